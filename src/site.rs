//! Builds, serves and exports the site: the only module that touches files, processes and sockets.
//!
//! Its invariant: a step that fails says which step, which file and what to do, and leaves behind
//! what worked before. It knows nothing of how texts are analyzed, and it is not part of the page.

mod assemble;
mod bind;
mod compile;
mod embed;
mod error;
mod export;
mod host;
mod hosted;
mod kept;
mod linked;
mod load;
mod manifest;
mod module;
mod names;
mod order;
mod place;
mod progress;
mod report;
mod serve;
mod shell;
mod single;
mod slim;
mod snip;
mod split;
mod version;
mod watch;
mod weight;

pub use crate::export::{Format, Style as CitationStyle, Table};
pub use assemble::{Use, assemble};
pub use compile::Project;
pub use error::Error;
pub use export::{Rows, Template, bulk, cite, export, parquet, template};
pub use load::{Loaded, load_corpus, load_files};
pub use names::names;
pub use progress::say;
pub use report::{
    Checked, CheckedDocument, Style, checked, print_analysis, print_check, print_comparison,
    print_concordance, print_results, print_reuse, print_roots, print_statements, print_words,
};
pub use serve::{Address, open_browser, serve};
pub use watch::watch;
pub use weight::{
    COMPARING_FILES, COPIES, FIRST_VIEW, MOST_FIRST_BYTES, MOST_SMALL_COPY_BYTES, MOST_USED_BYTES,
    OWN_FILES, REST_FILES, Weight, located, print_weights, total, warning, weigh,
};

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::{base::Severity, bundle::Bundle, corpus::future, engine, entity::Knowledge};

/// Analyzes what was loaded; what was noticed while loading comes before what was noticed in the
/// texts.
///
/// # Errors
/// Where not one document could be read.
pub fn analyzed(loaded: Loaded, plain: bool) -> Result<Bundle, Error> {
    let Loaded {
        path,
        sources,
        manifest,
        corrections,
        diagnostics,
    } = loaded;
    let n_sources = sources.len();
    let known = Knowledge {
        model: names::names(),
        corrections: &corrections,
    };
    let mut bundle = if plain {
        engine::prepare_plain(sources, &manifest, known)
    } else {
        engine::prepare(sources, &manifest, known)
    };
    bundle.diagnostics.splice(0..0, diagnostics);
    if let Some(today) = today() {
        let future = future(bundle.documents.iter().map(|late| &**late), &today);
        bundle.diagnostics.extend(future);
    }
    if bundle.documents.is_empty() {
        return Err(Error::NothingRead {
            path,
            n_sources,
            diagnostics: bundle.diagnostics,
        });
    }
    Ok(bundle)
}

/// The latest day that it is anywhere on earth, as an ISO 8601 date; `None` where the clock is wrong.
fn today() -> Option<String> {
    // The first zone to see a day is fourteen hours ahead of UTC.
    let ahead = Duration::from_secs(14 * 3600);
    let elapsed = (SystemTime::now() + ahead)
        .duration_since(UNIX_EPOCH)
        .ok()?;
    let seconds = i64::try_from(elapsed.as_secs()).ok()?;
    let now = time::OffsetDateTime::from_unix_timestamp(seconds).ok()?;
    let (year, month, day) = (now.year(), u8::from(now.month()), now.day());
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

/// Prints on stderr what was noticed while reading.
pub fn tell(bundle: &Bundle) {
    for diagnostic in &bundle.diagnostics {
        say(&report::clean(diagnostic));
    }
}

/// Refuses a corpus in which a warning or an error was noticed.
///
/// # Errors
/// Where there is such a diagnostic.
pub fn strict(bundle: &Bundle) -> Result<(), Error> {
    let count = bundle
        .diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity >= Severity::Warning)
        .count();
    match count {
        0 => Ok(()),
        n_diagnostics => Err(Error::Strict { n_diagnostics }),
    }
}
