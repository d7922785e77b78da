//! Long lists are shown in stretches: a reader goes from one to the next, and the page never holds
//! more than one.

use super::{Node, first_of, group, tag};
use crate::{
    address::Address,
    locale::{Text, figure, filled},
};

/// The entries from the one on that the address names, at most `most`; the first ones where there
/// are not so many.
#[inline(never)]
pub fn stretch<'a, T>(address: &Address, all: &'a [T], most: usize) -> &'a [T] {
    let from = first(address, all.len());
    let all = all.get(from..).unwrap_or_default();
    all.get(..most).unwrap_or(all)
}

/// How many entries come before the first that is shown.
fn first(address: &Address, total: usize) -> usize {
    match address.skipped as usize {
        skipped if skipped < total => skipped,
        _ => 0,
    }
}

/// Which entries are shown, and links to those before and after them; nothing where all are.
#[inline(never)]
pub fn pager(address: &Address, most: usize, total: usize, things: Text) -> Node {
    let from = first(address, total);
    if from == 0 {
        if total <= most {
            return group();
        }
        let line = first_of(most, total, things);
        return line.child(step(address, most, Text::NextOnes, most));
    }
    let end = total.min(from + most);
    let range = [figure(from + 1), figure(end), figure(total)];
    let range: Vec<&str> = range.iter().map(String::as_str).collect();
    let mut line = tag("p.lede")
        .says(filled(Text::RangeOf, &range))
        .child(step(
            address,
            from.saturating_sub(most),
            Text::PreviousOnes,
            most,
        ));
    if end < total {
        line = line.child(step(address, end, Text::NextOnes, most));
    }
    line
}

fn step(address: &Address, to: usize, text: Text, most: usize) -> Node {
    let mut link = address.clone();
    link.skipped = u32::try_from(to).unwrap_or_default();
    let link = tag("a.page").to(link);
    group()
        .text(" ")
        .child(link.says(filled(text, &[&figure(most)])))
}
