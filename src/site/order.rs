//! The order of the module's functions, in which it compresses best, and one for several that are the same.
//!
//! A compressor finds what repeats sooner and says it shorter where the repetition is near, and
//! functions that were compiled from one generic source differ by a few bytes only. So each function
//! is followed by the one, of those left, that shares most runs of bytes with it: the idea of
//! Hoag, Lee, Mestre and Pupyrev, *Optimizing Function Layout for Mobile Applications* (2023),
//! section on compressed size, with a nearest-neighbour chain for their balanced partitioning.

use std::{collections::BTreeMap, convert::Infallible};

use wasm_encoder::{
    CodeSection, FunctionSection, Module,
    reencode::{Error, Reencode, utils},
};
use wasmparser::{
    CodeSectionReader, FunctionBody, FunctionSectionReader, Parser, Payload, TypeRef,
};

/// Bytes of a run; of 3 to 6 and 8, the length that gave the smallest page.
const RUN: usize = 4;

/// The same module with its functions in another order, and each that is there more than once but once.
pub(super) fn ordered(module: &[u8]) -> Result<Vec<u8>, Error<Infallible>> {
    let mut n_imported = 0;
    let mut bodies = Vec::new();
    let mut types: Vec<u32> = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    n_imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::FunctionSection(section) => {
                types = section.into_iter().collect::<Result<_, _>>()?;
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
    }
    // Functions that are the same are one: the first of them.
    let mut firsts = BTreeMap::new();
    let mut kept = Vec::new();
    let mut same = Vec::with_capacity(bodies.len());
    for (number, function) in types.iter().zip(&bodies).enumerate() {
        let first = *firsts.entry(function).or_insert(number);
        if first == number {
            kept.push((number, *function.1));
        }
        same.push(first);
    }
    let (numbers, kept): (Vec<usize>, Vec<&[u8]>) = kept.into_iter().unzip();
    let order: Vec<usize> = chain(&kept)
        .into_iter()
        .filter_map(|at| numbers.get(at).copied())
        .collect();
    let new_numbers: BTreeMap<usize, u32> = order.iter().copied().zip(n_imported..).collect();
    let new_index = same
        .iter()
        .map(|first| new_numbers.get(first).copied().unwrap_or_default())
        .collect();
    let mut ordered = Module::new();
    Order {
        order,
        n_imported,
        new_index,
    }
    .parse_core_module(&mut ordered, Parser::new(0), module)?;
    Ok(ordered.finish())
}

/// The numbers of `bodies`, each followed by the most similar one of those after it.
fn chain(bodies: &[&[u8]]) -> Vec<usize> {
    let runs: Vec<Vec<u32>> = bodies.iter().map(|body| runs(body)).collect();
    let mut left: Vec<usize> = (0..bodies.len()).collect();
    let mut chain = Vec::with_capacity(bodies.len());
    let mut last: &[u32] = &[];
    while !left.is_empty() {
        let mut best = (0, 0.0);
        for (place, &number) in left.iter().enumerate() {
            let runs = runs.get(number).map_or(&[][..], Vec::as_slice);
            // Two sets have no greater share in common than the smaller has of the larger.
            let (fewer, more) = (last.len().min(runs.len()), last.len().max(runs.len()));
            if fewer as f64 > best.1 * more as f64 {
                let likeness = likeness(last, runs);
                if likeness > best.1 {
                    best = (place, likeness);
                }
            }
        }
        let next = left.remove(best.0);
        last = runs.get(next).map_or(&[], Vec::as_slice);
        chain.push(next);
    }
    chain
}

/// The runs of `body`, sorted, each once.
fn runs(body: &[u8]) -> Vec<u32> {
    let mut runs: Vec<u32> = body
        .windows(RUN)
        .map(|run| run.iter().fold(0, |sum, &byte| sum << 8 | u32::from(byte)))
        .collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

/// Jaccard's index of two sorted sets, from 0 to 1: the share of both that they have in common.
fn likeness(a: &[u32], b: &[u32]) -> f64 {
    let mut n_shared = 0usize;
    let mut others = b.iter().peekable();
    for run in a {
        while others.next_if(|other| *other < run).is_some() {}
        n_shared += usize::from(others.next_if_eq(&run).is_some());
    }
    n_shared as f64 / (a.len() + b.len() - n_shared).max(1) as f64
}

/// Writes a module again with other numbers for its functions.
struct Order {
    /// The old place among the module's own functions, for each new place: once for several of the same.
    order: Vec<usize>,
    /// Imported functions keep their numbers, which come first.
    n_imported: u32,
    /// The new number, for each old place.
    new_index: Vec<u32>,
}

impl Order {
    /// `items` in the new order.
    fn apply<T: Clone>(&self, items: &[T]) -> Vec<T> {
        let places = self.order.iter();
        places.filter_map(|&old| items.get(old).cloned()).collect()
    }
}

impl Reencode for Order {
    type Error = Infallible;

    fn function_index(&mut self, old: u32) -> Result<u32, Error<Infallible>> {
        let own = old.checked_sub(self.n_imported);
        let new = own.and_then(|own| self.new_index.get(own as usize));
        Ok(new.copied().unwrap_or(old))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let types: Vec<u32> = section.into_iter().collect::<Result<_, _>>()?;
        for of_function in self.apply(&types) {
            functions.function(self.type_index(of_function)?);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let bodies: Vec<FunctionBody<'_>> = section.into_iter().collect::<Result<_, _>>()?;
        for body in self.apply(&bodies) {
            utils::parse_function_body(self, code, body)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use walrus::{FunctionBuilder, Module, ValType, ir::Value};

    use super::{likeness, ordered, runs};

    /// A module of functions that return these numbers, each under its number as a name.
    fn module(numbers: &[i64]) -> Vec<u8> {
        let mut module = Module::default();
        let nothing = module.types.add(&[], &[]);
        let (imported, _) = module.add_import_func("env", "f", nothing);
        for &number in numbers {
            let mut body = FunctionBuilder::new(&mut module.types, &[], &[ValType::I64]);
            body.func_body().call(imported).const_(Value::I64(number));
            let function = body.finish(vec![], &mut module.funcs);
            module.exports.add(&number.to_string(), function);
        }
        module.emit_wasm()
    }

    /// Each export's name with the code that it leads to, in the order of the code.
    fn exports(module: &[u8]) -> Vec<(String, Vec<u8>)> {
        let mut bodies = Vec::new();
        let mut exports = Vec::new();
        for payload in wasmparser::Parser::new(0).parse_all(module) {
            match payload.expect("a module") {
                wasmparser::Payload::CodeSectionEntry(body) => {
                    bodies.push(body.as_bytes().to_vec());
                }
                wasmparser::Payload::ExportSection(section) => {
                    for export in section {
                        let export = export.expect("an export");
                        exports.push((export.index as usize - 1, export.name.to_owned()));
                    }
                }
                _ => {}
            }
        }
        exports.sort();
        let with_code = |(at, name): (usize, String)| (name, bodies[at].clone());
        exports.into_iter().map(with_code).collect()
    }

    #[test]
    fn functions_that_are_alike_stand_together_and_every_name_leads_to_its_function() {
        let numbers = [
            0x1234_5678_9abc,
            0x7777_0000_1111,
            0x1234_5678_9abd,
            0x7777_0000_1112,
        ];
        let before = exports(&module(&numbers));
        let after = exports(&ordered(&module(&numbers)).expect("a module"));
        let high = |(name, _): &(String, Vec<u8>)| name.parse::<i64>().expect("a number") >> 32;
        let highs: Vec<i64> = after.iter().map(high).collect();
        assert!(
            highs == [0x1234, 0x1234, 0x7777, 0x7777] || highs == [0x7777, 0x7777, 0x1234, 0x1234]
        );
        let mut sorted = (before, after);
        sorted.0.sort();
        sorted.1.sort();
        assert_eq!(sorted.0, sorted.1);
    }

    #[test]
    fn functions_that_are_the_same_are_one() {
        let names = [7, 9, 7, 7];
        let mut module = Module::default();
        for (name, number) in names.iter().enumerate() {
            let mut body = FunctionBuilder::new(&mut module.types, &[], &[ValType::I64]);
            body.func_body().const_(Value::I64(*number));
            let function = body.finish(vec![], &mut module.funcs);
            module.exports.add(&name.to_string(), function);
        }
        // The same code of another type is another function.
        let mut body = FunctionBuilder::new(&mut module.types, &[ValType::I64], &[ValType::I64]);
        body.func_body().const_(Value::I64(7));
        let parameter = module.locals.add(ValType::I64);
        let function = body.finish(vec![parameter], &mut module.funcs);
        module.exports.add("other", function);
        let before = Module::from_buffer(&module.emit_wasm()).expect("a module");
        let after = ordered(&module.emit_wasm()).expect("a module");
        let after = Module::from_buffer(&after).expect("a module");
        assert_eq!(
            (before.funcs.iter().count(), after.funcs.iter().count()),
            (5, 3)
        );
        let of = |name: &str| after.exports.get_func(name).expect("a function");
        assert!(of("0") == of("2") && of("0") == of("3"));
        assert!(of("0") != of("1") && of("0") != of("other"));
    }

    #[test]
    fn calls_lead_to_the_functions_that_they_led_to() {
        let mut module = Module::default();
        let numbers = [7, 0x7777_0000_1111, 9, 0x7777_0000_1112];
        let mut callee = None;
        for number in numbers {
            let mut body = FunctionBuilder::new(&mut module.types, &[], &[ValType::I64]);
            match callee {
                Some(callee) => body.func_body().call(callee).drop(),
                None => &mut body.func_body(),
            };
            body.func_body().const_(Value::I64(number));
            let function = body.finish(vec![], &mut module.funcs);
            module.exports.add(&number.to_string(), function);
            callee = Some(function);
        }
        let before = module.emit_wasm();
        let after = ordered(&before).expect("a module");
        assert_ne!(before, after);
        // Each function's number leads on to that of the one it calls.
        let called = |module: &[u8]| {
            let mut bodies: Vec<(Option<u32>, i64)> = Vec::new();
            for payload in wasmparser::Parser::new(0).parse_all(module) {
                if let wasmparser::Payload::CodeSectionEntry(body) = payload.expect("a module") {
                    let (mut call, mut number) = (None, 0);
                    for operator in body.get_operators_reader().expect("operators") {
                        match operator.expect("an operator") {
                            wasmparser::Operator::Call { function_index } => {
                                call = Some(function_index);
                            }
                            wasmparser::Operator::I64Const { value } => number = value,
                            _ => {}
                        }
                    }
                    bodies.push((call, number));
                }
            }
            let mut pairs: Vec<(i64, Option<i64>)> = bodies
                .iter()
                .map(|&(call, number)| (number, call.map(|at| bodies[at as usize].1)))
                .collect();
            pairs.sort_unstable();
            pairs
        };
        assert_eq!(called(&after), called(&before));
        assert!(called(&after).contains(&(9, Some(0x7777_0000_1111))));
    }

    #[test]
    fn likeness_is_the_share_in_common() {
        assert_eq!(likeness(&[1, 2, 3], &[2, 3, 4]), 0.5);
        assert_eq!(likeness(&[], &[]), 0.0);
        assert_eq!(runs(&[1, 1, 1, 1, 1]), [0x0101_0101]);
    }
}
