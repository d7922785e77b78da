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

use super::{Pair, Range, Round, between, holds, pieces};
use crate::{
    base::{Arrange, Span, fnv1a},
    compare::{
        conflict::words::{half, keys},
        unit::Sort,
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
    sort: Option<Sort>,
    /// Whether its sentence has that more than once.
    is_repeated: bool,
    /// Whether a reader learns something from it: no word of a closed class.
    tells: bool,
    is_moved: bool,
}

/// The moved phrases, without marks at either end but for a bracket that closes; none shares a token with another.
pub(super) fn moves(a: &[Word], b: &[Word], gaps: &[Pair]) -> Vec<Pair> {
    let mut moves = Vec::new();
    let mut left_a = unaligned(a, gaps, |gap| gap.a);
    if left_a.is_empty() {
        return moves;
    }
    let mut left_b = unaligned(b, gaps, |gap| gap.b);
    while let Some((start_a, start_b, n_pieces)) = longest(&left_a, &left_b) {
        let (Some(range_a), Some(range_b)) = (
            take(&mut left_a, start_a, n_pieces),
            take(&mut left_b, start_b, n_pieces),
        ) else {
            break;
        };
        moves.push(Pair {
            a: closed(a, range_a),
            b: closed(b, range_b),
        });
    }
    moves
}

fn unaligned(words: &[Word], gaps: &[Pair], side: fn(&Pair) -> Range) -> Vec<Piece> {
    let mut all = Vec::new();
    for (gap, ranges) in gaps.iter().enumerate() {
        for (tokens, key) in pieces(words, side(ranges), Round::Meanings) {
            if all.len() == MOST_PIECES {
                return all;
            }
            all.push(piece(words, tokens, key, gap));
        }
    }
    all
}

fn piece(sentence: &[Word], tokens: Range, mut key: u64, gap: usize) -> Piece {
    let words = between(sentence, tokens);
    let covered = words.iter().map(|word| word.span).reduce(Span::cover);
    let unit = words.first().and_then(|first| first.unit);
    let whole = unit.filter(|unit| covered.is_some_and(|covered| covered.contains(unit.span)));
    let mut is_repeated = false;
    let mut tells = whole.is_some();
    for word in words {
        // Twelve houses are not twelve people.
        if whole.is_some() && word.is_counted {
            key = key.rotate_left(7) ^ word.root;
        }
        tells |= word.kind == TokenKind::Number || !CLOSED.contains(&half(word.form));
    }
    if let Some(whole) = whole {
        let units = sentence.iter().filter_map(|word| word.unit);
        is_repeated = units
            .filter(|unit| unit.key == whole.key)
            .any(|unit| unit.span != whole.span);
    }
    Piece {
        tokens,
        key,
        gap,
        sort: whole.map(|unit| unit.sort),
        is_repeated,
        tells,
        is_moved: false,
    }
}

/// Marks the pieces as moved and gives the tokens that they cover.
fn take(pieces: &mut [Piece], start: usize, n_pieces: usize) -> Option<Range> {
    let pieces = pieces.get_mut(start..start + n_pieces)?;
    for piece in &mut *pieces {
        piece.is_moved = true;
    }
    Some((pieces.first()?.tokens.0, pieces.last()?.tokens.1))
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
fn longest(a: &[Piece], b: &[Piece]) -> Option<(usize, usize, usize)> {
    let mut longest: Option<(usize, usize, usize)> = None;
    for start_a in 0..a.len() {
        for start_b in 0..b.len() {
            let n_pieces = n_alike(a, b, start_a, start_b);
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
/// That must stand once in either sentence, as what moves by itself must with Heckel ("A technique
/// for isolating differences between files", 1978): a name taken out here and put in there is
/// hardly the same mention, if there are others. And where another of its sort has taken the place of a single name, date or figure, the two reports
/// give different ones for one thing, as in `Ani memanggil Budi` and `Budi memanggil Ani`: that is
/// no matter of order.
fn says_enough(a: &[Piece], b: &[Piece], start_a: usize, start_b: usize, n_pieces: usize) -> bool {
    let mut telling = 0;
    let mut single = None;
    for at in 0..n_pieces {
        if let (Some(one), Some(other)) = (a.get(start_a + at), b.get(start_b + at))
            && one.tells
        {
            telling += 1;
            if one.sort.is_some() {
                single = Some((one, other));
            }
        }
    }
    if telling != 1 {
        return telling > 1;
    }
    let is_taken = |place: &Piece, others: &[Piece]| {
        others
            .iter()
            .any(|other| other.gap == place.gap && other.sort == place.sort)
    };
    single.is_some_and(|(one, other)| {
        !one.is_repeated && !other.is_repeated && !is_taken(one, b) && !is_taken(other, a)
    })
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
