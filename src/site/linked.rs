//! What a linked module tells of itself by the relocations that the linker keeps.
//!
//! What refers to a function by its place in the table, a closure or the methods of a trait, is a relocation as a
//! call is. They are those of the WebAssembly tool conventions (Linking.md).

use std::{
    collections::{BTreeMap, BTreeSet},
    io,
    ops::Range,
};

use wasmparser::{
    BinaryReader, BinaryReaderError, DataKind, ExternalKind, KnownCustom, Linking, Name, Operator,
    OperatorsReader, Parser, Payload, RelocationType, SymbolInfo, TypeRef, ValType,
};

/// What may refer to something, or be referred to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Item {
    /// A function by its number.
    Function(u32),
    /// A run of data by its place in [`Linked::data`].
    Data(usize),
}

/// What a linked module tells of itself.
#[derive(Default)]
pub(super) struct Linked {
    /// The functions' names.
    pub(super) names: BTreeMap<u32, String>,
    /// Runs of addresses, one for each datum, or for several that overlap; sorted.
    pub(super) data: Vec<Range<u32>>,
    /// What is called from outside.
    pub(super) roots: BTreeSet<Item>,
    /// Where data lie in the file, and their addresses.
    segments: Vec<(Range<usize>, u32)>,
    /// The functions that are not imported.
    pub(super) bodies: Vec<Body>,
    /// What each refers to.
    pub(super) references: BTreeSet<(Item, Item)>,
}

/// A function's body.
pub(super) struct Body {
    /// The function's number.
    pub(super) number: u32,
    pub(super) parameters: Vec<ValType>,
    /// Where its operators lie in the file, without the last `end`.
    pub(super) code: Range<usize>,
}

impl Body {
    /// The operators with their places in the module's file.
    pub(super) fn operators<'a>(
        &self,
        module: &'a [u8],
    ) -> Result<Vec<(Operator<'a>, Range<usize>)>, BinaryReaderError> {
        let code = module.get(self.code.clone()).unwrap_or_default();
        let mut reader = OperatorsReader::new(BinaryReader::new(code, self.code.start));
        let mut operators = Vec::new();
        while !reader.eof() {
            let start = reader.original_position();
            let operator = reader.read()?;
            operators.push((operator, start..reader.original_position()));
        }
        Ok(operators)
    }
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
    /// Reads a module as the linker leaves it.
    ///
    /// # Errors
    /// Where it is none, or was linked without its relocations.
    pub(super) fn read(module: &[u8]) -> io::Result<Self> {
        let linked = Self::parse(module).map_err(io::Error::other)?;
        if linked.references.is_empty() {
            return Err(io::Error::other("the module has no relocations"));
        }
        Ok(linked)
    }

    /// Reads a module of which so much may be cut out that nothing refers to anything.
    pub(super) fn parse(module: &[u8]) -> Result<Self, BinaryReaderError> {
        let mut linked = Self::default();
        let (mut code, mut data) = (Section::default(), Section::default());
        // The places of functions in the file, and of data with their addresses.
        let mut bodies: Vec<(Range<usize>, u32)> = Vec::new();
        let mut segments: Vec<(Range<usize>, u32)> = Vec::new();
        let mut symbols: Vec<SymbolInfo<'_>> = Vec::new();
        let mut relocations = Vec::new();
        let (mut n_functions, mut n_sections) = (0, 0);
        // The parameters of each type, and of each function with a body.
        let mut of_types: Vec<Vec<ValType>> = Vec::new();
        let mut of_functions: Vec<Vec<ValType>> = Vec::new();
        for payload in Parser::new(0).parse_all(module) {
            let payload = payload?;
            let number = n_sections;
            n_sections += u32::from(payload.as_section().is_some());
            match payload {
                Payload::TypeSection(types) => {
                    for of_function in types.into_iter_err_on_gc_types() {
                        of_types.push(of_function?.params().to_vec());
                    }
                }
                Payload::FunctionSection(types) => {
                    for number in types {
                        let parameters = of_types.get(number? as usize);
                        of_functions.push(parameters.cloned().unwrap_or_default());
                    }
                }
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
                    let parameters = of_functions.get(linked.bodies.len());
                    linked.bodies.push(Body {
                        number: n_functions,
                        parameters: parameters.cloned().unwrap_or_default(),
                        code: body.get_operators_reader()?.original_position()
                            ..body.range().end.saturating_sub(1),
                    });
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
                // A linker that keeps relocations writes numbers in five bytes: where the first is not one of
                // several, the code that referred to something is gone.
                if module
                    .get(code.start + at)
                    .is_none_or(|byte| byte & 0x80 == 0)
                {
                    continue;
                }
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
        linked.segments = segments;
        Ok(linked)
    }

    /// Where in the file the data of these addresses lie.
    pub(super) fn place(&self, range: &Range<u32>) -> Option<Range<usize>> {
        self.segments.iter().find_map(|(at, address)| {
            let start = range.start.checked_sub(*address)? as usize;
            let place = at.start + start..at.start + start + range.len();
            (place.end <= at.end).then_some(place)
        })
    }

    /// The datum that an address lies in.
    fn datum(&self, address: u32) -> Option<Item> {
        let place = self.data.partition_point(|range| range.end <= address);
        let range = self.data.get(place)?;
        range.contains(&address).then_some(Item::Data(place))
    }

    /// All that can be come to, without what is `shut`.
    pub(super) fn from(
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
pub(super) mod example;
