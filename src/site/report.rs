//! Answers printed for a person at a terminal; the same answers for a program are the engine's
//! structures as JSON.

mod reuse;
mod usage;

pub use reuse::print_reuse;
pub use usage::{print_concordance, print_words};

use std::{
    collections::BTreeMap,
    env,
    fmt::Display,
    io::{self, IsTerminal, Write, stdout},
};

use serde::Serialize;

use super::Error;
use crate::{
    base::{Diagnostic, Span},
    bundle::Bundle,
    engine::{AttributedAnalysis, DocumentSummary, Engine, FoundDetail, Statements},
    text::{Roots, Stemmer, normal_form},
};

type Done = io::Result<()>;

/// Whether the print is colored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    colored: bool,
}

impl Style {
    /// Colors on a terminal, unless `NO_COLOR` is set (<https://no-color.org>).
    pub fn of_stdout() -> Self {
        let refused = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
            || env::var_os("TERM").is_some_and(|value| value == "dumb");
        Self {
            colored: stdout().is_terminal() && !refused,
        }
    }

    fn paint(self, code: &str, text: &str) -> String {
        match self.colored {
            true => format!("\x1b[{code}m{text}\x1b[0m"),
            false => text.to_owned(),
        }
    }

    fn bold(self, text: &str) -> String {
        self.paint("1", text)
    }

    fn faint(self, text: &str) -> String {
        self.paint("2", text)
    }

    fn marked(self, text: &str) -> String {
        self.paint("33", text)
    }
}

/// Prints what was read from each document, and every diagnostic.
///
/// # Errors
/// Where `out` can't be written to.
pub fn print_check(out: &mut dyn Write, engine: &Engine, style: Style) -> Result<(), Error> {
    check(out, engine, style).map_err(Error::Output)
}

/// Prints everything read and found in one document, given by its index.
///
/// # Errors
/// Where `out` can't be written to.
pub fn print_analysis(
    out: &mut dyn Write,
    engine: &Engine,
    document: usize,
    style: Style,
) -> Result<(), Error> {
    analysis(out, engine, document, style).map_err(Error::Output)
}

/// Prints two documents, given by their indices, against each other.
///
/// # Errors
/// Where `out` can't be written to.
pub fn print_comparison(
    out: &mut dyn Write,
    engine: &Engine,
    a: usize,
    b: usize,
    style: Style,
) -> Result<(), Error> {
    comparison(out, engine, a, b, style).map_err(Error::Output)
}

/// Prints what several sources state; what one source alone states is only counted.
///
/// # Errors
/// Where `out` can't be written to.
pub fn print_statements(out: &mut dyn Write, engine: &Engine, style: Style) -> Result<(), Error> {
    statements(out, engine, &engine.statements(), style).map_err(Error::Output)
}

/// Prints the answer to a query.
///
/// # Errors
/// Where `out` can't be written to.
pub fn print_results(
    out: &mut dyn Write,
    engine: &Engine,
    query: &str,
    limit: usize,
    style: Style,
) -> Result<(), Error> {
    results(out, engine, query, limit, style).map_err(Error::Output)
}

/// Prints each line of `words` with the root of the word that it holds, a tabulator between.
///
/// # Errors
/// Where `out` can't be written to.
pub fn print_roots(out: &mut dyn Write, words: &str) -> Result<(), Error> {
    let stemmer = Stemmer::default();
    for word in words.lines() {
        let form = normal_form(word.trim());
        writeln!(out, "{word}\t{}", stemmer.root(&form)).map_err(Error::Output)?;
    }
    Ok(())
}

/// What was read from each document, and every diagnostic.
#[derive(Clone, Debug, Serialize)]
pub struct Checked {
    /// One a document, in the order of the corpus.
    pub documents: Vec<CheckedDocument>,
    /// What was noticed while reading.
    pub diagnostics: Vec<Diagnostic>,
}

/// What was read from one document, in counts.
#[derive(Clone, Debug, Serialize)]
pub struct CheckedDocument {
    /// What is known of it.
    #[serde(flatten)]
    pub document: DocumentSummary,
    /// What is known of it besides its text, each piece with its evidence.
    pub details: Vec<FoundDetail>,
    /// How many lines have each role.
    pub lines: BTreeMap<String, u32>,
    /// Sentences of all lines.
    pub sentences: usize,
    /// Mentions of names.
    pub entities: usize,
    /// Dates.
    pub dates: usize,
    /// Quantities.
    pub quantities: usize,
    /// Direct quotations.
    pub quotes: usize,
}

/// Counts what was read from each document.
pub fn checked(engine: &Engine) -> Checked {
    let documents = engine.documents().into_iter().enumerate();
    let documents = documents
        .filter_map(|(index, document)| {
            let analysis = engine.analyze(index)?;
            let mut lines = BTreeMap::new();
            for block in &analysis.blocks {
                *lines.entry(json_name(&block.role)).or_insert(0) += 1;
            }
            Some(CheckedDocument {
                document,
                details: analysis.details,
                lines,
                sentences: analysis.sentences.len(),
                entities: analysis.entities.len(),
                dates: analysis.dates.len(),
                quantities: analysis.quantities.len(),
                quotes: analysis.quotes.len(),
            })
        })
        .collect();
    Checked {
        documents,
        diagnostics: engine.bundle().diagnostics.clone(),
    }
}

fn check(out: &mut dyn Write, engine: &Engine, style: Style) -> Done {
    let checked = checked(engine);
    for found in &checked.documents {
        let document = &found.document;
        writeln!(
            out,
            "{}  {}",
            style.bold(&clean(&document.id)),
            clean(&document.file)
        )?;
        for detail in &found.details {
            let reason = match detail.note.as_str() {
                "" => detail.origin.reason(),
                note => note,
            };
            writeln!(
                out,
                "  {:<10} {} {}",
                detail.field.name(),
                clean(&detail.value),
                style.faint(&format!("({})", clean(reason)))
            )?;
        }
        if document.outlet.is_none() {
            writeln!(out, "  {:<10} not known", "outlet")?;
        }
        if document.published.is_none() {
            writeln!(out, "  {:<10} not known", "published")?;
        }
        let lines: Vec<String> = found
            .lines
            .iter()
            .map(|(role, n_lines)| format!("{n_lines} {role}"))
            .collect();
        writeln!(out, "  lines      {}", lines.join(", "))?;
        writeln!(
            out,
            "  found      {} words, {} sentences, {} names, {} dates, {} quantities, {} quotations",
            document.words,
            found.sentences,
            found.entities,
            found.dates,
            found.quantities,
            found.quotes
        )?;
    }
    for diagnostic in &checked.diagnostics {
        writeln!(out, "{}", style.marked(&clean(diagnostic)))?;
    }
    writeln!(
        out,
        "{} documents, {} entities, {} diagnostics",
        checked.documents.len(),
        engine.bundle().entities.len(),
        checked.diagnostics.len()
    )
}

fn analysis(out: &mut dyn Write, engine: &Engine, index: usize, style: Style) -> Done {
    let Some(AttributedAnalysis {
        analysis,
        attributions,
    }) = engine.analyze_attributed(index)
    else {
        return Ok(());
    };
    let text = text_of(engine.bundle(), index);
    let at = |start, end| clean(Span { start, end }.of(text));
    writeln!(
        out,
        "{}  {}",
        style.bold(&clean(&analysis.id)),
        clean(&analysis.headline)
    )?;
    for block in &analysis.blocks {
        writeln!(
            out,
            "  {}  {}",
            style.faint(&format!("{:<11}", json_name(&block.role))),
            at(block.start, block.end)
        )?;
    }
    for entity in &analysis.entities {
        writeln!(
            out,
            "  {:<13}{} = {}",
            json_name(&entity.kind),
            at(entity.start, entity.end),
            clean(&entity.name)
        )?;
    }
    for date in &analysis.dates {
        let range = match date.from == date.to {
            true => date.from.clone(),
            false => format!("{} to {}", date.from, date.to),
        };
        writeln!(
            out,
            "  {:<13}{} = {range}",
            "date",
            at(date.start, date.end)
        )?;
    }
    for quantity in &analysis.quantities {
        writeln!(
            out,
            "  {:<13}{} = {} {} {}",
            "quantity",
            at(quantity.start, quantity.end),
            json_name(&quantity.bound),
            quantity.value,
            clean(&quantity.unit)
        )?;
    }
    for quote in &analysis.quotes {
        writeln!(
            out,
            "  {:<13}{}: {}",
            "quotation",
            clean(quote.speaker.as_deref().unwrap_or("speaker not known")),
            at(quote.start, quote.end)
        )?;
    }
    for attribution in &attributions {
        let via = attribution.via.as_deref().map(|via| format!(" via {via}"));
        writeln!(
            out,
            "  {:<13}{}{}: {}",
            "attribution",
            clean(&attribution.source),
            clean(via.unwrap_or_default()),
            at(attribution.start, attribution.end)
        )?;
    }
    Ok(())
}

fn comparison(out: &mut dyn Write, engine: &Engine, a: usize, b: usize, style: Style) -> Done {
    let Some(comparison) = engine.compare(a, b) else {
        return Ok(());
    };
    let bundle = engine.bundle();
    let (text_a, text_b) = (text_of(bundle, a), text_of(bundle, b));
    let (name_a, name_b) = (clean(&comparison.a), clean(&comparison.b));
    for passage in &comparison.passages {
        writeln!(
            out,
            "{}",
            style.bold(&format!(
                "{} {}",
                json_name(&passage.relation),
                passage.score
            ))
        )?;
        writeln!(out, "  {name_a}: {}", clean(passage.a.of(text_a)))?;
        writeln!(out, "  {name_b}: {}", clean(passage.b.of(text_b)))?;
        for change in &passage.changes {
            // A moved phrase is two steps: one in each document.
            if change.moved.is_some() && !change.a.is_empty() {
                writeln!(out, "  moved: {}", clean(change.a.of(text_a)))?;
            }
        }
    }
    for (name, text, spans) in [
        (&name_a, text_a, &comparison.only_a),
        (&name_b, text_b, &comparison.only_b),
    ] {
        writeln!(out, "{}", style.bold(&format!("only {name}")))?;
        for span in spans {
            writeln!(out, "  {}", clean(span.of(text)))?;
        }
    }
    if let Some(reuse) = engine.reuse(a, b) {
        reuse::shares(out, &reuse, style)?;
    }
    for conflict in &comparison.conflicts {
        let line = difference(
            &conflict.kind,
            &conflict.verdict,
            (&name_a, &conflict.value_a),
            (&name_b, &conflict.value_b),
        );
        writeln!(out, "{}", style.marked(&line))?;
    }
    Ok(())
}

fn statements(out: &mut dyn Write, engine: &Engine, statements: &Statements, style: Style) -> Done {
    let bundle = engine.bundle();
    let shared = |sources: u32| sources > 1;
    let mut n_alone = 0usize;
    for statement in &statements.statements {
        if !shared(statement.sources) {
            n_alone += 1;
            continue;
        }
        writeln!(
            out,
            "{}",
            style.bold(&format!("{} sources", statement.sources))
        )?;
        for member in &statement.members {
            let span = Span {
                start: member.start,
                end: member.end,
            };
            writeln!(
                out,
                "  {}: {}",
                clean(&member.file),
                clean(span.of(text_of(bundle, member.document as usize)))
            )?;
        }
        for conflict in &statement.conflicts {
            let line = difference(
                &conflict.kind,
                &conflict.verdict,
                (&clean(&conflict.file_a), &conflict.value_a),
                (&clean(&conflict.file_b), &conflict.value_b),
            );
            writeln!(out, "  {}", style.marked(&line))?;
        }
    }
    writeln!(out, "{n_alone} more statements of one source each")
}

fn results(out: &mut dyn Write, engine: &Engine, query: &str, limit: usize, style: Style) -> Done {
    let results = engine.search(query, limit);
    for note in &results.notes {
        writeln!(out, "{}", style.faint(&clean(note.text())))?;
    }
    if results.relaxed {
        writeln!(
            out,
            "{}",
            style.faint("No document has all of it; these have most.")
        )?;
    }
    for hit in &results.hits {
        let text = text_of(engine.bundle(), hit.document as usize);
        writeln!(
            out,
            "{}  {}",
            style.bold(&clean(&hit.file)),
            clean(&hit.headline)
        )?;
        write!(out, "  ")?;
        let mut from = hit.snippet.start;
        for found in &hit.matches {
            let span = Span {
                start: found.start,
                end: found.end,
            };
            if span.start < from || !hit.snippet.contains(span) {
                continue;
            }
            let before = Span {
                start: from,
                end: span.start,
            };
            write!(
                out,
                "{}{}",
                clean(before.of(text)),
                style.marked(&clean(span.of(text)))
            )?;
            from = span.end;
        }
        let rest = Span {
            start: from,
            end: hit.snippet.end,
        };
        writeln!(out, "{}", clean(rest.of(text)))?;
    }
    writeln!(
        out,
        "{} of {} documents for {}",
        results.hits.len(),
        results.total,
        clean(query)
    )
}

fn difference(
    kind: &impl Serialize,
    verdict: &impl Serialize,
    (name_a, value_a): (&str, &str),
    (name_b, value_b): (&str, &str),
) -> String {
    format!(
        "{} ({}): {name_a} \"{}\", {name_b} \"{}\"",
        json_name(kind),
        json_name(verdict),
        clean(value_a),
        clean(value_b)
    )
}

fn text_of(bundle: &Bundle, index: usize) -> &str {
    bundle
        .documents
        .get(index)
        .map_or("", |document| &document.text)
}

/// The name under which a value stands in the JSON.
fn json_name(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        Ok(other) => other.to_string(),
        Err(_) => String::new(),
    }
}

/// The text in one line, without control characters: a document must not steer the terminal.
pub(super) fn clean(text: impl Display) -> String {
    text.to_string()
        .chars()
        .map(|c| match c {
            '\n' | '\r' | '\t' => ' ',
            // Overrides and isolates would turn the line's own words around.
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
            c if c.is_control() => '\u{fffd}',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Style, clean, json_name};
    use crate::base::Severity;

    #[test]
    fn a_document_can_not_steer_the_terminal() {
        assert_eq!(clean("a\u{1b}[2Jb\nc\u{202e}d"), "a\u{fffd}[2Jb c\u{fffd}d");
    }

    #[test]
    fn a_value_is_called_as_in_the_json() {
        assert_eq!(json_name(&Severity::Warning), "warning");
    }

    #[test]
    fn without_colors_nothing_is_added() {
        assert_eq!(Style::default().bold("kata"), "kata");
        assert_ne!(Style { colored: true }.bold("kata"), "kata");
    }
}
