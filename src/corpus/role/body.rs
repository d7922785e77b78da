//! The running text of a page: its paragraphs, its end, and the lines between its paragraphs.
//!
//! In doubt a line inside of the text is text.

use super::{
    byline::is_date,
    furniture::{bare, is_age},
};
use crate::corpus::{
    Role,
    line::{Line, words},
};

/// Whole lines after which a page turns to other articles.
#[rustfmt::skip]
const END: &[&str] = &[
    "artikel lainnya", "artikel pilihan", "artikel terkait", "baca berita terkait lainnya",
    "baca lainnya", "berita lainnya", "berita pilihan", "berita populer", "berita terbaru",
    "berita terkait", "berita terkini", "comments", "follow us", "kata kunci", "komentar",
    "konten premium", "most popular", "paling banyak dibaca", "polling", "populer", "recommended",
    "rekomendasi", "rekomendasi berita", "rekomendasi kami", "rekomendasi lain",
    "rekomendasi untuk anda", "related", "tag", "tags", "terbaru", "terkait", "terkini",
    "terpopuler", "topik", "topik populer", "topik terkait", "trending", "video pilihan",
];

/// Headings of links to other articles inside a text.
const LINKS: &[&str] = &[
    "baca juga",
    "lihat juga",
    "simak juga",
    "pilihan editor",
    "pilihan redaksi",
    "berita terkait",
    "artikel terkait",
    "paling banyak dibaca",
    "jangan lewatkan",
];

/// Whether a line that nothing else explains is a paragraph of running text.
pub(super) fn is_prose(lines: &[Line], found: &[Option<Role>], at: usize) -> bool {
    let Some(line) = lines.get(at) else {
        return false;
    };
    if found.get(at).copied().flatten().is_some() {
        return false;
    }
    let ends = line.stops || line.exclaims && line.n_words > 14;
    if ends && line.n_words > 6 {
        return true;
    }
    // A short statement is prose where it quotes somebody.
    let quotes = line.text.starts_with(['"', '“']) && line.n_words > 2;
    // A paragraph may lack its full stop; then it is long, has a sentence inside, or ends before a
    // list.
    let open = line.n_words > 25
        || line.n_words > 12 && line.has_sentence_inside()
        || line.n_words > 8 && line.text.ends_with(':');
    found.get(at).copied().flatten().is_none()
        && (ends && (line.n_words > 6 || quotes) || open || line.dated)
}

/// One past the last line of running text: where a paragraph more adds less than the furniture
/// before it takes away.
///
/// Every line from the first paragraph on has a weight, for running text or against it; the text
/// ends where the sum is highest. So a teaser's sentence, with its title, its age and the heading
/// above, does not pass for text, and a text goes on behind a link or an advertisement.
pub(super) fn body_end(lines: &[Line], found: &[Option<Role>], body: usize) -> usize {
    let (mut sum, mut highest, mut end) = (0, 0, body);
    let mut n_prose = 0;
    for at in body..lines.len() {
        let prose = is_prose(lines, found, at);
        n_prose += usize::from(prose);
        sum += weight(lines, found, at, prose, n_prose > 2);
        if sum > highest {
            (highest, end) = (sum, at + 1);
        }
    }
    // A list or a last short statement belongs to the text above it.
    let goes_on = |at: usize| {
        lines.get(at).is_some_and(|line| {
            let free = found.get(at).copied().flatten().is_none();
            free && (line.stops && line.n_words > 1 || !line.gap && is_listed(lines, at))
        })
    };
    (end..lines.len())
        .find(|&at| !goes_on(at))
        .unwrap_or(lines.len())
}

/// What a line says for running text, or against it. Behind three paragraphs, `late`, headings of
/// other articles and an editor's name weigh.
fn weight(lines: &[Line], found: &[Option<Role>], at: usize, prose: bool, late: bool) -> i32 {
    let Some(line) = lines.get(at) else { return 0 };
    match found.get(at).copied().flatten() {
        Some(Role::Boilerplate) if late && turns_away(line) => -6,
        Some(Role::Boilerplate) if is_age(line) => -6,
        Some(Role::Byline) if late && is_date(line) => -6,
        Some(Role::Byline) if late => -8,
        Some(Role::Boilerplate | Role::Byline) => -1,
        Some(_) => 0,
        None if prose && (line.n_words > 30 || line.text.starts_with(['"', '“'])) => 12,
        None if prose && line.n_words > 12 => 8,
        None if prose => 4,
        None if line.stops => 2,
        None if is_listed(lines, at) => 0,
        None => -2,
    }
}

/// Whether a line is a heading after which a page turns to other articles.
fn turns_away(line: &Line) -> bool {
    line.n_words <= 4 && END.contains(&bare(line).as_ref())
}

/// Whether a line begins with a number and a sign behind it.
pub(super) fn is_numbered(line: &Line) -> bool {
    let unnumbered = line.text.trim_start_matches(|c: char| c.is_ascii_digit());
    unnumbered.len() < line.text.len() && unnumbered.starts_with(['.', ')'])
}

/// Whether a line is an item of a list: numbered like its neighbor, behind a colon, open at its
/// end, a table's row, or a label with its value.
fn is_listed(lines: &[Line], at: usize) -> bool {
    let Some(line) = lines.get(at) else {
        return false;
    };
    let above = at.checked_sub(1).and_then(|above| lines.get(above));
    let numbered = |line: &Line| is_numbered(line) || line.text.starts_with(['•', '-', '–']);
    let valued = |line: &Line| {
        line.text
            .split_once(':')
            .is_some_and(|(label, value)| words(label).count() <= 5 && !value.trim().is_empty())
    };
    let beside = |other: Option<&Line>, is: &dyn Fn(&Line) -> bool| other.is_some_and(is);
    numbered(line) && (beside(above, &numbered) || beside(lines.get(at + 1), &numbered))
        || valued(line) && !line.gap
        || beside(above, &|above| above.text.ends_with(':'))
        || line.text.ends_with([':', ',', ';'])
        || line.text.contains('\t')
}

/// The role of a line between the first and the last paragraph.
pub(super) fn in_body(lines: &[Line], found: &[Option<Role>], at: usize) -> Role {
    let Some(line) = lines.get(at) else {
        return Role::Body;
    };
    if line.stops || is_prose(lines, found, at) {
        return Role::Body;
    }
    // Links to other articles stand directly under their heading, without blank lines between.
    let mut heading = at;
    while heading > at.saturating_sub(12)
        && lines
            .get(heading)
            .is_some_and(|line| heading == at || !line.gap)
    {
        heading -= 1;
        // A blank line may follow the heading, and stands between its links and what comes next.
        if heading + 1 < at && line.gap {
            break;
        }
        let Some(above) = lines.get(heading) else {
            break;
        };
        if LINKS.contains(&bare(above).as_ref()) {
            return Role::Boilerplate;
        }
        if above.stops {
            break;
        }
    }
    let opens = line
        .text
        .trim_start_matches(['"', '“', '\'', '‘'])
        .starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    let listed = is_listed(lines, at);
    // The bound keeps a page of nothing but links linear.
    let followed = (at + 1..lines.len().min(at + 40))
        .find(|&below| {
            !matches!(
                found.get(below).copied().flatten(),
                Some(Role::Caption | Role::Boilerplate)
            )
        })
        .is_some_and(|below| {
            let goes_on = |line: &Line| line.stops || line.text.ends_with(':');
            is_prose(lines, found, below) || lines.get(below).is_some_and(goes_on)
        });
    if opens && !listed && followed && line.n_words <= 15 {
        Role::Subheading
    } else {
        Role::Body
    }
}
