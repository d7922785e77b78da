//! How words are used, printed for a person: matches in the words around them, and the words that
//! are characteristic of each source.

use std::io::Write;

use super::{Done, Error, Style, clean, text_of};
use crate::{
    base::Span,
    engine::{Concordance, Engine, Order, SourceWords},
};

/// Prints every place that answers a query in the words around it, a line each.
///
/// # Errors
/// Where `out` can't be written to.
pub fn print_concordance(
    out: &mut dyn Write,
    engine: &Engine,
    (query, order): (&str, Order),
    limit: usize,
    style: Style,
) -> Result<(), Error> {
    let found = engine.concordance(query, order, limit);
    lines(out, engine, &found, style).map_err(Error::Output)
}

/// Prints the words that each source uses more often than the others do.
///
/// # Errors
/// Where `out` can't be written to.
pub fn print_words(
    out: &mut dyn Write,
    sources: &[SourceWords],
    style: Style,
) -> Result<(), Error> {
    words(out, sources, style).map_err(Error::Output)
}

fn lines(out: &mut dyn Write, engine: &Engine, found: &Concordance<'_>, style: Style) -> Done {
    for note in &found.notes {
        writeln!(out, "{}", style.faint(&clean(note.text())))?;
    }
    let longest = |texts: &mut dyn Iterator<Item = &str>| {
        let lengths = texts.map(|text| text.chars().count());
        lengths.max().unwrap_or(0)
    };
    let text_of = |document: u32| text_of(engine.bundle(), document as usize);
    let name = longest(&mut found.sources.iter().map(|source| source.source));
    let left = longest(
        &mut found
            .lines
            .iter()
            .map(|line| line.left.of(text_of(line.document))),
    );
    for line in &found.lines {
        let text = text_of(line.document);
        let span = Span {
            start: line.found.start,
            end: line.found.end,
        };
        writeln!(
            out,
            "{:<name$}  {:>left$}{}{}",
            clean(line.source),
            clean(line.left.of(text)),
            style.marked(&clean(span.of(text))),
            clean(line.right.of(text))
        )?;
    }
    for source in &found.sources {
        writeln!(
            out,
            "{:<name$}  {} ({} in a thousand words), documents: {}",
            clean(source.source),
            source.occurrences,
            source.per_1000,
            source.documents
        )?;
    }
    let (shown, query) = (found.lines.len(), clean(&found.query));
    writeln!(out, "{shown} of {} matches for {query}", found.total)
}

fn words(out: &mut dyn Write, sources: &[SourceWords], style: Style) -> Done {
    for source in sources {
        let name = style.bold(&clean(&source.source));
        writeln!(out, "{name}  {} words", source.words)?;
        for word in &source.characteristic {
            let of = |occurrences, share| format!("{occurrences} ({share} in a thousand words)");
            writeln!(
                out,
                "  {:<20} {}, elsewhere {}",
                clean(&word.word),
                of(word.occurrences, word.per_1000),
                of(word.elsewhere, word.per_1000_elsewhere)
            )?;
        }
    }
    Ok(())
}
