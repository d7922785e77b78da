//! The bound module, read whole: what it is made of, and which half each part belongs to.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use wasmparser::{
    BinaryReaderError, CustomSectionReader, DataKind, ElementItems, ElementKind, FunctionBody,
    Name, NameSectionReader, Operator, Parser, Payload, RefType, TypeRef,
};

use super::Later;

/// Data of fewer bytes are not worth a place of their own in the rest.
const FEWEST_BYTES: u32 = 32;

/// The module as it was bound.
pub(super) struct Whole<'a> {
    pub(super) types: Vec<wasmparser::FuncType>,
    /// The type of each function, imported ones first.
    pub(super) functions: Vec<u32>,
    pub(super) n_imported: u32,
    pub(super) tables: Vec<wasmparser::TableType>,
    pub(super) memory: Option<wasmparser::MemoryType>,
    pub(super) globals: Vec<wasmparser::GlobalType>,
    /// The functions that are exported.
    pub(super) exported: BTreeSet<u32>,
    /// The names of exports.
    pub(super) taken: BTreeSet<&'a str>,
    /// The table of functions.
    pub(super) table: u32,
    /// How many places it has.
    pub(super) n_slots: u32,
    /// Places of the table from one on, and the functions in them.
    pub(super) elements: Vec<(u32, Vec<u32>)>,
    pub(super) bodies: Vec<(u32, FunctionBody<'a>)>,
    /// Data and the addresses where they go.
    pub(super) data: Vec<(u32, &'a [u8])>,
    /// The functions of the rest.
    pub(super) later: BTreeSet<u32>,
    /// The addresses of the data of the rest.
    pub(super) later_data: Vec<Range<u32>>,
}

impl<'a> Whole<'a> {
    pub(super) fn read(module: &'a [u8], later: &Later) -> Result<Self, BinaryReaderError> {
        let mut whole = Self {
            types: Vec::new(),
            functions: Vec::new(),
            n_imported: 0,
            tables: Vec::new(),
            memory: None,
            globals: Vec::new(),
            exported: BTreeSet::new(),
            taken: BTreeSet::new(),
            table: 0,
            n_slots: 0,
            elements: Vec::new(),
            bodies: Vec::new(),
            data: Vec::new(),
            later: BTreeSet::new(),
            later_data: Vec::new(),
        };
        let mut names: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::TypeSection(types) => {
                    for of_function in types.into_iter_err_on_gc_types() {
                        whole.types.push(of_function?);
                    }
                }
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        match import?.ty {
                            TypeRef::Func(number) => whole.functions.push(number),
                            TypeRef::Table(table) => whole.tables.push(table),
                            TypeRef::Memory(memory) => whole.memory = Some(memory),
                            TypeRef::Global(global) => whole.globals.push(global),
                            TypeRef::Tag(_) | TypeRef::FuncExact(_) => {}
                        }
                    }
                    whole.n_imported = whole.functions.len() as u32;
                }
                Payload::FunctionSection(functions) => {
                    for number in functions {
                        whole.functions.push(number?);
                    }
                }
                Payload::TableSection(tables) => {
                    for table in tables {
                        whole.tables.push(table?.ty);
                    }
                }
                Payload::MemorySection(memories) => {
                    for memory in memories {
                        whole.memory = Some(memory?);
                    }
                }
                Payload::GlobalSection(globals) => {
                    for global in globals {
                        whole.globals.push(global?.ty);
                    }
                }
                Payload::ExportSection(exports) => {
                    for export in exports {
                        let export = export?;
                        whole.taken.insert(export.name);
                        if export.kind == wasmparser::ExternalKind::Func {
                            whole.exported.insert(export.index);
                        }
                    }
                }
                Payload::ElementSection(elements) => {
                    for element in elements {
                        let element = element?;
                        if let (Some(start), ElementItems::Functions(items)) =
                            (start(&element.kind), element.items)
                        {
                            let items = items.into_iter().collect::<Result<_, _>>()?;
                            whole.elements.push((start, items));
                        }
                    }
                }
                Payload::CodeSectionEntry(body) => {
                    let number = whole.n_imported + whole.bodies.len() as u32;
                    whole.bodies.push((number, body));
                }
                Payload::DataSection(data) => {
                    for datum in data {
                        let datum = datum?;
                        if let DataKind::Active { offset_expr, .. } = &datum.kind {
                            whole
                                .data
                                .extend(constant(offset_expr).map(|at| (at, datum.data)));
                        }
                    }
                }
                Payload::CustomSection(custom) if custom.name() == "name" => {
                    read_names(&custom, &mut names)?;
                }
                _ => {}
            }
        }
        let of_functions = |table: &&wasmparser::TableType| table.element_type == RefType::FUNCREF;
        let tables = whole.tables.iter();
        whole.table = tables.take_while(|table| !of_functions(table)).count() as u32;
        let table = whole.tables.get(whole.table as usize);
        whole.n_slots = table.map_or(0, |table| table.initial as u32);
        for name in &later.functions {
            // Two of one name may be of different halves.
            if let Some([number]) = names.get(name.as_str()).map(Vec::as_slice)
                && *number >= whole.n_imported
            {
                whole.later.insert(*number);
            }
        }
        whole.later_data = whole.worth_moving(&later.data);
        Ok(whole)
    }

    /// Those of sorted ranges of addresses that lie in one datum and are not too small.
    fn worth_moving(&self, ranges: &[Range<u32>]) -> Vec<Range<u32>> {
        let worth = |range: &&Range<u32>| {
            let holds = |(at, data): &(u32, &[u8])| {
                *at <= range.start && range.end as usize <= *at as usize + data.len()
            };
            range.end - range.start >= FEWEST_BYTES && self.data.iter().any(holds)
        };
        ranges.iter().filter(worth).cloned().collect()
    }

    pub(super) fn type_of(&self, function: u32) -> u32 {
        self.functions
            .get(function as usize)
            .copied()
            .unwrap_or_default()
    }

    /// Runs of the table's places whose functions belong to one half, and these functions.
    pub(super) fn places(&self, of_rest: bool) -> Vec<(u32, Vec<u32>)> {
        let mut runs: Vec<(u32, Vec<u32>)> = Vec::new();
        for (start, functions) in &self.elements {
            let mut goes_on = false;
            for (place, function) in (*start..).zip(functions) {
                let belongs = self.later.contains(function) == of_rest;
                match runs.last_mut() {
                    Some((_, run)) if belongs && goes_on => run.push(*function),
                    _ if belongs => runs.push((place, vec![*function])),
                    _ => {}
                }
                goes_on = belongs;
            }
        }
        runs
    }

    /// Data of one half, and the addresses where they go.
    pub(super) fn data(&self, of_rest: bool) -> Vec<(u32, &'a [u8])> {
        let mut parts = Vec::new();
        for (start, data) in &self.data {
            let mut at = 0;
            let mut take = |to: usize, is_of_rest: bool| {
                if let Some(part) = data.get(at..to)
                    && is_of_rest == of_rest
                    && !part.is_empty()
                {
                    parts.push((*start + at as u32, part));
                }
                at = to;
            };
            for range in &self.later_data {
                let within = |address: u32| address.checked_sub(*start).map(|at| at as usize);
                if let (Some(from), Some(to)) = (within(range.start), within(range.end))
                    && to <= data.len()
                {
                    take(from, false);
                    take(to, true);
                }
            }
            take(data.len(), false);
        }
        parts
    }

    /// The table of functions with places for the doors.
    pub(super) fn longer(
        &self,
        table: wasmparser::TableType,
        n_doors: u32,
    ) -> wasmparser::TableType {
        let mut longer = table;
        if table.element_type == RefType::FUNCREF {
            longer.initial += u64::from(n_doors);
            longer.maximum = table.maximum.map(|most| most + u64::from(n_doors));
        }
        longer
    }
}

fn read_names<'a>(
    custom: &CustomSectionReader<'a>,
    names: &mut BTreeMap<&'a str, Vec<u32>>,
) -> Result<(), BinaryReaderError> {
    let section = NameSectionReader::new(wasmparser::BinaryReader::new(
        custom.data(),
        custom.data_offset(),
    ));
    for part in section {
        if let Name::Function(functions) = part? {
            for naming in functions {
                let naming = naming?;
                names.entry(naming.name).or_default().push(naming.index);
            }
        }
    }
    Ok(())
}

/// The table's place from which on an element fills it, if it does so by itself.
pub(super) fn start(kind: &ElementKind<'_>) -> Option<u32> {
    match kind {
        ElementKind::Active { offset_expr, .. } => constant(offset_expr),
        ElementKind::Passive | ElementKind::Declared => None,
    }
}

pub(super) fn constant(expression: &wasmparser::ConstExpr<'_>) -> Option<u32> {
    match expression.get_operators_reader().read() {
        Ok(Operator::I32Const { value }) => Some(value.cast_unsigned()),
        _ => None,
    }
}
