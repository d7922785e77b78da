//! What Markdown's markup says of a text: headings, captions of pictures, rules, and the front
//! matter between two lines of `---` at the top.
//!
//! Only what tells a line's role is looked at; emphasis, links and code stay as they are.

use super::{
    Role, calendar,
    iso::iso_date,
    line::Line,
    markup::{Markup, Stated},
};

/// Front matter with more lines than this is none.
const MOST_FRONT_LINES: usize = 64;

/// A longer line above a row of signs is a paragraph with a rule below it.
const LONGEST_HEADING: usize = 24;

/// Reads the markup of a text from its lines.
pub(super) fn markup(lines: &[Line]) -> Markup {
    let mut found = Markup::default();
    let n_front = front_matter(lines, &mut found.stated);
    let mut set = |line: &Line, role| found.roles.insert(line.span.start, role);
    for line in lines.iter().take(n_front) {
        set(line, Role::Boilerplate);
    }
    let mut titled = false;
    let mut heading = |level: usize| {
        let first = level == 1 && !titled;
        titled |= first;
        if first {
            Role::Headline
        } else {
            Role::Subheading
        }
    };
    let mut above: Option<&Line> = None;
    for line in lines.iter().skip(n_front) {
        let marks = above.replace(line).filter(|_| !line.gap);
        if let Some(level) = number_signs(line.text) {
            set(line, heading(level));
        } else if is_picture(line.text) {
            set(line, Role::Caption);
        } else if let Some((title, level)) = marks.and_then(|title| underlined(title, line)) {
            set(title, heading(level));
            set(line, Role::Boilerplate);
        } else if is_rule(line.text) {
            set(line, Role::Boilerplate);
        }
    }
    found
}

/// The level of a heading that is marked with number signs.
fn number_signs(text: &str) -> Option<usize> {
    let rest = text.trim_start_matches('#');
    let level = text.len() - rest.len();
    let marked = (1..=6).contains(&level) && (rest.is_empty() || rest.starts_with([' ', '\t']));
    marked.then_some(level)
}

/// A line of `=` or `-` right below a title makes it a heading of the first or second level.
fn underlined<'a, 'b>(title: &'a Line<'b>, line: &Line) -> Option<(&'a Line<'b>, usize)> {
    let level = match line.text.bytes().next()? {
        b'=' => 1,
        b'-' => 2,
        _ => return None,
    };
    let sign = line.text.get(..1)?;
    let row = line.text.len() > 1 && line.text.trim_start_matches(sign).is_empty();
    let heading = title.gap && title.n_words > 0 && title.n_words <= LONGEST_HEADING;
    (row && heading && !title.stops).then_some((title, level))
}

/// Whether a line is nothing but a picture: `![what it shows](address)`.
fn is_picture(text: &str) -> bool {
    let inner = text.strip_prefix("![").and_then(|it| it.strip_suffix(')'));
    inner.is_some_and(|inner| {
        let mut parts = inner.split("](");
        let whole = parts.next().is_some() && parts.next().is_some_and(|it| !it.contains(')'));
        whole && parts.next().is_none()
    })
}

/// Whether a line is a thematic break: three or more of `-`, `*`, `_`, or a row of `=`.
fn is_rule(text: &str) -> bool {
    let signs = text.chars().filter(|c| !c.is_whitespace());
    let mut n_signs = 0;
    let first = text.chars().next();
    let alike = signs.inspect(|_| n_signs += 1).all(|c| Some(c) == first);
    alike && n_signs >= 3 && matches!(first, Some('-' | '*' | '_' | '='))
}

/// Reads `key: value` lines between two lines of `---` at the top of the text; the number of lines
/// that they take, 0 where the text does not begin so.
fn front_matter(lines: &[Line], stated: &mut Stated) -> usize {
    let fence = |line: &Line| line.text == "---";
    if !lines.first().is_some_and(fence) {
        return 0;
    }
    let inner = || lines.iter().skip(1).take(MOST_FRONT_LINES);
    let Some(n_inner) = inner().position(|line| fence(line) || line.text == "...") else {
        return 0;
    };
    // Between two rules of a text stand sentences, not keys.
    let keyed = |line: &Line| {
        let key = line.text.split_once(':').map_or("", |(key, _)| key);
        let word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
        let item = line.text.starts_with("- ") || line.text.starts_with('#');
        item || !key.is_empty() && key.chars().all(word)
    };
    if !inner().take(n_inner).all(keyed) {
        return 0;
    }
    let mut key = String::new();
    for line in inner().take(n_inner) {
        let value = match line.text.strip_prefix("- ") {
            Some(item) => item,
            None => {
                let (name, value) = line.text.split_once(':').unwrap_or_default();
                key = name.to_ascii_lowercase();
                value
            }
        };
        state(stated, &key, value);
    }
    n_inner + 2
}

/// Keeps what a key of front matter says, the first value where one value is wanted.
fn state(stated: &mut Stated, key: &str, value: &str) {
    let value = value.trim().trim_start_matches('[').trim_end_matches(']');
    let values = || {
        let parts = value.split(',').map(unquoted);
        parts.filter(|part| !part.is_empty())
    };
    let whole = unquoted(value);
    if whole.is_empty() {
        return;
    }
    let slot = match key {
        "title" | "headline" | "judul" => &mut stated.headline,
        "outlet" | "source" | "publisher" | "sumber" | "media" => &mut stated.outlet,
        "url" | "link" | "canonical" => &mut stated.url,
        "date" | "published" | "tanggal" => &mut stated.published,
        "updated" | "modified" | "lastmod" => &mut stated.updated,
        "author" | "authors" | "byline" | "penulis" => {
            stated.byline.extend(values().map(str::to_owned));
            return;
        }
        _ => return,
    };
    let read = match key {
        "date" | "published" | "tanggal" | "updated" | "modified" | "lastmod" => date(whole),
        _ => Some(whole.to_owned()),
    };
    if slot.is_none() {
        *slot = read;
    }
}

/// A date as a program or as a person writes it.
fn date(text: &str) -> Option<String> {
    iso_date(text).or_else(|| Some(calendar::stamps(text).into_iter().next()?.iso()))
}

fn unquoted(text: &str) -> &str {
    let text = text.trim();
    let inner = |quote| text.strip_prefix(quote)?.strip_suffix(quote);
    inner('"').or_else(|| inner('\'')).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::markup;
    use crate::corpus::{Role, line::lines};

    /// Each line's role by its letter; `.` where the markup says nothing.
    fn roles(text: &str) -> String {
        let lines = lines(text);
        let found = markup(&lines);
        let role = |line: &crate::corpus::line::Line| match found.roles.get(&line.span.start) {
            Some(Role::Headline) => 'h',
            Some(Role::Subheading) => 'u',
            Some(Role::Caption) => 'c',
            Some(Role::Boilerplate) => 'l',
            _ => '.',
        };
        lines.iter().map(role).collect()
    }

    #[test]
    fn headings_are_marked_by_number_signs_or_by_the_line_below() {
        assert_eq!(roles("# Satu\n\nIsi.\n\n## Dua\n# Tiga\n#tagar\n"), "h.uu.");
        assert_eq!(
            roles("Pasar Terbakar\n===\n\nIsi.\n\nSebab\n---\nIsi.\n"),
            "hl.ul."
        );
    }

    #[test]
    fn a_rule_below_a_paragraph_makes_it_no_heading() {
        assert_eq!(
            roles("Api padam.\n---\nWarga pulang.\n\n***\n- - -\nx\n"),
            ".l.ll."
        );
        assert_eq!(roles("Satu baris\ndua baris\n---\n"), "..l");
    }

    #[test]
    fn a_picture_alone_on_its_line_is_a_caption() {
        let text = "![Pasar (lama) itu](a.jpg)\n![a](b) dan ![c](d)\nlihat ![a](b)\n";
        assert_eq!(roles("![Pasar itu](a.jpg)\n"), "c");
        assert_eq!(roles(text), "c..");
    }

    #[test]
    fn front_matter_states_what_the_text_does_not() {
        let text = "\u{feff}---\ntitle: \"Pasar: Terbakar\"\ndate: 3 Mei 2021\nauthors:\n- Rina Wati\n\
            - 'Budi'\noutlet: Contoh\nurl: https://contoh.id/a\nupdated: 2021-05-04 07:05\ntags: [a, b]\n---\n\nIsi.\n";
        assert_eq!(roles(text), "lllllllllll.");
        let stated = markup(&lines(text)).stated;
        assert_eq!(stated.headline.as_deref(), Some("Pasar: Terbakar"));
        assert_eq!(stated.published.as_deref(), Some("2021-05-03"));
        assert_eq!(stated.updated.as_deref(), Some("2021-05-04T07:05"));
        assert_eq!(stated.byline, ["Rina Wati", "Budi"]);
        assert_eq!(stated.outlet.as_deref(), Some("Contoh"));
        assert_eq!(stated.url.as_deref(), Some("https://contoh.id/a"));
    }

    #[test]
    fn sentences_between_two_rules_are_no_front_matter() {
        assert_eq!(
            roles("---\nApi padam dini hari.\n---\nWarga pulang.\n"),
            "l.l."
        );
        assert_eq!(roles("---\njudul: x\n"), "l.");
    }
}
