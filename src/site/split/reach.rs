//! What only the doors lead to, read from the linker's relocations.
//!
//! A function or a datum that the first half could come to without a door stays there. What refers to a
//! function by its place in the table, a closure or the methods of a trait, is a relocation as a call is.

use std::{
    collections::{BTreeMap, BTreeSet},
    io,
    ops::Range,
};

use wasmparser::{
    BinaryReaderError, DataKind, ExternalKind, KnownCustom, Linking, Name, Operator, Parser,
    Payload, RelocationType, SymbolInfo, TypeRef,
};

/// What only the doors lead to.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Later {
    /// The names of functions.
    pub functions: BTreeSet<String>,
    /// Ranges of addresses of data, sorted.
    pub data: Vec<Range<u32>>,
}

/// What may refer to something, or be referred to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Item {
    /// A function by its number.
    Function(u32),
    /// A run of data by its place in [`Linked::data`].
    Data(usize),
}

/// Finds what only functions lead to whose name `is_door`.
///
/// # Errors
/// Where the module is none, or was linked without its relocations.
pub fn reach(module: &[u8], is_door: impl Fn(&str) -> bool) -> io::Result<Later> {
    let linked = Linked::read(module).map_err(io::Error::other)?;
    if linked.references.is_empty() {
        return Err(io::Error::other("the module has no relocations"));
    }
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

/// What a linked module tells of itself.
#[derive(Default)]
struct Linked {
    /// The functions' names.
    names: BTreeMap<u32, String>,
    /// Runs of addresses, one for each datum, or for several that overlap; sorted.
    data: Vec<Range<u32>>,
    /// What is called from outside.
    roots: BTreeSet<Item>,
    /// What each refers to.
    references: BTreeSet<(Item, Item)>,
}

/// A section with bytes that relocations tell of, and where what refers lies in it.
#[derive(Default)]
struct Section {
    /// Its number among the module's sections.
    number: u32,
    /// Where its content begins in the module's file.
    start: usize,
}

impl Linked {
    fn read(module: &[u8]) -> Result<Self, BinaryReaderError> {
        let mut linked = Self::default();
        let (mut code, mut data) = (Section::default(), Section::default());
        // The places of functions in the file, and of data with their addresses.
        let mut bodies: Vec<(Range<usize>, u32)> = Vec::new();
        let mut segments: Vec<(Range<usize>, u32)> = Vec::new();
        let mut symbols: Vec<SymbolInfo<'_>> = Vec::new();
        let mut relocations = Vec::new();
        let (mut n_functions, mut n_sections) = (0, 0);
        for payload in Parser::new(0).parse_all(module) {
            let payload = payload?;
            let number = n_sections;
            n_sections += u32::from(payload.as_section().is_some());
            match payload {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        n_functions += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::ExportSection(exports) => {
                    for export in exports {
                        let export = export?;
                        if export.kind == ExternalKind::Func {
                            linked.roots.insert(Item::Function(export.index));
                        }
                    }
                }
                Payload::StartSection { func, .. } => {
                    linked.roots.insert(Item::Function(func));
                }
                Payload::CodeSectionStart { range, .. } => {
                    code = Section {
                        number,
                        start: range.start,
                    };
                }
                Payload::CodeSectionEntry(body) => {
                    bodies.push((body.range(), n_functions));
                    n_functions += 1;
                }
                Payload::DataSection(section) => {
                    data = Section {
                        number,
                        start: section.range().start,
                    };
                    for datum in section {
                        let datum = datum?;
                        let DataKind::Active { offset_expr, .. } = datum.kind else {
                            segments.push((0..0, 0));
                            continue;
                        };
                        let at = offset_expr.get_operators_reader().read()?;
                        if let Operator::I32Const { value } = at {
                            let start = datum.range.end - datum.data.len();
                            segments.push((start..datum.range.end, value.cast_unsigned()));
                        }
                    }
                }
                Payload::CustomSection(custom) => match custom.as_known() {
                    KnownCustom::Linking(linking) => {
                        for part in linking.subsections() {
                            if let Linking::SymbolTable(table) = part? {
                                symbols = table.into_iter().collect::<Result<_, _>>()?;
                            }
                        }
                    }
                    KnownCustom::Reloc(section) => {
                        for entry in section.entries() {
                            relocations.push((section.section_index(), entry?));
                        }
                    }
                    KnownCustom::Name(names) => {
                        for part in names {
                            if let Name::Function(functions) = part? {
                                for naming in functions {
                                    let naming = naming?;
                                    linked.names.insert(naming.index, naming.name.to_owned());
                                }
                            }
                        }
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        let addresses: Vec<Option<Range<u32>>> = symbols
            .iter()
            .map(|symbol| match symbol {
                SymbolInfo::Data {
                    symbol: Some(at), ..
                } => {
                    let (_, address) = segments.get(at.index as usize)?;
                    let start = address.checked_add(at.offset)?;
                    (at.size > 0).then(|| start..start.saturating_add(at.size))
                }
                _ => None,
            })
            .collect();
        linked.data = joined(addresses.iter().flatten().cloned().collect());
        for (section, entry) in relocations {
            let target = symbols.get(entry.index as usize);
            let to = match (entry.ty, target) {
                (RelocationType::TypeIndexLeb, _) => None,
                (_, Some(SymbolInfo::Func { index, .. })) => Some(Item::Function(*index)),
                (_, Some(SymbolInfo::Data { .. })) => addresses
                    .get(entry.index as usize)
                    .and_then(|range| linked.datum(range.as_ref()?.start)),
                _ => None,
            };
            let at = entry.offset as usize;
            let from = if section == code.number {
                holding(&bodies, code.start + at).map(|(_, number)| Item::Function(number))
            } else if section == data.number {
                holding(&segments, data.start + at)
                    .and_then(|(within, address)| linked.datum(address + within as u32))
            } else {
                None
            };
            linked
                .references
                .extend(from.zip(to).filter(|(from, to)| from != to));
        }
        Ok(linked)
    }

    /// The datum that an address lies in.
    fn datum(&self, address: u32) -> Option<Item> {
        let place = self.data.partition_point(|range| range.end <= address);
        let range = self.data.get(place)?;
        range.contains(&address).then_some(Item::Data(place))
    }

    /// All that can be come to, without what is `shut`.
    fn from(
        &self,
        roots: impl Iterator<Item = Item>,
        shut: &impl Fn(&Item) -> bool,
    ) -> BTreeSet<Item> {
        let mut found = BTreeSet::new();
        let mut left: Vec<Item> = roots.collect();
        while let Some(item) = left.pop() {
            if shut(&item) || !found.insert(item) {
                continue;
            }
            let least = (item, Item::Function(0));
            let mine = self.references.range(least..);
            left.extend(
                mine.take_while(|(from, _)| *from == item)
                    .map(|(_, to)| *to),
            );
        }
        found
    }
}

/// Ranges sorted, those that overlap made one.
fn joined(mut ranges: Vec<Range<u32>>) -> Vec<Range<u32>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut joined: Vec<Range<u32>> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

/// The one of sorted places in a file that holds a byte: how far it lies within, and what is known of it.
fn holding(places: &[(Range<usize>, u32)], at: usize) -> Option<(usize, u32)> {
    let place = places.partition_point(|(range, _)| range.end <= at);
    let (range, known) = places.get(place)?;
    Some((at.checked_sub(range.start)?, *known))
}

#[cfg(test)]
mod tests;
