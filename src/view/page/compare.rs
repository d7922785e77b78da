//! Two to five sources beside each other, read against the first of them, the base. What states the
//! same shares a row, so the columns scroll together. What two others share and the base lacks stands
//! in two rows.

use std::rc::Rc;

use super::lost;
use crate::{
    address::{Address, MOST_COMPARED},
    base::Span,
    compare::{Comparison, Op, Passage, Relation, Verdict},
    corpus::Field,
    engine::{Cell, Row, sheet},
    locale::{Text, count, figure, filled, say},
    text::{TokenKind, tokens},
    view::{
        desk::Desk,
        part::{
            Choice, Marks, Name, Node, chooser, group, in_context, joined, marked, moment, tag,
        },
    },
};

pub fn page(desk: &Desk, address: &Address, ids: &[String]) -> Node {
    let mut sources = Vec::new();
    for id in ids {
        match desk.engine.find(id) {
            // A third column of what stands there already would tell nothing.
            Some(at) if sources.len() > 1 && sources.contains(&at) => {}
            Some(at) => sources.push(at),
            None => return lost(Text::NoSuchSource, id),
        }
    }
    if sources.is_empty() {
        let Some((a, b)) = closest(desk) else {
            return nothing();
        };
        sources = vec![a, b];
    }
    let base = sources.first().copied().unwrap_or_default();
    let mut others = Vec::new();
    for &other in sources.iter().skip(1) {
        let Some(one) = desk.compare(base, other) else {
            return tag("section")
                .head("h1", Text::SideBySide)
                .each(desk.awaits(false), |line| line);
        };
        others.push((other, one));
    }
    Columns {
        desk,
        address,
        sources,
        base,
        others,
    }
    .shown()
}

fn nothing() -> Node {
    tag("section.empty")
        .head("h1", Text::NothingToCompare)
        .head("p", Text::FewerThanTwo)
}

/// The two sources that share most words, else the first two: what a reader is shown who has not
/// chosen yet.
fn closest(desk: &Desk) -> Option<(usize, usize)> {
    let strongest = desk.reused().first().map(|reuse| reuse.documents);
    strongest.or_else(|| (desk.n_documents() > 1).then_some((0, 1)))
}

/// Of a large corpus, a column's field offers the reports published nearest to the base.
const N_CHOICES: usize = 200;

/// The sources that are shown, and how they compare.
struct Columns<'a> {
    desk: &'a Desk,
    address: &'a Address,
    /// All of them, the base first.
    sources: Vec<usize>,
    base: usize,
    /// The others, each as it compares with the base.
    others: Vec<(usize, Rc<Comparison>)>,
}

impl Columns<'_> {
    fn shown(&self) -> Node {
        let (class, title) = match self.sources.len() {
            2 => ("two", Text::TwoSideBySide),
            3 => ("many", Text::SideBySide),
            4 => ("many four", Text::SideBySide),
            _ => ("many five", Text::SideBySide),
        };
        let mut grid = tag("div.beside").class(class);
        for (column, &source) in self.sources.iter().enumerate() {
            if self.is_pair() && column > 0 {
                let swap = sign("⇄", say(Text::SwapSides));
                grid = grid.child(swap.class("swap").to(self.against(source)));
            }
            grid = grid.child(self.head(column, source));
        }
        tag("section.sheet")
            .child(tag("h1.hidden").say(title))
            .child(self.sum())
            .child(legend(self.address))
            .child(grid.child(self.rows()))
    }

    fn is_pair(&self) -> bool {
        self.sources.len() == 2
    }

    /// The same view of other sources.
    #[inline(never)]
    fn of(&self, sources: &[usize]) -> Address {
        Address {
            page: self.desk.columns(sources),
            ..self.address.clone()
        }
    }

    /// The sources but one.
    fn without(&self, source: usize) -> Vec<usize> {
        let others = self.sources.iter().filter(|other| **other != source);
        others.copied().collect()
    }

    /// The same sources, read against this one.
    fn against(&self, source: usize) -> Address {
        let mut sources = self.without(source);
        sources.insert(0, source);
        self.of(&sources)
    }

    /// What may stand in a column: what is near in time to `near`, but what stands in another.
    #[inline(never)]
    fn choices(&self, column: usize, near: usize) -> Vec<Choice> {
        let here = self.sources.get(column).copied();
        let mut choices = Vec::new();
        let also = here.unwrap_or(near);
        for at in self.desk.near_in_time(near, N_CHOICES, also) {
            let is_chosen = here == Some(at);
            if is_chosen || !self.sources.contains(&at) {
                let mut sources = self.sources.clone();
                match sources.get_mut(column) {
                    Some(source) => *source = at,
                    None => sources.push(at),
                }
                choices.push(Choice {
                    name: self.desk.source(at).to_owned(),
                    to: self.of(&sources),
                    is_chosen,
                });
            }
        }
        choices
    }

    /// A column's head: which source stands here, and what else could.
    #[inline(never)]
    fn head(&self, column: usize, source: usize) -> Node {
        let desk = self.desk;
        let n_columns = self.sources.len();
        let beside = self.sources.get(usize::from(column == 0)).copied();
        let near = beside.unwrap_or(source);
        // Who does not see where the field stands hears it.
        let label = filled(Text::SourceNumber, &[&(column + 1).to_string()]);
        let document = desk.document(source);
        let published = document.and_then(|document| document.published());
        let mut head = tag("div.col")
            .child(chooser(&label, false, self.choices(column, near)))
            .child(tag("small").each(published, |iso| group().says(moment(iso))))
            // On paper there is no field to look the source up with.
            .each(document, |document| {
                let url = document.detail(Field::Url).map_or("", |url| &url.value);
                let title = desk.original("span.paper").text(document.headline());
                title.text(" ").text(url)
            });
        if !self.is_pair() {
            let name = desk.source(source);
            let mut links = tag("small");
            if column > 0 {
                let title = filled(Text::ReadAgainst, &[name]);
                let link = sign(say(Text::AsBase), &title).to(self.against(source));
                links = links.child(link).text(" · ");
            }
            let link = sign(say(Text::Remove), &filled(Text::RemoveSource, &[name]));
            head = head.child(links.child(link.to(self.of(&self.without(source)))));
        }
        if column + 1 == n_columns && n_columns < MOST_COMPARED {
            let more = self.choices(n_columns, self.base);
            if !more.is_empty() {
                head = head.child(chooser(say(Text::AddSource), false, more));
            }
        }
        head
    }

    /// The comparisons in a sentence each.
    fn sum(&self) -> Node {
        let base = self.desk.source(self.base);
        let mut sum = tag("p.lede");
        if !self.is_pair() {
            sum = sum.says(filled(Text::BaseIs, &[base]));
        }
        for &(other, ref comparison) in &self.others {
            let passages = &comparison.passages;
            let n_same = passages
                .iter()
                .filter(|passage| passage.relation == Relation::Same)
                .count();
            let source = self.desk.source(other);
            let same = count(n_same, Text::CountSentences);
            let reworded = figure(passages.len() - n_same);
            let only_here = figure(comparison.only_a.len());
            let only_there = figure(comparison.only_b.len());
            // What two others share and the base lacks is in neither alone.
            sum = sum.says(match self.is_pair() {
                true => filled(
                    Text::SumPair,
                    &[&same, &reworded, &only_here, base, &only_there, source],
                ),
                false => filled(
                    Text::SumMany,
                    &[source, &same, &reworded, &only_there, base],
                ),
            });
        }
        let mut keys = tag("span.keys").say(Text::StepKeys);
        for key in ["n", "p", "F7", "Shift F7"] {
            keys = keys.leaf("kbd", key).text(" ");
        }
        sum.child(keys)
    }

    /// All rows. Where the same is folded, rows that follow each other and are the same in all
    /// columns, but for words on which no fact hangs, are one line that counts their sentences.
    fn rows(&self) -> Node {
        let comparisons: Vec<&Comparison> = self.others.iter().map(|(_, one)| &**one).collect();
        let mut rows = group();
        let mut n_folded = 0;
        for row in &sheet(&comparisons) {
            if self.address.folded && self.is_same(row) {
                n_folded += row.cells.first().map_or(0, |cell| cell.spans.len());
                continue;
            }
            rows = rows
                .child(fold(std::mem::take(&mut n_folded)))
                .child(self.row(row));
        }
        rows.child(fold(n_folded))
    }

    fn is_same(&self, row: &Row) -> bool {
        let cells = row.cells.iter().skip(1);
        cells.zip(&self.others).all(|(cell, (_, comparison))| {
            let passages = passages(comparison, cell);
            matches!(Link::between(&passages), Link::Untouched | Link::Same)
                && !differs(comparison, &passages)
        })
    }

    #[inline(never)]
    fn row(&self, row: &Row) -> Node {
        let desk = self.desk;
        let base = desk.source(self.base);
        let is_alone = row.only().is_some();
        let mut of_base = Vec::new();
        let mut rest = group();
        let columns = (1..).zip(row.cells.iter().skip(1));
        for ((column, cell), &(other, ref comparison)) in columns.zip(&self.others) {
            let source = desk.source(other);
            let passages = passages(comparison, cell);
            let link = Link::between(&passages);
            if self.is_pair() {
                rest = rest.child(link.drawn());
            }
            let shown = match (cell.spans.is_empty(), passages.first()) {
                (true, None) => tag("div.gap").when(!is_alone, |gap| {
                    let whose = tag("span.hidden").text(source).text(": ");
                    gap.child(whose).say(Text::NotHere)
                }),
                // The sentence stands with others of the base.
                (true, Some(passage)) => {
                    let paragraph = desk.paragraph(other, passage.b).to_string();
                    let place = tag("a").to(desk.passage(other, passage.b));
                    let place = place.says(filled(Text::InParagraph, &[&paragraph]));
                    let apart = tag("div.apart").text(source);
                    apart.text(": ").child(place)
                }
                (false, None) => {
                    let told = match self.is_pair() {
                        true => Text::AloneNotIn,
                        false => Text::LacksIn,
                    };
                    let label = filled(told, &[source, base]);
                    self.cell(column, other, &cell.spans, link, &label)
                }
                (false, Some(_)) => {
                    let said = link.said(desk, self.base, other, &passages);
                    let label = joined(&[source, ", ", &said]);
                    self.cell(column, other, &cell.spans, link, &label)
                }
            };
            rest = rest.child(shown);
            of_base.extend(passages);
        }
        let spans = row.cells.first().map_or(&[][..], |cell| &cell.spans);
        let link = Link::between(&of_base);
        let first = match (spans.is_empty(), link, self.sources.as_slice()) {
            (true, ..) => tag("div.gap"),
            (_, Link::None, [_, other]) => {
                let label = filled(Text::AloneNotIn, &[base, desk.source(*other)]);
                self.cell(0, self.base, spans, link, &label)
            }
            (_, Link::None, _) => {
                let label = filled(Text::Alone, &[base]);
                self.cell(0, self.base, spans, link, &label)
            }
            _ => self.cell(0, self.base, spans, link, base),
        };
        group().child(first).child(rest)
    }

    /// One source's part of a row: the sentences of `spans`, a paragraph each, under a `label` that
    /// says to who does not see it what they are beside the base.
    #[inline(never)]
    fn cell(&self, column: usize, source: usize, spans: &[Span], link: Link, label: &str) -> Node {
        let desk = self.desk;
        let whose = match link {
            Link::None => label,
            _ => desk.source(source),
        };
        // A difference is stepped to once: where it stands beside the base.
        let is_step = match link {
            Link::None => true,
            Link::Untouched => false,
            Link::Same | Link::Reworded => column > 0,
        };
        tag("div.s")
            .class(link.class())
            .class(if is_step { "step" } else { "" })
            .class(match column > 0 && link != Link::None {
                true => "other",
                false => "",
            })
            .with(Name::Tabindex, "-1")
            .with(Name::Role, "group")
            .with(Name::AriaLabel, label)
            .child(tag("span.whose").with(Name::AriaHidden, "true").text(whose))
            .each(spans, |span| {
                let mut marks = Marks {
                    second: column > 0,
                    ..desk.marks(source)
                };
                for (at, (_, comparison)) in (1..).zip(&self.others) {
                    for passage in &comparison.passages {
                        let own = match column {
                            0 => passage.a,
                            _ => passage.b,
                        };
                        if own == *span && (column == 0 || column == at) {
                            marks.changes.push(&passage.changes);
                        }
                    }
                }
                desk.original("p")
                    .child(marked(desk.text(source), *span, &marks))
                    .child(in_context(desk.passage(source, *span)))
            })
    }
}

/// A link that is seen as a sign or a word, and says in full what it does.
#[inline(never)]
fn sign(sign: &str, what: &str) -> Node {
    tag("a.sign")
        .with(Name::Title, what)
        .child(tag("span").with(Name::AriaHidden, "true").text(sign))
        .child(tag("span.hidden").text(what))
}

/// The passages of a comparison that lead to a cell.
fn passages<'a>(comparison: &'a Comparison, cell: &Cell) -> Vec<&'a Passage> {
    let mut passages = Vec::new();
    for &at in &cell.passages {
        passages.extend(comparison.passages.get(at));
    }
    passages
}

/// Whether the two sides of the passages differ on a fact.
fn differs(comparison: &Comparison, passages: &[&Passage]) -> bool {
    comparison.conflicts.iter().any(|conflict| {
        conflict.verdict != Verdict::SameSaidDifferently
            && passages
                .iter()
                .any(|passage| passage.a.overlaps(conflict.a) && passage.b.overlaps(conflict.b))
    })
}

fn fold(n_sentences: usize) -> Node {
    if n_sentences == 0 {
        return group();
    }
    tag("p.folded").says(filled(
        Text::Folded,
        &[&count(n_sentences, Text::CountSentences)],
    ))
}

fn legend(address: &Address) -> Node {
    let mut other = address.clone();
    other.folded = !address.folded;
    let fold = if address.folded {
        Text::ShowSame
    } else {
        Text::FoldSame
    };
    let light = tag("del.light").say(Text::LegendLight);
    let signs = tag("span.legend")
        .with(Name::AriaHidden, "true")
        .child(tag("span").head("del", Text::LegendOnly))
        .child(tag("span").child(light))
        .child(tag("span").child(tag("del.moved").say(Text::LegendMoved)))
        .child(tag("span.solid").say(Text::Same))
        .child(tag("span.dashed").say(Text::Reworded));
    tag("div.legend")
        .child(signs)
        .child(tag("a").to(other).say(fold))
}

/// How many words of a passage stand in one of the two only, of what was replaced the longer side;
/// and how many stand in both at different places. Marks alone are no words.
fn n_changed(desk: &Desk, a: usize, b: usize, passage: &Passage) -> (usize, usize) {
    let (mut n_words, mut n_moved) = (0, 0);
    for change in &passage.changes {
        let count = |index, span: Span| {
            let tokens = tokens(desk.text(index), span);
            let words = tokens.filter(|token| token.kind != TokenKind::Punctuation);
            words.count()
        };
        match (change.op, change.moved) {
            (Op::Equal, _) => {}
            // The words stand once more where they were put in.
            (_, Some(_)) => n_moved += count(a, change.a),
            (_, None) => n_words += count(a, change.a).max(count(b, change.b)),
        }
    }
    (n_words, n_moved)
}

/// How two cells of a row hang together.
#[derive(Clone, Copy, PartialEq)]
enum Link {
    None,
    /// The same in every word.
    Untouched,
    Same,
    Reworded,
}

impl Link {
    fn between(passages: &[&Passage]) -> Self {
        if passages.is_empty() {
            return Self::None;
        }
        let mut link = Self::Untouched;
        for passage in passages {
            if passage.relation != Relation::Same {
                return Self::Reworded;
            }
            if passage.changes.len() > 1 {
                link = Self::Same;
            }
        }
        link
    }

    /// The cells' class.
    fn class(self) -> &'static str {
        match self {
            Self::None => "only",
            Self::Untouched | Self::Same => "same",
            Self::Reworded => "reworded",
        }
    }

    /// The line between the two cells of a pair.
    fn drawn(self) -> Node {
        let line = tag("div.link").class(self.class());
        line.when(self != Self::None, |line| {
            let title = match self {
                Self::Reworded => Text::Reworded,
                _ => Text::Same,
            };
            line.with(Name::Title, say(title))
        })
    }

    /// What a cell is to the base's sentences beside it: `same as Okezone, paragraph 4, 2 words
    /// differ`.
    fn said(self, desk: &Desk, base: usize, other: usize, passages: &[&Passage]) -> String {
        let (mut n_words, mut n_moved) = (0, 0);
        for passage in passages {
            let (changed, moved) = n_changed(desk, base, other, passage);
            n_words += changed;
            n_moved += moved;
        }
        let first = passages
            .first()
            .map_or_else(Span::default, |passage| passage.a);
        let paragraph = desk.paragraph(base, first).to_string();
        let told = match self {
            Self::Reworded => Text::RewordedAsBase,
            _ => Text::SameAsBase,
        };
        let mut said = filled(told, &[desk.source(base), &paragraph]);
        for (n, text) in [(n_words, Text::WordsDiffer), (n_moved, Text::WordsMoved)] {
            if n > 0 {
                said.push_str(&count(n, text));
            }
        }
        said
    }
}
