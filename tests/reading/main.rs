//! Reads whole pages and measures what was made of them.
//!
//! `pages/` holds pages in the manner of forty Indonesian outlets, each line with its role. The
//! layouts are those of the outlets; events, persons and sentences are invented. The pages were
//! written without the rules that read them in view. Beside each page stands what it says of
//! itself.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod page;
mod partition;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use sanding::corpus::{Document, Field, Role};

use page::{Page, pages, read};

/// Of all lines of all pages, the share that must have the right role.
const ROLES: f64 = 0.97;
/// Of the lines of any one page.
const ROLES_OF_A_PAGE: f64 = 0.88;

#[test]
fn lines_of_pages_of_many_outlets_get_their_roles() {
    let pages = pages();
    assert!(pages.len() >= 40);
    let documents = read(&pages);
    let (mut n_right, mut n_all) = (0, 0);
    let mut faults = String::new();
    for (page, document) in pages.iter().zip(&documents) {
        assert_eq!(document.blocks.len(), page.lines.len(), "{}", page.name);
        let mut n_right_here = 0;
        for (block, (roles, line)) in document.blocks.iter().zip(&page.lines) {
            assert_eq!(block.span.of(&document.text), line.trim(), "{}", page.name);
            if roles.contains(&block.role) {
                n_right_here += 1;
            } else {
                writeln!(faults, "{}: {:?}: {line}", page.name, block.role).unwrap();
            }
        }
        let share = f64::from(n_right_here) / page.lines.len() as f64;
        assert!(share >= ROLES_OF_A_PAGE, "{}: {share:.3}", page.name);
        n_right += n_right_here;
        n_all += page.lines.len();
    }
    let share = f64::from(n_right) / n_all as f64;
    println!("{n_right} of {n_all} lines, {share:.4}");
    assert!(share >= ROLES, "{share:.4}\n{faults}");
}

#[test]
fn pages_say_of_themselves_what_is_read_of_them() {
    let pages = pages();
    let documents = read(&pages);
    let mut right: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    let mut faults = String::new();
    for (page, document) in pages.iter().zip(&documents) {
        for (field, expected, found) in compared(page, document) {
            let (n_right, n_all) = right.entry(field).or_insert((0, 0));
            *n_all += 1;
            if expected == found {
                *n_right += 1;
            } else {
                writeln!(
                    faults,
                    "{}: {field}: {found:?}, not {expected:?}",
                    page.name
                )
                .unwrap();
            }
        }
    }
    println!("{right:?}\n{faults}");
    for (field, least) in [
        ("outlet", 0.85),
        ("byline", 0.75),
        ("published", 0.95),
        ("updated", 0.95),
        ("place", 0.85),
        ("credits", 0.8),
    ] {
        let (n_right, n_all) = right[field];
        let share = f64::from(n_right) / f64::from(n_all);
        assert!(share >= least, "{field}: {share:.2}\n{faults}");
    }
}

/// What a page says and what was read, a field each.
fn compared(
    page: &Page,
    document: &Document,
) -> Vec<(&'static str, BTreeSet<String>, BTreeSet<String>)> {
    let found = |fields: &[Field]| -> Vec<String> {
        let details = document.details.iter();
        let wanted = details.filter(|detail| fields.contains(&detail.field));
        wanted.map(|detail| detail.value.to_string()).collect()
    };
    let set = |values: Vec<String>, form: fn(&str) -> String| -> BTreeSet<String> {
        values.iter().map(|value| form(value)).collect()
    };
    let same = |value: &str| value.trim_end_matches('.').to_owned();
    [
        ("outlet", vec![Field::Outlet], outlet as fn(&str) -> String),
        ("byline", vec![Field::Byline, Field::Initials], |name| {
            name.to_lowercase()
        }),
        ("published", vec![Field::Published], minute),
        ("updated", vec![Field::Updated], minute),
        ("place", vec![Field::Place], same),
        ("credits", vec![Field::Credit], same),
    ]
    .into_iter()
    .map(|(name, fields, form)| (name, set(page.said(name), form), set(found(&fields), form)))
    .collect()
}

/// An outlet's name in small letters and digits, without the end of a domain.
fn outlet(name: &str) -> String {
    let mut name = name.to_lowercase();
    for end in [".co.id", ".com", ".id", ".net", ".co"] {
        name = name.strip_suffix(end).unwrap_or(&name).to_owned();
    }
    name.retain(|c| c.is_ascii_alphanumeric());
    name
}

/// A date-time without its seconds.
fn minute(iso: &str) -> String {
    match iso.match_indices(':').nth(1) {
        Some((at, _)) if iso[at..].starts_with(":00+") => [&iso[..at], &iso[at + 3..]].concat(),
        _ => iso.to_owned(),
    }
}

#[test]
fn the_roles_of_a_page_do_not_depend_on_the_others_much() {
    let pages = pages();
    let together = read(&pages);
    let (mut n_other, mut n_all) = (0, 0);
    for (page, document) in pages.iter().zip(&together) {
        let alone = read(std::slice::from_ref(page));
        let pairs = alone[0].blocks.iter().zip(&document.blocks);
        n_other += pairs.filter(|(one, other)| one.role != other.role).count();
        n_all += page.lines.len();
    }
    assert!(n_other * 100 < n_all, "{n_other} of {n_all}");
    assert!(
        together
            .iter()
            .all(|document| { document.blocks.iter().any(|block| block.role == Role::Body) })
    );
}
