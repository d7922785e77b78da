//! What was found across the documents, in numbers and strings: shared words and quotations.
//!
//! A place of words is its first byte and its length. A step from words to words is one number for
//! what happened, why, and whether the words were moved, then the places of both, and where moved
//! words stand on the other side.

use crate::{
    base::{Reader, Span, Writer},
    compare::{
        Across, Agency, Change, Earlier, Op, Paraphrase, Quotation, Quoted, Reason, Reuse,
        SharedRun,
    },
};

pub(super) fn put(out: &mut Writer, across: &Across) {
    out.count(across.reused.len());
    for reuse in &across.reused {
        put_reuse(out, reuse);
    }
    out.count(across.quotations.len());
    for quotation in &across.quotations {
        put_quotation(out, quotation);
    }
}

pub(super) fn across(reader: &mut Reader<'_>) -> Across {
    let mut across = Across::default();
    for _ in 0..reader.count() {
        across.reused.push(reuse(reader));
    }
    for _ in 0..reader.count() {
        across.quotations.push(quotation(reader));
    }
    across
}

fn put_reuse(out: &mut Writer, reuse: &Reuse) {
    out.text(&reuse.a);
    out.text(&reuse.b);
    out.count(reuse.documents.0);
    out.count(reuse.documents.1);
    for words in [
        reuse.words_a,
        reuse.words_b,
        reuse.verbatim_a,
        reuse.verbatim_b,
        reuse.reworded_a,
        reuse.reworded_b,
    ] {
        out.number(words);
    }
    out.count(reuse.runs.len());
    for run in &reuse.runs {
        out.number(run.words);
        put_places(out, run.a, run.b);
    }
    out.count(reuse.agencies.len());
    for agency in &reuse.agencies {
        out.text(&agency.name);
        put_places(out, agency.a, agency.b);
    }
    out.number(u32::from(reuse.earlier.is_some()));
    if let Some(earlier) = &reuse.earlier {
        out.text(&earlier.document);
        out.number(earlier.minutes);
        out.number(u32::from(earlier.to_the_day));
    }
}

#[inline(never)]
fn reuse(reader: &mut Reader<'_>) -> Reuse {
    Reuse {
        a: reader.string(),
        b: reader.string(),
        documents: (reader.number() as usize, reader.number() as usize),
        words_a: reader.number(),
        words_b: reader.number(),
        verbatim_a: reader.number(),
        verbatim_b: reader.number(),
        reworded_a: reader.number(),
        reworded_b: reader.number(),
        runs: {
            let mut runs = Vec::new();
            for _ in 0..reader.count() {
                let words = reader.number();
                let (a, b) = places(reader);
                runs.push(SharedRun { words, a, b });
            }
            runs
        },
        agencies: {
            let mut agencies = Vec::new();
            for _ in 0..reader.count() {
                let name = reader.string();
                let (a, b) = places(reader);
                agencies.push(Agency { name, a, b });
            }
            agencies
        },
        earlier: (reader.number() > 0).then(|| Earlier {
            document: reader.string(),
            minutes: reader.number(),
            to_the_day: reader.number() > 0,
        }),
    }
}

fn put_quotation(out: &mut Writer, quotation: &Quotation) {
    super::put_option(out, quotation.speaker.as_ref());
    out.number(quotation.sources);
    out.count(quotation.members.len());
    for member in &quotation.members {
        out.number(member.document);
        out.number(member.quote);
        put_place(out, member.span);
        out.count(member.changes.len());
        for change in &member.changes {
            let why = change.why.map_or(0, |why| why as u32 + 1);
            let moved = u32::from(change.moved.is_some());
            out.number(moved * 32 + change.op as u32 * 8 + why);
            put_places(out, change.a, change.b);
            if let Some(there) = change.moved {
                put_place(out, there);
            }
        }
    }
    out.count(quotation.paraphrases.len());
    for paraphrase in &quotation.paraphrases {
        out.number(paraphrase.document);
        put_place(out, paraphrase.span);
    }
}

#[inline(never)]
fn quotation(reader: &mut Reader<'_>) -> Quotation {
    Quotation {
        speaker: super::option(reader),
        sources: reader.number(),
        members: {
            let mut members = Vec::new();
            for _ in 0..reader.count() {
                members.push(Quoted {
                    document: reader.number(),
                    quote: reader.number(),
                    span: place(reader),
                    changes: changes(reader),
                });
            }
            members
        },
        paraphrases: {
            let mut paraphrases = Vec::new();
            for _ in 0..reader.count() {
                paraphrases.push(Paraphrase {
                    document: reader.number(),
                    span: place(reader),
                });
            }
            paraphrases
        },
    }
}

fn changes(reader: &mut Reader<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    for _ in 0..reader.count() {
        let what = reader.number();
        let (a, b) = places(reader);
        changes.push(Change {
            op: match what / 8 % 4 {
                0 => Op::Equal,
                1 => Op::Insert,
                2 => Op::Delete,
                _ => Op::Replace,
            },
            a,
            b,
            why: match what % 8 {
                0 => None,
                1 => Some(Reason::Alias),
                2 => Some(Reason::Inflection),
                3 => Some(Reason::Spelling),
                4 => Some(Reason::Number),
                5 => Some(Reason::Date),
                6 => Some(Reason::Punctuation),
                _ => Some(Reason::Wording),
            },
            moved: (what >= 32).then(|| place(reader)),
        });
    }
    changes
}

fn put_places(out: &mut Writer, a: Span, b: Span) {
    put_place(out, a);
    put_place(out, b);
}

fn put_place(out: &mut Writer, span: Span) {
    out.number(span.start);
    out.number(span.end.saturating_sub(span.start));
}

fn places(reader: &mut Reader<'_>) -> (Span, Span) {
    (place(reader), place(reader))
}

fn place(reader: &mut Reader<'_>) -> Span {
    let start = reader.number();
    Span {
        start,
        end: start.saturating_add(reader.number()),
    }
}
