//! What a query finds: one card a document, with the passage that answers best; or one line a
//! match, in the words around it.

use crate::{
    address::{Address, Listing, Page},
    index::{Hit, Line, Match, Note, Order, SourceUse, Why},
    locale::{Text, count, filled, say},
    text::normal_form,
    view::{
        desk::Desk,
        part::{
            Marks, Name, Node, column_head, group, joined, marked, matrix, pager, place, published,
            row_head, share, stretch, tag, why_found,
        },
    },
};

/// What the search field controls, and the one entry of it that the arrow keys have come to; their
/// names in the page.
pub const FOUND: &str = "found";
pub const CHOSEN: &str = "chosen";

/// The documents are shown in stretches of so many.
const LIMIT: usize = 20;

/// What a document of a list takes of a window's height, in CSS pixels, and a line: the bar and what else
/// stands above a list take as much as the documents that are lower.
const HEIGHT: usize = 180;
const LINE_HEIGHT: usize = 30;

/// Queries that show what the field understands.
const EXAMPLES: [(&str, Text); 5] = [
    ("korut vietnam", Text::ExampleNames),
    ("kunjungan", Text::ExampleRoots),
    ("\"operasi militer khusus\"", Text::ExamplePhrase),
    ("sanksi -pbb", Text::ExampleWithout),
    ("person:putin in:headline", Text::ExampleField),
];

/// The lines are shown in stretches of so many.
const N_LINES: usize = 100;

/// More forms than this say nothing that the first ones don't.
const N_FORMS: usize = 16;

/// The ways to list what was found, as links.
const LISTINGS: [(Listing, Text); 4] = [
    (Listing::Documents, Text::Results),
    (Listing::Text, Text::InContext),
    (Listing::Left, Text::ByWordBefore),
    (Listing::Right, Text::ByWordAfter),
];

pub fn page(desk: &Desk, address: &Address, chosen: Option<usize>) -> Node {
    if address.query.trim().is_empty() {
        return examples();
    }
    let page = tag("section.results")
        .child(tag("h1.hidden").say(Text::Search))
        .child(
            tag("nav.tabs")
                .with(Name::AriaLabel, say(Text::HowToList))
                .each(LISTINGS, |(listing, name)| {
                    let mut link = address.clone();
                    link.listing = listing;
                    link.skipped = 0;
                    tag("a").here(listing == address.listing).to(link).say(name)
                }),
        );
    let order = match address.listing {
        Listing::Documents => return results(desk, address, page, chosen),
        Listing::Text => Order::Text,
        Listing::Left => Order::Left,
        Listing::Right => Order::Right,
    };
    concordance(desk, address, page, order)
}

fn results(desk: &Desk, address: &Address, page: Node, chosen: Option<usize>) -> Node {
    let shown = filling(desk, HEIGHT, LIMIT);
    let limit = address.skipped as usize + shown;
    let found = desk.engine.search(&address.query, limit);
    let total = found.total as usize;
    said(page, total, Text::Sources, found.relaxed, &found.notes)
        .child(
            tag("div.hits")
                .with(Name::Id, FOUND)
                .with(Name::Role, "grid")
                .with(Name::AriaLabel, say(Text::Results))
                .each(
                    stretch(address, &found.hits, shown).iter().enumerate(),
                    |(at, hit)| card(desk, address, hit, chosen == Some(at)),
                ),
        )
        .child(pager(address, LIMIT, total, Text::Sources))
}

/// How many of a list's items are shown: while a reader types, no more than fill the window.
fn filling(desk: &Desk, height: usize, most: usize) -> usize {
    desk.brief
        .map_or(most, |window| window.div_ceil(height).min(most))
}

/// Adds how much was found, and what is to be known of it.
fn said(page: Node, total: usize, things: Text, relaxed: bool, notes: &[Note]) -> Node {
    page.child(
        tag("p.count")
            .with(Name::Role, "status")
            .says(match total {
                0 => say(Text::NothingFound).to_owned(),
                total => count(total, things),
            })
            .when(relaxed, |line| line.say(Text::Relaxed)),
    )
    .each(notes, |note| tag("p.note").says(told(note)))
    .when(total == 0, |page| page.child(advice()))
}

/// What was not searched as it was typed.
fn told(note: &Note) -> String {
    match note {
        Note::Ignored(what) => filled(Text::NoteIgnored, &[what]),
        Note::AsWords(what) => filled(Text::NoteAsWords, &[what]),
        Note::Asks(what) => filled(Text::NoteAsks, &[what]),
        Note::Missing { form, near } => {
            let mut told = filled(Text::NoteMissing, &[form]);
            if !near.is_empty() {
                let near = joined(&["“", &near.join("”, “"), "”"]);
                told.push_str(&filled(Text::NoteReadAs, &[&near]));
            }
            told
        }
    }
}

/// Every match in the words around it.
fn concordance(desk: &Desk, address: &Address, page: Node, order: Order) -> Node {
    let shown = filling(desk, LINE_HEIGHT, N_LINES);
    let limit = address.skipped as usize + shown;
    let found = desk.engine.concordance(&address.query, order, limit);
    let total = found.total as usize;
    let page = said(page, total, Text::CountMatches, found.relaxed, &found.notes);
    if total == 0 {
        return page;
    }
    let heads = tag("tr")
        .child(column_head(say(Text::Source)))
        .child(column_head(say(Text::Before)))
        .child(column_head(say(Text::Match)))
        .child(column_head(say(Text::After)));
    let mut forms = Forms::default();
    let lines = stretch(address, &found.lines, shown);
    for line in lines {
        forms.add(desk.text(line.document as usize), &line.found);
    }
    page.child(forms.line(desk))
        .child(shares(&found.sources))
        .child(
            tag("table.kwic")
                .child(tag("caption.hidden").say(Text::MatchesInContext))
                .child(tag("thead.hidden").child(heads))
                .child(tag("tbody").each(lines, |line| row(desk, address, line))),
        )
        .child(pager(address, N_LINES, total, Text::CountMatches))
}

/// How often each source has it.
fn shares(sources: &[SourceUse<'_>]) -> Node {
    let head = tag("tr")
        .child(tag("td"))
        .child(column_head(say(Text::Matches)))
        .child(column_head(say(Text::PerThousand)))
        .child(column_head(say(Text::Documents)));
    let body = tag("tbody").each(sources, |one| {
        let cell = |number: u32| tag("td").number(number as usize);
        tag("tr")
            .child(row_head().text(one.source))
            .child(cell(one.occurrences))
            .child(tag("td").says(share(one.per_1000)))
            .child(cell(one.documents))
    });
    matrix(say(Text::MatchesBySource), head, body)
}

fn row(desk: &Desk, address: &Address, line: &Line<'_>) -> Node {
    let index = line.document as usize;
    let text = desk.text(index);
    let span = place(&line.found);
    let mut link = desk.passage(index, desk.sentence_around(index, span));
    link.query.clone_from(&address.query);
    tag("tr")
        .child(row_head().text(line.source))
        .child(desk.original("td").text(line.left.of(text)))
        .child(
            desk.original("td").child(
                tag("a").to(link).child(
                    tag("mark.hit")
                        .with(Name::Title, why_found(line.found.why))
                        .text(span.of(text)),
                ),
            ),
        )
        .child(desk.original("td").text(line.right.of(text)))
}

/// The forms that were found and are not what was typed, with the reason why they match.
#[derive(Default)]
struct Forms(Vec<(Why, String)>);

impl Forms {
    #[inline(never)]
    fn add(&mut self, text: &str, found: &Match) {
        let form = place(found).of(text);
        let form = match found.why {
            Why::Exact | Why::Phrase => return,
            // A name is shown as it is written.
            Why::Alias => form.to_owned(),
            Why::Root | Why::Typo | Why::Prefix => normal_form(form),
        };
        let form = (found.why, form);
        if let Err(at) = self.0.binary_search(&form) {
            self.0.insert(at, form);
        }
    }

    /// `matched kunjungan, berkunjung: same root`
    fn line(&self, desk: &Desk) -> Node {
        let mut line = group();
        let mut before = say(Text::Matched);
        let mut reason = "";
        for (why, form) in self.0.iter().take(N_FORMS) {
            let next = why_found(*why);
            if !reason.is_empty() {
                before = ", ";
                if next != reason {
                    line = line.text(": ").text(reason);
                    before = "; ";
                }
            }
            line = line.text(before).child(desk.original("i").text(form));
            reason = next;
        }
        if reason.is_empty() {
            return line;
        }
        tag("p.why").child(line).text(": ").text(reason)
    }
}

fn examples() -> Node {
    tag("section.empty")
        .head("h1", Text::SearchAll)
        .head("p", Text::TypeAbove)
        .child(tag("ul.examples").each(EXAMPLES, |(query, what)| {
            let mut address = Address::of(Page::Search);
            address.query = query.to_owned();
            tag("li")
                .child(tag("a").to(address).text(query))
                .text(" ")
                .head("small", what)
        }))
}

fn advice() -> Node {
    tag("p.lede").phrase(Text::Advice, vec![tag("code").text("*")])
}

fn card(desk: &Desk, address: &Address, hit: &Hit, chosen: bool) -> Node {
    let index = hit.document as usize;
    let mut link = desk.passage(index, hit.snippet);
    link.query.clone_from(&address.query);
    let text = desk.text(index);
    let marks = Marks {
        hits: &hit.matches,
        ..Marks::default()
    };
    let mut forms = Forms::default();
    for found in &hit.matches {
        forms.add(text, found);
    }
    let mut cell = tag("div").with(Name::Role, "gridcell");
    let mut anchor = tag("a.hit").to(link);
    if chosen {
        // The field has the focus, and tells of the cell under this name.
        cell = cell.with(Name::Id, CHOSEN);
        anchor = anchor.class("chosen");
    }
    tag("div").with(Name::Role, "row").child(
        cell.child(
            anchor
                .child(
                    tag("small")
                        .leaf("b", desk.source(index))
                        .each(&desk.engine.summary(index), published)
                        .text(" · ")
                        .says(count(hit.matches.len(), Text::CountMatches)),
                )
                .child(desk.original("h2").text(&hit.headline))
                .child(desk.original("p").child(marked(text, hit.snippet, &marks)))
                .child(forms.line(desk)),
        ),
    )
}
