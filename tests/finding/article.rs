//! The articles of the folder `texts`, and the library's engine over each cluster of them.

use std::{
    fs,
    ops::AddAssign,
    path::{Path, PathBuf},
};

use sanding::{
    corpus::{Detail, Entry, Field, Manifest, Source},
    engine::{Engine, prepare},
    entity::Knowledge,
    site::names,
};

use crate::mark::Marked;

/// A report with what stands in it.
pub struct Article {
    /// The file's name without its ending.
    pub name: String,
    pub outlet: String,
    pub published: String,
    pub marked: Marked,
}

impl Article {
    /// The file's name in the corpus of its cluster, by which the engine finds it.
    pub fn file(&self) -> String {
        format!("{}.txt", self.name)
    }
}

/// Several reports of one event.
pub struct Cluster {
    /// The folders' names: `dev/gempa`.
    pub name: String,
    pub articles: Vec<Article>,
}

/// All clusters, in the order of their names.
pub fn clusters() -> Vec<Cluster> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/finding/texts");
    let mut clusters = Vec::new();
    for set in inside(&root) {
        for folder in inside(&set) {
            clusters.push(Cluster {
                name: format!("{}/{}", stem(&set), stem(&folder)),
                articles: inside(&folder).iter().map(|path| article(path)).collect(),
            });
        }
    }
    clusters
}

fn inside(folder: &Path) -> Vec<PathBuf> {
    let items = fs::read_dir(folder).unwrap();
    let mut paths: Vec<PathBuf> = items.map(|item| item.unwrap().path()).collect();
    paths.sort();
    paths
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap().to_string_lossy().into_owned()
}

fn article(path: &Path) -> Article {
    let source = fs::read_to_string(path).unwrap();
    let (head, text) = source.split_once("\n\n").unwrap();
    let said = |key: &str| {
        let mut lines = head.lines();
        let value = lines.find_map(|line| line.strip_prefix(key)?.strip_prefix(": "));
        let value = value.unwrap_or_else(|| panic!("{}: no {key}", path.display()));
        value.to_owned()
    };
    let marked = Marked::read(text);
    Article {
        name: stem(path),
        outlet: said("outlet"),
        published: said("published"),
        marked: marked.unwrap_or_else(|fault| panic!("{}: {fault}", path.display())),
    }
}

/// The measures of several clusters together.
pub fn sum<'a, T: Default + AddAssign<&'a T> + 'a>(measures: impl IntoIterator<Item = &'a T>) -> T {
    let mut sum = T::default();
    for one in measures {
        sum += one;
    }
    sum
}

/// The articles of a cluster read as one corpus.
pub fn engine(cluster: &Cluster) -> Engine {
    let articles = &cluster.articles;
    let sources = articles.iter().map(|article| Source {
        file: article.file(),
        text: article.marked.text.clone(),
        ..Source::default()
    });
    let entries = articles.iter().map(|article| Entry {
        file: article.file(),
        id: None,
        details: vec![
            Detail::supplied(Field::Outlet, article.outlet.clone()),
            Detail::supplied(Field::Published, article.published.clone()),
        ],
    });
    let manifest = Manifest {
        language: "id".to_owned(),
        entries: entries.collect(),
        ..Manifest::default()
    };
    let known = Knowledge {
        model: names(),
        ..Knowledge::default()
    };
    Engine::new(prepare(sources.collect(), &manifest, known))
}
