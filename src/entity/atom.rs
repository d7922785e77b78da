//! Atoms: the pieces that names, dates and figures are matched on.
//!
//! A token of running text may join what belongs apart here (`Rusia-lah`, `Korut-Rusia`,
//! `18/6/2024`, `Rp10`), so every token is cut further into runs of letters, runs of digits and
//! single marks. Atoms keep the order of the text, never overlap and never span white space.
//! What a word means stands in the vocabulary, which is asked once a word, when a text is cut.

use super::{
    lexicon::{List, Lists},
    vocabulary::Vocabulary,
};
use crate::{
    base::Span,
    corpus::{Document, Role},
    text::{Sentence, TokenKind, tokens},
};

/// What an atom is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Letters, with digits and apostrophes after the first (`Jong`, `G20`, `Ma'ruf`).
    Word,
    /// Digits alone.
    Digits,
    /// One mark.
    Mark,
}

/// A piece of a line.
#[derive(Clone, Debug)]
pub(super) struct Atom<'a> {
    /// As written.
    pub text: &'a str,
    /// Its number in the vocabulary.
    pub word: u32,
    /// The closed lists that hold it.
    pub lists: Lists,
    /// Where it stands in the document.
    pub span: Span,
    /// What it is made of.
    pub shape: Shape,
    /// Whether white space or the line's start stands before it.
    pub spaced: bool,
    /// Whether its capital may be owed to its place: first word of a sentence or a quotation.
    pub first: bool,
    /// Whether it is a word that starts with a capital.
    capital: bool,
    /// Whether it is surely written in lower case, as most are.
    small: bool,
    /// Which of the document's sentences it lies in.
    pub sentence: u32,
}

impl Atom<'_> {
    /// Whether it is a word that starts with a capital.
    pub fn is_capitalized(&self) -> bool {
        self.capital
    }

    /// Whether it is a word of at least two letters, all of them capitals.
    pub fn is_all_capitals(&self) -> bool {
        self.shape == Shape::Word
            && self.text.chars().nth(1).is_some()
            && !self.text.chars().any(char::is_lowercase)
    }

    /// Whether it is the mark `mark`.
    pub fn is_mark(&self, mark: &str) -> bool {
        self.shape == Shape::Mark && self.text == mark
    }

    /// Whether it is a hyphen or dash.
    pub fn is_dash(&self) -> bool {
        self.shape == Shape::Mark && matches!(self.text, "-" | "‐" | "‑" | "–" | "—")
    }

    /// Whether it is a double quotation mark of any style.
    pub fn is_quotation_mark(&self) -> bool {
        self.shape == Shape::Mark && matches!(self.text, "\"" | "“" | "”" | "„" | "«" | "»" | "‟")
    }
}

/// One block of a document, cut into atoms, before the vocabulary is whole.
#[derive(Clone, Debug)]
pub(super) struct Cut<'a> {
    document: usize,
    role: Role,
    atoms: Vec<Atom<'a>>,
    title_case: bool,
}

impl<'a> Cut<'a> {
    /// The line, which knows its words by `vocabulary`: the one that it was cut with.
    pub fn line(self, vocabulary: &'a Vocabulary) -> Line<'a> {
        Line {
            vocabulary,
            document: self.document,
            role: self.role,
            atoms: self.atoms,
            title_case: self.title_case,
        }
    }
}

/// One block of a document, cut into atoms.
#[derive(Clone, Debug)]
pub(super) struct Line<'a> {
    /// The words of the corpus.
    pub vocabulary: &'a Vocabulary,
    /// Index of the document.
    pub document: usize,
    /// What the block is for.
    pub role: Role,
    /// Its atoms, in order.
    pub atoms: Vec<Atom<'a>>,
    /// Whether capitals are no evidence, because nearly every word of the line has one.
    pub title_case: bool,
}

impl<'a> Line<'a> {
    /// The atom at `index`.
    pub fn get(&self, index: usize) -> Option<&Atom<'a>> {
        self.atoms.get(index)
    }

    /// The lower-case text of the atom at `index`; empty past the ends.
    pub fn lower(&self, index: usize) -> &str {
        match self.atoms.get(index) {
            Some(atom) if atom.small => atom.text,
            Some(atom) => self.vocabulary.lower(atom.word),
            None => "",
        }
    }

    /// The closed lists that hold the atom at `index`; none past the ends.
    pub fn lists(&self, index: usize) -> Lists {
        self.atoms
            .get(index)
            .map_or(Lists::default(), |atom| atom.lists)
    }

    /// The lower-case text of the atom `back` places before `index`; empty before the start.
    pub fn before(&self, index: usize, back: usize) -> &str {
        index.checked_sub(back).map_or("", |at| self.lower(at))
    }

    /// The closed lists that hold the atom `back` places before `index`; none before the start.
    pub fn lists_before(&self, index: usize, back: usize) -> Lists {
        index
            .checked_sub(back)
            .map_or(Lists::default(), |at| self.lists(at))
    }

    /// The span from the atom `start` to the atom before `end`.
    pub fn span(&self, start: usize, end: usize) -> Span {
        let first = self.atoms.get(start).map_or(Span::default(), |a| a.span);
        let last = end
            .checked_sub(1)
            .and_then(|at| self.atoms.get(at))
            .map_or(first, |a| a.span);
        first.cover(last)
    }
}

/// The document's lines in order, boilerplate left out.
pub(super) fn cut<'a>(
    index: usize,
    document: &'a Document,
    sentences: &[Sentence],
    vocabulary: &mut Vocabulary,
) -> Vec<Cut<'a>> {
    let mut lines = Vec::new();
    let mut rest = (0..).zip(sentences).peekable();
    for (number, block) in (0u32..).zip(&document.blocks) {
        let mut atoms = Vec::new();
        while let Some((at, sentence)) = rest.next_if(|(_, sentence)| sentence.block <= number) {
            if sentence.block == number && block.role != Role::Boilerplate {
                cut_sentence(&document.text, sentence.span, at, vocabulary, &mut atoms);
            }
        }
        if block.role != Role::Boilerplate {
            let title_case = is_title_case(&atoms, block.role);
            lines.push(Cut {
                document: index,
                role: block.role,
                atoms,
                title_case,
            });
        }
    }
    lines
}

fn cut_sentence<'a>(
    text: &'a str,
    span: Span,
    sentence: u32,
    vocabulary: &mut Vocabulary,
    atoms: &mut Vec<Atom<'a>>,
) {
    let mut first = true;
    let mut end_of_last = None;
    for token in tokens(text, span) {
        let written = token.span.of(text);
        let mut start = 0;
        while let Some(rest) = written.get(start..).filter(|rest| !rest.is_empty()) {
            let plain = token.kind == TokenKind::Word
                && rest.bytes().all(|byte| byte.is_ascii_alphabetic());
            let (shape, len) = match plain {
                true => (Shape::Word, rest.len()),
                false => piece(rest),
            };
            let piece_span = Span::new(start, start + len).shifted(token.span.start);
            let piece_text = piece_span.of(text);
            start += len;
            if shape == Shape::Mark && piece_text.chars().all(char::is_whitespace) {
                continue;
            }
            let word = vocabulary.number(piece_text);
            let atom = Atom {
                text: piece_text,
                word,
                lists: vocabulary.lists(word),
                span: piece_span,
                shape,
                spaced: end_of_last != Some(piece_span.start),
                first: first && shape == Shape::Word,
                capital: shape == Shape::Word && piece_text.starts_with(char::is_uppercase),
                small: !piece_text
                    .bytes()
                    .any(|byte| byte.is_ascii_uppercase() || !byte.is_ascii()),
                sentence,
            };
            // The word after a quotation mark, a colon or a bullet begins something of its own.
            first = match shape {
                Shape::Mark => {
                    first
                        || atom.is_quotation_mark()
                        || matches!(piece_text, ":" | "•" | "*" | "‘" | "'")
                        || (atom.is_dash() && atom.spaced)
                }
                Shape::Word | Shape::Digits => false,
            };
            end_of_last = Some(piece_span.end);
            atoms.push(atom);
        }
    }
}

/// The shape and length in bytes of the first piece of `rest`, which must not be empty.
fn piece(rest: &str) -> (Shape, usize) {
    let mut chars = rest.char_indices().peekable();
    let Some((_, head)) = chars.next() else {
        return (Shape::Mark, 0);
    };
    if head.is_numeric() {
        let len = rest.find(|c: char| !c.is_numeric()).unwrap_or(rest.len());
        return (Shape::Digits, len);
    }
    if !head.is_alphabetic() {
        return (Shape::Mark, head.len_utf8());
    }
    // A currency sign made of letters is glued to its figure.
    for sign in ["Rp", "USD", "SGD"] {
        if rest
            .strip_prefix(sign)
            .is_some_and(|figure| figure.starts_with(|c: char| c.is_ascii_digit()))
        {
            return (Shape::Word, sign.len());
        }
    }
    let mut len = head.len_utf8();
    while let Some((at, c)) = chars.next() {
        let inner_apostrophe =
            matches!(c, '\'' | '’') && chars.peek().is_some_and(|(_, next)| next.is_alphabetic());
        // Combining marks belong to the letter before them.
        let combining = ('\u{300}'..='\u{36f}').contains(&c);
        if !(c.is_alphanumeric() || inner_apostrophe || combining) {
            break;
        }
        len = at + c.len_utf8();
    }
    (Shape::Word, len)
}

/// Whether nearly all words start with a capital, function words aside: then a capital says
/// nothing. A line that is a title by its role needs less to show the habit than running text,
/// in which a list of names may look alike; three words are the least that can show it.
fn is_title_case(atoms: &[Atom<'_>], role: Role) -> bool {
    let (mut n_words, mut n_capitals) = (0, 0);
    for atom in atoms {
        if atom.shape == Shape::Word
            && atom.text.chars().count() > 3
            && !atom.lists.has(List::FunctionWords)
        {
            n_words += 1;
            n_capitals += usize::from(atom.is_capitalized());
        }
    }
    let tenths = match role {
        Role::Headline | Role::Subheading => 7,
        Role::Summary | Role::Byline | Role::Caption | Role::Body | Role::Boilerplate => 9,
    };
    n_words >= 3 && n_capitals * 10 >= n_words * tenths
}
