//! Elements of the page as HTML, for what is seen before the program runs.
//!
//! A text is written so that a browser reads it as that text, whatever it holds. What ties elements
//! together by an id is left out, for the same elements stand in the page once a language.

use super::part::{Child, Element, NAMES, Name, Node};

/// The elements of the page that hold nothing, and have no end tag.
const VOID: [&str; 1] = ["input"];

/// Ids and what names one, and a value that nobody has typed yet.
const LEFT_OUT: [Name; 6] = [
    Name::Id,
    Name::For,
    Name::List,
    Name::AriaControls,
    Name::AriaActivedescendant,
    Name::Typed,
];

/// A node as HTML.
pub fn markup(node: Node) -> String {
    let mut out = String::new();
    write(node, &mut out);
    out
}

fn write(node: Node, out: &mut String) {
    let Element {
        tag,
        values,
        children,
    } = node.open();
    if !tag.is_empty() {
        out.push('<');
        out.push_str(tag);
        for (at, (name, value)) in NAMES.iter().zip(values).enumerate() {
            let Some(value) = value else { continue };
            if LEFT_OUT.iter().any(|name| *name as usize == at) {
                continue;
            }
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            escape(&value, out);
            out.push('"');
        }
        out.push('>');
    }
    for child in children {
        match child {
            Child::Node(node) => write(node, out),
            Child::Text(text) => escape(&text, out),
        }
    }
    if !tag.is_empty() && !VOID.contains(&tag) {
        out.push_str("</");
        out.push_str(tag);
        out.push('>');
    }
}

/// Writes a text so that it is read as one, within an element as well as between quotation marks.
pub fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // A line feed is what a browser would read.
            '\r' => out.push_str("&#13;"),
            // HTML has no way to write it.
            '\0' => out.push('\u{fffd}'),
            _ => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::markup;
    use crate::view::part::{Name, Node, group, tag};

    #[test]
    fn nodes_are_written_as_the_elements_that_they_are() {
        let field = || tag("input").with(Name::Type, "search");
        let table: [(Node, &str); 10] = [
            (group(), ""),
            (group().text("a").text("b"), "ab"),
            (tag("p"), "<p></p>"),
            (tag("p.lede.soft"), "<p class=\"lede soft\"></p>"),
            (
                tag("p").class("").class("a").class("b").text("x"),
                "<p class=\"a b\">x</p>",
            ),
            (
                tag("a")
                    .with(Name::Lang, "id")
                    .with(Name::Href, "#/?a=1&b=2")
                    .text("A & B"),
                "<a href=\"#/?a=1&amp;b=2\" lang=\"id\">A &amp; B</a>",
            ),
            (
                tag("ul")
                    .each(["1", "2"], |text| tag("li").text(text))
                    .child(group().child(tag("li"))),
                "<ul><li>1</li><li>2</li><li></li></ul>",
            ),
            (field(), "<input type=\"search\">"),
            (
                group().child(tag("label").with(Name::For, "query")).child(
                    field()
                        .with(Name::Id, "query")
                        .with(Name::Typed, "korut")
                        .with(Name::AriaControls, "found")
                        .with(Name::Spellcheck, "false"),
                ),
                "<label></label><input type=\"search\" spellcheck=\"false\">",
            ),
            (
                tag("option")
                    .with(Name::Selected, "selected")
                    .with(Name::Value, ""),
                "<option selected=\"selected\" value=\"\"></option>",
            ),
        ];
        for (node, html) in table {
            assert_eq!(markup(node), html);
        }
    }

    #[test]
    fn no_text_is_read_as_anything_but_text() {
        let hostile = [
            "<script>alert(1)</script>",
            "</p></main><img src=x onerror=alert(1)>",
            "\" onmouseover=\"alert(1)",
            "' onfocus='alert(1)",
            "<!-- ",
            "-->",
            "<![CDATA[x]]>",
            "&lt;b&gt; &amp &#60;script&#62; &notin; &",
            "\u{202e}terbalik\u{202c} \u{2066}x\u{2069} \u{feff}",
            "satu\r\ndua\rtiga\n\tempat",
            "\u{1}\u{b}\u{c}\u{7f}\u{85}\u{a0}\u{2028}\u{ffff}",
            "<\u{200b}script>",
        ];
        for text in hostile {
            let html = markup(tag("p").with(Name::Title, text).child(tag("b").text(text)));
            let read = Document::from(html.as_str());
            assert_eq!(read.select("body *").length(), 2, "{html}");
            let found = read.select("body > p[title] > b");
            assert_eq!(&*found.text(), text);
            let paragraph = read.select("p");
            assert_eq!(paragraph.attr("title").as_deref(), Some(text));
            assert_eq!(paragraph.attrs().len(), 1);
        }
        assert_eq!(markup(group().text("a\0b")), "a\u{fffd}b");
    }
}
