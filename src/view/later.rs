//! The doors to all that the first view does not need: the other views, and corrections.
//!
//! The command finds the functions of this module in the compiled page by their names, and puts what
//! only they lead to into a file of its own (`site/split`). Nothing here may be called before that is there
//! ([`Desk::has_rest`]), and `api::publish`, which is a door, too, no sooner. A door is never inlined, or it would be none.

use std::rc::Rc;

use super::{
    browser::{Answers, Form},
    desk::Desk,
    page,
    part::Node,
};
use crate::{
    address::{Address, Page},
    bundle::Bundle,
    entity::Correction,
    index::Index,
};

/// Every view but the overview.
#[inline(never)]
pub fn page(desk: &Desk, address: &Address, chosen: Option<usize>) -> Node {
    page::page(desk, address, chosen)
}

/// Makes what a first search would wait for. A browser compiles a function when it is called first, so
/// where all can be read something is searched, too.
#[inline(never)]
pub fn prepare(desk: &Desk) {
    let bundle = desk.engine.bundle();
    let _: &Index = bundle.index();
    if bundle.parts.are_whole() && !desk.is_prepared.replace(true) {
        let mut address = Address::of(Page::Search);
        address.query.push('a');
        drop(page(desk, &address, None));
    }
}

/// Calls for the module that compares.
#[inline(never)]
pub fn load(answers: &Rc<Answers>) {
    answers.load();
}

/// What [`Desk::misses`] says.
#[inline(never)]
pub fn misses(desk: &mut Desk, again: bool) -> Option<String> {
    desk.misses(again)
}

/// Does what a form asks for, as [`page::sent`].
#[inline(never)]
pub fn sent(desk: &mut Desk, address: &Address, form: &Form) -> Option<Address> {
    page::sent(desk, address, form)
}

/// Corrects a corpus.
#[inline(never)]
pub fn correct(bundle: &mut Bundle, corrections: &[Correction]) {
    bundle.correct(corrections);
}
