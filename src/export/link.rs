//! The page's address of a passage. Its range is of the document's text, as the page counts; the
//! columns beside it are of the file.

use crate::{
    address::{Address, Place},
    base::Span,
    corpus::Document,
};

/// The address of a passage behind that of the `page`, whose own hash is left out.
pub(super) fn link(page: &str, document: &Document, span: Span) -> String {
    let page = page.split('#').next().unwrap_or_default();
    let address = Address::passage(&document.id, Place::of(&document.text, span));
    [page, &address.hash()].concat()
}
