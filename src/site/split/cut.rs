//! Makes two modules of one: the first keeps all that is not told to come later.
//!
//! The rest has what it needs of the first under short names: its memory, its tables, its globals and
//! functions. Where the first calls a function of the rest, it does so by a place in the table, which
//! the rest fills when it comes; the places of its closures and methods stay empty until then, too.

use std::{
    collections::{BTreeMap, BTreeSet},
    io,
};

use wasm_encoder::{
    CodeSection, ConstExpr, DataCountSection, DataSection, ElementSection, Elements, EntityType,
    ExportKind, ExportSection, Function, FunctionSection, ImportSection, Instruction, Module,
    TableType, TypeSection,
    reencode::{Error as Rewriting, Reencode, utils},
};
use wasmparser::{
    CodeSectionReader, CustomSectionReader, DataSectionReader, ElementSectionReader,
    ExportSectionReader, FunctionBody, FunctionSectionReader, Parser,
};

use super::{Later, whole::Whole};

/// Under which name the rest asks for what it needs: none, which is short.
const OF_FIRST: &str = "";
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
        rest: self::rest(&whole, &rest, &of_rest.types, &slots, &shared)?,
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

/// The module of what comes later.
fn rest(
    whole: &Whole<'_>,
    bodies: &[&(u32, FunctionBody<'_>)],
    asked: &BTreeSet<u32>,
    slots: &BTreeMap<u32, u32>,
    shared: &Shared,
) -> Result<Vec<u8>, Rewriting<io::Error>> {
    let mut renumbering = Rest::default();
    let mut used = asked.clone();
    used.extend(bodies.iter().map(|(number, _)| whole.type_of(*number)));
    for (_, kind, index) in &shared.0 {
        if *kind == ExportKind::Func {
            used.insert(whole.type_of(*index));
        }
    }
    let mut types = TypeSection::new();
    for (new, &old) in (0..).zip(&used) {
        renumbering.types.insert(old, new);
        if let Some(of_function) = whole.types.get(old as usize) {
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
                let of_function = renumbering.type_index(whole.type_of(*index))?;
                Some(EntityType::Function(of_function))
            }
            ExportKind::Table => {
                let new = renumbering.tables.len() as u32;
                renumbering.tables.insert(*index, new);
                let table = whole.tables.get(at).copied();
                let table = table.map(|table| whole.longer(table, slots.len() as u32));
                table
                    .map(|table| renumbering.table_type(table))
                    .transpose()?
                    .map(EntityType::Table)
            }
            ExportKind::Global => {
                let new = renumbering.globals.len() as u32;
                renumbering.globals.insert(*index, new);
                let global = whole.globals.get(at).copied();
                global
                    .map(|global| renumbering.global_type(global))
                    .transpose()?
                    .map(EntityType::Global)
            }
            _ => whole
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
        functions.function(renumbering.type_index(whole.type_of(*number))?);
    }
    let mut elements = ElementSection::new();
    let mut places = whole.places(true);
    places.extend(slots.iter().map(|(door, slot)| (*slot, vec![*door])));
    fill(&mut elements, 0, &places, &mut renumbering)?;
    let mut code = CodeSection::new();
    for (_, body) in bodies {
        utils::parse_function_body(&mut renumbering, &mut code, body.clone())?;
    }
    let mut data = DataSection::new();
    put(&mut data, &whole.data(true));

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
mod tests;
