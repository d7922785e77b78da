//! What each line of a page is for.
//!
//! The evidence is general: a line's place, length and end, its repetition on the page and across
//! the corpus, the trade's formulas (credits, signatures, invitations to read on). No rule names an
//! outlet. What is left undecided between the first and the last paragraph is running text, so that
//! nothing a report says is lost.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Role, calendar,
    line::{Line, dateline, is_domain, signature, words},
};

/// What is known of a page besides its lines.
pub(super) struct Page<'a> {
    /// The headline, where it is known from elsewhere.
    pub(super) title: Option<&'a str>,
    /// Whether number signs mark headings.
    pub(super) markdown: bool,
}

/// Whole lines that are furniture, without the signs around them.
#[rustfmt::skip]
const FURNITURE: &[&str] = &[
    "advertisement", "advertisements", "iklan", "beranda", "home", "populer", "terpopuler",
    "paling populer", "terkait", "berita terkait", "artikel terkait", "berita lainnya",
    "artikel lainnya", "berita terkini", "berita terbaru", "berita populer", "terkini", "terbaru",
    "rekomendasi", "recommended", "rekomendasi untuk anda", "untuk anda", "follow us", "ikuti kami",
    "bagikan", "share", "copy link", "salin tautan", "komentar", "comments", "forum", "tag", "tags",
    "topik", "topik terkait", "trending", "selengkapnya", "lihat semua", "lihat foto", "lihat juga",
    "baca juga", "google news", "whatsapp", "facebook", "twitter", "telegram", "loading", "login",
    "masuk", "daftar", "scroll to continue with content", "lanjutkan membaca", "video pilihan",
    "pilihan editor", "pilihan redaksi", "kata kunci", "most popular", "read more", "related",
    "halaman selanjutnya", "berikutnya", "sebelumnya", "menu", "cari", "search", "xs", "sm", "md",
    "lg",
];

/// Whole lines after which a page turns to other articles.
#[rustfmt::skip]
const END: &[&str] = &[
    "terkait", "berita terkait", "artikel terkait", "berita lainnya", "artikel lainnya", "populer",
    "terpopuler", "berita populer", "berita terkini", "berita terbaru", "rekomendasi",
    "recommended", "rekomendasi untuk anda", "komentar", "comments", "follow us", "tag", "tags",
    "topik terkait", "most popular", "related", "video pilihan", "trending", "kata kunci",
];

/// Beginnings of lines that send the reader elsewhere.
#[rustfmt::skip]
const INVITATIONS: &[&str] = &[
    "baca juga", "baca selengkapnya", "baca berita", "baca artikel", "baca:", "simak juga",
    "simak video", "simak berita", "simak breaking", "lihat juga", "lihat video", "tonton juga",
    "tonton video", "saksikan video", "artikel ini telah", "berita ini telah", "follow ",
    "ikuti berita", "ikuti media sosial", "ikuti kami", "ikuti saluran", "ikuti channel",
    "ikuti update", "cek berita", "dapatkan update", "dapatkan berita", "dapatkan informasi",
    "scroll to", "scroll untuk", "lanjutkan membaca", "lanjut ke halaman", "telusuri berita",
    "pilihan editor", "[gambas", "gambas:", "copyright", "©", "hak cipta", "download aplikasi",
    "unduh aplikasi", "klik di sini", "gabung dengan", "gabung ke", "bergabung dengan", "yuk ",
    "jangan lewatkan", "halaman berikutnya", "tags:", "tag:", "topik:", "bagikan:", "share:",
    "advertisement", "advertorial", "tautan-tautan", "berlangganan", "dilarang keras",
];

/// Words that show that a line addresses the reader as a customer.
#[rustfmt::skip]
const CALLS: &[&str] = &[
    "whatsapp channel", "channel whatsapp", "saluran whatsapp", "channel telegram", "google news",
    "silakan whatsapp", "mengklik tautan", "klik tautan", "klik link", "media sosial kami",
    "all rights reserved", "aplikasi kami",
];

/// Words that open a line which names who wrote a report or when.
#[rustfmt::skip]
const AUTHORSHIP: &[&str] = &[
    "oleh", "penulis", "editor", "reporter", "jurnalis", "pewarta", "kontributor", "wartawan",
    "laporan wartawan", "laporan", "redaktur", "penyunting", "diterbitkan", "diperbarui",
    "dipublikasikan", "terbit", "tayang", "published", "updated", "by", "tim redaksi",
];

/// Words in the last brackets of a line that make them a picture's credit.
#[rustfmt::skip]
const CREDITS: &[&str] = &[
    "foto", "photo", "via", "dok", "dok.", "dokumentasi", "arsip", "getty", "istimewa", "ist",
    "ilustrasi", "screenshot", "tangkapan", "instagram", "youtube", "shutterstock", "istock",
    "pexels", "unsplash", "courtesy", "file", "pool", "handout",
];

/// Beginnings of lines that describe a picture.
#[rustfmt::skip]
const PICTURES: &[&str] = &[
    "foto:", "foto oleh", "sumber foto", "kredit foto", "photo:", "ilustrasi", "arsip foto",
    "arsip -", "arsip –", "foto arsip", "foto ilustrasi", "tangkapan layar", "infografis",
    "caption:",
];

/// The role of every line; `repeated` says whether a line stands on many pages of the corpus.
pub(super) fn roles(lines: &[Line], page: &Page, repeated: impl Fn(&Line) -> bool) -> Vec<Role> {
    let mut found: Vec<Option<Role>> = lines
        .iter()
        .map(|line| by_itself(line, page.markdown).or(repeated(line).then_some(Role::Boilerplate)))
        .collect();
    pictures(lines, &mut found);
    let Some(first) = (0..lines.len()).find(|&at| is_prose(lines, &found, at)) else {
        return without_prose(lines, found, page);
    };
    let headline = match page.title {
        Some(title) => (0..lines.len()).find(|&at| {
            lines
                .get(at)
                .is_some_and(|line| line.lower == title.trim().to_lowercase())
        }),
        None => best_headline(lines, &found, first),
    };
    if let Some(slot) = headline.and_then(|at| found.get_mut(at)) {
        *slot = Some(Role::Headline);
    }
    let from = headline.map_or(0, |at| at + 1);
    let body = body_start(lines, &mut found, from);
    let end = body_end(lines, &found, body);
    picture_titles(lines, &mut found, from);
    let title = headline
        .and_then(|at| lines.get(at))
        .map(|line| line.lower.clone());
    let bylines = || {
        let roles = found.iter().enumerate();
        roles.filter(|(_, role)| **role == Some(Role::Byline))
    };
    let last_byline = bylines().next_back().map(|(at, _)| at);
    let mut signed: BTreeSet<String> = bylines()
        .filter_map(|(at, _)| Some(lines.get(at)?.lower.clone()))
        .collect();
    for at in 0..lines.len() {
        if found.get(at).copied().flatten().is_some() {
            continue;
        }
        let role = if at < from && headline.is_some() {
            Role::Boilerplate
        } else if at < body {
            in_head(
                lines,
                &found,
                at,
                title.as_deref(),
                headline.is_some(),
                last_byline,
            )
        } else if at < end {
            in_body(lines, &found, at)
        } else if headline.is_none() && page.title.is_some() {
            // A text that came with its title from a data set has no furniture at its end.
            Role::Body
        } else if lines
            .get(at)
            .is_some_and(|line| line.n_words > 1 && signed.contains(&line.lower))
        {
            // A name of the byline, repeated below the text.
            Role::Byline
        } else {
            Role::Boilerplate
        };
        if role == Role::Byline
            && let Some(line) = lines.get(at)
        {
            signed.insert(line.lower.clone());
        }
        if let Some(slot) = found.get_mut(at) {
            *slot = Some(role);
        }
    }
    found
        .into_iter()
        .map(|role| role.unwrap_or(Role::Body))
        .collect()
}

/// The roles of a text without a single paragraph of prose: a first line as headline, the rest is
/// all there is.
fn without_prose(lines: &[Line], mut found: Vec<Option<Role>>, page: &Page) -> Vec<Role> {
    let several = found.iter().filter(|role| role.is_none()).count() > 1;
    if page.title.is_none()
        && several
        && let Some(at) = found.iter().position(Option::is_none)
        && lines.get(at).is_some_and(|line| !line.stops())
        && let Some(slot) = found.get_mut(at)
    {
        *slot = Some(Role::Headline);
    }
    found
        .into_iter()
        .map(|role| role.unwrap_or(Role::Body))
        .collect()
}

/// The role that a line shows without its neighbors.
fn by_itself(line: &Line, markdown: bool) -> Option<Role> {
    if markdown && line.text.starts_with('#') {
        let top = !line.text.starts_with("##");
        return Some(if top {
            Role::Headline
        } else {
            Role::Subheading
        });
    }
    if is_furniture(line) {
        Some(Role::Boilerplate)
    } else if is_byline(line) {
        Some(Role::Byline)
    } else if is_credited(line) {
        Some(Role::Caption)
    } else {
        None
    }
}

fn bare(line: &Line) -> String {
    line.lower
        .trim_matches(|c: char| !c.is_alphanumeric())
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

fn is_furniture(line: &Line) -> bool {
    // Lines of nothing but signs separate; they say nothing.
    if line.n_words == 0 {
        return true;
    }
    if line.n_words <= 5 && FURNITURE.contains(&bare(line).as_str()) {
        return true;
    }
    let lower = line.lower.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '*' | '>' | '•' | '-' | '[' | '(' | '·')
    });
    if line.n_words <= 40
        && INVITATIONS
            .iter()
            .any(|start| line.lower.starts_with(start) || lower.starts_with(start))
    {
        // A paragraph may begin with the same words; an invitation is one sentence.
        return line.n_words <= 25 || !line.text.contains(". ");
    }
    if line.lower.ends_with("advertisement") && line.n_words <= 8 {
        return true;
    }
    let starred = line.text.starts_with('*');
    let imperative = [
        "ikuti",
        "follow",
        "gabung",
        "dapatkan",
        "simak",
        "cek",
        "klik",
        "baca",
        "untuk mendapatkan",
    ]
    .iter()
    .any(|start| lower.starts_with(start));
    let calls = CALLS.iter().any(|call| line.lower.contains(call));
    let addressed = ["silakan", "anda", "klik", "ikuti"].iter().any(|word| {
        words(&line.lower).any(|found| found.trim_matches(|c: char| !c.is_alphabetic()) == *word)
    });
    if calls && (starred || imperative || line.n_words <= 6) || starred && addressed {
        return true;
    }
    is_breadcrumb(line)
}

/// A path of sections: a first word for the site's front, or signs between short names.
fn is_breadcrumb(line: &Line) -> bool {
    let first = words(&line.lower).next().unwrap_or_default();
    let signs = line.text.matches(['›', '»', '>', '/']).count();
    line.n_words <= 6
        && (matches!(first, "home" | "beranda")
            || signs >= 2 && !line.stops() && !line.text.contains(|c: char| c.is_ascii_digit()))
}

fn is_byline(line: &Line) -> bool {
    if signature(line.text).is_some_and(|(before, _)| before.is_empty()) {
        return true;
    }
    if line.n_words > 20 {
        return false;
    }
    let stamps = calendar::stamps(line.text);
    let opens = AUTHORSHIP.iter().any(|start| {
        line.lower.strip_prefix(start).is_some_and(|rest| {
            let named = words(line.text.get(start.len()..).unwrap_or_default())
                .next()
                .is_some_and(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric()));
            rest.is_empty()
                || rest.starts_with([':', '-', '/'])
                || rest.starts_with(char::is_whitespace) && named
        })
    });
    if opens && !(line.stops() && line.n_words > 8) {
        return true;
    }
    let titled = [
        ", jurnalis",
        ", reporter",
        ", wartawan",
        ", kontributor",
        ", editor",
    ]
    .iter()
    .any(|title| line.lower.contains(title))
        || [" jurnalis", " reporter", " kontributor"]
            .iter()
            .any(|title| line.lower.ends_with(title) && line.is_capitalized());
    if titled && line.n_words <= 14 && !line.stops() {
        return true;
    }
    // A date is most of a byline and little of a sentence.
    let Some(first) = stamps.first() else {
        return false;
    };
    let dated: usize = stamps
        .iter()
        .map(|stamp| words(stamp.span.of(line.text)).count())
        .sum();
    let others = line.n_words.saturating_sub(dated);
    !line.stops() && !line.text.contains('(') && (others <= 3 || first.has_time() && others <= 9)
}

/// Whether a line names where its picture is from.
fn is_credited(line: &Line) -> bool {
    if line.n_words <= 60 && PICTURES.iter().any(|start| line.lower.starts_with(start)) {
        // "Ilustrasi" may also open a sentence of the text; a picture's line is short or ends open.
        return !line.lower.starts_with("ilustrasi")
            || line.n_words <= 25 && !line.stops()
            || last_brackets(line.text).is_some();
    }
    if let Some((inside, _)) = last_brackets(line.text) {
        let lower = inside.to_lowercase();
        let credit = lower
            .split(|c: char| c.is_whitespace() || matches!(c, ':' | '/' | ','))
            .any(|word| CREDITS.contains(&word));
        let slashed = inside.starts_with(char::is_uppercase)
            && inside.split_once('/').is_some_and(|(agency, name)| {
                agency.chars().filter(|c| c.is_alphabetic()).count() > 1
                    && name.starts_with(char::is_alphabetic)
            });
        if words(inside).count() <= 12 && (credit || slashed) {
            return true;
        }
    }
    // An agency in capitals, a slash, a name: the credit as the last words of the line.
    let tail = line
        .text
        .trim_end_matches('.')
        .rsplit(". ")
        .next()
        .unwrap_or_default();
    tail.len() < line.text.len()
        && words(tail).count() <= 6
        && tail.split_once('/').is_some_and(|(agency, name)| {
            agency.len() > 1
                && agency.chars().all(|c| c.is_uppercase() || c == ' ')
                && name.starts_with(char::is_alphabetic)
        })
}

/// What stands in brackets at the very end of a line, and whether nothing follows them.
fn last_brackets(text: &str) -> Option<(&str, bool)> {
    let closed = text.trim_end_matches('.');
    let inner = closed.strip_suffix([')', ']'])?;
    let open = inner.rfind(['(', '['])?;
    Some((inner.get(open + 1..)?, closed.len() == text.len()))
}

/// A bare name in brackets at the end of a line that is not closed by a full stop: a credit, if
/// the running text goes on after the line.
fn is_weakly_credited(line: &Line) -> bool {
    let Some((inside, true)) = last_brackets(line.text) else {
        return false;
    };
    let named = words(inside).all(|word| word.starts_with(char::is_uppercase));
    let n_words = words(inside).count();
    line.n_words > n_words + 2 && (1..=5).contains(&n_words) && named
}

/// Captions that need their neighbors: texts that stand twice (a picture's alternative text is
/// repeated under it), and bare names in closing brackets with running text after them.
fn pictures(lines: &[Line], found: &mut [Option<Role>]) {
    let last = (0..lines.len())
        .rev()
        .find(|&at| {
            is_prose(lines, found, at)
                && lines.get(at).is_some_and(|line| !is_weakly_credited(line))
        })
        .unwrap_or(0);
    for at in 0..lines.len() {
        let Some(line) = lines.get(at) else { continue };
        let free = found.get(at).copied().flatten().is_none();
        let twin = |other: usize| {
            lines
                .get(other)
                .is_some_and(|other| other.text == line.text && line.n_words > 5)
        };
        let twice = twin(at + 1) || at > 0 && twin(at - 1);
        if free
            && at < last
            && (twice || is_weakly_credited(line))
            && let Some(slot) = found.get_mut(at)
        {
            *slot = Some(Role::Caption);
        }
    }
}

/// The title of a picture stands directly above its caption.
fn picture_titles(lines: &[Line], found: &mut [Option<Role>], from: usize) {
    for at in (from..lines.len()).rev() {
        let below = found.get(at + 1).copied().flatten() == Some(Role::Caption);
        let adjacent = lines.get(at + 1).is_some_and(|line| !line.gap);
        let title = lines
            .get(at)
            .is_some_and(|line| !line.stops() && line.n_words <= 15);
        if below
            && adjacent
            && title
            && let Some(slot @ None) = found.get_mut(at)
        {
            *slot = Some(Role::Caption);
        }
    }
}

/// Whether a line that nothing else explains is a paragraph of running text.
fn is_prose(lines: &[Line], found: &[Option<Role>], at: usize) -> bool {
    let Some(line) = lines.get(at) else {
        return false;
    };
    let ends = line.stops() || line.exclaims() && line.n_words > 14;
    // A short statement is prose where it quotes somebody.
    let quotes = line.text.starts_with(['"', '“']) && line.n_words > 2;
    found.get(at).copied().flatten().is_none()
        && (ends && (line.n_words > 6 || quotes)
            || line.n_words > 25
            || dateline(line.text).is_some())
}

/// The likeliest headline above the first paragraph.
fn best_headline(lines: &[Line], found: &[Option<Role>], first: usize) -> Option<usize> {
    if let Some(at) = found.iter().position(|role| *role == Some(Role::Headline)) {
        return Some(at);
    }
    let byline = found
        .iter()
        .position(|role| *role == Some(Role::Byline))
        .unwrap_or(first);
    let outlet = lines
        .iter()
        .find_map(|line| dateline(line.text)?.outlet)
        .map(str::to_lowercase);
    let mut copies: BTreeMap<&str, usize> = BTreeMap::new();
    for line in lines {
        *copies.entry(&line.lower).or_insert(0) += 1;
    }
    let mut best: Option<(usize, usize)> = None;
    for at in 0..first {
        let Some(line) = lines.get(at) else { continue };
        if found.get(at).copied().flatten().is_some()
            || line.stops()
            || is_domain(line.text)
            || outlet.as_ref() == Some(&line.lower)
        {
            continue;
        }
        let mut score = line.n_words.min(8) * 2 + 2;
        score += if copies
            .get(line.lower.as_str())
            .is_some_and(|&n_copies| n_copies > 1)
        {
            5
        } else {
            0
        };
        score += if line.gap { 2 } else { 0 };
        score += if at < byline { 6 } else { 0 };
        // Sections are set in capitals, headlines are sentences.
        if line.lower != line.text && !line.text.contains(char::is_lowercase) && line.n_words < 4 {
            score = 1;
        }
        if best.is_none_or(|(highest, _)| score > highest) {
            best = Some((score, at));
        }
    }
    best.map(|(_, at)| at)
}

/// Where the running text begins; what stands between headline and byline becomes the summary.
fn body_start(lines: &[Line], found: &mut [Option<Role>], from: usize) -> usize {
    let prose: Vec<usize> = (from..lines.len())
        .filter(|&at| is_prose(lines, found, at))
        .collect();
    let byline_at = |at: usize| found.get(at).copied().flatten() == Some(Role::Byline);
    let byline = (from..lines.len()).find(|&at| byline_at(at));
    // A dateline opens the report; the few statements between headline and dateline are the
    // summary or tell what a picture shows.
    let report = prose.iter().position(|&at| {
        lines
            .get(at)
            .is_some_and(|line| dateline(line.text).is_some())
    });
    if let Some(n_above @ 1..=2) = report.filter(|_| from > 0) {
        for &at in prose.iter().take(n_above) {
            let role = if byline.is_some_and(|byline| byline < at) {
                Role::Caption
            } else {
                Role::Summary
            };
            if let Some(slot) = found.get_mut(at) {
                *slot = Some(role);
            }
        }
        return prose.get(n_above).copied().unwrap_or(lines.len());
    }
    let Some(byline) = byline.filter(|_| from > 0) else {
        return prose.first().copied().unwrap_or(lines.len());
    };
    let above = prose.iter().filter(|&&at| at < byline).count();
    let below = prose.len() - above;
    let summary = |at: usize| {
        lines
            .get(at)
            .is_some_and(|line| line.n_words <= 60 && dateline(line.text).is_none())
    };
    if above <= 2 && below > above && prose.iter().take(above).all(|&at| summary(at)) {
        for &at in prose.iter().take(above) {
            if let Some(slot) = found.get_mut(at) {
                *slot = Some(Role::Summary);
            }
        }
        return prose.get(above).copied().unwrap_or(lines.len());
    }
    prose.first().copied().unwrap_or(lines.len())
}

/// One past the last line of running text.
fn body_end(lines: &[Line], found: &[Option<Role>], body: usize) -> usize {
    let prose: Vec<usize> = (body..lines.len())
        .filter(|&at| is_prose(lines, found, at))
        .collect();
    // Teasers of other articles come after a heading that says so, and are the smaller part.
    let marker = (body..lines.len()).find(|&at| {
        let ends = lines
            .get(at)
            .is_some_and(|line| line.n_words <= 4 && END.contains(&bare(line).as_str()));
        let before = prose.partition_point(|&line| line < at);
        ends && before >= 3 && (prose.len() - before) * 2 <= before
    });
    let limit = marker.unwrap_or(lines.len());
    let end = prose
        .iter()
        .rev()
        .find(|&&at| at < limit)
        .map_or(body, |at| at + 1);
    // A last short statement is text too; furniture has no full stop.
    let text_ends = |at: usize| {
        lines
            .get(at)
            .is_some_and(|line| line.stops() && line.n_words > 1)
    };
    let last = (end..limit)
        .filter(|&at| found.get(at).copied().flatten().is_none())
        .take_while(|&at| text_ends(at))
        .last();
    last.map_or(end, |at| at + 1)
}

/// The role of a line between headline and running text.
fn in_head(
    lines: &[Line],
    found: &[Option<Role>],
    at: usize,
    title: Option<&str>,
    headed: bool,
    last_byline: Option<usize>,
) -> Role {
    let Some(line) = lines.get(at) else {
        return Role::Body;
    };
    if !headed {
        return if line.n_words > 3 {
            Role::Body
        } else {
            Role::Boilerplate
        };
    }
    if title == Some(line.lower.as_str()) {
        return Role::Headline;
    }
    let is = |other: Option<usize>, role| {
        other.and_then(|other| found.get(other)).copied().flatten() == Some(role)
    };
    let beside_byline = is(at.checked_sub(1), Role::Byline) || is(Some(at + 1), Role::Byline);
    let tag = line.text.starts_with(['-', '|', '–']) && line.n_words <= 4;
    if tag
        || beside_byline
            && line.n_words <= 5
            && (line.is_capitalized() || line.text.contains(" - "))
    {
        Role::Byline
    } else if line.n_words > 5 {
        let byline_below = last_byline.is_some_and(|byline| byline > at);
        if byline_below {
            Role::Summary
        } else {
            Role::Caption
        }
    } else {
        Role::Boilerplate
    }
}

/// The role of a line between the first and the last paragraph.
fn in_body(lines: &[Line], found: &[Option<Role>], at: usize) -> Role {
    let Some(line) = lines.get(at) else {
        return Role::Body;
    };
    if line.stops() || is_prose(lines, found, at) {
        return Role::Body;
    }
    let above = at.checked_sub(1).and_then(|above| lines.get(above));
    let link = above.is_some_and(|above| {
        matches!(
            bare(above).as_str(),
            "baca juga"
                | "lihat juga"
                | "simak juga"
                | "pilihan editor"
                | "pilihan redaksi"
                | "berita terkait"
                | "artikel terkait"
        )
    });
    if link {
        return Role::Boilerplate;
    }
    let opens = line
        .text
        .trim_start_matches(['"', '“', '\'', '‘'])
        .starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    let numbered = |line: &Line| {
        let unnumbered = line.text.trim_start_matches(|c: char| c.is_ascii_digit());
        unnumbered.len() < line.text.len() && unnumbered.starts_with(['.', ')'])
            || line.text.starts_with(['•', '-', '–'])
    };
    let listed = numbered(line) && above.is_some_and(numbered)
        || above.is_some_and(|above| above.text.ends_with(':'))
        || line.text.ends_with([':', ',', ';']);
    // The bound keeps a page of nothing but links linear.
    let followed = (at + 1..lines.len().min(at + 40))
        .find(|&below| {
            !matches!(
                found.get(below).copied().flatten(),
                Some(Role::Caption | Role::Boilerplate)
            )
        })
        .is_some_and(|below| {
            is_prose(lines, found, below) || lines.get(below).is_some_and(|line| line.stops())
        });
    if opens && !listed && followed && line.n_words <= 15 {
        Role::Subheading
    } else {
        Role::Body
    }
}

#[cfg(test)]
mod tests {
    use super::{Page, roles};
    use crate::corpus::{Role, line::lines};

    /// Each line of `marked` is a role's letter (`u` subheading, `y` byline, `l` boilerplate), a
    /// bar, and the line of the page; an empty line is a blank one.
    fn check_page(marked: &str, title: Option<&str>) {
        let mut text = String::new();
        let mut expected = Vec::new();
        for line in marked.lines() {
            if let Some((role, line)) = line.split_once('|') {
                let role = match role {
                    "h" => Role::Headline,
                    "s" => Role::Summary,
                    "y" => Role::Byline,
                    "c" => Role::Caption,
                    "u" => Role::Subheading,
                    "b" => Role::Body,
                    _ => Role::Boilerplate,
                };
                expected.push((role, line));
                text.push_str(line);
            }
            text.push('\n');
        }
        let lines = lines(&text);
        let page = Page {
            title,
            markdown: false,
        };
        let found: Vec<(Role, &str)> = roles(&lines, &page, |_| false)
            .into_iter()
            .zip(lines.iter().map(|line| line.text))
            .collect();
        assert_eq!(found, expected);
    }

    fn check(marked: &str) {
        check_page(marked, None);
    }

    #[test]
    fn a_page_with_links_and_a_video_inside_the_text() {
        check(
            "l|Berita
h|Jembatan Sungai Larang Ambruk Diterjang Banjir
y|Rolan Prakoso - contohNews
y|Kamis, 13 Jun 2024 14:05 WIB
l|BAGIKAN
c|Foto: Jembatan yang ambruk di Sungai Larang (Ari Sap/contohcom)
b|Larang - Jembatan yang menghubungkan dua kecamatan ambruk diterjang banjir. Dua orang hilang.
b|\"Kami masih mencari mereka,\" kata Kepala Badan Bencana Herman Wijaya, Kamis (13/6/2024).

l|SCROLL TO CONTINUE WITH CONTENT
l|Baca juga:
l|Banjir Rendam 300 Rumah di Larang
b|\"Warga sudah pindah,\" ujarnya.
l|Simak Video 'Detik Jembatan Ambruk':

y|(rds/bac)
l|Berita Terkait
l|Hujan Deras, Jalan Lintas Putus",
        );
    }

    #[test]
    fn a_page_with_authors_under_the_date_and_a_credit_without_a_space() {
        check(
            "l|Contoh.com
l|Regional
h|Gempa M 5,6 Guncang Pesisir, Warga Berhamburan ke Luar Rumah
y|Contoh.com - 03/02/2023, 10:05 WIB
y|Danang Prasetyo,
y|Rina Ayu
y|Tim Redaksi
l|Lihat Foto
c|Warga berkumpul di halaman masjid setelah gempa.(CONTOH.com/DANANG)

b|PESISIR, CONTOH.com - Gempa bermagnitudo 5,6 mengguncang wilayah pesisir, Jumat (3/2/2023) pagi.

l|Baca juga: Gempa Magnitudo 4,1 Guncang Bukit

u|Belum ada laporan kerusakan

b|Kepala badan bencana setempat, Doni, mengatakan belum ada laporan kerusakan.

l|Dapatkan update berita pilihan setiap hari dari Contoh.com. Mari bergabung di grup kami.

l|Tag
l|gempa",
        );
    }

    #[test]
    fn a_page_with_labels_above_its_authors() {
        check(
            "l|Beranda
l|Nasional
h|Menteri Janjikan Pupuk Subsidi Tepat Waktu

y|Reporter

y|Andi Wirawan

y|Editor

y|Sinta Maharani

y|Selasa, 4 April 2023 08:15 WIB

c|Menteri meninjau gudang pupuk, Senin, 3 April 2023. CONTOH/Toni Harta

b|CONTOH.CO, Jakarta - Menteri menjanjikan pupuk subsidi tiba sebelum musim tanam. Janji itu baru.

b|\"Kami pastikan pupuk sampai,\" ujar dia.

l|Iklan

b|Ketua kelompok tani, Karsono, meragukan janji itu. Menurut dia, tahun lalu pupuk terlambat.

y|ANDI WIRAWAN

l|Pilihan Editor: Harga Gabah Naik Menjelang Panen Raya

l|Ikuti berita terkini dari Contoh.co di Google News, klik di sini.",
        );
    }

    #[test]
    fn an_agency_page_with_a_list_and_its_authors_below() {
        check(
            "h|Polisi tangkap tiga pelaku pencurian sepeda motor di kota
y|Selasa, 7 Maret 2023 16:20 WIB

c|Arsip foto - Kepala polisi memberi keterangan pers. CONTOH FOTO/Ahmad/aww.

b|Kota (CONTOH) - Kepolisian menangkap tiga orang yang diduga mencuri sepeda motor di kota itu.

b|Ketiganya kini ditahan.

b|Barang bukti yang disita antara lain:
b|1. Tiga unit sepeda motor
b|2. Dua kunci palsu
b|Para pelaku terancam hukuman penjara paling lama tujuh tahun.

y|Pewarta: Nur Iman
y|Editor: Budi Suyanto
l|Copyright © CONTOH 2023",
        );
    }

    #[test]
    fn a_page_whose_picture_has_its_text_above_the_dateline() {
        check(
            "l|Home
h|Penjual Bakso Dapat Hadiah Mobil, Begini Ceritanya
y|Tayang: Minggu, 5 Februari 2023 12:11 WIB
y|Penulis: Garuda Praba
c|Penjual Bakso Dapat Hadiah Mobil, Begini Ceritanya
c|Penjual bakso, Sarno (45), menerima kunci mobil di halaman bank, Sabtu (4/2/2023).

b|CONTOHNEWS.COM, KLATEN - Seorang penjual bakso mendapat hadiah mobil dari undian tabungan.

b|Sarno tidak menyangka akan mendapat hadiah itu. Ia baru menabung setahun.

u|Bagaimana Ia Menang?

b|Pihak bank mengatakan undian dilakukan di hadapan notaris.

l|Artikel ini telah tayang di ContohSolo.com dengan judul Penjual Bakso Dapat Mobil.",
        );
    }

    #[test]
    fn a_summary_stands_between_headline_and_byline() {
        check(
            "h|Pasar Lama Terbakar Semalam

s|Api baru padam setelah lima jam, polisi mencari sebabnya.

y|oleh Rina Wati diperbarui 3 Mei 2021, 07:05 WIB

b|Puluhan kios hangus dalam kebakaran di Pasar Lama pada Minggu malam.

b|Polisi masih menyelidiki penyebab kebakaran itu hingga hari ini.",
        );
    }

    #[test]
    fn a_plain_text_has_a_headline_or_none() {
        check(
            "h|Pasar Lama Terbakar

b|Api menghanguskan puluhan kios di Pasar Lama. Tidak ada korban.

b|Polisi masih menyelidiki penyebabnya.",
        );
        check(
            "b|Api menghanguskan puluhan kios di Pasar Lama. Tidak ada korban.
b|Polisi masih menyelidiki penyebabnya.",
        );
    }

    #[test]
    fn a_text_whose_title_is_known_from_elsewhere_starts_with_its_body() {
        check_page(
            "b|Pasar yang ramai sekali
b|Api menghanguskan puluhan kios di Pasar Lama. Tidak ada korban.
b|Begitu saja",
            Some("Pasar Terbakar"),
        );
    }
}
