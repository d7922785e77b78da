//! Makes two modules of one: the first keeps all that is not told to come later.
//!
//! The rest has what it needs of the first under short names: its memory, its tables, its globals and
//! functions. Where the first calls a function of the rest, it does so by a place in the table, which
//! the rest fills when it comes; the places of its closures and methods stay empty until then, too.

use std::{
    collections::{BTreeMap, BTreeSet},
    io,
    ops::Range,
};

use wasm_encoder::{
    CodeSection, ConstExpr, DataCountSection, DataSection, ElementSection, Elements, EntityType,
    ExportKind, ExportSection, Function, FunctionSection, ImportSection, Instruction, Module,
    TableType, TypeSection,
    reencode::{Error as Rewriting, Reencode, utils},
};
use wasmparser::{
    CodeSectionReader, CustomSectionReader, DataKind, DataSectionReader, ElementItems, ElementKind,
    ElementSectionReader, ExportSectionReader, FunctionBody, FunctionSectionReader, Name,
    NameSectionReader, Operator, Parser, Payload, RefType, TypeRef,
};

use super::Later;

/// Under which name the rest asks for what it needs: none, which is short.
const OF_FIRST: &str = "";
/// Data of fewer bytes are not worth a place of their own in the rest.
const FEWEST_BYTES: u32 = 32;

/// The two modules.
#[derive(Debug, Default)]
pub struct Halves {
    /// What is needed at once.
    pub first: Vec<u8>,
    /// What comes later; it is instantiated with the first's exports as its imports.
    pub rest: Vec<u8>,
}

/// Cuts a module, which must have its functions' names; neither half has them.
///
/// # Errors
/// Where the module is none, or not made as the compiler makes them.
pub fn cut(module: &[u8], later: &Later) -> io::Result<Halves> {
    cut_module(module, later).map_err(|error| io::Error::other(error.to_string()))
}

fn cut_module(module: &[u8], later: &Later) -> Result<Halves, Rewriting<io::Error>> {
    let whole = Whole::read(module, later)?;
    let (first, rest): (Vec<_>, Vec<_>) = whole
        .bodies
        .iter()
        .partition(|(number, _)| !whole.later.contains(number));
    let (of_first, of_rest) = (Asked::by(&first)?, Asked::by(&rest)?);

    // The doors, and whatever else of the rest is named in the first.
    let mut doors: BTreeSet<u32> = of_first.functions;
    doors.extend(&whole.exported);
    doors.retain(|number| whole.later.contains(number));
    let slots: BTreeMap<u32, u32> = doors.into_iter().zip(whole.n_slots..).collect();

    let mut names = (0u32..)
        .map(short)
        .filter(|name| !whole.taken.contains(name.as_str()));
    let mut shared = Shared::default();
    let kept = |number: &&u32| !whole.later.contains(number);
    let mut share = |kind, index| {
        shared
            .0
            .push((names.next().unwrap_or_default(), kind, index))
    };
    // The table of functions comes first, for an element without a table's number means the first one.
    share(ExportKind::Table, whole.table);
    for &table in of_rest.tables.iter().filter(|table| **table != whole.table) {
        share(ExportKind::Table, table);
    }
    share(ExportKind::Memory, 0);
    for &global in &of_rest.globals {
        share(ExportKind::Global, global);
    }
    for &function in of_rest.functions.iter().filter(kept) {
        share(ExportKind::Func, function);
    }

    let mut new = Module::new();
    let mut rewriting = First::new(&whole, &slots, &shared);
    rewriting.parse_core_module(&mut new, Parser::new(0), module)?;
    Ok(Halves {
        first: new.finish(),
        rest: whole.rest(&rest, &of_rest.types, &slots, &shared)?,
    })
}

/// The number in letters and digits, none of which a script may mistake for a word.
fn short(mut number: u32) -> String {
    const SIGNS: &[u8; 64] = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-.";
    let mut name = String::new();
    loop {
        name.extend(
            SIGNS
                .get(number as usize % 64)
                .map(|sign| char::from(*sign)),
        );
        number /= 64;
        if number == 0 {
            return name;
        }
    }
}

/// What the first gives to the rest: under which name, what, and its number in the whole.
#[derive(Default)]
struct Shared(Vec<(String, ExportKind, u32)>);

/// The module as it was bound.
struct Whole<'a> {
    types: Vec<wasmparser::FuncType>,
    /// The type of each function, imported ones first.
    functions: Vec<u32>,
    n_imported: u32,
    tables: Vec<wasmparser::TableType>,
    memory: Option<wasmparser::MemoryType>,
    globals: Vec<wasmparser::GlobalType>,
    /// The functions that are exported.
    exported: BTreeSet<u32>,
    /// The names of exports.
    taken: BTreeSet<&'a str>,
    /// The table of functions.
    table: u32,
    /// How many places it has.
    n_slots: u32,
    /// Places of the table from one on, and the functions in them.
    elements: Vec<(u32, Vec<u32>)>,
    bodies: Vec<(u32, FunctionBody<'a>)>,
    /// Data and the addresses where they go.
    data: Vec<(u32, &'a [u8])>,
    /// The functions of the rest.
    later: BTreeSet<u32>,
    /// The addresses of the data of the rest.
    later_data: Vec<Range<u32>>,
}

impl<'a> Whole<'a> {
    fn read(module: &'a [u8], later: &Later) -> Result<Self, Rewriting<io::Error>> {
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

    fn type_of(&self, function: u32) -> u32 {
        self.functions
            .get(function as usize)
            .copied()
            .unwrap_or_default()
    }

    /// Runs of the table's places whose functions belong to one half, and these functions.
    fn places(&self, of_rest: bool) -> Vec<(u32, Vec<u32>)> {
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
    fn data(&self, of_rest: bool) -> Vec<(u32, &'a [u8])> {
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
    fn longer(&self, table: wasmparser::TableType, n_doors: u32) -> wasmparser::TableType {
        let mut longer = table;
        if table.element_type == RefType::FUNCREF {
            longer.initial += u64::from(n_doors);
            longer.maximum = table.maximum.map(|most| most + u64::from(n_doors));
        }
        longer
    }

    /// The module of what comes later.
    fn rest(
        &self,
        bodies: &[&(u32, FunctionBody<'a>)],
        asked: &BTreeSet<u32>,
        slots: &BTreeMap<u32, u32>,
        shared: &Shared,
    ) -> Result<Vec<u8>, Rewriting<io::Error>> {
        let mut renumbering = Rest::default();
        let mut used = asked.clone();
        used.extend(bodies.iter().map(|(number, _)| self.type_of(*number)));
        for (_, kind, index) in &shared.0 {
            if *kind == ExportKind::Func {
                used.insert(self.type_of(*index));
            }
        }
        let mut types = TypeSection::new();
        for (new, &old) in (0..).zip(&used) {
            renumbering.types.insert(old, new);
            if let Some(of_function) = self.types.get(old as usize) {
                let of_function = renumbering.func_type(of_function.clone())?;
                types.ty().func_type(&of_function);
            }
        }
        let mut imports = ImportSection::new();
        for (name, kind, index) in &shared.0 {
            let at = *index as usize;
            let entity: Option<EntityType> = match kind {
                ExportKind::Func => {
                    let new = renumbering.functions.len() as u32;
                    renumbering.functions.insert(*index, new);
                    let of_function = renumbering.type_index(self.type_of(*index))?;
                    Some(EntityType::Function(of_function))
                }
                ExportKind::Table => {
                    let new = renumbering.tables.len() as u32;
                    renumbering.tables.insert(*index, new);
                    let table = self.tables.get(at).copied();
                    let table = table.map(|table| self.longer(table, slots.len() as u32));
                    table
                        .map(|table| renumbering.table_type(table))
                        .transpose()?
                        .map(EntityType::Table)
                }
                ExportKind::Global => {
                    let new = renumbering.globals.len() as u32;
                    renumbering.globals.insert(*index, new);
                    let global = self.globals.get(at).copied();
                    global
                        .map(|global| renumbering.global_type(global))
                        .transpose()?
                        .map(EntityType::Global)
                }
                _ => self
                    .memory
                    .map(|memory| renumbering.memory_type(memory))
                    .transpose()?
                    .map(EntityType::Memory),
            };
            if let Some(entity) = entity {
                imports.import(OF_FIRST, name, entity);
            }
        }
        let mut functions = FunctionSection::new();
        for (number, _) in bodies {
            let new = renumbering.functions.len() as u32;
            renumbering.functions.insert(*number, new);
            functions.function(renumbering.type_index(self.type_of(*number))?);
        }
        let mut elements = ElementSection::new();
        let mut places = self.places(true);
        places.extend(slots.iter().map(|(door, slot)| (*slot, vec![*door])));
        fill(&mut elements, 0, &places, &mut renumbering)?;
        let mut code = CodeSection::new();
        for (_, body) in bodies {
            utils::parse_function_body(&mut renumbering, &mut code, body.clone())?;
        }
        let mut data = DataSection::new();
        put(&mut data, &self.data(true));

        let mut rest = Module::new();
        rest.section(&types)
            .section(&imports)
            .section(&functions)
            .section(&elements)
            .section(&DataCountSection { count: data.len() })
            .section(&code)
            .section(&data);
        Ok(rest.finish())
    }
}

/// Writes which functions are in places of the table.
fn fill(
    elements: &mut ElementSection,
    table: u32,
    places: &[(u32, Vec<u32>)],
    numbers: &mut impl Reencode<Error = io::Error>,
) -> Result<(), Rewriting<io::Error>> {
    for (start, functions) in places {
        let functions: Vec<u32> = functions
            .iter()
            .map(|function| numbers.function_index(*function))
            .collect::<Result<_, _>>()?;
        let start = ConstExpr::i32_const(start.cast_signed());
        elements.active(
            Some(table).filter(|table| *table > 0),
            &start,
            Elements::Functions(functions.into()),
        );
    }
    Ok(())
}

/// Writes data with the addresses where they go.
fn put(section: &mut DataSection, data: &[(u32, &[u8])]) {
    for (address, bytes) in data {
        let address = ConstExpr::i32_const(address.cast_signed());
        section.active(0, &address, bytes.iter().copied());
    }
}

fn read_names<'a>(
    custom: &CustomSectionReader<'a>,
    names: &mut BTreeMap<&'a str, Vec<u32>>,
) -> Result<(), Rewriting<io::Error>> {
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
fn start(kind: &ElementKind<'_>) -> Option<u32> {
    match kind {
        ElementKind::Active { offset_expr, .. } => constant(offset_expr),
        ElementKind::Passive | ElementKind::Declared => None,
    }
}

fn constant(expression: &wasmparser::ConstExpr<'_>) -> Option<u32> {
    match expression.get_operators_reader().read() {
        Ok(Operator::I32Const { value }) => Some(value.cast_unsigned()),
        _ => None,
    }
}

/// What bodies of functions refer to.
#[derive(Default)]
struct Asked {
    functions: BTreeSet<u32>,
    types: BTreeSet<u32>,
    tables: BTreeSet<u32>,
    globals: BTreeSet<u32>,
}

impl Asked {
    fn by(bodies: &[&(u32, FunctionBody<'_>)]) -> Result<Self, Rewriting<io::Error>> {
        let mut asked = Self::default();
        let mut code = CodeSection::new();
        for (_, body) in bodies {
            utils::parse_function_body(&mut asked, &mut code, body.clone())?;
        }
        Ok(asked)
    }
}

impl Reencode for Asked {
    type Error = io::Error;

    fn function_index(&mut self, old: u32) -> Result<u32, Rewriting<io::Error>> {
        self.functions.insert(old);
        Ok(old)
    }

    fn type_index(&mut self, old: u32) -> Result<u32, Rewriting<io::Error>> {
        self.types.insert(old);
        Ok(old)
    }

    fn table_index(&mut self, old: u32) -> Result<u32, Rewriting<io::Error>> {
        self.tables.insert(old);
        Ok(old)
    }

    fn global_index(&mut self, old: u32) -> Result<u32, Rewriting<io::Error>> {
        self.globals.insert(old);
        Ok(old)
    }
}

/// The new number of what has one.
fn known(numbers: &BTreeMap<u32, u32>, old: u32) -> Result<u32, Rewriting<io::Error>> {
    let new = numbers.get(&old).copied();
    new.ok_or_else(|| {
        Rewriting::UserError(io::Error::other("one half refers to what it does not have"))
    })
}

/// The new numbers in the rest.
#[derive(Default)]
struct Rest {
    functions: BTreeMap<u32, u32>,
    types: BTreeMap<u32, u32>,
    tables: BTreeMap<u32, u32>,
    globals: BTreeMap<u32, u32>,
}

impl Reencode for Rest {
    type Error = io::Error;

    fn function_index(&mut self, old: u32) -> Result<u32, Rewriting<io::Error>> {
        known(&self.functions, old)
    }

    fn type_index(&mut self, old: u32) -> Result<u32, Rewriting<io::Error>> {
        known(&self.types, old)
    }

    fn table_index(&mut self, old: u32) -> Result<u32, Rewriting<io::Error>> {
        known(&self.tables, old)
    }

    fn global_index(&mut self, old: u32) -> Result<u32, Rewriting<io::Error>> {
        known(&self.globals, old)
    }
}

/// Writes the whole again without the rest.
struct First<'a> {
    whole: &'a Whole<'a>,
    slots: &'a BTreeMap<u32, u32>,
    shared: &'a Shared,
    functions: BTreeMap<u32, u32>,
}

impl<'a> First<'a> {
    fn new(whole: &'a Whole<'a>, slots: &'a BTreeMap<u32, u32>, shared: &'a Shared) -> Self {
        let all = 0..whole.functions.len() as u32;
        let stay = all.filter(|number| !whole.later.contains(number));
        Self {
            whole,
            slots,
            shared,
            // What calls through a door stands behind all that stays.
            functions: stay.chain(slots.keys().copied()).zip(0..).collect(),
        }
    }
}

impl Reencode for First<'_> {
    type Error = io::Error;

    fn function_index(&mut self, old: u32) -> Result<u32, Rewriting<io::Error>> {
        known(&self.functions, old)
    }

    fn parse_custom_section(
        &mut self,
        _: &mut Module,
        _: CustomSectionReader<'_>,
    ) -> Result<(), Rewriting<io::Error>> {
        Ok(())
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        _: FunctionSectionReader<'_>,
    ) -> Result<(), Rewriting<io::Error>> {
        let stay = self.whole.bodies.iter().map(|(number, _)| *number);
        let stay = stay.filter(|number| !self.whole.later.contains(number));
        for number in stay.chain(self.slots.keys().copied()) {
            functions.function(self.whole.type_of(number));
        }
        Ok(())
    }

    fn table_type(
        &mut self,
        table: wasmparser::TableType,
    ) -> Result<TableType, Rewriting<io::Error>> {
        let longer = self.whole.longer(table, self.slots.len() as u32);
        utils::table_type(self, longer)
    }

    fn parse_export_section(
        &mut self,
        exports: &mut ExportSection,
        section: ExportSectionReader<'_>,
    ) -> Result<(), Rewriting<io::Error>> {
        utils::parse_export_section(self, exports, section)?;
        for (name, kind, index) in &self.shared.0 {
            let index = match kind {
                ExportKind::Func => self.function_index(*index)?,
                _ => *index,
            };
            exports.export(name, *kind, index);
        }
        Ok(())
    }

    fn parse_element_section(
        &mut self,
        elements: &mut ElementSection,
        _: ElementSectionReader<'_>,
    ) -> Result<(), Rewriting<io::Error>> {
        let places = self.whole.places(false);
        fill(elements, self.whole.table, &places, self)
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        _: CodeSectionReader<'_>,
    ) -> Result<(), Rewriting<io::Error>> {
        let whole = self.whole;
        for (number, body) in &whole.bodies {
            if !whole.later.contains(number) {
                utils::parse_function_body(self, code, body.clone())?;
            }
        }
        for (door, slot) in self.slots {
            let type_index = whole.type_of(*door);
            let of_function = whole.types.get(type_index as usize);
            let n_parameters = of_function.map_or(0, |ty| ty.params().len());
            let mut stub = Function::new([]);
            for parameter in 0..n_parameters {
                stub.instruction(&Instruction::LocalGet(parameter as u32));
            }
            stub.instruction(&Instruction::I32Const(slot.cast_signed()))
                .instruction(&Instruction::CallIndirect {
                    type_index,
                    table_index: whole.table,
                })
                .instruction(&Instruction::End);
            code.function(&stub);
        }
        Ok(())
    }

    fn data_count(&mut self, _: u32) -> Result<u32, Rewriting<io::Error>> {
        Ok(self.whole.data(false).len() as u32)
    }

    fn parse_data_section(
        &mut self,
        data: &mut DataSection,
        _: DataSectionReader<'_>,
    ) -> Result<(), Rewriting<io::Error>> {
        put(data, &self.whole.data(false));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use walrus::{
        ConstExpr, ElementItems, ElementKind, FunctionBuilder, Module, RefType, ValType, ir::Value,
    };
    use wasmparser::{ExternalKind, Parser, Payload, Validator};

    use super::{Halves, Later, cut, short};

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
                        let start = super::start(&element.kind).unwrap();
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
                        let address = super::constant(offset_expr).unwrap();
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
        assert_eq!(places(&halves.rest).0, []);
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
}
