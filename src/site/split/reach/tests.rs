//! Reaching, on modules as a linker leaves them.

use super::reach;
use crate::site::linked::example::{ADDRESS, Piece, Written, module};

/// Names of functions, each with the symbols that its body refers to; symbols are the functions in
/// order, then the data. The first function is exported.
type Functions<'a> = &'a [(&'a str, &'a [u32])];

/// Eight bytes of data each, and the symbols that these refer to.
type Data<'a> = &'a [&'a [u32]];

const DROP: u8 = 0x1a;

fn linked(functions: Functions<'_>, data: Data<'_>, keeps_relocations: bool) -> Vec<u8> {
    let is_function = |symbol: u32| (symbol as usize) < functions.len();
    let written = functions.iter().map(|(name, symbols)| Written {
        name,
        n_parameters: 0,
        body: symbols
            .iter()
            .flat_map(|symbol| match is_function(*symbol) {
                true => vec![Piece::To(*symbol)],
                false => vec![Piece::To(*symbol), Piece::Code(&[DROP])],
            })
            .collect(),
    });
    module(&written.collect::<Vec<_>>(), data, keeps_relocations)
}

fn check(functions: Functions<'_>, data: Data<'_>, expected: (&[&str], &[[u32; 2]])) {
    let later = reach(&linked(functions, data, true), |name| {
        name.starts_with("door")
    });
    let later = later.unwrap();
    let names: Vec<&str> = later.functions.iter().map(String::as_str).collect();
    let ranges: Vec<[u32; 2]> = later
        .data
        .iter()
        .map(|range| [range.start - ADDRESS, range.end - ADDRESS])
        .collect();
    assert_eq!((names.as_slice(), ranges.as_slice()), expected);
}

#[test]
fn what_only_a_door_leads_to_comes_later_with_the_door() {
    check(
        &[
            ("start", &[1, 3]),
            ("door", &[2, 3]),
            ("far", &[]),
            ("near", &[]),
        ],
        &[],
        (&["door", "far"], &[]),
    );
}

#[test]
fn data_lead_on_to_functions_and_stay_where_the_first_half_needs_them() {
    // The second datum is a table of methods that the door knows alone.
    check(
        &[
            ("start", &[1, 4]),
            ("door", &[5, 6]),
            ("method", &[]),
            ("drop", &[]),
        ],
        &[&[3], &[2, 3], &[]],
        (&["door", "method"], &[[8, 24]]),
    );
}

#[test]
fn between_two_data_that_come_later_one_that_stays_stays() {
    check(
        &[("start", &[1, 3]), ("door", &[2, 4])],
        &[&[], &[], &[]],
        (&["door"], &[[0, 8], [16, 24]]),
    );
}

#[test]
fn functions_of_one_name_stay_together_where_one_is_needed_at_once() {
    check(
        &[
            ("start", &[1, 2]),
            ("door", &[3]),
            ("twin", &[]),
            ("twin", &[]),
        ],
        &[],
        (&["door"], &[]),
    );
}

#[test]
fn what_nothing_leads_to_is_left_where_it_is() {
    check(&[("start", &[]), ("lost", &[0])], &[&[]], (&[], &[]));
    check(
        &[("start", &[]), ("door", &[2]), ("far", &[])],
        &[],
        (&["door", "far"], &[]),
    );
}

#[test]
fn a_module_without_relocations_is_refused() {
    let bare = linked(&[("start", &[1]), ("door", &[])], &[], false);
    let error = reach(&bare, |_| false).unwrap_err().to_string();
    assert!(error.contains("relocations"), "{error}");
    assert!(reach(b"no module", |_| false).is_err());
}
