//! What only the doors lead to, read from the linker's relocations.
//!
//! A function or a datum that the first half could come to without a door stays there. What refers to a
//! function by its place in the table, a closure or the methods of a trait, is a relocation as a call is.

use std::{
    collections::{BTreeMap, BTreeSet},
    io,
    ops::Range,
};

use wasmparser::{
    BinaryReaderError, DataKind, ExternalKind, KnownCustom, Linking, Name, Operator, Parser,
    Payload, RelocationType, SymbolInfo, TypeRef,
};

/// What only the doors lead to.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Later {
    /// The names of functions.
    pub functions: BTreeSet<String>,
    /// Ranges of addresses of data, sorted.
    pub data: Vec<Range<u32>>,
}

/// What may refer to something, or be referred to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Item {
    /// A function by its number.
    Function(u32),
    /// A run of data by its place in [`Linked::data`].
    Data(usize),
}

/// Finds what only functions lead to whose name `is_door`.
///
/// # Errors
/// Where the module is none, or was linked without its relocations.
pub fn reach(module: &[u8], is_door: impl Fn(&str) -> bool) -> io::Result<Later> {
    let linked = Linked::read(module).map_err(io::Error::other)?;
    if linked.references.is_empty() {
        return Err(io::Error::other("the module has no relocations"));
    }
    let name = |function: &u32| linked.names.get(function).map_or("", String::as_str);
    let shut = |item: &Item| matches!(item, Item::Function(number) if is_door(name(number)));
    let first = linked.from(linked.roots.iter().copied(), &shut);
    let doors = linked.names.iter().filter(|(_, name)| is_door(name));
    let doors = doors.map(|(number, _)| Item::Function(*number));
    let mut later = Later::default();
    let mut last = None;
    for item in linked.from(doors, &|_| false).difference(&first) {
        match item {
            Item::Function(number) => {
                later.functions.insert(name(number).to_owned());
            }
            Item::Data(place) => {
                let Some(range) = linked.data.get(*place) else {
                    continue;
                };
                // Between two neighbors there is nothing but what aligns the second one.
                match later.data.last_mut() {
                    Some(before) if last == place.checked_sub(1) => before.end = range.end,
                    _ => later.data.push(range.clone()),
                }
                last = Some(*place);
            }
        }
    }
    // Functions of one name can't be told apart once the module was bound.
    for (number, name) in &linked.names {
        if first.contains(&Item::Function(*number)) {
            later.functions.remove(name);
        }
    }
    Ok(later)
}

/// What a linked module tells of itself.
#[derive(Default)]
struct Linked {
    /// The functions' names.
    names: BTreeMap<u32, String>,
    /// Runs of addresses, one for each datum, or for several that overlap; sorted.
    data: Vec<Range<u32>>,
    /// What is called from outside.
    roots: BTreeSet<Item>,
    /// What each refers to.
    references: BTreeSet<(Item, Item)>,
}

/// A section with bytes that relocations tell of, and where what refers lies in it.
#[derive(Default)]
struct Section {
    /// Its number among the module's sections.
    number: u32,
    /// Where its content begins in the module's file.
    start: usize,
}

impl Linked {
    fn read(module: &[u8]) -> Result<Self, BinaryReaderError> {
        let mut linked = Self::default();
        let (mut code, mut data) = (Section::default(), Section::default());
        // The places of functions in the file, and of data with their addresses.
        let mut bodies: Vec<(Range<usize>, u32)> = Vec::new();
        let mut segments: Vec<(Range<usize>, u32)> = Vec::new();
        let mut symbols: Vec<SymbolInfo<'_>> = Vec::new();
        let mut relocations = Vec::new();
        let (mut n_functions, mut n_sections) = (0, 0);
        for payload in Parser::new(0).parse_all(module) {
            let payload = payload?;
            let number = n_sections;
            n_sections += u32::from(payload.as_section().is_some());
            match payload {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        n_functions += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::ExportSection(exports) => {
                    for export in exports {
                        let export = export?;
                        if export.kind == ExternalKind::Func {
                            linked.roots.insert(Item::Function(export.index));
                        }
                    }
                }
                Payload::StartSection { func, .. } => {
                    linked.roots.insert(Item::Function(func));
                }
                Payload::CodeSectionStart { range, .. } => {
                    code = Section {
                        number,
                        start: range.start,
                    };
                }
                Payload::CodeSectionEntry(body) => {
                    bodies.push((body.range(), n_functions));
                    n_functions += 1;
                }
                Payload::DataSection(section) => {
                    data = Section {
                        number,
                        start: section.range().start,
                    };
                    for datum in section {
                        let datum = datum?;
                        let DataKind::Active { offset_expr, .. } = datum.kind else {
                            segments.push((0..0, 0));
                            continue;
                        };
                        let at = offset_expr.get_operators_reader().read()?;
                        if let Operator::I32Const { value } = at {
                            let start = datum.range.end - datum.data.len();
                            segments.push((start..datum.range.end, value.cast_unsigned()));
                        }
                    }
                }
                Payload::CustomSection(custom) => match custom.as_known() {
                    KnownCustom::Linking(linking) => {
                        for part in linking.subsections() {
                            if let Linking::SymbolTable(table) = part? {
                                symbols = table.into_iter().collect::<Result<_, _>>()?;
                            }
                        }
                    }
                    KnownCustom::Reloc(section) => {
                        for entry in section.entries() {
                            relocations.push((section.section_index(), entry?));
                        }
                    }
                    KnownCustom::Name(names) => {
                        for part in names {
                            if let Name::Function(functions) = part? {
                                for naming in functions {
                                    let naming = naming?;
                                    linked.names.insert(naming.index, naming.name.to_owned());
                                }
                            }
                        }
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        let addresses: Vec<Option<Range<u32>>> = symbols
            .iter()
            .map(|symbol| match symbol {
                SymbolInfo::Data {
                    symbol: Some(at), ..
                } => {
                    let (_, address) = segments.get(at.index as usize)?;
                    let start = address.checked_add(at.offset)?;
                    (at.size > 0).then(|| start..start.saturating_add(at.size))
                }
                _ => None,
            })
            .collect();
        linked.data = joined(addresses.iter().flatten().cloned().collect());
        for (section, entry) in relocations {
            let target = symbols.get(entry.index as usize);
            let to = match (entry.ty, target) {
                (RelocationType::TypeIndexLeb, _) => None,
                (_, Some(SymbolInfo::Func { index, .. })) => Some(Item::Function(*index)),
                (_, Some(SymbolInfo::Data { .. })) => addresses
                    .get(entry.index as usize)
                    .and_then(|range| linked.datum(range.as_ref()?.start)),
                _ => None,
            };
            let at = entry.offset as usize;
            let from = if section == code.number {
                holding(&bodies, code.start + at).map(|(_, number)| Item::Function(number))
            } else if section == data.number {
                holding(&segments, data.start + at)
                    .and_then(|(within, address)| linked.datum(address + within as u32))
            } else {
                None
            };
            linked
                .references
                .extend(from.zip(to).filter(|(from, to)| from != to));
        }
        Ok(linked)
    }

    /// The datum that an address lies in.
    fn datum(&self, address: u32) -> Option<Item> {
        let place = self.data.partition_point(|range| range.end <= address);
        let range = self.data.get(place)?;
        range.contains(&address).then_some(Item::Data(place))
    }

    /// All that can be come to, without what is `shut`.
    fn from(
        &self,
        roots: impl Iterator<Item = Item>,
        shut: &impl Fn(&Item) -> bool,
    ) -> BTreeSet<Item> {
        let mut found = BTreeSet::new();
        let mut left: Vec<Item> = roots.collect();
        while let Some(item) = left.pop() {
            if shut(&item) || !found.insert(item) {
                continue;
            }
            let least = (item, Item::Function(0));
            let mine = self.references.range(least..);
            left.extend(
                mine.take_while(|(from, _)| *from == item)
                    .map(|(_, to)| *to),
            );
        }
        found
    }
}

/// Ranges sorted, those that overlap made one.
fn joined(mut ranges: Vec<Range<u32>>) -> Vec<Range<u32>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut joined: Vec<Range<u32>> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

/// The one of sorted places in a file that holds a byte: how far it lies within, and what is known of it.
fn holding(places: &[(Range<usize>, u32)], at: usize) -> Option<(usize, u32)> {
    let place = places.partition_point(|(range, _)| range.end <= at);
    let (range, known) = places.get(place)?;
    Some((at.checked_sub(range.start)?, *known))
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use wasm_encoder::{
        CodeSection, ConstExpr, CustomSection, DataSection, DataSymbolDefinition, Encode,
        ExportKind, ExportSection, Function, FunctionSection, LinkingSection, MemorySection,
        MemoryType, Module, NameMap, NameSection, SymbolTable, TypeSection,
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
        check(&[("start", &[]), ("lost", &[])], &[&[]], (&[], &[]));
        check(&[("start", &[]), ("door", &[1])], &[], (&["door"], &[]));
    }

    #[test]
    fn a_module_without_relocations_is_refused() {
        let bare = linked(&[("start", &[1]), ("door", &[])], &[], false);
        let error = reach(&bare, |_| false).unwrap_err().to_string();
        assert!(error.contains("relocations"), "{error}");
        assert!(reach(b"no module", |_| false).is_err());
    }
}
