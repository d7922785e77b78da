//! Cutting, on a small module whose halves are looked at as bytes.

use std::collections::BTreeMap;

use walrus::{
    ConstExpr, ElementItems, ElementKind, FunctionBuilder, Module, RefType, ValType, ir::Value,
};
use wasmparser::{ExternalKind, Parser, Payload, Validator};

use super::{Halves, Later, cut, short};
use crate::site::split::whole;

/// A module with `start`, which calls `door` and `near`; `door` calls `far` and `near`; a table of
/// `near`, `far` and `start`; and data.
fn whole() -> Vec<u8> {
    let mut module = Module::default();
    let types = &mut module.types;
    let (taker, giver) = (&[ValType::I32][..], &[ValType::I32][..]);
    let imported = {
        let of_function = types.add(taker, giver);
        module.add_import_func("page", "tell", of_function).0
    };
    let mut function = |name: &str, calls: &[walrus::FunctionId]| {
        let mut builder = FunctionBuilder::new(&mut module.types, taker, giver);
        builder.name(name.to_owned());
        let argument = module.locals.add(ValType::I32);
        let mut body = builder.func_body();
        body.local_get(argument);
        for called in calls {
            body.call(*called);
        }
        builder.finish(vec![argument], &mut module.funcs)
    };
    let near = function("near", &[imported]);
    let far = function("far", &[imported]);
    let door = function("door", &[far, near]);
    let start = function("start", &[door, near]);
    module.exports.add("start", start);
    let table = module.tables.add_local(false, 4, Some(4), RefType::FUNCREF);
    module.elements.add(
        ElementKind::Active {
            table,
            offset: ConstExpr::Value(Value::I32(1)),
        },
        ElementItems::Functions(vec![near, far, start]),
    );
    let memory = module.memories.add_local(false, false, 1, None, None);
    module.data.add(
        walrus::DataKind::Active {
            memory,
            offset: ConstExpr::Value(Value::I32(1024)),
        },
        [[b'f'; 40], [b'r'; 40], [b'f'; 40]].concat(),
    );
    module.exports.add("memory", memory);
    module.emit_wasm()
}

fn later(functions: &[&str]) -> Later {
    Later {
        functions: functions.iter().map(|name| (*name).to_owned()).collect(),
        // The second is too small to be worth it.
        data: vec![1064..1104, 1110..1120],
    }
}

fn halves(functions: &[&str]) -> Halves {
    let halves = cut(&whole(), &later(functions)).unwrap();
    for half in [&halves.first, &halves.rest] {
        Validator::new().validate_all(half).unwrap();
    }
    halves
}

/// What a module exports or imports, by name.
fn shared(module: &[u8]) -> BTreeMap<String, ExternalKind> {
    let mut shared = BTreeMap::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload.unwrap() {
            Payload::ExportSection(exports) => {
                for export in exports {
                    let export = export.unwrap();
                    shared.insert(export.name.to_owned(), export.kind);
                }
            }
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    let import = import.unwrap();
                    if import.module.is_empty() {
                        let kind = match import.ty {
                            wasmparser::TypeRef::Func(_) => ExternalKind::Func,
                            wasmparser::TypeRef::Table(_) => ExternalKind::Table,
                            wasmparser::TypeRef::Memory(_) => ExternalKind::Memory,
                            _ => ExternalKind::Global,
                        };
                        shared.insert(import.name.to_owned(), kind);
                    }
                }
            }
            _ => {}
        }
    }
    shared
}

/// Which places of the table a module fills, and how long it says the table is.
fn places(module: &[u8]) -> (Vec<u32>, u64) {
    let (mut places, mut longest) = (Vec::new(), 0);
    for payload in Parser::new(0).parse_all(module) {
        match payload.unwrap() {
            Payload::ElementSection(elements) => {
                for element in elements {
                    let element = element.unwrap();
                    let start = whole::start(&element.kind).unwrap();
                    if let wasmparser::ElementItems::Functions(items) = element.items {
                        places.extend(start..start + items.count());
                    }
                }
            }
            Payload::TableSection(tables) => {
                for table in tables {
                    longest = longest.max(table.unwrap().ty.initial);
                }
            }
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    if let wasmparser::TypeRef::Table(table) = import.unwrap().ty {
                        longest = longest.max(table.initial);
                    }
                }
            }
            _ => {}
        }
    }
    (places, longest)
}

/// The data of a module and their addresses.
fn data(module: &[u8]) -> Vec<(u32, Vec<u8>)> {
    let mut found = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        if let Payload::DataSection(data) = payload.unwrap() {
            for datum in data {
                let datum = datum.unwrap();
                if let wasmparser::DataKind::Active { offset_expr, .. } = &datum.kind {
                    let address = whole::constant(offset_expr).unwrap();
                    found.push((address, datum.data.to_vec()));
                }
            }
        }
    }
    found
}

#[test]
fn the_rest_asks_for_nothing_that_the_first_does_not_give() {
    let halves = halves(&["door", "far"]);
    let (given, asked) = (shared(&halves.first), shared(&halves.rest));
    // The table, the memory, `near`, and what the page gives.
    assert_eq!(asked.len(), 4);
    for (name, kind) in asked {
        assert_eq!(given.get(&name), Some(&kind), "{name}");
    }
    assert!(given.contains_key("start") && given.contains_key("memory"));
}

#[test]
fn each_place_of_the_table_is_filled_by_one_half_and_each_door_has_one() {
    let halves = halves(&["door", "far"]);
    let (first, rest) = (places(&halves.first), places(&halves.rest));
    // `far` stood in place 2; the door's place is behind the table's old end.
    assert_eq!(first, (vec![1, 3], 5));
    assert_eq!(rest, (vec![2, 4], 5));
}

#[test]
fn data_go_with_the_half_that_needs_them_and_keep_their_addresses() {
    let halves = halves(&["door", "far"]);
    let f = |n| vec![b'f'; n];
    assert_eq!(data(&halves.first), [(1024, f(40)), (1104, f(40))]);
    assert_eq!(data(&halves.rest), [(1064, vec![b'r'; 40])]);
}

#[test]
fn a_function_that_the_first_still_calls_is_a_door() {
    // Nobody said that `near` is one, and yet `start` calls it.
    let halves = halves(&["near"]);
    assert_eq!(places(&halves.rest), (vec![1, 4], 5));
}

#[test]
fn with_nothing_to_come_later_the_first_is_the_whole() {
    let halves = halves(&["unknown"]);
    assert_eq!(places(&halves.first), (vec![1, 2, 3], 4));
    assert!(places(&halves.rest).0.is_empty());
}

#[test]
fn what_is_no_module_is_refused() {
    assert!(cut(b"no module", &Later::default()).is_err());
}

#[test]
fn short_names_differ() {
    let names: std::collections::BTreeSet<String> = (0..10_000).map(short).collect();
    assert_eq!(names.len(), 10_000);
    assert_eq!(
        (short(0), short(63), short(64)),
        ("0".into(), ".".into(), "01".into())
    );
}
