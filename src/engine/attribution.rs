//! Who is said to say or report something, as the command tells it beside an analysis.
//!
//! Bundles store no attributions, so the page has none and never calls what is here: only an engine
//! over a corpus analysed in the same process can answer.

use serde::Serialize;

use super::{Analysis, Engine, Ranges};
use crate::{base::Span, corpus::Offsets, entity::Attribution};

/// An attribution in a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FoundAttribution {
    /// First byte of the words that attribute.
    pub start: u32,
    /// One past their last byte.
    pub end: u32,
    /// Who speaks or reports: the canonical name, else the words as written.
    pub source: String,
    /// Who passed it on, where that is told.
    pub via: Option<String>,
    /// The word that attributes.
    pub cue: String,
}

/// An analysis with the attributions of its document.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AttributedAnalysis {
    /// Everything else that was read and found.
    #[serde(flatten)]
    pub analysis: Analysis,
    /// Who is said to say or report something, in the order of the text.
    pub attributions: Vec<FoundAttribution>,
}

impl Engine {
    /// Everything read and found in one document, attributions included.
    pub fn analyze_attributed(&self, document: usize) -> Option<AttributedAnalysis> {
        Some(AttributedAnalysis {
            analysis: self.analyze(document)?,
            attributions: self.attributions(document, &Offsets::default())?,
        })
    }

    fn attributions(&self, document: usize, offsets: &Offsets) -> Option<Vec<FoundAttribution>> {
        let found = |attribution: &Attribution| {
            let Span { start, end } = offsets.span(attribution.span);
            FoundAttribution {
                start,
                end,
                source: attribution.source.clone(),
                via: attribution.via.clone(),
                cue: attribution.cue.clone(),
            }
        };
        let findings = self.bundle().findings.get(document)?;
        Some(findings.attributions.iter().map(found).collect())
    }
}

impl Ranges for AttributedAnalysis {
    fn turn(&mut self, engine: &Engine) {
        let document = self.analysis.document;
        if let Some(read) = engine.bundle().document(document)
            && let Some(turned) = engine.attributions(document, &read.offsets)
        {
            self.attributions = turned;
        }
        self.analysis.turn(engine);
    }
}
