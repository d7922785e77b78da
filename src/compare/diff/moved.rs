//! Phrases that stand in both sentences, but at another place.
//!
//! A report may begin with the day, the place or `kata Budi` where another ends with it. A shortest
//! edit script takes such a phrase out at one place and puts it in at another; it is found after
//! the script, among what that has not aligned, as a move of a block (Tichy 1984, "The
//! String-to-String Correction Problem with Block Moves"). The longest phrase goes first and no
//! word is in two (Wise 1993, "String Similarity via Greedy String Tiling"). Words are compared as
//! the script compares meanings: by root, and a name, a date or a figure by what it stands for.
//!
//! Which of two phrases that changed places is the moved one follows from the script. A phrase of
//! which the script aligned a word elsewhere is found in parts, if these say enough.

use super::{Pair, Range, Round, between, gaps, holds, pieces};
use crate::{
    base::{Arrange, Span, fnv1a},
    compare::{
        conflict::words::{half, keys},
        unit::Unit,
        word::Word,
    },
    text::TokenKind,
};

/// So many unaligned words of a sentence are looked at, because each is set against each: more than
/// a sentence in the news has in all.
const MOST_PIECES: usize = 128;

/// A word, or a whole name, date or figure, that the script has not aligned.
struct Piece {
    tokens: Range,
    key: u64,
    /// Between which aligned words it stands, by index.
    gap: usize,
    /// What it stands for, where all of that is here.
    unit: Option<Unit>,
    is_moved: bool,
}

/// What is not aligned of a sentence.
struct Left<'a> {
    sentence: &'a [Word],
    pieces: Vec<Piece>,
}

/// The moved phrases, without marks at either end but for a bracket that closes; none shares a
/// token with another.
pub(super) fn moves(a: &[Word], b: &[Word], aligned: &[Pair]) -> Vec<Pair> {
    let mut moves = Vec::new();
    let gaps = gaps(a.len(), b.len(), aligned);
    let is_one_sided =
        gaps.clone().all(|gap| gap.a.0 == gap.a.1) || gaps.clone().all(|gap| gap.b.0 == gap.b.1);
    if is_one_sided {
        return moves;
    }
    let (mut a, mut b) = (Left::new(a), Left::new(b));
    for (at, gap) in gaps.enumerate() {
        a.add(gap.a, at);
        b.add(gap.b, at);
    }
    while let Some((start_a, start_b, n_pieces)) = longest(&a, &b) {
        let (Some(range_a), Some(range_b)) = (a.take(start_a, n_pieces), b.take(start_b, n_pieces))
        else {
            break;
        };
        moves.push(Pair {
            a: range_a,
            b: range_b,
        });
    }
    moves
}

impl<'a> Left<'a> {
    fn new(sentence: &'a [Word]) -> Self {
        Self {
            sentence,
            pieces: Vec::new(),
        }
    }

    fn add(&mut self, range: Range, gap: usize) {
        for (tokens, mut key) in pieces(self.sentence, range, Round::Meanings) {
            if self.pieces.len() == MOST_PIECES {
                return;
            }
            let words = between(self.sentence, tokens);
            let covered = words.iter().map(|word| word.span).reduce(Span::cover);
            let unit = words.first().and_then(|first| first.unit);
            let unit = unit.filter(|unit| covered.is_some_and(|all| all.contains(unit.span)));
            // Twelve houses are not twelve people.
            if unit.is_some() {
                for word in words.iter().filter(|word| word.is_counted) {
                    key = key.rotate_left(7) ^ word.root;
                }
            }
            self.pieces.push(Piece {
                tokens,
                key,
                gap,
                unit,
                is_moved: false,
            });
        }
    }

    /// Marks pieces as moved and gives the tokens that they cover.
    fn take(&mut self, start: usize, n_pieces: usize) -> Option<Range> {
        let pieces = self.pieces.get_mut(start..start + n_pieces)?;
        for piece in &mut *pieces {
            piece.is_moved = true;
        }
        let range = (pieces.first()?.tokens.0, pieces.last()?.tokens.1);
        Some(closed(self.sentence, range))
    }

    /// Whether a reader learns something from a piece: whether it is no word of a closed class.
    fn tells(&self, piece: &Piece) -> bool {
        let mut words = between(self.sentence, piece.tokens).iter();
        piece.unit.is_some()
            || words
                .any(|word| word.kind == TokenKind::Number || !CLOSED.contains(&half(word.form)))
    }

    /// Whether the sentence has what a piece stands for only there.
    fn has_once(&self, unit: Unit) -> bool {
        let units = self.sentence.iter().filter_map(|word| word.unit);
        let mut same = units.filter(|other| other.key == unit.key);
        same.all(|other| other.span == unit.span)
    }

    /// Whether something of the same sort stands in the place that a piece of the other sentence
    /// has there.
    fn has_instead(&self, gap: usize, unit: Unit) -> bool {
        self.pieces.iter().any(|piece| {
            piece.gap == gap && piece.unit.is_some_and(|other| other.sort == unit.sort)
        })
    }
}

/// The range with the bracket behind it that closes one inside.
fn closed(words: &[Word], (start, end): Range) -> Range {
    let [opening, closing] = [b"(", b")"].map(|mark| fnv1a(mark));
    let is_behind = words.get(end).is_some_and(|word| word.form == closing);
    let mut depth = 0;
    for word in between(words, (start, end)) {
        depth += i32::from(word.form == opening) - i32::from(word.form == closing);
    }
    (start, end + usize::from(is_behind && depth > 0))
}

/// The longest phrase of both that says enough to be known again, as its first piece in either and
/// their number; of equals the first of `a`, then of `b`.
fn longest(a: &Left<'_>, b: &Left<'_>) -> Option<(usize, usize, usize)> {
    let mut longest: Option<(usize, usize, usize)> = None;
    for start_a in 0..a.pieces.len() {
        for start_b in 0..b.pieces.len() {
            let n_pieces = n_alike(&a.pieces, &b.pieces, start_a, start_b);
            if n_pieces > longest.map_or(0, |(_, _, most)| most)
                && says_enough(a, b, start_a, start_b, n_pieces)
            {
                longest = Some((start_a, start_b, n_pieces));
            }
        }
    }
    longest
}

/// How many pieces from these two on are alike. What stands between the same aligned words on both
/// sides has not moved.
fn n_alike(a: &[Piece], b: &[Piece], start_a: usize, start_b: usize) -> usize {
    let (Some(rest_a), Some(rest_b)) = (a.get(start_a..), b.get(start_b..)) else {
        return 0;
    };
    let (Some(first_a), Some(first_b)) = (rest_a.first(), rest_b.first()) else {
        return 0;
    };
    if first_a.key != first_b.key || first_a.gap == first_b.gap {
        return 0;
    }
    rest_a
        .iter()
        .zip(rest_b)
        .take_while(|(a, b)| {
            a.key == b.key
                && (a.gap, b.gap) == (first_a.gap, first_b.gap)
                && !a.is_moved
                && !b.is_moved
        })
        .count()
}

/// Whether a phrase has two telling words, or one name, date or figure.
///
/// A single one must stand once in either sentence, as what is moved must with Heckel ("A technique
/// for isolating differences between files", 1978): where there are others, it is hardly the same
/// mention. And where another of its sort has taken its place, the two reports give different ones
/// for one thing, as in `Ani memanggil Budi` and `Budi memanggil Ani`: that is no matter of order.
fn says_enough(
    a: &Left<'_>,
    b: &Left<'_>,
    start_a: usize,
    start_b: usize,
    n_pieces: usize,
) -> bool {
    let mut n_telling = 0;
    let mut single = None;
    for at in 0..n_pieces {
        if let (Some(one), Some(other)) = (a.pieces.get(start_a + at), b.pieces.get(start_b + at))
            && a.tells(one)
        {
            n_telling += 1;
            single = Some((one, other));
        }
    }
    if n_telling != 1 {
        return n_telling > 1;
    }
    let Some((one, other)) = single else {
        return false;
    };
    match (one.unit, other.unit) {
        (Some(unit_a), Some(unit_b)) => {
            a.has_once(unit_a)
                && b.has_once(unit_b)
                && !b.has_instead(one.gap, unit_a)
                && !a.has_instead(other.gap, unit_b)
        }
        _ => false,
    }
}

/// A part of what lies between aligned words.
pub(super) struct Part {
    pub(super) range: Range,
    /// Where it stands in the other sentence, if it was moved.
    pub(super) moved: Option<Range>,
}

/// Cuts a range of the first sentence, or of the second, at the phrases moved out of it.
pub(super) fn parts(range: Range, moves: &[Pair], second: bool) -> Vec<Part> {
    let mut parts = Vec::new();
    let stays = |range| Part { range, moved: None };
    let mut inside = Vec::new();
    for &Pair { a, b } in moves {
        let (here, there) = if second { (b, a) } else { (a, b) };
        if holds(range, here) {
            inside.push((here, there));
        }
    }
    inside.arrange();
    let mut at = range.0;
    for (here, there) in inside {
        if at < here.0 {
            parts.push(stays((at, here.0)));
        }
        parts.push(Part {
            range: here,
            moved: Some(there),
        });
        at = here.1;
    }
    if at < range.1 {
        parts.push(stays((at, range.1)));
    }
    parts
}

/// Words of the closed classes, of which no phrase is known again: prepositions, conjunctions,
/// pronouns, demonstratives, negations, auxiliaries and particles.
const CLOSED: [u32; 70] = keys([
    "adalah", "agar", "akan", "antara", "atas", "atau", "bagi", "bahwa", "belum", "bisa", "bukan",
    "dalam", "dan", "dapat", "dari", "daripada", "dengan", "di", "dia", "hanya", "harus", "hingga",
    "ia", "ini", "itu", "jika", "juga", "kami", "karena", "ke", "kepada", "ketika", "kita", "lagi",
    "lebih", "maka", "masih", "mereka", "namun", "oleh", "pada", "para", "pun", "saat", "saja",
    "sampai", "saya", "sebagai", "sebuah", "secara", "sedang", "sehingga", "sejak", "seorang",
    "seperti", "serta", "setelah", "suatu", "sudah", "tapi", "telah", "tentang", "terhadap",
    "tersebut", "tetapi", "tidak", "untuk", "yaitu", "yakni", "yang",
]);
