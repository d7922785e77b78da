//! Shared words printed for a person at a terminal.

use std::io::Write;

use super::{Done, Error, Style, clean, text_of};
use crate::engine::{Engine, Reuse};

/// The first characters of a run that are printed.
const N_SHOWN: usize = 100;

/// Prints what documents share, a paragraph a pair.
///
/// # Errors
/// Where `out` can't be written to.
pub fn print_reuse(
    out: &mut dyn Write,
    engine: &Engine,
    found: &[Reuse],
    style: Style,
) -> Result<(), Error> {
    pairs(out, engine, found, style).map_err(Error::Output)
}

fn pairs(out: &mut dyn Write, engine: &Engine, found: &[Reuse], style: Style) -> Done {
    for reuse in found {
        shares(out, reuse, style)?;
        if let Some(run) = reuse.runs.first() {
            let text = text_of(engine.bundle(), reuse.documents.0);
            let first = run.a.first_words(text, N_SHOWN);
            let rest = if first == run.a { "" } else { " …" };
            writeln!(out, "  \"{}{rest}\"", clean(first.of(text)))?;
        }
        for agency in &reuse.agencies {
            writeln!(out, "  both name {}", clean(&agency.name))?;
        }
        if let Some(earlier) = &reuse.earlier {
            let by = match (earlier.minutes, earlier.to_the_day) {
                (minutes, true) => format!("{} days", minutes / (24 * 60)),
                (minutes, false) => format!("{} h {} min", minutes / 60, minutes % 60),
            };
            writeln!(
                out,
                "  {} was published first, by {by}",
                clean(&earlier.document)
            )?;
        }
    }
    writeln!(out, "{} pairs share a run of words", found.len())
}

/// What two documents share, in two lines.
pub(super) fn shares(out: &mut dyn Write, reuse: &Reuse, style: Style) -> Done {
    let (a, b) = (clean(&reuse.a), clean(&reuse.b));
    let percent =
        |part: u32, whole: u32| (f64::from(part) * 100.0 / f64::from(whole.max(1))).round();
    let longest = reuse.runs.first().map_or(0, |run| run.words);
    let title = format!(
        "{a} and {b}: {} shared runs, the longest of {longest} words",
        reuse.runs.len()
    );
    writeln!(out, "{}", style.bold(&title))?;
    writeln!(
        out,
        "  {} % of {a} and {} % of {b} word for word; {} and {} words more in aligned sentences",
        percent(reuse.verbatim_a, reuse.words_a),
        percent(reuse.verbatim_b, reuse.words_b),
        reuse.reworded_a,
        reuse.reworded_b
    )
}
