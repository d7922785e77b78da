//! Reaching, on modules as a linker leaves them.

use std::borrow::Cow;

use wasm_encoder::{
    CodeSection, ConstExpr, CustomSection, DataSection, DataSymbolDefinition, Encode, ExportKind,
    ExportSection, Function, FunctionSection, LinkingSection, MemorySection, MemoryType, Module,
    NameMap, NameSection, SymbolTable, TypeSection,
};

use super::{Parser, Payload, RelocationType, reach};

/// Names of functions, each with the symbols that its body refers to; symbols are the functions in
/// order, then the data. The first function is exported.
type Functions<'a> = &'a [(&'a str, &'a [u32])];

/// Eight bytes of data each, and the symbols that these refer to.
type Data<'a> = &'a [&'a [u32]];

const ADDRESS: u32 = 1024;

/// A module as a linker leaves it that keeps its relocations.
fn linked(functions: Functions<'_>, data: Data<'_>, is_kept: bool) -> Vec<u8> {
    let mut types = TypeSection::new();
    types.ty().function([], []);
    let (mut of_functions, mut code, mut names) =
        (FunctionSection::new(), CodeSection::new(), NameMap::new());
    let mut table = SymbolTable::new();
    for (number, (name, references)) in (0..).zip(functions) {
        of_functions.function(0);
        let mut body = Function::new([]);
        // Room for a number of five bytes each, then the end.
        body.raw(std::iter::repeat_n(0x01, references.len() * 5).chain([0x0b]));
        code.function(&body);
        names.append(number, name);
        table.function(0, number, Some(name));
    }
    let mut segments = DataSection::new();
    let address = ConstExpr::i32_const(ADDRESS.cast_signed());
    segments.active(0, &address, std::iter::repeat_n(7, data.len() * 8));
    for place in 0..data.len() as u32 {
        let definition = DataSymbolDefinition {
            index: 0,
            offset: place * 8,
            size: 8,
        };
        table.data(0, &format!("datum{place}"), Some(definition));
    }
    let mut exports = ExportSection::new();
    exports.export("start", ExportKind::Func, 0);
    let mut memories = MemorySection::new();
    memories.memory(MemoryType {
        minimum: 1,
        maximum: None,
        memory64: false,
        shared: false,
        page_size_log2: None,
    });
    let mut module = Module::new();
    module
        .section(&types)
        .section(&of_functions)
        .section(&memories)
        .section(&exports)
        .section(&code)
        .section(&segments);

    // Where the numbers lie is known of the module alone.
    let so_far = module.clone().finish();
    let mut references: [Vec<(u8, usize, u32)>; 2] = Default::default();
    let (mut start, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(&so_far) {
        match payload.unwrap() {
            Payload::CodeSectionStart { range, .. } => start = range.start,
            Payload::CodeSectionEntry(body) => bodies.push(body.range().start + 1 - start),
            Payload::DataSection(section) => {
                let at = section.range();
                let first = at.len() - data.len() * 8;
                for (place, symbols) in data.iter().enumerate() {
                    for (number, symbol) in symbols.iter().enumerate() {
                        let kind = RelocationType::TableIndexI32 as u8;
                        references[1].push((kind, first + place * 8 + number * 4, *symbol));
                    }
                }
            }
            _ => {}
        }
    }
    for (at, (_, symbols)) in bodies.into_iter().zip(functions) {
        for (number, symbol) in symbols.iter().enumerate() {
            let kind = match (*symbol as usize) < functions.len() {
                true => RelocationType::FunctionIndexLeb,
                false => RelocationType::MemoryAddrSleb,
            };
            references[0].push((kind as u8, at + number * 5, *symbol));
        }
    }
    let mut linking = LinkingSection::new();
    linking.symbol_table(&table);
    module.section(&linking);
    for (section, name, entries) in [
        (4u32, "reloc.CODE", &references[0]),
        (5, "reloc.DATA", &references[1]),
    ] {
        let mut bytes = Vec::new();
        section.encode(&mut bytes);
        (entries.len() as u32).encode(&mut bytes);
        for (kind, at, symbol) in entries {
            bytes.push(*kind);
            (*at as u32).encode(&mut bytes);
            symbol.encode(&mut bytes);
            if *kind == RelocationType::MemoryAddrSleb as u8 {
                0i32.encode(&mut bytes);
            }
        }
        if is_kept {
            module.section(&CustomSection {
                name: Cow::Borrowed(name),
                data: Cow::Borrowed(&bytes),
            });
        }
    }
    let mut naming = NameSection::new();
    naming.functions(&names);
    module.section(&naming);
    module.finish()
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
