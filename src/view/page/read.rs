//! The reader: one article, line by line, with who, where and when marked and listed.

use std::cmp::Reverse;

use super::lost;
use crate::{
    address::{Address, Found, MarkKind, Page},
    base::{Arrange, Span},
    corpus::{Block, Document, Field, Role},
    entity::{DateMention, Entity, Kind},
    locale::{Text, count, filled, say},
    text::is_unseen,
    view::{
        desk::Desk,
        part::{
            CITATIONS, Marks, Name, Node, group, kind_plural, mark_name, marked, moment, origin,
            period, save, tag, to_passage,
        },
    },
};

/// Of more sources than this those are offered that were published nearest to the one that is read.
const N_TABS: usize = 24;

pub fn page(desk: &Desk, address: &Address, id: &str) -> Node {
    let Some(index) = desk.engine.find(id) else {
        return lost(Text::NoSuchSource, id);
    };
    let Some(document) = desk.document(index) else {
        return lost(Text::NoSuchSource, id);
    };
    let hits = desk.engine.matches_in(&address.query, index);
    let found = address.at.map(|place| place.find(&document.text));
    let marks = Marks {
        hits: &hits,
        target: match found {
            Some(Found::Here(span) | Found::Elsewhere(span)) => Some(span),
            Some(Found::Lost) | None => None,
        },
        hidden: address.hidden,
        ..desk.marks(index)
    };
    group()
        .child(
            tag("nav.tabs")
                .with(Name::AriaLabel, say(Text::SourceTabs))
                .each(desk.near_in_time(index, N_TABS, index), |at| {
                    tab(desk, address, at, at == index)
                }),
        )
        .child(changed(found))
        .child(
            tag("div.reader")
                .child(article(desk, index, document, &marks))
                .child(
                    tag("aside")
                        .with(Name::AriaLabel, say(Text::WhatIsMarked))
                        .child(legend(address))
                        .child(tag("sanding-noted"))
                        .child(names(desk, index, Kind::Person))
                        .child(names(desk, index, Kind::Place))
                        .child(names(desk, index, Kind::Organization))
                        .child(names(desk, index, Kind::Event))
                        .child(dates(desk, index, marks.dates))
                        .child(others(desk, index))
                        .child(save(Text::Cite, "sources", CITATIONS, id)),
                ),
        )
}

/// What a reader must know who follows a link into a text that was changed since.
fn changed(found: Option<Found>) -> Node {
    let told = match found {
        Some(Found::Elsewhere(_)) => Text::PassageElsewhere,
        Some(Found::Lost) => Text::PassageLost,
        Some(Found::Here(_)) | None => return group(),
    };
    tag("p.changed").with(Name::Role, "status").say(told)
}

/// The same view of another source.
fn tab(desk: &Desk, address: &Address, at: usize, here: bool) -> Node {
    let mut link = address.clone();
    link.page = Page::Read(desk.id(at).to_owned());
    link.at = None;
    tag("a").here(here).to(link).text(desk.source(at))
}

fn article(desk: &Desk, index: usize, document: &Document, marks: &Marks<'_>) -> Node {
    let blocks = &document.blocks;
    let has_headline = blocks.iter().any(|block| block.role == Role::Headline);
    desk.original("article")
        .child(provenance(desk, index, document))
        .when(!has_headline, |article| {
            let name = match document.headline().is_empty() {
                true => &document.id,
                false => document.headline(),
            };
            article.leaf("h1", name)
        })
        .each(blocks.iter().enumerate(), |(at, block)| {
            let before = blocks.get(at.wrapping_sub(1)).map(|before| before.role);
            let is_run = block.role == Role::Boilerplate && before != Some(Role::Boilerplate);
            group()
                .when(is_run, |run| run.child(remark(Text::RoleFurniture)))
                .child(line(desk, index, document, block, marks))
                .child(unseen(block.span.of(&document.text)))
        })
        .with(Name::DataId, &document.id)
}

/// What the page says between the lines of an article. It is no part of a line, of whose bytes the
/// scripts keep count.
fn remark(what: Text) -> Node {
    let name = tag("b").say(what);
    tag("p.furniture")
        .with(Name::Lang, say(Text::Tag))
        .child(name)
}

/// Names the characters of a line that show nothing, each once: what a reader cannot see may turn a
/// line round or part a word.
fn unseen(line: &str) -> Node {
    let mut found: Vec<char> = line.chars().filter(|c| is_unseen(*c)).collect();
    found.arrange();
    found.dedup();
    group().when(!found.is_empty(), |part| {
        let names = remark(Text::Unseen);
        part.child(names.each(found, |c| group().text(" U+").says(code(c))))
    })
}

/// The number of a character as Unicode writes it: four hexadecimal digits or more.
fn code(c: char) -> String {
    let number = u32::from(c);
    let mut code = String::new();
    for place in (0..6).rev() {
        let digit = number >> (4 * place);
        if digit > 0 || place < 4 {
            code.extend(char::from_digit(digit & 15, 16));
        }
    }
    code.make_ascii_uppercase();
    code
}

/// One line of the document in the shape of its role. Site furniture stays, quietly.
#[inline(never)]
fn line(desk: &Desk, index: usize, document: &Document, block: &Block, marks: &Marks<'_>) -> Node {
    let (name, class) = match block.role {
        Role::Headline => ("h1", ""),
        Role::Summary => ("p", "summary"),
        Role::Byline => ("p", "byline"),
        Role::Caption => ("p", "caption"),
        Role::Subheading => ("h2", ""),
        Role::Body => ("p", ""),
        Role::Boilerplate => ("p", "furniture"),
    };
    let line = tag(name)
        .class(class)
        // The scripts that take what a reader selects know by it which bytes that is.
        .with(Name::DataAt, &block.span.start.to_string())
        .child(marked(&document.text, block.span, marks))
        .when(block.role == Role::Body, |line| {
            let passage = desk.passage(index, block.span);
            line.child(to_passage(passage, Text::ToParagraph))
        });
    let ends_here = |target: Span| block.span.start < target.end && target.end <= block.span.end;
    let told = marks.target.filter(|target| ends_here(*target));
    group().child(line).each(told, |_| tag("sanding-passage"))
}

/// The outlet, the place, the date and the authors; what was concluded says so and how.
fn provenance(desk: &Desk, index: usize, document: &Document) -> Node {
    let line = tag("p.source").with(Name::Lang, say(Text::Tag));
    let line = match document.outlet() {
        Some(_) => line,
        None => line.head("b", Text::OutletUnknown),
    };
    line.each(&document.details, |detail| {
        let shown = match detail.field {
            Field::Outlet => tag("b").text(&detail.value),
            Field::Published => group().says(moment(&detail.value)),
            Field::Updated => group().says(filled(Text::UpdatedAt, &[&moment(&detail.value)])),
            Field::Byline | Field::Place => group().text(&detail.value),
            Field::Headline | Field::Initials | Field::Credit | Field::Url => return group(),
        };
        let first = detail.field == Field::Outlet;
        group()
            .text(if first { "" } else { " · " })
            .child(shown)
            .when(detail.origin.is_inferred(), |shown| {
                let guess = tag("a.guess")
                    .with(Name::Title, origin(detail.origin))
                    .to(desk.evidence(index, detail));
                shown.child(guess.say(Text::Inferred))
            })
    })
}

/// The kinds of marks; each switches itself off and on.
fn legend(address: &Address) -> Node {
    tag("p.legend").each(MarkKind::ALL, |kind| {
        let (class, title, state) = match address.hidden.has(kind) {
            true => ("off", Text::ShowMarks, Text::MarksHidden),
            false => ("", Text::HideMarks, Text::MarksShown),
        };
        let mut link = address.clone();
        link.hidden = address.hidden.toggled(kind);
        tag("a")
            .class(class)
            .with(Name::Title, say(title))
            .to(link)
            .child(tag("span.m").class(kind.name()).say(mark_name(kind)))
            .child(tag("span.hidden").say(state))
    })
}

/// The document's names of one kind, the most frequent first; each leads to its first mention.
#[inline(never)]
fn names(desk: &Desk, document: usize, kind: Kind) -> Node {
    let mut found: Vec<(&Entity, Span, usize)> = Vec::new();
    for mention in desk.marks(document).mentions {
        let entities = &desk.engine.bundle().entities;
        let Some(entity) = entities.get(mention.entity as usize) else {
            continue;
        };
        match found.iter_mut().find(|known| std::ptr::eq(known.0, entity)) {
            Some((.., n_mentions)) => *n_mentions += 1,
            None if entity.kind == kind => found.push((entity, mention.span, 1)),
            None => {}
        }
    }
    found.arrange_by_key(|(_, first, n_mentions)| (Reverse(*n_mentions), *first));
    let list = tag("ul.names");
    let list = list.each(&found, |(entity, first, n_mentions)| {
        let link = tag("a")
            .with(Name::Title, &count(*n_mentions, Text::CountMentions))
            .to(desk.passage(document, *first))
            .text(&entity.name);
        let n_mentions = tag("small").number(*n_mentions);
        tag("li").child(link).text(" ").child(n_mentions)
    });
    group().when(!found.is_empty(), |part| {
        part.child(tag("section").head("h2", kind_plural(kind)).child(list))
    })
}

/// The document's dates in the order of time; each leads to where it stands.
fn dates(desk: &Desk, document: usize, dates: &[DateMention]) -> Node {
    let mut dates: Vec<&DateMention> = dates.iter().collect();
    dates.arrange_by(|a, b| (&a.from, &a.to, a.span).cmp(&(&b.from, &b.to, b.span)));
    dates.dedup_by(|a, b| a.from == b.from && a.to == b.to);
    let list = tag("ul.names");
    let list = list.each(&dates, |date| {
        let link = tag("a")
            .to(desk.passage(document, date.span))
            .says(period(&date.from, &date.to));
        let words = desk.original("small");
        let words = words.text(date.span.of(desk.text(document)));
        tag("li").child(link).text(" ").child(words)
    });
    group().when(!dates.is_empty(), |part| {
        part.child(tag("section").head("h2", Text::Dates).child(list))
    })
}

/// The sources that this one can be compared with.
fn others(desk: &Desk, index: usize) -> Node {
    let near = desk.near_in_time(index, N_TABS, index);
    let others = near.into_iter().filter(|other| *other != index);
    let line = tag("p.more").say(Text::SetBeside).text(" ");
    line.each(others, |other| {
        let link = tag("a").to(desk.comparison(index, other));
        group().child(link.text(desk.source(other))).text(" ")
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use dom_query::Document;
    use proptest::prelude::{ProptestConfig, proptest};

    use super::{code, page};
    use crate::{
        address::{Address, Page},
        bundle::Bundle,
        corpus::{Manifest, Role, Source},
        engine::{Engine, prepare},
        entity::Knowledge,
        locale::{Text, lines, say, speak},
        text::is_unseen,
        view::{browser::Answers, desk::Desk, markup::markup},
    };

    /// What needs no place of its own: a line is trimmed of it.
    fn is_blank(c: char) -> bool {
        c.is_whitespace() || c == '\u{feff}'
    }

    fn visible(text: &str) -> String {
        // HTML has no NUL.
        let text = text.chars().map(|c| if c == '\0' { '\u{fffd}' } else { c });
        text.filter(|c| !is_blank(*c)).collect()
    }

    /// Holds that each line of a text is on its page once, in order, that site furniture is named, and so
    /// is what shows nothing.
    fn check(texts: Vec<String>) {
        assert!(speak(&lines(0)));
        let sources = texts.into_iter().enumerate().map(|(at, text)| Source {
            file: format!("{at:03}.txt"),
            text,
            ..Source::default()
        });
        let bundle = prepare(
            sources.collect(),
            &Manifest::default(),
            Knowledge::default(),
        );
        let corpus: &'static [u8] = bundle.encode().leak();
        let answers = Answers::new(Engine::new(Bundle::decode(corpus).unwrap()));
        let desk = Desk::new(&answers, corpus);
        for index in desk.indexes() {
            let document = desk.document(index).unwrap();
            let address = Address::of(Page::Read(document.id.clone()));
            let html = markup(page(&desk, &address, &document.id));
            let shown = Document::from(html.as_str());
            shown.select("article [data-at] > .go").remove();
            let mut seen = String::new();
            let mut blocks = document.blocks.iter();
            let (mut is_named, mut unseen) = (false, String::new());
            for line in shown.select("article > *").iter() {
                let text = line.text().to_string();
                let Some(at) = line.attr("data-at") else {
                    is_named |= text == say(Text::RoleFurniture);
                    if let Some(names) = text.strip_prefix(say(Text::Unseen)) {
                        assert_eq!(names, unseen);
                        unseen.clear();
                    }
                    continue;
                };
                assert_eq!(unseen, "", "not named");
                let block = blocks.next().unwrap();
                assert_eq!(*at, *block.span.start.to_string());
                assert_eq!(visible(&text), visible(block.span.of(&document.text)));
                is_named &= block.role == Role::Boilerplate;
                assert_eq!(is_named, block.role == Role::Boilerplate, "{text}");
                assert_eq!(is_named, line.has_class("furniture"));
                let line = block.span.of(&document.text);
                let mut hidden: Vec<char> = line.chars().filter(|c| is_unseen(*c)).collect();
                hidden.sort_unstable();
                hidden.dedup();
                unseen = hidden
                    .iter()
                    .map(|c| format!(" U+{:04X}", u32::from(*c)))
                    .collect();
                seen.push_str(&text);
            }
            assert_eq!(unseen, "", "not named");
            assert_eq!(visible(&seen), visible(&document.text));
        }
    }

    #[test]
    fn every_line_of_the_seeds_is_shown_and_their_furniture_is_named() {
        let seeds = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds")).unwrap();
        let paths = seeds.map(|item| item.unwrap().path());
        let texts = paths.filter(|path| path.extension().is_some_and(|end| end == "txt"));
        let texts: Vec<String> = texts
            .map(|path| fs::read_to_string(path).unwrap())
            .collect();
        assert_eq!(texts.len(), 5);
        check(texts);
    }

    #[test]
    fn what_shows_nothing_is_named_and_nothing_is_taken_for_markup() {
        let hostile = "Pasar \u{202e}rabkabreT\u{202c} Semalam\n\nBaca juga: \0\u{1}\u{1b}[2J harga\u{200b}beras\n\n\
             <script>alert(1)</script> &lt;b&gt; api padam dini hari \u{e0041}\u{7f} kata polisi.\r\n\u{feff}\u{a0}\n\
             \u{feff}Warga \u{2067}pulang\u{ad} ke rumah.\u{feff}\u{85}\u{2028}Esoknya hujan.\n";
        check(vec![hostile.to_owned()]);
    }

    #[test]
    fn a_character_is_written_as_unicode_does() {
        for (c, written) in [
            ('\0', "0000"),
            ('\u{202e}', "202E"),
            ('\u{e0041}', "E0041"),
            ('\u{10ffff}', "10FFFF"),
        ] {
            assert_eq!(code(c), written);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(150))]
        #[test]
        fn every_line_of_any_text_is_shown(
            text in "((oleh|Foto:|Baca juga|Populer|3 Mei 2021|[A-Z][a-z]{1,4}|\\(AB\\)|\u{feff}|\u{a0}|\u{202e}|\0|<b>|&amp;|[.:/\"-])[ \n\r]{0,2}){0,60}|\\PC{0,30}\n\\PC{0,30}|(?s:.){0,60}"
        ) {
            check(vec![text]);
        }
    }
}
