//! Cuts out of a linked module what the page never comes to.
//!
//! A panic's message, with all that puts it together, would be loaded by every reader, who can do nothing with
//! it. So a function of the standard library that never returns traps at once, and so does what calls one,
//! without what is computed for it; the boot script tells of a trap. The same is done to functions that a
//! page of this one application never calls, which no linker can know. What then nothing leads to is emptied, as
//! the linker's relocations tell.
//!
//! That a function's body can be replaced by a trap is the idea of *wasm-snip* (Rust and WebAssembly
//! working group), and what a trap instead of a message takes off is that of the standard library's
//! feature `panic_immediate_abort`, which is for unreleased compilers alone.

use std::{
    collections::{BTreeMap, BTreeSet},
    io,
    ops::Range,
};

use rustc_demangle::demangle;
use wasmparser::{BinaryReaderError, Operator, ValType};

use super::linked::{Item, Linked};

// Bytes of code, as the specification has them (Core, 5.4).
const UNREACHABLE: u8 = 0x00;
const NOP: u8 = 0x01;
const I32_CONST: u8 = 0x41;

/// The crates whose functions never return but where they panic, and one more function that ends in an error.
const PANICKING: [&str; 5] = [
    "core::",
    "alloc::",
    "std::",
    "__rustc::",
    "wasm_bindgen::throw_str",
];
/// Keeps what a panic would call, and does nothing else.
const HOOKING: &str = "std::panicking::set_hook";

/// The module without what only a panic and functions whose path ends on one of `never` lead to, and those
/// of `never` that no function's does. What stays has its place: cut code is nothing or a trap, and cut data are
/// zeros.
///
/// # Errors
/// Where the module is none, or was linked without its relocations.
pub(super) fn snip<'a>(module: &[u8], never: &[&'a str]) -> io::Result<(Vec<u8>, Vec<&'a str>)> {
    let linked = Linked::read(module)?;
    let paths: BTreeMap<u32, String> = linked
        .names
        .iter()
        .map(|(number, name)| (*number, format!("{:#}", demangle(name))))
        .collect();
    let is_missed = |end: &&&str| !paths.values().any(|path| path.ends_with(**end));
    let missed = never.iter().filter(is_missed).copied().collect();
    let mut module = module.to_vec();
    snip_calls(&mut module, &linked, &paths, never).map_err(io::Error::other)?;
    while zero_arguments(&mut module).map_err(io::Error::other)? {}
    empty(&mut module).map_err(io::Error::other)?;
    Ok((module, missed))
}

/// Makes functions that only panic, and their calls, traps.
fn snip_calls(
    module: &mut [u8],
    linked: &Linked,
    paths: &BTreeMap<u32, String>,
    never: &[&str],
) -> Result<(), BinaryReaderError> {
    let mut cuts: Vec<Range<usize>> = Vec::new();
    let mut traps = BTreeSet::new();
    for body in &linked.bodies {
        let path = paths.get(&body.number).map_or("", String::as_str);
        // A method's path begins with its type's.
        let of_crate = path.trim_start_matches('<');
        if path == HOOKING {
            fill(module, body.code.clone(), NOP);
        } else if never.iter().any(|end| path.ends_with(end))
            || PANICKING.iter().any(|start| of_crate.starts_with(start))
                && never_returns(&body.operators(module)?)
        {
            traps.insert(body.number);
            cuts.push(body.code.clone());
        }
    }
    for body in linked
        .bodies
        .iter()
        .filter(|body| !traps.contains(&body.number))
    {
        cuts.extend(ends(&body.operators(module)?, module, &traps));
    }
    for cut in cuts {
        trap(module, cut);
    }
    Ok(())
}

/// Puts zero for each number that is handed to a function which does not read it; whether there was one.
/// What was handed on to a function that panics is read by nobody any more.
fn zero_arguments(module: &mut [u8]) -> Result<bool, BinaryReaderError> {
    let linked = Linked::parse(module)?;
    let mut unread: BTreeMap<u32, Vec<bool>> = BTreeMap::new();
    for body in &linked.bodies {
        let mut is_unread: Vec<bool> = body
            .parameters
            .iter()
            .map(|kind| *kind == ValType::I32)
            .collect();
        for (operator, _) in body.operators(module)? {
            if let Operator::LocalGet { local_index } = operator
                && let Some(is_unread) = is_unread.get_mut(local_index as usize)
            {
                *is_unread = false;
            }
        }
        unread.insert(body.number, is_unread);
    }
    let mut zeros = Vec::new();
    for body in &linked.bodies {
        let mut code = body.operators(module)?;
        // Where a number was made zero before, its place is filled up.
        code.retain(|(operator, _)| !matches!(operator, Operator::Nop));
        for (at, (operator, _)) in code.iter().enumerate() {
            let Operator::Call { function_index } = operator else {
                continue;
            };
            let unread = unread.get(function_index).map_or(&[][..], Vec::as_slice);
            let arguments = code.get(..at).unwrap_or_default().iter().rev();
            // The last arguments that are each one operator.
            for ((operator, place), is_unread) in arguments.zip(unread.iter().rev()) {
                match operator {
                    Operator::I32Const { value: 0 } => {}
                    Operator::I32Const { .. } | Operator::LocalGet { .. } if *is_unread => {
                        zeros.push(place.clone());
                    }
                    Operator::I32Const { .. } | Operator::LocalGet { .. } => {}
                    _ => break,
                }
            }
        }
    }
    let is_any = !zeros.is_empty();
    for place in zeros {
        let start = place.start;
        fill(module, place, NOP);
        fill(module, start..start + 1, I32_CONST);
        fill(module, start + 1..start + 2, 0);
    }
    Ok(is_any)
}

/// Empties what nothing leads to.
fn empty(module: &mut [u8]) -> Result<(), BinaryReaderError> {
    let linked = Linked::parse(module)?;
    let reached = linked.from(linked.roots.iter().copied(), &|_| false);
    for body in &linked.bodies {
        if !reached.contains(&Item::Function(body.number)) {
            trap(module, body.code.clone());
        }
    }
    for (number, addresses) in linked.data.iter().enumerate() {
        if !reached.contains(&Item::Data(number))
            && let Some(place) = linked.place(addresses)
        {
            fill(module, place, 0);
        }
    }
    Ok(())
}

/// Puts a trap where code was.
fn trap(module: &mut [u8], code: Range<usize>) {
    if let Some((last, before)) = module.get_mut(code).and_then(<[u8]>::split_last_mut) {
        before.fill(NOP);
        *last = UNREACHABLE;
    }
}

fn fill(module: &mut [u8], place: Range<usize>, byte: u8) {
    if let Some(bytes) = module.get_mut(place) {
        bytes.fill(byte);
    }
}

/// A body's operators with their places in the module's file.
type Code<'a> = [(Operator<'a>, Range<usize>)];

/// Whether a body ends in a trap and is left in no other way.
fn never_returns(code: &Code<'_>) -> bool {
    let mut depth = 0;
    for (operator, _) in code {
        let is_left = match operator {
            Operator::Block { .. } | Operator::Loop { .. } | Operator::If { .. } => {
                depth += 1;
                false
            }
            Operator::End => {
                depth -= 1;
                false
            }
            Operator::Return => true,
            Operator::Br { relative_depth } | Operator::BrIf { relative_depth } => {
                *relative_depth == depth
            }
            Operator::BrTable { targets } => {
                targets.default() == depth
                    || targets
                        .targets()
                        .any(|target| target.is_ok_and(|to| to == depth))
            }
            _ => false,
        };
        if is_left {
            return false;
        }
    }
    matches!(code.last(), Some((Operator::Unreachable, _)))
}

/// The places where a body traps, each from the first of the operators that only compute for it, since what
/// they leave on the stack or in locals is gone with it, to the end of the block, which is not come to.
fn ends(code: &Code<'_>, module: &[u8], traps: &BTreeSet<u32>) -> Vec<Range<usize>> {
    let mut ends: Vec<Range<usize>> = Vec::new();
    // Where the operators begin that only compute, and how deep within the block that has ended.
    let (mut start, mut ended) = (None, None);
    for (operator, place) in code {
        if let (Some(depth), Some(end)) = (&mut ended, ends.last_mut()) {
            match operator {
                Operator::Block { .. } | Operator::Loop { .. } | Operator::If { .. } => *depth += 1,
                Operator::Else | Operator::End if *depth == 0 => ended = None,
                Operator::End => *depth -= 1,
                _ => {}
            }
            if ended.is_some() {
                end.end = place.end;
            }
            continue;
        }
        let from = start.unwrap_or(place.start);
        start = match operator {
            Operator::Call { function_index } if traps.contains(function_index) => {
                ended = Some(0);
                ends.push(from..place.end);
                None
            }
            Operator::Unreachable => {
                ended = Some(0);
                ends.push(from..place.end);
                None
            }
            _ if module.get(place.start).is_some_and(only_computes) => Some(from),
            _ => None,
        };
    }
    ends
}

/// Whether an operator of this first byte does nothing but to the stack and to locals: loads and arithmetic may
/// trap, but so does what they are for.
fn only_computes(opcode: &u8) -> bool {
    // Drop and select; locals, and reading a global; loads; constants and arithmetic.
    matches!(opcode, 0x1a..=0x1c | 0x20..=0x23 | 0x28..=0x35 | 0x41..=0xc4)
}

#[cfg(test)]
mod tests;
