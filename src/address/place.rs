//! A passage in a link: where it stands, and a checksum by which it is known again in a text that was
//! changed since. A passage that was changed itself is lost: nothing here guesses.

use crate::base::{Span, fnv1a};

/// A passage of a document, and by what it is known again where the document was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The bytes of the document's text.
    pub span: Span,
    /// A checksum of the passage, below [`Place::SUMS`]; `None` where the link tells none.
    pub sum: Option<u32>,
}

/// Where a [`Place`] is in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// Where the link says.
    Here(Span),
    /// The text was changed; the passage stands elsewhere in it.
    Elsewhere(Span),
    /// The text was changed, and the passage with it.
    Lost,
}

impl Place {
    /// Six figures in a link: in a text of 10,000 bytes one in 1,600 is that of another passage.
    pub const SUMS: u32 = 1 << 24;

    /// The passage of a text; no checksum where it is none.
    pub fn of(text: &str, span: Span) -> Self {
        let bytes = text.as_bytes().get(span.start as usize..span.end as usize);
        Self {
            span,
            sum: bytes.map(sum),
        }
    }

    /// Where the passage is in a text, as it may be by now.
    pub fn find(self, text: &str) -> Found {
        let bytes = text.as_bytes();
        let Some(wanted) = self.sum else {
            return Found::Here(self.span);
        };
        let len = self.span.len();
        let is_there = |start: usize| {
            let passage = bytes.get(start..start + len);
            passage.is_some_and(|passage| sum(passage) == wanted)
        };
        if is_there(self.span.start as usize) {
            return Found::Here(self.span);
        }
        // A passage begins and ends with whole characters.
        let mut starts = (0..bytes.len().saturating_sub(len) + 1).filter(|&start| {
            text.is_char_boundary(start) && text.is_char_boundary(start + len) && is_there(start)
        });
        match starts.next() {
            Some(start) => Found::Elsewhere(Span::new(start, start + len)),
            None => Found::Lost,
        }
    }

    /// The inverse of [`Self::value`]; `None` where the value is none of its.
    pub(super) fn parse(value: &str) -> Option<Self> {
        let (ends, sum) = value.split_once('.').unwrap_or((value, ""));
        let (start, end) = ends.split_once('-')?;
        let (start, end) = (start.parse().ok()?, end.parse().ok()?);
        let sum = u32::from_str_radix(sum, 16).ok();
        (start < end).then_some(Self {
            span: Span { start, end },
            sum: sum.filter(|&sum| sum < Self::SUMS),
        })
    }

    /// As it stands in an address: `12-40.0a1b2c`, the sum in six hexadecimal digits.
    pub(super) fn value(&self) -> String {
        let Span { start, end } = self.span;
        let mut value = [&*start.to_string(), "-", &*end.to_string()].concat();
        if let Some(sum) = self.sum {
            value.push('.');
            for shift in (0..6).rev() {
                value.extend(char::from_digit(sum >> (4 * shift) & 15, 16));
            }
        }
        value
    }
}

fn sum(passage: &[u8]) -> u32 {
    (fnv1a(passage) % u64::from(Place::SUMS)) as u32
}

#[cfg(test)]
mod tests {
    use proptest::proptest;

    use super::{Found, Place};
    use crate::base::Span;

    #[test]
    fn a_passage_is_found_again_in_a_text_that_was_changed_or_said_to_be_lost() {
        let text = "Feri berangkat pukul 7. Lima penumpang – semua warga desa – naik.";
        let start = text.find("Lima").unwrap();
        let place = Place::of(text, Span::new(start, text.len()));
        let place = Place::parse(&place.value()).unwrap();
        assert_eq!(place.find(text), Found::Here(place.span));
        let longer = format!("Selasa. {text} Cuaca cerah.");
        let moved = Span::new(start + 8, text.len() + 8);
        assert_eq!(place.find(&longer), Found::Elsewhere(moved));
        for changed in [
            text.replace("Lima", "Enam"),
            String::new(),
            text.replace("naik", ""),
        ] {
            assert_eq!(place.find(&changed), Found::Lost, "{changed}");
        }
        // A link that tells no checksum leads where it says.
        let bare = Place::parse("3-9").unwrap();
        assert_eq!(bare.find(""), Found::Here(Span::new(3, 9)));
    }

    proptest! {
        #[test]
        fn no_mutation_of_a_text_leads_a_link_to_other_words(
            before in "[a-c ]{0,30}",
            passage in "[d-h–]{1,20}",
            after in "[a-c ]{0,30}",
            put in "[a-c]{0,5}",
            at in 0usize..90,
        ) {
            let text = format!("{before}{passage}{after}");
            let span = Span::new(before.len(), before.len() + passage.len());
            let place = Place::of(&text, span);
            let mut changed = text.clone();
            let at = at.min(text.len());
            if text.is_char_boundary(at) {
                changed.insert_str(at, &put);
            }
            match place.find(&changed) {
                Found::Here(span) | Found::Elsewhere(span) => assert_eq!(span.of(&changed), passage),
                Found::Lost => assert!(!changed.contains(&passage)),
            }
        }
    }
}
