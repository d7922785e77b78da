//! The index as bytes: either all of it, or the roots alone.
//!
//! The roots alone are enough where the corpus is at hand, for all else follows from it
//! ([`Index::rebuild`]). They take a twentieth of the bytes; but indexing takes time, which grows
//! with the corpus. The stemmer that found the roots needs not be there.
//!
//! All of it: the dictionaries of forms and of names, the runs and their counts, the entities'
//! kinds, the mentions, the anchors, the lengths of both a list. The roots alone: for every form of the
//! corpus in order, 0 where it is its own root, else one more than the number of bytes that its
//! front loses, the number that its end loses, and what is put before the rest.

use super::{Index, build::build, dictionary::Dictionary, fields::Fields, postings::Bytes};
use crate::{
    base::{Late, PartsWriter, Reader, Writer},
    corpus::Document,
    entity::{Entity, Findings},
};

impl Index {
    /// Appends the whole index to `out`, and the posting lists of words to `parts`.
    pub fn write(&self, out: &mut Writer, parts: &mut PartsWriter) {
        self.forms.write(out, Some(parts));
        self.names.write(out, None);
        self.fields.write(out);
        out.bytes(&self.kinds.0);
        out.bytes(&self.mentions.0);
        out.bytes(&self.anchors.0);
        out.numbers(&lengths(&self.mention_ends));
        out.numbers(&lengths(&self.anchor_ends));
    }

    /// Reads what [`Index::write`] has written. The posting lists stay where they are.
    pub fn read(reader: &mut Reader<'static>) -> Self {
        let mut index = Self {
            forms: Dictionary::read(reader),
            names: Dictionary::read(reader),
            fields: Fields::read(reader),
            kinds: Bytes(reader.bytes().into()),
            mentions: Bytes(reader.bytes().into()),
            anchors: Bytes(reader.bytes().into()),
            mention_ends: ends(reader.numbers()),
            anchor_ends: ends(reader.numbers()),
            ..Self::default()
        };
        index.derive();
        index
    }

    /// How many bytes the whole index takes.
    pub fn n_bytes(&self) -> usize {
        let mut out = Writer::default();
        let mut parts = PartsWriter::default();
        self.write(&mut out, &mut parts);
        let (table, parts) = parts.finish();
        out.encode().len() + table.len() + parts.concat().len()
    }

    /// Appends the roots alone to `out`.
    pub fn write_roots(&self, out: &mut Writer) {
        let mut walk = self.forms.seek(b"");
        while !walk.ended {
            if walk.has_payload() {
                match walk.tag.checked_sub(1) {
                    None => out.number(0),
                    Some(root) => put_root(out, walk.text(), self.forms.at(root).text()),
                }
            }
            walk.advance();
        }
    }

    /// Indexes a corpus again, with the roots that [`Index::write_roots`] has written.
    pub fn rebuild(
        documents: &[Late<Document>],
        entities: &[Entity],
        findings: &[Late<Findings>],
        reader: &mut Reader<'_>,
    ) -> Self {
        build(documents, entities, findings, &mut |form| {
            let Some(skipped) = reader.number().checked_sub(1) else {
                return form.to_owned();
            };
            let end = form.len().saturating_sub(reader.number() as usize);
            let mut root = reader.string();
            root.push_str(form.get(skipped as usize..end).unwrap_or_default());
            root
        })
    }
}

/// The gaps between `ends`: small numbers take fewer bytes.
fn lengths(ends: &[u32]) -> Vec<u32> {
    let starts = [0].iter().chain(ends);
    ends.iter()
        .zip(starts)
        .map(|(end, start)| end - start)
        .collect()
}

/// Where items of these lengths end, one after the other.
fn ends(mut lengths: Vec<u32>) -> Vec<u32> {
    let mut end = 0u32;
    for length in &mut lengths {
        end = end.saturating_add(*length);
        *length = end;
    }
    lengths
}

/// Writes how `form` becomes `root`, with as few new letters as can be.
fn put_root(out: &mut Writer, form: &str, root: &str) {
    let (before, kept, skipped) = root
        .char_indices()
        .find_map(|(at, _)| {
            let (before, kept) = root.split_at_checked(at)?;
            Some((before, kept, form.find(kept)?))
        })
        .unwrap_or((root, "", 0));
    out.number(skipped as u32 + 1);
    out.number((form.len() - skipped - kept.len()) as u32);
    out.text(before);
}

#[cfg(test)]
mod tests {
    use super::Index;
    use crate::{
        base::{Parts, PartsWriter, Reader, Writer},
        corpus::Role,
        entity::Kind,
        index::fixture::{Corpus, document, entity, line},
    };

    fn corpus() -> Corpus {
        let text = "Menirukan Pembangunan Kota Lama, meniru-nirukan bangunan; énz.";
        let documents = vec![
            document("a", &[line(Role::Body, text)]),
            document(
                "b",
                &[line(Role::Headline, "Kota Lama"), line(Role::Body, "Tiru.")],
            ),
        ];
        let entities = vec![entity("kota", Kind::Place, "Kota Lama", &["Kotama"])];
        Corpus::new(documents, entities, &|word| {
            match word {
                "menirukan" | "meniru-nirukan" => "tiru",
                "pembangunan" | "bangunan" => "bangun",
                "enz" => "xyz",
                word => word,
            }
            .to_owned()
        })
    }

    fn written(index: &Index) -> (Vec<u8>, Vec<u8>, Vec<Vec<u8>>) {
        let mut out = Writer::default();
        let mut parts = PartsWriter::default();
        index.write(&mut out, &mut parts);
        let (table, parts) = parts.finish();
        (out.encode(), table, parts)
    }

    #[test]
    fn what_is_written_is_read_back_to_the_byte() {
        let index = corpus().index;
        let (bytes, table, parts) = written(&index);
        let mut reader = Reader::open(bytes.clone().leak()).unwrap();
        let known = Parts::read(&table);
        reader.decode_with(None, known);
        let read = Index::read(&mut reader);
        assert!(reader.is_whole());
        // The lists lie in a part, and the rest is there without it.
        assert_eq!(parts.len(), 1);
        assert!(read != index);
        assert_eq!(known.missed(), Some(vec![0]));
        assert!(known.bring_all(parts.concat().leak()));
        assert_eq!(read, index);
        assert_eq!(written(&corpus().index), (bytes, table, parts));
    }

    #[test]
    fn an_index_built_again_from_its_roots_is_the_same() {
        let corpus = corpus();
        let mut out = Writer::default();
        corpus.index.write_roots(&mut out);
        let bytes = out.encode();
        let mut reader = Reader::open(&bytes).unwrap();
        let rebuilt = Index::rebuild(
            &corpus.documents,
            &corpus.entities,
            &corpus.findings,
            &mut reader,
        );
        assert_eq!(rebuilt, corpus.index);
        assert!(reader.is_whole());
    }
}
