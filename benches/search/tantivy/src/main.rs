//! tantivy as a peer of Sanding's search: builds an index of a corpus, and asks it the benchmark's
//! queries.
//!
//! `build CORPUS.jsonl DIR` writes the index; `ask DIR PLAN.json` measures. Both print one JSON
//! object. Calls are timed by the rules of `client/meter.js`, which the plan hands over.
//! A word is looked for in both fields, the headline counting double, and every answer is the ten
//! best documents with a snippet each and the number of all found.
//! Lacking: roots, for tantivy brings no stemmer for Indonesian.

use std::{
    env,
    error::Error,
    fs::{self, File},
    hint::black_box,
    io::{BufRead, BufReader},
    path::Path,
    time::Instant,
};

use serde_json::{Value, json};
use tantivy::{
    Index, IndexWriter, Score, Searcher, TantivyDocument, Term,
    collector::{Count, TopDocs},
    query::{BooleanQuery, BoostQuery, FuzzyTermQuery, Occur, PhraseQuery, Query, TermQuery},
    schema::{Field, IndexRecordOption, STORED, Schema, TEXT, Value as _},
    snippet::SnippetGenerator,
};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// What the writer may hold before it starts a segment; larger than any corpus here, for one
/// segment is the fastest to search.
const WRITER_BYTES: usize = 1_000_000_000;
const HEADLINE_BOOST: Score = 2.0;

fn main() -> Outcome<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let answer = match words.as_slice() {
        ["build", corpus, folder] => build(Path::new(corpus), Path::new(folder))?,
        ["ask", folder, plan] => ask(Path::new(folder), Path::new(plan))?,
        _ => return Err("usage: build CORPUS.jsonl DIR | ask DIR PLAN.json".into()),
    };
    println!("{answer}");
    Ok(())
}

struct Fields {
    id: Field,
    title: Field,
    text: Field,
}

fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let fields = Fields {
        id: schema.add_text_field("id", STORED),
        title: schema.add_text_field("title", TEXT | STORED),
        text: schema.add_text_field("text", TEXT | STORED),
    };
    (schema.build(), fields)
}

fn build(corpus: &Path, folder: &Path) -> Outcome<Value> {
    let mut articles = Vec::new();
    for line in BufReader::new(File::open(corpus)?).lines() {
        let line = line?;
        if !line.trim().is_empty() {
            articles.push(article(&serde_json::from_str(&line)?));
        }
    }
    fs::create_dir_all(folder)?;
    let (schema, fields) = schema();

    let started = Instant::now();
    let index = Index::create_in_dir(folder, schema)?;
    // One thread, as every engine in the browser has.
    let mut writer: IndexWriter = index.writer_with_num_threads(1, WRITER_BYTES)?;
    for [id, title, text] in &articles {
        let mut document = TantivyDocument::default();
        document.add_text(fields.id, id);
        document.add_text(fields.title, title);
        document.add_text(fields.text, text);
        writer.add_document(document)?;
    }
    writer.commit()?;
    let segments = index.searchable_segment_ids()?;
    if segments.len() > 1 {
        writer.merge(&segments).wait()?;
    }
    writer.garbage_collect_files().wait()?;
    writer.wait_merging_threads()?;
    let indexing = milliseconds(started);

    let (mut bytes, mut stored) = (0, 0);
    for file in fs::read_dir(folder)? {
        let file = file?;
        let length = file.metadata()?.len();
        bytes += length;
        if file.path().extension().is_some_and(|kind| kind == "store") {
            stored += length;
        }
    }
    Ok(json!({
        "documents": articles.len(),
        "indexing_ms": indexing,
        "index_bytes": bytes - stored,
        "whole_bytes": bytes,
    }))
}

fn article(line: &Value) -> [String; 3] {
    let field = |name: &str| match line.get(name) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Null) | None => String::new(),
        Some(other) => other.to_string(),
    };
    let text = match line.get("text") {
        Some(_) => field("text"),
        None => field("body"),
    };
    [field("id"), field("title"), text]
}

fn ask(folder: &Path, plan: &Path) -> Outcome<Value> {
    let plan: Value = serde_json::from_slice(&fs::read(plan)?)?;
    let rules = Rules::of(&plan)?;
    let queries = plan["queries"].as_array().ok_or("a plan has queries")?;
    let first_query = &plan["first"];

    let started = Instant::now();
    let index = Index::open_in_dir(folder)?;
    let (_, fields) = schema();
    let searcher = index.reader()?.searcher();
    let engine = Engine {
        searcher,
        fields,
        limit: rules.limit,
    };
    engine.answer(first_query)?;
    let first_answer = milliseconds(started);

    let mut measured = Vec::new();
    for query in queries {
        measured.push(measure(&engine, query, &rules)?);
    }
    Ok(json!({ "first_answer_ms": first_answer, "queries": measured }))
}

struct Rules {
    limit: usize,
    sample_ms: f64,
    budget_ms: f64,
    samples: u64,
    least_samples: u64,
}

impl Rules {
    fn of(plan: &Value) -> Outcome<Self> {
        let number = |name: &str| {
            plan["rules"][name]
                .as_f64()
                .ok_or_else(|| format!("the plan lacks the rule {name}"))
        };
        Ok(Self {
            limit: number("limit")? as usize,
            sample_ms: number("sampleMs")?,
            budget_ms: number("budgetMs")?,
            samples: number("samples")? as u64,
            least_samples: number("leastSamples")? as u64,
        })
    }
}

fn measure(engine: &Engine, query: &Value, rules: &Rules) -> Outcome<Value> {
    let timed = |times: u64| -> Outcome<f64> {
        let started = Instant::now();
        for _ in 0..times {
            black_box(engine.answer(query)?);
        }
        Ok(milliseconds(started) / times as f64)
    };
    let started = Instant::now();
    let (total, ids) = engine.answer(query)?;
    let first = milliseconds(started);
    let calls = (rules.sample_ms / timed(1)?.max(1e-4)).ceil().max(1.0) as u64;
    let began = Instant::now();
    let mut samples = Vec::new();
    while (samples.len() as u64) < rules.least_samples
        || ((samples.len() as u64) < rules.samples && milliseconds(began) < rules.budget_ms)
    {
        samples.push(timed(calls)?);
    }
    samples.sort_by(f64::total_cmp);
    Ok(json!({
        "id": query["id"],
        "first": first,
        "least": samples[0],
        "median": samples[samples.len() / 2],
        "p95": samples[(samples.len() * 95 / 100).min(samples.len() - 1)],
        "samples": samples.len(),
        "calls": calls,
        "total": total,
        "ids": ids,
    }))
}

struct Engine {
    searcher: Searcher,
    fields: Fields,
    limit: usize,
}

impl Engine {
    fn answer(&self, query: &Value) -> Outcome<(usize, Vec<String>)> {
        let question = self.question(query);
        let wanted = TopDocs::with_limit(self.limit).order_by_score();
        let (best, total) = self.searcher.search(&question, &(wanted, Count))?;
        let snippets = SnippetGenerator::create(&self.searcher, &*question, self.fields.text)?;
        let mut ids = Vec::new();
        for (_, address) in best {
            let document: TantivyDocument = self.searcher.doc(address)?;
            black_box(snippets.snippet_from_doc(&document).to_html());
            let id = document.get_first(self.fields.id);
            ids.push(id.and_then(|id| id.as_str()).unwrap_or_default().to_owned());
        }
        Ok((total, ids))
    }

    fn question(&self, query: &Value) -> Box<dyn Query> {
        let text = query["text"].as_str().unwrap_or_default().to_lowercase();
        let words: Vec<&str> = text.split_whitespace().collect();
        match query["kind"].as_str() {
            Some("phrase") => self.either(|field| {
                let terms = words.iter().map(|word| Term::from_field_text(field, word));
                Box::new(PhraseQuery::new(terms.collect()))
            }),
            Some("typo") => all(words.iter().map(|word| {
                self.either(|field| {
                    let term = Term::from_field_text(field, word);
                    Box::new(FuzzyTermQuery::new(term, 1, true))
                })
            })),
            Some("typed") => {
                let last = words.len().saturating_sub(1);
                all(words.iter().enumerate().map(|(at, word)| match at == last {
                    true => self.beginning(word),
                    false => self.word(word),
                }))
            }
            _ => all(words.iter().map(|word| self.word(word))),
        }
    }

    fn word(&self, word: &str) -> Box<dyn Query> {
        self.either(|field| {
            let term = Term::from_field_text(field, word);
            Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))
        })
    }

    fn beginning(&self, word: &str) -> Box<dyn Query> {
        self.either(|field| {
            let term = Term::from_field_text(field, word);
            Box::new(FuzzyTermQuery::new_prefix(term, 0, true))
        })
    }

    /// The same in the headline, where it counts double, or in the text.
    fn either(&self, query: impl Fn(Field) -> Box<dyn Query>) -> Box<dyn Query> {
        let title = BoostQuery::new(query(self.fields.title), HEADLINE_BOOST);
        Box::new(BooleanQuery::new(vec![
            (Occur::Should, Box::new(title)),
            (Occur::Should, query(self.fields.text)),
        ]))
    }
}

fn all(parts: impl Iterator<Item = Box<dyn Query>>) -> Box<dyn Query> {
    Box::new(BooleanQuery::new(
        parts.map(|part| (Occur::Must, part)).collect(),
    ))
}

fn milliseconds(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1000.0
}
