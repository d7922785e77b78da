//! The passage of a document that answers a query best.
//!
//! One sentence, or two where the second has a further word of the query and both fit: the one
//! with the most different parts of the query. The headline is shown anyway, so it is taken only
//! where nothing else answers. Snippets are whole sentences; they are never cut inside.

use super::marks::Mark;
use crate::{
    base::{Arrange, Span},
    corpus::{Document, Role},
    text::Sentence,
};

/// The most bytes of two sentences.
const MAX_BYTES: usize = 300;

/// The best passage; the first one where no sentence has a mark.
pub(super) fn snippet(document: &Document, sentences: &[Sentence], marks: &[Mark]) -> Span {
    let mut best = (0, Span::default());
    let mut before: Option<(Sentence, Role, Vec<usize>)> = None;
    let mut rest = marks;
    for &sentence in sentences {
        let Some(role) = role_of(document, sentence) else {
            continue;
        };
        let here = |mark: &&Mark| mark.span.start < sentence.span.end;
        let n_here = rest.iter().take_while(here).count();
        let (marks, after) = rest.split_at_checked(n_here).unwrap_or_default();
        rest = after;
        let mut parts: Vec<usize> = marks
            .iter()
            .filter(|mark| sentence.span.contains(mark.span))
            .map(|mark| mark.leaf)
            .collect();
        parts.arrange();
        parts.dedup();
        let merit = merit(role, parts.len());
        if merit > best.0 {
            best = (merit, sentence.span);
        }
        if let Some((first, first_role, first_parts)) = &before
            && *first_role == role
            && first.span.cover(sentence.span).len() <= MAX_BYTES
        {
            let further = parts.iter().filter(|part| !first_parts.contains(part));
            let both = self::merit(role, first_parts.len() + further.count());
            if both > best.0 {
                best = (both, first.span.cover(sentence.span));
            }
        }
        before = Some((sentence, role, parts));
    }
    best.1
}

fn role_of(document: &Document, sentence: Sentence) -> Option<Role> {
    let role = document.blocks.get(sentence.block as usize)?.role;
    (!matches!(role, Role::Byline | Role::Boilerplate)).then_some(role)
}

/// How good a passage is: first whether it is more than the headline, then how many parts of the
/// query it has, then what kind of line it is. Never 0.
fn merit(role: Role, n_parts: usize) -> usize {
    let kind = match role {
        Role::Body | Role::Summary => 3,
        Role::Caption => 2,
        Role::Headline | Role::Subheading | Role::Byline | Role::Boilerplate => 1,
    };
    let beyond = usize::from(role != Role::Headline && n_parts > 0);
    (beyond << 20) + n_parts.min(1 << 16) * 4 + kind
}

#[cfg(test)]
mod tests {
    use crate::{
        corpus::Role,
        index::fixture::{Corpus, document, line},
    };

    fn shown(lines: &[(Role, &str)], query: &str) -> String {
        let documents = vec![document("a", lines)];
        let corpus = Corpus::new(documents, Vec::new(), &|word| word.to_owned());
        let snippet = corpus.search(query).hits[0].snippet;
        snippet.of(&corpus.documents[0].text).to_owned()
    }

    const LINES: [(Role, &str); 3] = [
        (Role::Headline, "Kapal besar tiba"),
        (
            Role::Body,
            "Pagi itu cerah. Kapal membawa beras. Beras itu dijual di pasar.",
        ),
        (Role::Caption, "Sebuah kapal membawa beras ke pasar"),
    ];

    #[test]
    fn the_sentence_with_the_most_words_of_the_query_is_shown() {
        assert_eq!(shown(&LINES, "kapal beras "), "Kapal membawa beras.");
    }

    #[test]
    fn two_sentences_are_shown_where_only_both_have_all_words() {
        assert_eq!(
            shown(&LINES[..2], "membawa pasar "),
            "Kapal membawa beras. Beras itu dijual di pasar."
        );
    }

    #[test]
    fn the_headline_is_shown_only_where_nothing_else_answers() {
        assert_eq!(shown(&LINES, "kapal "), "Kapal membawa beras.");
        assert_eq!(shown(&LINES, "tiba "), "Kapal besar tiba");
    }

    #[test]
    fn long_sentences_stand_alone_and_whole() {
        let long = ["Kapal ", &"sangat ".repeat(60), "besar. Beras mahal."].concat();
        let text = shown(&[line(Role::Body, &long)], "kapal beras ");
        assert!(text.starts_with("Kapal") && text.ends_with("besar."));
    }

    #[test]
    fn a_query_of_properties_alone_shows_the_first_body_sentence() {
        let snippet = shown(&LINES, "-gunung");
        assert_eq!(snippet, "Pagi itu cerah.");
    }
}
