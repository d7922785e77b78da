//! Corrections of names by the reader: a form for one entity, and the list of all that was changed.
//!
//! They are kept in this browser and nowhere else, and leave it as an `entities.toml` for the next
//! build of the page.

use crate::{
    address::{Address, Page, encoded},
    engine::EntitySummary,
    entity::{Correction, Kind, NO_NAME, Verdict},
    locale::{Text, filled, say},
    view::{
        browser::Form,
        desk::Desk,
        part::{Name, Node, group, joined, kind_plural, tag},
    },
};

/// More names of one kind than this are not offered while another name is typed.
const N_OFFERED: usize = 500;

/// What the next build of the page reads the corrections from.
const FILE: &str = "entities.toml";

/// A form that corrects one entity.
pub fn form(desk: &Desk, entity: &EntitySummary) -> Node {
    let mut same_kind = desk.named(entity.kind);
    same_kind.retain(|other| other.total > 0 && other.id != entity.id);
    same_kind.truncate(N_OFFERED);
    let option = |kind: Option<Kind>| {
        let (word, label) = match kind {
            Some(kind) => (kind.word(), kind_plural(kind)),
            None => (NO_NAME, Text::NoName),
        };
        let option = tag("option").with(Name::Value, word).say(label);
        match kind == Some(entity.kind) {
            true => option.with(Name::Selected, ""),
            false => option,
        }
    };
    let fields = tag("form")
        .child(labeled(Text::NameHead, field("name", &entity.name)))
        .child(labeled(
            Text::Kind,
            tag("select")
                .with(Name::Field, "kind")
                .each(Kind::ALL.map(Some), option)
                .child(option(None)),
        ))
        .child(labeled(
            Text::SameAs,
            field("same", "").with(Name::List, "same"),
        ))
        .child(
            tag("datalist")
                .with(Name::Id, "same")
                .each(same_kind, |other| {
                    tag("option").with(Name::Value, &other.name)
                }),
        )
        .when(!entity.aliases.is_empty(), |form| {
            form.child(tag("fieldset").head("legend", Text::NotThese).each(
                &entity.aliases,
                |alias| {
                    tag("label")
                        .child(field("not", &alias.name).with(Name::Type, "checkbox"))
                        .text(&alias.name)
                },
            ))
        })
        .head("button", Text::Correct);
    tag("details.fix")
        .head("summary", Text::CorrectName)
        .child(fields)
}

fn field(name: &str, value: &str) -> Node {
    tag("input")
        .with(Name::Field, name)
        .with(Name::Value, value)
}

fn labeled(label: Text, field: Node) -> Node {
    tag("label").head("span", label).child(field)
}

/// What the reader has corrected; nothing where that is nothing.
pub fn list(desk: &Desk) -> Node {
    let corrections = desk.corrections();
    if corrections.is_empty() {
        return group();
    }
    let toml: String = corrections.iter().map(Correction::to_toml).collect();
    let file = joined(&["data:text/plain;charset=utf-8,", &encoded(&toml)]);
    tag("details.fix")
        .head("summary", Text::YourCorrections)
        .child(tag("p").say(match desk.keeps {
            true => Text::KeptHere,
            false => Text::KeptNowhere,
        }))
        .child(
            tag("ul").each(corrections.iter().enumerate(), |(at, correction)| {
                tag("li").says(told(correction)).child(
                    tag("form")
                        .child(field("back", &at.to_string()).with(Name::Type, "hidden"))
                        .head("button", Text::TakeBack),
                )
            }),
        )
        .phrase(
            Text::SaveToml,
            vec![
                tag("a")
                    .with(Name::Href, &file)
                    .with(Name::Download, FILE)
                    .says(filled(Text::SaveAs, &[FILE])),
            ],
        )
}

/// A correction in words.
fn told(correction: &Correction) -> String {
    let mut told = correction.name.clone();
    match correction.verdict {
        Verdict::Open => {}
        Verdict::Is(kind) => {
            told.push_str(&filled(Text::ToldAmong, &[say(kind_plural(kind))]));
        }
        Verdict::NoName => told.push_str(say(Text::ToldNoName)),
    }
    for (names, text) in [
        (&correction.aliases, Text::ToldAlso),
        (&correction.not, Text::ToldNot),
    ] {
        for name in names {
            told.push_str(&filled(text, &[name]));
        }
    }
    told
}

/// Does what one of the forms asks for.
pub fn sent(desk: &mut Desk, id: Option<&str>, form: &Form) -> Option<Address> {
    let Some(id) = id else {
        let at: usize = form.value("back").parse().ok()?;
        desk.correct(|corrections| {
            if at < corrections.len() {
                corrections.remove(at);
            }
        });
        return Some(Address::of(Page::Names(None)));
    };
    let entity = desk.entities().iter().find(|entity| entity.id == id)?;
    let correction = asked(entity, form)?;
    let name = correction.name.clone();
    desk.correct(|corrections| corrections.push(correction));
    let mut entities = desk.entities().iter();
    let now = entities.find(|entity| entity.name == name && entity.total > 0);
    Some(Address::of(Page::Names(
        now.map(|entity| entity.id.clone()),
    )))
}

/// The correction that a form asks for; `None` where it changes nothing.
fn asked(entity: &EntitySummary, form: &Form) -> Option<Correction> {
    let kind = form.value("kind");
    let mut correction = Correction {
        name: form.value("name"),
        verdict: match Kind::ALL.into_iter().find(|known| known.word() == kind) {
            Some(known) if known == entity.kind => Verdict::Open,
            Some(known) => Verdict::Is(known),
            None => Verdict::NoName,
        },
        aliases: Vec::new(),
        not: form.values("not"),
    };
    if correction.name.is_empty() || correction.name == entity.name {
        correction.name.clone_from(&entity.name);
    } else {
        correction.aliases.push(entity.name.clone());
    }
    let same = form.value("same");
    if !same.is_empty() && same != correction.name {
        correction.aliases.push(same);
    }
    let unchanged = Correction {
        name: entity.name.clone(),
        ..Correction::default()
    };
    (correction != unchanged).then_some(correction)
}
