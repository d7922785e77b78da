//! Pages with the role of each line, and what a page says of itself.

use std::{fs, path::PathBuf};

use sanding::corpus::{self, Document, Manifest, Role, Source};

/// A page: `LETTERS|LINE` for each line that is not blank, the letters naming its roles.
pub struct Page {
    /// The file's name without its ending.
    pub name: String,
    /// The page as served.
    pub text: String,
    /// Its non-blank lines, each with the roles it may have.
    pub lines: Vec<(Vec<Role>, String)>,
    said: toml::Table,
}

impl Page {
    /// The values of a key of the page's own description.
    pub fn said(&self, key: &str) -> Vec<String> {
        match self.said.get(key) {
            Some(toml::Value::String(value)) => vec![value.clone()],
            Some(toml::Value::Array(values)) => {
                let texts = values.iter().filter_map(toml::Value::as_str);
                texts.map(str::to_owned).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// All pages, in the order of their names.
pub fn pages() -> Vec<Page> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/reading/pages");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|item| item.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "page"))
        .collect();
    files.sort();
    files.into_iter().map(page).collect()
}

fn page(path: PathBuf) -> Page {
    let marked = fs::read_to_string(&path).unwrap();
    let said = fs::read_to_string(path.with_extension("toml")).unwrap();
    let mut text = String::new();
    let mut lines = Vec::new();
    for line in marked.lines() {
        let role = |letter: char| match letter {
            'h' => Some(Role::Headline),
            's' => Some(Role::Summary),
            'y' => Some(Role::Byline),
            'c' => Some(Role::Caption),
            'u' => Some(Role::Subheading),
            'b' => Some(Role::Body),
            'l' => Some(Role::Boilerplate),
            _ => None,
        };
        let marked = line.split_once('|').and_then(|(letters, line)| {
            let roles: Option<Vec<Role>> = letters.chars().map(role).collect();
            Some((roles.filter(|roles| !roles.is_empty())?, line))
        });
        if let Some((roles, line)) = marked {
            text.push_str(line);
            lines.push((roles, line.to_owned()));
        } else {
            assert!(line.trim().is_empty(), "{}: {line}", path.display());
            text.push_str(line);
        }
        text.push('\n');
    }
    Page {
        name: path.file_stem().unwrap().to_string_lossy().into_owned(),
        text,
        lines,
        said: said.parse().unwrap(),
    }
}

/// The pages read as one corpus, in their order.
pub fn read(pages: &[Page]) -> Vec<Document> {
    let sources = pages.iter().map(|page| Source {
        file: format!("{}.txt", page.name),
        text: page.text.clone(),
        ..Source::default()
    });
    let (mut documents, _) = corpus::read(sources.collect(), &Manifest::default());
    let place = |document: &Document| {
        let named = |page: &Page| document.file == format!("{}.txt", page.name);
        pages.iter().position(named)
    };
    documents.sort_by_key(place);
    assert_eq!(documents.len(), pages.len());
    documents
}
