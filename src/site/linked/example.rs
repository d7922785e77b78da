//! Modules as a linker leaves them that keeps its relocations, for tests.

use std::borrow::Cow;

use wasm_encoder::{
    CodeSection, ConstExpr, CustomSection, DataSection, DataSymbolDefinition, Encode, ExportKind,
    ExportSection, Function, FunctionSection, LinkingSection, MemorySection, MemoryType, Module,
    NameMap, NameSection, SymbolTable, TypeSection, ValType,
};
use wasmparser::{Parser, Payload, RelocationType};

/// Where the first datum lies in memory.
pub(in crate::site) const ADDRESS: u32 = 1024;

/// A piece of a function's body.
#[derive(Clone, Copy)]
pub(in crate::site) enum Piece<'a> {
    /// These bytes.
    Code(&'a [u8]),
    /// A call of a function, or the address of a datum: the functions in order are the first symbols,
    /// then the data.
    To(u32),
}

/// A function that takes numbers of 32 bits and gives none.
pub(in crate::site) struct Written<'a> {
    pub(in crate::site) name: &'a str,
    pub(in crate::site) n_parameters: usize,
    pub(in crate::site) body: Vec<Piece<'a>>,
}

/// The module of these functions, of which the first is exported, and of data of eight bytes each with the
/// functions that they refer to.
pub(in crate::site) fn module(
    functions: &[Written<'_>],
    data: &[&[u32]],
    keeps_relocations: bool,
) -> Vec<u8> {
    let (mut types, mut of_functions) = (TypeSection::new(), FunctionSection::new());
    let (mut code, mut names) = (CodeSection::new(), NameMap::new());
    let mut table = SymbolTable::new();
    // The places of numbers within each body, and the symbols that they are of.
    let mut numbers: Vec<Vec<(usize, u32)>> = Vec::new();
    for (number, function) in (0..).zip(functions) {
        let parameters = vec![ValType::I32; function.n_parameters];
        types.ty().function(parameters, []);
        of_functions.function(number);
        let (mut bytes, mut places) = (Vec::new(), Vec::new());
        for piece in &function.body {
            match *piece {
                Piece::Code(code) => bytes.extend_from_slice(code),
                Piece::To(symbol) => {
                    let (opcode, value) = match symbol.checked_sub(functions.len() as u32) {
                        None => (0x10, symbol),
                        Some(place) => (0x41, ADDRESS + place * 8),
                    };
                    bytes.push(opcode);
                    places.push((bytes.len(), symbol));
                    bytes.extend((0..4).map(|at| (value >> (7 * at)) as u8 | 0x80));
                    bytes.push(0);
                }
            }
        }
        bytes.push(0x0b);
        let mut body = Function::new([]);
        body.raw(bytes);
        code.function(&body);
        numbers.push(places);
        names.append(number, function.name);
        table.function(0, number, Some(function.name));
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
    let mut references: [Vec<(RelocationType, usize, u32)>; 2] = Default::default();
    let (mut start, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(&so_far) {
        match payload.unwrap() {
            Payload::CodeSectionStart { range, .. } => start = range.start,
            Payload::CodeSectionEntry(body) => bodies.push(body.range().start + 1 - start),
            Payload::DataSection(section) => {
                let first = section.range().len() - data.len() * 8;
                for (place, symbols) in data.iter().enumerate() {
                    for (number, symbol) in symbols.iter().enumerate() {
                        let at = first + place * 8 + number * 4;
                        references[1].push((RelocationType::TableIndexI32, at, *symbol));
                    }
                }
            }
            _ => {}
        }
    }
    for (start, places) in bodies.into_iter().zip(numbers) {
        for (at, symbol) in places {
            let kind = match (symbol as usize) < functions.len() {
                true => RelocationType::FunctionIndexLeb,
                false => RelocationType::MemoryAddrSleb,
            };
            references[0].push((kind, start + at, symbol));
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
            bytes.push(*kind as u8);
            (*at as u32).encode(&mut bytes);
            symbol.encode(&mut bytes);
            if *kind == RelocationType::MemoryAddrSleb {
                0i32.encode(&mut bytes);
            }
        }
        if keeps_relocations {
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
