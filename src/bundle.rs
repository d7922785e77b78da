//! An analysed corpus as bytes: the one thing that is embedded in the page.
//!
//! `encoded` has its frame, `layout` what stands in it.

mod encoded;
mod indexed;
mod layout;

pub use encoded::{BundleError, Encoded};
pub use indexed::Indexed;

use crate::{
    base::{Diagnostic, Late, Parts, PartsWriter, Reader, Writer},
    compare::{Across, Comparison, Statement},
    corpus::Document,
    entity::{Corrected, Correction, Entity, Findings},
    index::Index,
    text::Sentence,
};

/// What the compiled page holds where a corpus goes; [`crate::site`] puts one there.
pub const PLACE: &[u8] = b"\0Here goes the corpus of a page.\0";

/// An analysed corpus.
#[derive(Clone, Debug)]
pub struct Bundle {
    /// The corpus's title.
    pub title: String,
    /// BCP 47 tag of the documents' language.
    pub language: String,
    /// The documents, in the order of their file names.
    pub documents: Vec<Late<Document>>,
    /// Each document's sentences.
    pub sentences: Vec<Late<Vec<Sentence>>>,
    /// The documents' numbers by date of publication; those without one come first.
    pub in_time: Vec<u32>,
    /// The corpus's entities, sorted by id.
    pub entities: Late<Vec<Entity>>,
    /// What was found in each document.
    pub findings: Vec<Late<Findings>>,
    /// What was found across the documents.
    pub across: Late<Across>,
    /// How many words the body of each document has.
    pub n_words: Vec<u32>,
    /// Where each word stands; [`Bundle::index`] gives it.
    pub indexed: Indexed,
    /// What was noticed while reading.
    pub diagnostics: Vec<Diagnostic>,
    /// What of the above is read late, and may still be to come.
    pub parts: &'static Parts,
}

impl Default for Bundle {
    fn default() -> Self {
        Self {
            title: String::new(),
            language: String::new(),
            documents: Vec::new(),
            sentences: Vec::new(),
            in_time: Vec::new(),
            entities: Late::default(),
            findings: Vec::new(),
            across: Late::default(),
            n_words: Vec::new(),
            indexed: Indexed::default(),
            diagnostics: Vec::new(),
            parts: Parts::none(),
        }
    }
}

impl Bundle {
    /// A document.
    pub fn document(&self, number: usize) -> Option<&Document> {
        self.documents.get(number).map(|late| &**late)
    }

    /// Where each word stands. A small corpus is indexed now, if it was not yet.
    pub fn index(&self) -> &Index {
        self.indexed
            .of(&self.documents, &self.entities, &self.findings)
    }

    /// Corrects the entities. The index keeps the names that it was built with, for which the
    /// entities keep their numbers.
    pub fn correct(&mut self, corrections: &[Correction]) {
        let _: &Index = self.index();
        let corrected = Corrected::new(&self.entities, corrections);
        for (document, findings) in self.documents.iter().zip(&mut self.findings) {
            findings.change(|findings| corrected.findings(findings, || &document.text));
        }
        self.entities = corrected.entities.into();
        let findings = &self.findings;
        self.across.change(|across| {
            for quotation in &mut across.quotations {
                let mut members = quotation.members.iter();
                quotation.speaker = members.find_map(|member| {
                    let found = findings.get(member.document as usize)?;
                    found.quotes.get(member.quote as usize)?.speaker.clone()
                });
            }
            // Who is who decides what is the same.
            across.statements = None;
            across.compared.clear();
        });
    }

    /// The bundle as bytes; the same bundle gives the same bytes everywhere. Sentences and
    /// findings must have one list a document.
    pub fn encode(&self) -> Vec<u8> {
        let mut body = Writer::default();
        let mut parts = PartsWriter::default();
        layout::write(&mut body, &mut parts, self);
        encoded::framed(&body.encode(), parts)
    }

    /// Reads a bundle. Texts and posting lists stay where they are, so the bytes must be there as
    /// long as the page is.
    ///
    /// # Errors
    /// Where the bytes are not a bundle of this version, whole or without its parts.
    pub fn decode(bytes: &'static [u8]) -> Result<Self, BundleError> {
        let encoded = Encoded::open(bytes)?;
        let parts = Parts::read(encoded.table());
        if !encoded.parts.is_empty() && !parts.bring_all(encoded.parts) {
            return Err(BundleError::Damaged);
        }
        Self::of(encoded, parts)
    }

    /// Reads a bundle that was read before, with the parts that have come since.
    ///
    /// # Errors
    /// Where the bytes are not a bundle of this version.
    pub fn decode_again(bytes: &'static [u8], parts: &'static Parts) -> Result<Self, BundleError> {
        Self::of(Encoded::open(bytes)?, parts)
    }

    fn of(encoded: Encoded<'static>, parts: &'static Parts) -> Result<Self, BundleError> {
        let mut reader = Reader::open(encoded.body()).ok_or(BundleError::Damaged)?;
        let bundle = layout::read(&mut reader, parts);
        reader
            .is_whole()
            .then_some(bundle)
            .filter(|bundle| bundle.indexed.is_readable())
            .ok_or(BundleError::Damaged)
    }
}

/// Bundles are the same where what they hold is, and what they answer.
impl PartialEq for Bundle {
    fn eq(&self, other: &Self) -> bool {
        (&self.title, &self.language, &self.in_time, &self.n_words)
            == (
                &other.title,
                &other.language,
                &other.in_time,
                &other.n_words,
            )
            && (&self.documents, &self.sentences, &self.findings)
                == (&other.documents, &other.sentences, &other.findings)
            && (&self.entities, &self.across, &self.diagnostics)
                == (&other.entities, &other.across, &other.diagnostics)
            && self.index() == other.index()
    }
}

/// A comparison as bytes, without what the documents say themselves: ids, and the values of
/// conflicts.
pub fn encode_comparison(comparison: &Comparison) -> Vec<u8> {
    let mut out = Writer::default();
    layout::put_comparison(&mut out, comparison);
    out.encode()
}

/// What [`encode_comparison`] gave; `None` where the bytes are something else.
pub fn decode_comparison(bytes: &[u8]) -> Option<Comparison> {
    let mut reader = Reader::open(bytes)?;
    let comparison = layout::comparison(&mut reader);
    reader.is_whole().then_some(comparison)
}

/// Statements as bytes, without what the documents say themselves: files, and the values of
/// conflicts.
pub fn encode_statements(statements: &[Statement]) -> Vec<u8> {
    let mut out = Writer::default();
    layout::put_statements(&mut out, statements);
    out.encode()
}

/// What [`encode_statements`] gave; `None` where the bytes are something else.
pub fn decode_statements(bytes: &[u8]) -> Option<Vec<Statement>> {
    let mut reader = Reader::open(bytes)?;
    let statements = layout::statements(&mut reader);
    reader.is_whole().then_some(statements)
}

#[cfg(test)]
mod tests {
    use super::{Bundle, BundleError, Encoded};
    use crate::base::{Late, Span};
    use crate::{
        compare::{
            Across, Agency, Change, Comparison, Conflict, ConflictKind, Earlier, Member, Op,
            Paraphrase, Passage, Quotation, Quoted, Reason, Relation, Reuse, SharedRun, Statement,
            StatementConflict, Verdict,
        },
        corpus::{Manifest, Offsets, OffsetsBuilder, Source, read_plain},
        entity,
        index::Index,
        text::{Stemmer, block_sentences},
    };

    fn offsets() -> Offsets {
        let mut builder = OffsetsBuilder::default();
        builder.character(3, 1);
        builder.character(1, 1);
        builder.finish()
    }

    /// A corpus with something of everything that is found, and so much text besides.
    fn bundle(n_lines: usize) -> Bundle {
        let text = "Presiden Joko Widodo tiba di Jakarta pada 18 Juni 2024. \"Kami membawa lebih \
            dari 200 ton beras dan 2,5 ton gula,\" kata Joko Widodo.\nIa membawanya ke Pasar Senen.\n";
        let line = "Kapal itu membawa muatan ke pelabuhan.\n";
        let sources = [("a.txt", "200"), ("b.txt", "300")].map(|(file, amount)| Source {
            file: file.to_owned(),
            text: text.replace("200", amount) + &line.repeat(n_lines),
            offsets: offsets(),
            sha256: "ab".repeat(32),
            ..Source::default()
        });
        let (documents, diagnostics) = read_plain(sources.into(), &Manifest::default());
        let sentences: Vec<_> = documents
            .iter()
            .map(|document| {
                let spans = document.blocks.iter().map(|block| block.span);
                block_sentences(&document.text, spans)
            })
            .collect();
        let (mut entities, mut findings) =
            entity::find(&documents, &sentences, entity::Knowledge::default());
        // What is not stored.
        for found in &mut findings {
            found.attributions.clear();
        }
        for alias in entities.iter_mut().flat_map(|entity| &mut entity.aliases) {
            alias.ground = None;
        }
        let stemmer = Stemmer::new([("membawa", 1), ("bawa", 1)]);
        let documents: Vec<_> = documents.into_iter().map(Late::from).collect();
        let findings: Vec<_> = findings.into_iter().map(Late::from).collect();
        let index = Index::build(&documents, &entities, &findings, &stemmer);
        Bundle {
            title: "Contoh".to_owned(),
            language: "id".to_owned(),
            documents,
            sentences: sentences.into_iter().map(Late::from).collect(),
            in_time: vec![1, 0],
            entities: entities.into(),
            findings,
            across: across().into(),
            n_words: vec![7, 8],
            indexed: index.into(),
            diagnostics,
            ..Bundle::default()
        }
    }

    /// Two documents that share words, and a quotation that they give differently.
    fn across() -> Across {
        let place = |start, end| Span { start, end };
        let change = |op, why| Change {
            op,
            a: place(70, 75),
            b: place(71, 80),
            why,
            moved: None,
        };
        let moved = |op, moved| Change {
            moved: Some(moved),
            ..change(op, None)
        };
        Across {
            reused: vec![Reuse {
                a: "a".to_owned(),
                b: "b".to_owned(),
                documents: (0, 1),
                words_a: 30,
                words_b: 31,
                verbatim_a: 12,
                verbatim_b: 13,
                reworded_a: 4,
                reworded_b: 5,
                runs: vec![SharedRun {
                    words: 9,
                    a: place(0, 50),
                    b: place(3, 53),
                }],
                agencies: vec![Agency {
                    name: "Antara".to_owned(),
                    a: place(2, 8),
                    b: place(1, 7),
                }],
                earlier: Some(Earlier {
                    document: "b".to_owned(),
                    minutes: 90,
                    to_the_day: true,
                }),
            }],
            quotations: vec![Quotation {
                speaker: Some("Joko Widodo".to_owned()),
                sources: 2,
                members: vec![Quoted {
                    document: 0,
                    quote: 0,
                    span: place(60, 90),
                    changes: vec![
                        change(Op::Equal, None),
                        change(Op::Insert, None),
                        change(Op::Delete, None),
                        change(Op::Replace, Some(Reason::Alias)),
                        change(Op::Replace, Some(Reason::Date)),
                        change(Op::Replace, Some(Reason::Wording)),
                        moved(Op::Insert, place(61, 69)),
                        moved(Op::Delete, place(0, 300)),
                    ],
                }],
                paraphrases: vec![Paraphrase {
                    document: 1,
                    span: place(100, 140),
                }],
            }],
            statements: Some(vec![statement()]),
            compared: vec![comparison()],
        }
    }

    /// A statement as it is stored: without files and values.
    fn statement() -> Statement {
        let member = |document, start| Member {
            file: String::new(),
            start,
            end: start + 20,
            document,
        };
        Statement {
            members: vec![member(0, 70), member(0, 20), member(1, 5)],
            sources: 2,
            conflicts: vec![StatementConflict {
                kind: ConflictKind::Quote,
                documents: (0, 1),
                file_a: String::new(),
                file_b: String::new(),
                a: Span { start: 71, end: 75 },
                b: Span { start: 6, end: 9 },
                value_a: String::new(),
                value_b: String::new(),
                verdict: Verdict::Update,
            }],
        }
    }

    /// A comparison as it is stored: without ids and values.
    fn comparison() -> Comparison {
        let place = |start, end| Span { start, end };
        let passage = |relation, score| Passage {
            a: place(10, 40),
            b: place(70, 95),
            relation,
            score,
            changes: vec![
                Change {
                    op: Op::Equal,
                    a: place(10, 30),
                    b: place(70, 90),
                    why: None,
                    moved: None,
                },
                Change {
                    op: Op::Replace,
                    a: place(31, 40),
                    b: place(91, 95),
                    why: Some(Reason::Spelling),
                    moved: Some(place(11, 13)),
                },
            ],
        };
        Comparison {
            a: String::new(),
            b: String::new(),
            passages: vec![
                passage(Relation::Same, 0.9876),
                passage(Relation::Reworded, 1.0),
            ],
            only_a: vec![place(41, 50)],
            only_b: vec![place(0, 20), place(96, 97)],
            conflicts: vec![Conflict {
                kind: ConflictKind::Date,
                a: place(31, 40),
                b: place(91, 95),
                value_a: String::new(),
                value_b: String::new(),
                verdict: Verdict::SameSaidDifferently,
            }],
        }
    }

    #[test]
    fn a_bundle_survives_its_own_encoding_whether_its_index_is_stored_or_built_again() {
        for n_lines in [0, 2_000] {
            let bundle = bundle(n_lines);
            assert!(
                bundle
                    .findings
                    .iter()
                    .all(|found| !found.mentions.is_empty()
                        && !found.dates.is_empty()
                        && !found.quantities.is_empty()
                        && !found.quotes.is_empty())
            );
            assert!(Bundle::decode(bundle.encode().leak()) == Ok(bundle));
        }
    }

    #[test]
    fn a_bundle_cut_anywhere_or_altered_in_any_byte_is_refused() {
        let whole = bundle(0).encode();
        for end in 0..whole.len() {
            assert!(
                Bundle::decode(whole[..end].to_vec().leak()).is_err(),
                "cut at {end}"
            );
        }
        for at in 0..whole.len() {
            let mut altered = whole.clone();
            altered[at] ^= 0x20;
            assert!(Bundle::decode(altered.leak()).is_err(), "altered at {at}");
        }
    }

    #[test]
    fn a_large_bundle_opens_without_its_parts_and_is_whole_once_they_have_come() {
        let whole = bundle(2_000);
        let bytes: &'static [u8] = whole.encode().leak();
        let encoded = Encoded::open(bytes).unwrap();
        assert_eq!([encoded.head, encoded.parts].concat(), bytes);
        let read = Bundle::decode(encoded.head).unwrap();
        let texts = |bundle: &Bundle| {
            let texts = bundle.documents.iter().map(|document| document.text.len());
            texts.collect::<Vec<_>>()
        };
        // Who writes is known at once; the article itself is noted as missing.
        assert_eq!(read.documents[1].id, whole.documents[1].id);
        assert_eq!(read.parts.missed(), None);
        assert_eq!(texts(&read), [0, 0]);
        assert!(read.findings[0].mentions.is_empty() && read.sentences[0].is_empty());
        assert!(read.parts.missed().is_some_and(|missed| !missed.is_empty()));
        assert!(!read.parts.are_whole());
        assert!(read.parts.bring_all(encoded.parts));
        assert!(read == whole);
        // Opened anew, it has what had come.
        let again = Bundle::decode_again(encoded.head, read.parts).unwrap();
        assert_eq!(texts(&again), texts(&whole));
        let mut all = encoded.head.to_vec();
        again.parts.append_to(&mut all);
        assert_eq!(all, bytes);
        assert_eq!(again.encode(), bytes);
        // All parts or none.
        for end in [encoded.head.len() + 1, bytes.len() - 1] {
            assert_eq!(
                Bundle::decode(&bytes[..end]).err(),
                Some(BundleError::Damaged)
            );
        }
        let mut altered = bytes.to_vec();
        altered[bytes.len() - 1] ^= 1;
        assert_eq!(
            Bundle::decode(altered.leak()).err(),
            Some(BundleError::Damaged)
        );
    }

    #[test]
    fn another_version_is_named() {
        let mut bytes = bundle(0).encode();
        bytes[4] = 99;
        assert_eq!(Bundle::decode(bytes.leak()), Err(BundleError::Version(99)));
    }
}
