//! Citations as CSL-JSON, version 1.0 of its schema: items of the type `article-newspaper`.

use super::{citation::Citation, json};

pub(super) fn written(citations: &[Citation]) -> String {
    let items: Vec<String> = citations.iter().map(item).collect();
    json::array(&items)
}

fn item(citation: &Citation) -> String {
    let mut members = vec![
        ("id", json::string(&citation.key)),
        ("type", json::string("article-newspaper")),
    ];
    let mut text = |key, value: &str| {
        if !value.is_empty() {
            members.push((key, json::string(value)));
        }
    };
    text("title", &citation.title);
    text(
        "container-title",
        citation.outlet.as_deref().unwrap_or_default(),
    );
    text("URL", citation.url.as_deref().unwrap_or_default());
    text("language", &citation.language);
    text("note", &citation.note);
    if !citation.authors.is_empty() {
        let authors = citation.authors.iter();
        let authors: Vec<String> = authors
            .map(|name| json::object([("literal", json::string(name))]))
            .collect();
        members.push(("author", ["[", &authors.join(","), "]"].concat()));
    }
    if !citation.date.is_empty() {
        let numbers: Vec<String> = citation.date.iter().map(u16::to_string).collect();
        let parts = ["[[", &numbers.join(","), "]]"].concat();
        let about = citation.is_about.then(|| ("circa", "true".to_owned()));
        let issued = std::iter::once(("date-parts", parts)).chain(about);
        members.push(("issued", json::object(issued)));
    }
    json::object(members)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Citation, written};

    #[test]
    fn an_item_has_what_is_known_and_nothing_else() {
        let citation = Citation {
            key: "kabar2024banjir".to_owned(),
            authors: vec!["Rina \"Wati\"".to_owned()],
            title: "Banjir \\ lagi".to_owned(),
            outlet: Some("Kabar".to_owned()),
            date: vec![2024, 6, 8],
            is_about: true,
            url: Some("https://contoh.id".to_owned()),
            language: "id".to_owned(),
            note: "date inferred: x".to_owned(),
        };
        let bare = Citation {
            key: "a".to_owned(),
            ..Citation::default()
        };
        let items: Value = serde_json::from_str(&written(&[citation, bare])).unwrap();
        assert_eq!(
            items,
            json!([
                {
                    "id": "kabar2024banjir",
                    "type": "article-newspaper",
                    "title": "Banjir \\ lagi",
                    "author": [{"literal": "Rina \"Wati\""}],
                    "container-title": "Kabar",
                    "issued": {"date-parts": [[2024, 6, 8]], "circa": true},
                    "URL": "https://contoh.id",
                    "language": "id",
                    "note": "date inferred: x",
                },
                {"id": "a", "type": "article-newspaper"},
            ])
        );
    }
}
