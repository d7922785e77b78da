//! The page's shell, `index.html`, as it is hosted and as it is one file.
//!
//! What is replaced in it stands there word for word, which a test holds.

use crate::view::opening;

/// The shell as it stands in the checkout.
#[derive(Clone, Debug)]
pub(super) struct Shell(pub(super) String);

const LANGUAGE: &str = "<html lang=\"id\">";
const TITLE: &str = "<title>Sanding</title>";
const VIEW: &str = "<!-- the first view -->";
const ENCODING: &str = "<meta charset=\"utf-8\">";
const END: &str = "</body>";
/// What loads the page's own files, one a line.
const REFERENCES: [&str; 6] = [
    r#"<link rel="preload" href="sanding_bg.wasm" as="fetch" type="application/wasm" crossorigin>"#,
    r#"<script src="boot.js"></script>"#,
    r#"<link rel="stylesheet" href="style.css">"#,
    r#"<script src="sanding.js" defer></script>"#,
    r#"<link rel="icon" href="icon.svg" type="image/svg+xml">"#,
    r#"<link rel="manifest" href="manifest.webmanifest">"#,
];

impl Shell {
    /// The shell with the first view of a corpus in it, so that it is seen before the program runs, and with
    /// the address of each file by its name.
    pub(super) fn hosted<'a>(
        &self,
        corpus: &'static [u8],
        addresses: impl Iterator<Item = (&'a String, &'a String)>,
    ) -> String {
        let mut shell = self.0.clone();
        for (name, address) in addresses {
            for attribute in ["href", "src"] {
                shell = shell.replace(
                    &format!("{attribute}=\"{name}\""),
                    &format!("{attribute}=\"{address}\""),
                );
            }
        }
        let Ok(opening) = opening(corpus) else {
            return shell;
        };
        shell
            .replacen(
                LANGUAGE,
                &format!("<html lang=\"{}\">", opening.language),
                1,
            )
            .replacen(TITLE, &format!("<title>{}</title>", opening.title), 1)
            .replacen(VIEW, &opening.blocks, 1)
    }

    /// The shell that loads nothing: with `head` for what loads files, `encoding`, and `blocks` at its end.
    /// It is of ASCII letters, for the file's encoding is not that of the checkout.
    pub(super) fn alone(&self, encoding: &str, head: &str, blocks: &str) -> String {
        let mut shell = self.0.replacen(VIEW, "", 1);
        for reference in REFERENCES {
            shell = shell.replacen(&format!("  {reference}\n"), "", 1);
        }
        let shell = shell
            .replacen(
                ENCODING,
                &format!("<meta charset=\"{encoding}\">\n{head}"),
                1,
            )
            .replacen(END, &format!("{blocks}{END}"), 1);
        ascii(&shell, |c| format!("&#{};", u32::from(c)))
    }
}

/// A source whose letters beyond ASCII are escaped.
pub(super) fn ascii(source: &str, escape: impl Fn(char) -> String) -> String {
    let mut out = String::with_capacity(source.len());
    for c in source.chars() {
        match c.is_ascii() {
            true => out.push(c),
            false => out.push_str(&escape(c)),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{ENCODING, END, LANGUAGE, REFERENCES, Shell, TITLE, VIEW};

    const SHELL: &str = include_str!("../../index.html");

    #[test]
    fn the_shell_has_a_place_for_all_that_goes_into_it_and_names_no_file_elsewhere() {
        for place in [LANGUAGE, TITLE, VIEW, ENCODING, END] {
            assert_eq!(SHELL.matches(place).count(), 1, "{place}");
        }
        for reference in REFERENCES {
            assert_eq!(SHELL.matches(&format!("  {reference}\n")).count(), 1);
        }
        let n_references = SHELL.matches(" href=\"").count() + SHELL.matches(" src=\"").count();
        assert_eq!(n_references, REFERENCES.len());
    }

    #[test]
    fn alone_it_loads_nothing_and_is_ascii() {
        let shell = Shell(SHELL.to_owned()).alone("windows-1252", "<style></style>\n", "<p>x</p>");
        assert!(shell.is_ascii());
        assert!(!shell.contains(" href=") && !shell.contains(" src="));
        assert!(shell.contains("<meta charset=\"windows-1252\">\n<style></style>\n"));
        assert!(
            shell.contains("<p>x</p></body>") && shell.contains("Opening the articles &#8230;")
        );
    }

    #[test]
    fn hosted_it_names_files_by_their_addresses() {
        let addresses = [
            ("boot.js", "assets/boot-1.js"),
            ("style.css", "assets/style-2.css"),
        ];
        let addresses = addresses.map(|(name, address)| (name.to_owned(), address.to_owned()));
        let shell = Shell(SHELL.to_owned()).hosted(b"", addresses.iter().map(|(a, b)| (a, b)));
        assert!(shell.contains("<script src=\"assets/boot-1.js\">"));
        assert!(shell.contains("href=\"assets/style-2.css\""));
        assert!(shell.contains("href=\"icon.svg\""));
    }
}
