//! Comparisons and statements that were made elsewhere: when the corpus was analysed, or in the
//! page's second module. They come without what the documents say themselves, which is put back here.

use super::{Engine, Statements};
use crate::{
    base::Span,
    bundle::{self, Bundle},
    compare::{Across, Change, Comparison, Op, Passage, Relation, Statement},
    corpus::Role,
};

/// Of more documents than this no comparisons are stored: their number grows with the square, and
/// a reader of many looks at few of them.
const MOST_COMPARED: usize = 12;

impl Engine {
    /// The comparison of two documents, where it was made when the corpus was analysed.
    pub fn stored_comparison(&self, a: usize, b: usize) -> Option<Comparison> {
        if a == b {
            return self.itself(a);
        }
        let (one, other) = (a.min(b), a.max(b));
        let n_documents = self.bundle.documents.len();
        if other >= n_documents {
            return None;
        }
        // The pairs of those before the first, then its own.
        let before = one * (2 * n_documents - one - 1) / 2;
        let stored = self.bundle.across.compared.get(before + other - one - 1)?;
        self.whole_comparison(stored.clone(), a, b)
    }

    /// The statements of all documents, where they were grouped when the corpus was analysed.
    pub fn stored_statements(&self) -> Option<Statements> {
        let stored = self.bundle.across.statements.as_ref()?;
        Some(self.whole_statements(stored.clone()))
    }

    /// A comparison as [`Engine::send_comparison`] of an engine over the same corpus gave it.
    pub fn sent_comparison(&self, bytes: &[u8], a: usize, b: usize) -> Option<Comparison> {
        self.whole_comparison(bundle::decode_comparison(bytes)?, a, b)
    }

    /// The statements as [`Engine::send_statements`] of an engine over the same corpus gave them.
    pub fn sent_statements(&self, bytes: &[u8]) -> Option<Statements> {
        Some(self.whole_statements(bundle::decode_statements(bytes)?))
    }

    /// The comparison of two documents as bytes; none where an index is out of range.
    pub fn send_comparison(&self, a: usize, b: usize) -> Vec<u8> {
        let compared = self.compare(a.min(b), a.max(b));
        compared.map_or_else(Vec::new, |compared| bundle::encode_comparison(&compared))
    }

    /// What the sources state as bytes.
    pub fn send_statements(&self) -> Vec<u8> {
        bundle::encode_statements(&self.statements().statements)
    }

    /// A document beside itself: each sentence of its body is the same as itself.
    pub(super) fn itself(&self, document: usize) -> Option<Comparison> {
        let (sentences, document) = (
            self.bundle.sentences.get(document)?,
            self.bundle.document(document)?,
        );
        let mut passages = Vec::new();
        for sentence in sentences.iter() {
            let block = document.blocks.get(sentence.block as usize);
            if block.is_some_and(|block| block.role == Role::Body) {
                passages.push(Passage {
                    a: sentence.span,
                    b: sentence.span,
                    relation: Relation::Same,
                    score: 1.0,
                    changes: vec![Change {
                        op: Op::Equal,
                        a: sentence.span,
                        b: sentence.span,
                        why: None,
                        moved: None,
                    }],
                });
            }
        }
        Some(Comparison {
            a: document.id.clone(),
            b: document.id.clone(),
            passages,
            only_a: Vec::new(),
            only_b: Vec::new(),
            conflicts: Vec::new(),
        })
    }

    /// `stored` is of the earlier document and the later one, in whichever order they are wanted.
    fn whole_comparison(&self, mut stored: Comparison, a: usize, b: usize) -> Option<Comparison> {
        let (one, other) = (
            self.bundle.document(a.min(b))?,
            self.bundle.document(a.max(b))?,
        );
        stored.a.clone_from(&one.id);
        stored.b.clone_from(&other.id);
        for conflict in &mut stored.conflicts {
            conflict.value_a = conflict.a.of(&one.text).to_owned();
            conflict.value_b = conflict.b.of(&other.text).to_owned();
        }
        Some(if a <= b { stored } else { stored.mirrored() })
    }

    fn whole_statements(&self, mut stored: Vec<Statement>) -> Statements {
        let file = |document: u32| {
            let document = self.bundle.document(document as usize);
            document.map_or_else(String::new, |document| document.file.clone())
        };
        let value = |document: u32, span: Span| {
            let document = self.bundle.document(document as usize);
            document.map_or_else(String::new, |document| span.of(&document.text).to_owned())
        };
        for statement in &mut stored {
            for member in &mut statement.members {
                member.file = file(member.document);
            }
            for conflict in &mut statement.conflicts {
                let (one, other) = conflict.documents;
                (conflict.file_a, conflict.file_b) = (file(one), file(other));
                conflict.value_a = value(one, conflict.a);
                conflict.value_b = value(other, conflict.b);
            }
        }
        Statements { statements: stored }
    }
}

/// Looks across all documents of a small enough corpus: that is done once, so that the page is
/// spared the code and the time.
pub(super) fn look_across(bundle: Bundle) -> Bundle {
    let engine = Engine::new(bundle);
    let n_documents = engine.bundle.documents.len();
    let mut across = Across {
        reused: engine.reused(),
        quotations: engine.quotations(),
        statements: Some(engine.statements().statements),
        compared: Vec::new(),
    };
    if n_documents <= MOST_COMPARED {
        for one in 0..n_documents {
            for other in one + 1..n_documents {
                across.compared.extend(engine.compare(one, other));
            }
        }
    }
    strip(&mut across);
    Bundle {
        across: across.into(),
        ..engine.into_bundle()
    }
}

/// Takes off what is not shown, and what the documents say themselves.
fn strip(across: &mut Across) {
    for reuse in &mut across.reused {
        reuse.runs.truncate(1);
    }
    for statement in across.statements.iter_mut().flatten() {
        for member in &mut statement.members {
            member.file.clear();
        }
        for conflict in &mut statement.conflicts {
            conflict.file_a.clear();
            conflict.file_b.clear();
            conflict.value_a.clear();
            conflict.value_b.clear();
        }
    }
    for comparison in &mut across.compared {
        comparison.a.clear();
        comparison.b.clear();
        for conflict in &mut comparison.conflicts {
            conflict.value_a.clear();
            conflict.value_b.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        bundle::Bundle,
        corpus::{Manifest, Source},
        engine::{Engine, prepare},
        entity::Knowledge,
    };

    /// Reports of one flood; the last figure of each differs.
    fn opened(n_reports: usize) -> Engine {
        let source = |at: usize| Source {
            file: format!("{at:02}.txt"),
            text: format!(
                "Banjir Melanda Kampung Sukajadi\n\nBanjir bandang menerjang Kampung Sukajadi pada Senin malam.\n\n\
                 Sebanyak {} rumah warga rusak diterjang air bah itu.\n\nCatatan ke-{at} hanya ada di sini saja.\n",
                12 + at
            ),
            ..Source::default()
        };
        let sources = (0..n_reports).map(source).collect();
        let bundle = prepare(sources, &Manifest::default(), Knowledge::default());
        Engine::new(Bundle::decode(bundle.encode().leak()).unwrap())
    }

    #[test]
    fn what_was_stored_is_what_would_be_found() {
        let engine = opened(4);
        let mut n_conflicts = 0;
        for a in 0..4 {
            for b in 0..4 {
                let stored = engine.stored_comparison(a, b);
                assert_eq!(stored, engine.compare(a, b), "{a} {b}");
                let stored = stored.unwrap();
                n_conflicts += stored.conflicts.len();
            }
        }
        assert!(n_conflicts > 0);
        assert_eq!(engine.stored_comparison(0, 4), None);
        assert_eq!(engine.stored_statements(), Some(engine.statements()));
    }

    #[test]
    fn what_is_sent_arrives_whole() {
        let engine = opened(13);
        assert_eq!(
            engine.stored_comparison(2, 7),
            None,
            "too many to be stored"
        );
        for (a, b) in [(2, 7), (7, 2), (3, 3)] {
            let sent = engine.send_comparison(a, b);
            assert_eq!(engine.sent_comparison(&sent, a, b), engine.compare(a, b));
        }
        assert_eq!(
            engine.sent_comparison(&engine.send_comparison(2, 13), 2, 13),
            None
        );
        let sent = engine.send_statements();
        assert_eq!(engine.sent_statements(&sent), Some(engine.statements()));
        assert_eq!(engine.sent_statements(&sent[1..]), None);
    }
}
