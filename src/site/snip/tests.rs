//! Snipping, on modules as a linker leaves them.

use wasmparser::{Operator, Validator};

use super::snip;
use crate::site::linked::{
    Linked,
    example::{
        ADDRESS,
        Piece::{self, Code, To},
        Written, module,
    },
};

const UNREACHABLE: &[u8] = &[0x00];
const DROP: &[u8] = &[0x1a];
const FIRST: &[u8] = &[0x20, 0x00];
const SECOND: &[u8] = &[0x20, 0x01];
const FIVE: &[u8] = &[0x41, 0x05];

fn written<'a>(name: &'a str, n_parameters: usize, body: &[Piece<'a>]) -> Written<'a> {
    Written {
        name,
        n_parameters,
        body: body.to_vec(),
    }
}

/// What is left of each function's operators, and which data are not zero.
fn snipped(functions: &[Written<'_>], data: &[&[u32]], never: &[&str]) -> (Vec<String>, Vec<bool>) {
    let before = module(functions, data, true);
    Validator::new().validate_all(&before).unwrap();
    let (after, missed) = snip(&before, never).unwrap();
    assert!(missed.is_empty());
    assert_eq!(after.len(), before.len());
    Validator::new().validate_all(&after).unwrap();
    let linked = Linked::parse(&after).unwrap();
    let bodies = linked.bodies.iter().map(|body| {
        let operators = body.operators(&after).unwrap();
        let told = operators.iter().filter_map(|(operator, _)| match operator {
            Operator::Nop => None,
            Operator::Call { function_index } => Some(format!("call {function_index}")),
            Operator::I32Const { value } => Some(value.to_string()),
            Operator::Unreachable => Some("trap".to_owned()),
            Operator::LocalGet { local_index } => Some(format!("local {local_index}")),
            other => Some(format!("{other:?}").to_lowercase()),
        });
        told.collect::<Vec<_>>().join(", ")
    });
    let is_left = (0..data.len() as u32).map(|number| {
        let start = ADDRESS + number * 8;
        let place = linked.place(&(start..start + 8)).unwrap();
        after[place].iter().any(|byte| *byte != 0)
    });
    (bodies.collect(), is_left.collect())
}

#[test]
fn what_panics_traps_at_once_and_its_message_goes() {
    // What `panic_fmt` calls is called by nobody else; the second datum is read by what stays.
    let (code, data) = snipped(
        &[
            written(
                "start",
                0,
                &[To(6), To(4), To(5), Code(FIVE), To(1), Code(UNREACHABLE)],
            ),
            written("core::panicking::panic_fmt", 2, &[To(2), Code(UNREACHABLE)]),
            written("writes_messages", 0, &[]),
            written("lost", 0, &[To(2)]),
            written("reads", 1, &[Code(FIRST), Code(DROP)]),
        ],
        &[&[3], &[]],
        &[],
    );
    let start = format!("{}, call 4, trap", ADDRESS + 8);
    assert_eq!(code, [&start, "trap", "", "trap", "local 0, drop"]);
    assert_eq!(data, [false, true]);
}

#[test]
fn what_is_done_before_a_panic_stays() {
    // The call before, the number that it is given, and the number that another branch is left with.
    let if_first = [FIRST, &[0x04, 0x40]].concat();
    let (code, _) = snipped(
        &[
            written(
                "start",
                1,
                &[
                    Code(FIVE),
                    To(1),
                    Code(&if_first),
                    Code(FIVE),
                    Code(DROP),
                    To(2),
                    Code(UNREACHABLE),
                    Code(&[0x0b]),
                ],
            ),
            written("other", 1, &[Code(FIRST), Code(DROP)]),
            written("std::panicking::rust_panic", 0, &[Code(UNREACHABLE)]),
        ],
        &[],
        &[],
    );
    assert_eq!(
        code[0],
        "5, call 1, local 0, if { blockty: empty }, trap, end"
    );
}

#[test]
fn a_function_of_the_library_that_returns_in_any_way_and_one_that_traps_elsewhere_stay() {
    // Out of a block to its end, by a table, with a word.
    let leaves: [&[u8]; 4] = [
        &[0x02, 0x40, 0x0c, 0x01, 0x0b, 0x00],
        &[0x20, 0x00, 0x0d, 0x00, 0x00],
        &[0x20, 0x00, 0x0e, 0x01, 0x00, 0x00, 0x00],
        &[0x20, 0x00, 0x04, 0x40, 0x0f, 0x0b, 0x00],
    ];
    for leave in leaves {
        let (code, _) = snipped(
            &[
                written("start", 1, &[Code(FIRST), To(1)]),
                written("core::slice::sort", 1, &[Code(leave)]),
            ],
            &[],
            &[],
        );
        assert!(code[0].ends_with("call 1"), "{leave:?}");
        assert_ne!(code[1], "trap", "{leave:?}");
    }
    let (code, _) = snipped(
        &[
            written("start", 0, &[To(1), To(2), Code(UNREACHABLE)]),
            written("corelib::ends", 0, &[To(2), Code(UNREACHABLE)]),
            written("sanding::throws", 0, &[To(1), Code(UNREACHABLE)]),
        ],
        &[],
        &[],
    );
    assert_eq!(
        code,
        ["call 1, call 2, trap", "call 2, trap", "call 1, trap"]
    );
}

#[test]
fn numbers_that_nobody_reads_are_zero_and_what_they_point_to_goes() {
    // `expect` has a message for a panic alone, and hands it on through another function.
    let (code, data) = snipped(
        &[
            written("start", 1, &[Code(FIRST), To(4), To(5), To(1)]),
            written(
                "wraps",
                3,
                &[Code(FIRST), Code(SECOND), Code(&[0x20, 0x02]), To(2)],
            ),
            written(
                "<core::option::Option<T>>::expect",
                3,
                &[
                    Code(FIRST),
                    Code(&[0x04, 0x40, 0x0f, 0x0b]),
                    Code(SECOND),
                    To(3),
                    Code(UNREACHABLE),
                ],
            ),
            written("core::option::expect_failed", 1, &[Code(UNREACHABLE)]),
        ],
        &[&[], &[]],
        &[],
    );
    assert_eq!(code[0], "local 0, 0, 0, call 1");
    assert_eq!(data, [false, false]);
    // The second number is read by nobody only once the third is known to be: both go.
    let (code, data) = snipped(
        &[
            written("start", 0, &[To(3), To(4), To(1)]),
            written("wraps", 2, &[Code(FIRST), Code(SECOND), To(2)]),
            written("reads_none", 2, &[]),
        ],
        &[&[], &[]],
        &[],
    );
    assert_eq!(code, ["0, 0, call 1", "0, 0, call 2", ""]);
    assert_eq!(data, [false, false]);
    // One number that comes of a computation is left, and what stands before it.
    let sum = [FIVE, FIVE, &[0x6a]].concat();
    let (code, _) = snipped(
        &[
            written("start", 0, &[Code(FIVE), Code(&sum), Code(FIVE), To(1)]),
            written("reads_none", 3, &[]),
        ],
        &[],
        &[],
    );
    assert_eq!(code[0], "5, 5, 5, i32add, 0, call 1");
}

#[test]
fn a_hook_for_panics_is_kept_by_nobody() {
    let (code, data) = snipped(
        &[
            written("start", 0, &[Code(FIVE), To(3), To(1)]),
            written(
                "std::panicking::set_hook",
                2,
                &[Code(FIRST), Code(DROP), Code(SECOND), Code(DROP)],
            ),
            written("hook", 0, &[]),
        ],
        &[&[2]],
        &[],
    );
    assert_eq!(code, ["0, 0, call 1", "", ""]);
    assert_eq!(data, [false]);
}

#[test]
fn what_is_never_called_goes_with_all_that_it_alone_leads_to() {
    let functions = [
        written("start", 0, &[To(1), To(3)]),
        written("yew::Kind>::attach", 0, &[To(2), To(3)]),
        written("alone", 0, &[]),
        written("both", 0, &[]),
    ];
    let (code, _) = snipped(&functions, &[], &["Kind>::attach"]);
    assert_eq!(code, ["trap", "trap", "", ""]);
    let functions = [
        written(
            "start",
            0,
            &[To(3), Code(FIVE), Code(&[0x04, 0x40]), To(1), Code(&[0x0b])],
        ),
        written("yew::Kind>::attach", 0, &[To(2), To(3)]),
        written("alone", 0, &[]),
        written("both", 0, &[]),
    ];
    let (code, _) = snipped(&functions, &[], &["Kind>::attach"]);
    assert_eq!(
        code,
        [
            "call 3, 5, if { blockty: empty }, trap, end",
            "trap",
            "",
            ""
        ]
    );
}

#[test]
fn a_name_that_no_function_has_is_told_and_a_module_without_relocations_is_refused() {
    let functions = [
        written("start", 0, &[To(1)]),
        written("yew::Kind>::attach", 0, &[]),
    ];
    let before = module(&functions, &[], true);
    let (after, missed) = snip(&before, &["Sort>::attach"]).unwrap();
    assert_eq!((after, missed), (before, vec!["Sort>::attach"]));
    let error = snip(&module(&functions, &[], false), &[]).unwrap_err();
    assert!(error.to_string().contains("relocations"), "{error}");
    assert!(snip(b"no module", &[]).is_err());
}
