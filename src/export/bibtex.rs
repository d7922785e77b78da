//! Citations as entries of the type `@online`, for biblatex; older BibTeX has no such type.
//!
//! Text outside of ASCII stays UTF-8, which biber reads. Braces are always balanced: a parser of
//! BibTeX counts them even behind a backslash.

use super::citation::Citation;

pub(super) fn written(citations: &[Citation]) -> String {
    let entries: Vec<String> = citations.iter().map(entry).collect();
    entries.join("\n")
}

fn entry(citation: &Citation) -> String {
    let mut entry = ["@online{", &citation.key].concat();
    let mut field = |name: &str, value: &str| {
        if !value.is_empty() {
            entry.push_str(&[",\n  ", name, " = {", value, "}"].concat());
        }
    };
    // In braces of its own a name is one piece, whatever `and` and commas it holds.
    let authors = citation.authors.iter();
    let authors: Vec<String> = authors
        .map(|name| ["{", &escaped(name), "}"].concat())
        .collect();
    field("author", &authors.join(" and "));
    // A title is wanted; brackets say that it is not the report's.
    field(
        "title",
        match citation.title.as_str() {
            "" => "[no headline]".to_owned(),
            title => escaped(title),
        }
        .as_str(),
    );
    field(
        "organization",
        &escaped(citation.outlet.as_deref().unwrap_or_default()),
    );
    field("date", &iso(&citation.date));
    field("url", &address(citation.url.as_deref().unwrap_or_default()));
    field("langid", babel(&citation.language));
    field("note", &escaped(&citation.note));
    entry.push_str("\n}\n");
    entry
}

/// The name by which the package babel knows a language, of those that are read here.
fn babel(language: &str) -> &'static str {
    match language.split('-').next().unwrap_or_default() {
        "id" => "indonesian",
        "en" => "english",
        _ => "",
    }
}

fn iso(date: &[u16]) -> String {
    let mut written = String::new();
    for (place, number) in date.iter().enumerate() {
        written.push_str(&match place {
            0 => format!("{number:04}"),
            _ => format!("-{number:02}"),
        });
    }
    written
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '{' => escaped.push_str("\\textbraceleft{}"),
            '}' => escaped.push_str("\\textbraceright{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '$' | '&' | '#' | '%' | '_' => {
                escaped.push('\\');
                escaped.push(c);
            }
            c => escaped.push(c),
        }
    }
    escaped
}

/// An address is taken as it stands; what would end its field, or is no part of an address, becomes
/// a percent sign and figures.
fn address(url: &str) -> String {
    let mut written = String::with_capacity(url.len());
    for byte in url.bytes() {
        match byte {
            b'{' | b'}' | b'\\' | b'"' | b'<' | b'>' | b'^' | b'`' | b'|' | ..=b' ' | 0x7f.. => {
                written.push_str(&format!("%{byte:02X}"));
            }
            byte => written.push(char::from(byte)),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::{Citation, address, entry, escaped};

    #[test]
    fn what_latex_would_read_is_escaped_and_braces_are_balanced() {
        for (text, expected) in [
            ("Naik 5% & turun_lagi #1", "Naik 5\\% \\& turun\\_lagi \\#1"),
            (
                "\\input{/x}",
                "\\textbackslash{}input\\textbraceleft{}/x\\textbraceright{}",
            ),
            ("}", "\\textbraceright{}"),
            ("$a^2~b$", "\\$a\\textasciicircum{}2\\textasciitilde{}b\\$"),
            ("“Kafé” di Kupang", "“Kafé” di Kupang"),
        ] {
            let written = escaped(text);
            assert_eq!(written, expected, "{text}");
            assert_eq!(
                written.matches('{').count(),
                written.matches('}').count(),
                "{text}"
            );
        }
    }

    #[test]
    fn an_address_keeps_its_signs_and_ends_no_field() {
        assert_eq!(
            address("https://contoh.id/a_b?c=%20d&e}#é"),
            "https://contoh.id/a_b?c=%20d&e%7D#%C3%A9"
        );
    }

    #[test]
    fn an_entry_has_what_is_known_and_nothing_else() {
        let mut citation = Citation {
            key: "kabar2024banjir".to_owned(),
            authors: vec!["Rina dan Wati".to_owned(), "Hasan, and Co.".to_owned()],
            title: "Banjir".to_owned(),
            outlet: Some("Kabar".to_owned()),
            date: vec![2024, 6, 8],
            language: "id-ID".to_owned(),
            note: "outlet inferred: x".to_owned(),
            ..Citation::default()
        };
        assert_eq!(
            entry(&citation),
            "@online{kabar2024banjir,\n  author = {{Rina dan Wati} and {Hasan, and Co.}},\n  title = {Banjir},\n  organization = {Kabar},\n  date = {2024-06-08},\n  langid = {indonesian},\n  note = {outlet inferred: x}\n}\n"
        );
        citation = Citation {
            key: "a".to_owned(),
            ..Citation::default()
        };
        assert_eq!(
            entry(&citation),
            "@online{a,\n  title = {[no headline]}\n}\n"
        );
    }
}
