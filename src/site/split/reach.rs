//! What only the doors lead to, read from the linker's relocations.
//!
//! A function or a datum that the first half could come to without a door stays there.

use std::{collections::BTreeSet, io, ops::Range};

use crate::site::linked::{Item, Linked};

/// What only the doors lead to.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Later {
    /// The names of functions.
    pub functions: BTreeSet<String>,
    /// Ranges of addresses of data, sorted.
    pub data: Vec<Range<u32>>,
}

/// Finds what only functions lead to whose name `is_door`.
///
/// # Errors
/// Where the module is none, or was linked without its relocations.
pub fn reach(module: &[u8], is_door: impl Fn(&str) -> bool) -> io::Result<Later> {
    let linked = Linked::read(module)?;
    let name = |function: &u32| linked.names.get(function).map_or("", String::as_str);
    let shut = |item: &Item| matches!(item, Item::Function(number) if is_door(name(number)));
    let first = linked.from(linked.roots.iter().copied(), &shut);
    let doors = linked.names.iter().filter(|(_, name)| is_door(name));
    let doors = doors.map(|(number, _)| Item::Function(*number));
    let mut later = Later::default();
    let mut last = None;
    for item in linked.from(doors, &|_| false).difference(&first) {
        match item {
            Item::Function(number) => {
                later.functions.insert(name(number).to_owned());
            }
            Item::Data(place) => {
                let Some(range) = linked.data.get(*place) else {
                    continue;
                };
                // Between two neighbors there is nothing but what aligns the second one.
                match later.data.last_mut() {
                    Some(before) if last == place.checked_sub(1) => before.end = range.end,
                    _ => later.data.push(range.clone()),
                }
                last = Some(*place);
            }
        }
    }
    // Functions of one name can't be told apart once the module was bound.
    for (number, name) in &linked.names {
        if first.contains(&Item::Function(*number)) {
            later.functions.remove(name);
        }
    }
    Ok(later)
}

#[cfg(test)]
mod tests;
