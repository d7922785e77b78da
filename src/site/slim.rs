//! Scripts and styles without what only their authors read.

/// A script or style sheet without indentation, blank lines, and comments that have their lines to
/// themselves. Line ends stay, since they end statements.
pub(super) fn without_layout(source: &str) -> String {
    let mut in_comment = false;
    let mut out = String::with_capacity(source.len());
    for line in source.lines().map(str::trim) {
        in_comment |= line.starts_with("/*");
        if !in_comment && !line.is_empty() && !line.starts_with("//") {
            out.push_str(line);
            out.push('\n');
        }
        in_comment &= !line.ends_with("*/");
    }
    out
}

/// A style sheet without layout and without the spaces beside its punctuation. A space there means
/// something inside of quotation marks alone, and the page's sheet quotes no punctuation with spaces.
pub(super) fn without_spaces(sheet: &str) -> String {
    let mut out = String::with_capacity(sheet.len());
    let mut after_mark = true;
    for c in without_layout(sheet).chars() {
        match c {
            ' ' | '\n' if after_mark => continue,
            '{' | '}' if out.ends_with(' ') => {
                out.pop();
            }
            _ => {}
        }
        after_mark = matches!(c, ':' | ';' | ',' | '{' | '}');
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{without_layout, without_spaces};

    #[test]
    fn a_sheet_means_the_same_without_spaces_beside_its_punctuation() {
        for (sheet, short) in [
            (
                "/* Note. */\na > b, a:hover { top: 1px }\n",
                "a > b,a:hover{top:1px}",
            ),
            (
                "@media (max-width: 4rem) {\n  .a .b { width: calc(1px - 2px); color: red }\n}",
                "@media (max-width:4rem){.a .b{width:calc(1px - 2px);color:red}}",
            ),
            (
                "a {\n  font: 1rem \"A B\", C;\n}",
                "a{font:1rem \"A B\",C;}",
            ),
        ] {
            assert_eq!(without_spaces(sheet), short);
        }
    }

    #[test]
    fn layout_goes_and_code_stays() {
        let script = "/**\n * Starts.\n */\nfunction start() {\n    // soon\n    go(\"/* a */\"); // now\n\n}\n/* one */\nend";
        assert_eq!(
            without_layout(script),
            "function start() {\ngo(\"/* a */\"); // now\n}\nend\n"
        );
    }
}
