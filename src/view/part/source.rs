//! What a page says of a source in passing.

use super::{Node, day, field_name, group};
use crate::{
    engine::DocumentSummary,
    locale::{Text, filled, say},
};

/// ` · ` and the day it was published, where that is known.
#[inline(never)]
pub fn published(document: &DocumentSummary) -> Node {
    match &document.published {
        Some(iso) => group().text(" · ").says(day(iso)),
        None => group(),
    }
}

/// ` · ` and the name of each detail that an editor concluded.
#[inline(never)]
pub fn inferred(document: &DocumentSummary) -> Node {
    group().each(&document.inferred, |field| {
        let name = say(field_name(*field));
        group()
            .text(" · ")
            .says(filled(Text::DetailInferred, &[name]))
    })
}
