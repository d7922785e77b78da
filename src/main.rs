//! The `sanding` command: reads its arguments, asks the engine, prints the answer.
//!
//! Nothing is decided here but which question was asked; what is printed as JSON are the engine's
//! own structures.

// `src/export.rs` is the library's.
#[path = "main/export.rs"]
mod export;

use std::{
    env, fs,
    io::{self, BufWriter, Read, Write, stdin, stdout},
    path::{Path, PathBuf},
    process::ExitCode,
    thread,
};

use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum, error::ErrorKind};
use export::ExportArguments;
use sanding::{
    engine::{Engine, Order, Ranges},
    site::{self, Error, Project, Style, Use, say},
};
use serde::Serialize;

/// Sets several outlets' reports of one event side by side.
///
/// Without a command, the page is built and served on this machine.
#[derive(Parser)]
#[command(version, args_conflicts_with_subcommands = true)]
struct Arguments {
    #[command(subcommand)]
    question: Option<Question>,
    #[command(flatten)]
    serve: ServeArguments,
}

#[derive(Subcommand)]
enum Question {
    /// Build the page, serve it on this machine alone, and build it again on every change
    Serve(ServeArguments),
    /// Build the page into a folder that any web server can serve
    Build(BuildArguments),
    /// Tell what was read from each document, and everything that was noticed
    Check(CheckArguments),
    /// Tell everything read and found in each document
    Analyze(AnalyzeArguments),
    /// Set two documents side by side
    Compare(CompareArguments),
    /// Group what several sources state
    Statements(StatementsArguments),
    /// Tell which documents share words with each other, and how many
    Reuse(ReuseArguments),
    /// Search the corpus
    Search(SearchArguments),
    /// Tell which words each source uses more often than the others do
    Words(WordsArguments),
    /// Read words from stdin and print each with its root
    Stem,
    /// Give tables, citations of the reports, or the whole analysed corpus to other programs
    Export(ExportArguments),
}

#[derive(Args)]
struct CorpusArguments {
    /// A folder of texts, or one .jsonl file
    #[arg(long, value_name = "DIR", default_value = "seeds")]
    corpus: PathBuf,
}

#[derive(Args)]
struct ServeArguments {
    #[command(flatten)]
    corpus: CorpusArguments,
    /// The port; the next free one where it is taken, any free one for 0
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Open the page in the browser
    #[arg(long)]
    open: bool,
    /// Fail where anything was noticed in the corpus
    #[arg(long)]
    strict: bool,
    /// Serve a page built before, without building or watching
    #[arg(long, value_name = "DIR", conflicts_with_all = ["corpus", "strict"])]
    built: Option<PathBuf>,
}

#[derive(Args)]
struct BuildArguments {
    #[command(flatten)]
    corpus: CorpusArguments,
    /// The folder to build into
    #[arg(long, value_name = "DIR", default_value = "dist")]
    out: PathBuf,
    /// Fail where anything was noticed in the corpus
    #[arg(long)]
    strict: bool,
}

#[derive(Args)]
struct CheckArguments {
    #[command(flatten)]
    corpus: CorpusArguments,
    /// Print JSON
    #[arg(long)]
    json: bool,
    /// Fail where anything was noticed in the corpus
    #[arg(long)]
    strict: bool,
}

#[derive(Args)]
struct AnalyzeArguments {
    #[command(flatten)]
    corpus: CorpusArguments,
    /// Files that make up the corpus, instead of a folder
    #[arg(value_name = "FILE", conflicts_with = "corpus")]
    files: Vec<PathBuf>,
    /// Take each file as body text, a paragraph a line
    #[arg(long)]
    plain: bool,
    /// Print JSON, one object a document
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
struct CompareArguments {
    #[command(flatten)]
    corpus: CorpusArguments,
    /// Id or file name of the first document
    a: String,
    /// Id or file name of the second document
    b: String,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
struct StatementsArguments {
    #[command(flatten)]
    corpus: CorpusArguments,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
struct ReuseArguments {
    #[command(flatten)]
    corpus: CorpusArguments,
    /// Print JSON, one object a pair
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
struct SearchArguments {
    #[command(flatten)]
    corpus: CorpusArguments,
    /// The most documents in an answer; with --lines the most lines
    #[arg(long, value_name = "N", default_value_t = 10)]
    limit: usize,
    /// Tell every match in the words around it, in the order of the text or of the words beside it
    #[arg(long, value_name = "ORDER")]
    lines: Option<OrderName>,
    /// A file with one query a line
    #[arg(long, value_name = "FILE")]
    queries: Option<PathBuf>,
    /// Words, "a phrase", -word, OR, ( ), word*, outlet:, from:, to:, person:, place:, org:, in:
    #[arg(
        required_unless_present = "queries",
        conflicts_with = "queries",
        allow_hyphen_values = true
    )]
    query: Option<String>,
    /// Print JSON, one object a query
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
struct WordsArguments {
    #[command(flatten)]
    corpus: CorpusArguments,
    /// The most words of a source
    #[arg(long, value_name = "N", default_value_t = 10)]
    limit: usize,
    /// Print JSON, one object a source
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum OrderName {
    Text,
    Left,
    Right,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let question = arguments
        .question
        .unwrap_or(Question::Serve(arguments.serve));
    match answer(question) {
        Ok(()) => ExitCode::SUCCESS,
        // Who reads the output may stop reading: `sanding export … | head`.
        Err(error) if error.is_closed_output() => ExitCode::SUCCESS,
        Err(error) => {
            say(&format!("error: {error}\nhint: {}", error.hint()));
            ExitCode::FAILURE
        }
    }
}

fn answer(question: Question) -> Result<(), Error> {
    match question {
        Question::Serve(arguments) => serve(arguments),
        Question::Build(arguments) => build(&arguments),
        Question::Check(arguments) => check(&arguments),
        Question::Analyze(arguments) => analyze(&arguments),
        Question::Compare(arguments) => compare(&arguments),
        Question::Statements(arguments) => statements(&arguments),
        Question::Reuse(arguments) => reuse(&arguments),
        Question::Search(arguments) => search(&arguments),
        Question::Words(arguments) => words(&arguments),
        Question::Stem => stem(),
        Question::Export(arguments) => arguments.answer(),
    }
}

fn serve(arguments: ServeArguments) -> Result<(), Error> {
    let ServeArguments {
        corpus: CorpusArguments { corpus },
        port,
        open,
        strict,
        built,
    } = arguments;
    let ready = move |address: &site::Address| {
        if open {
            site::open_browser(address);
        }
    };
    if let Some(page) = built {
        if let Err(cause) = fs::metadata(page.join("index.html")) {
            return Err(Error::File {
                step: "serve",
                path: page,
                cause,
                hint: "name a folder that `sanding build` has built",
            });
        }
        return site::serve(page, port, ready);
    }
    let project = project()?;
    let page = project.scratch().join("served");
    rebuild(&project, &corpus, &page, strict, Use::Here)?;
    let served = page.clone();
    thread::spawn(move || {
        let again = || rebuild(&project, &corpus, &page, strict, Use::Here);
        if let Err(error) = site::watch(&project, &corpus, again) {
            say(&format!("error: {error}\nhint: {}", error.hint()));
        }
    });
    site::serve(served, port, ready)
}

fn build(arguments: &BuildArguments) -> Result<(), Error> {
    rebuild(
        &project()?,
        &arguments.corpus.corpus,
        &arguments.out,
        arguments.strict,
        Use::Hosted,
    )?;
    let parts: [(&str, &[&str]); 5] = [
        ("the first view, bytes", &site::FIRST_VIEW),
        ("once it is used", &site::REST_FILES),
        ("with more to compare", &site::COMPARING_FILES),
        ("with files of one's own", &site::OWN_FILES),
        ("copies, one file each", &site::COPIES),
    ];
    for copy in site::weigh(&arguments.out, &site::COPIES)? {
        if let Some(warning) = site::warning(&copy) {
            say(&format!("warning: {warning}"));
        }
    }
    print(|out| {
        for (title, files) in parts {
            site::print_weights(out, title, &site::weigh(&arguments.out, files)?)?;
        }
        writeln!(out, "The page is in {}", arguments.out.display()).map_err(Error::Output)
    })
}

fn rebuild(
    project: &Project,
    corpus: &Path,
    out: &Path,
    strict: bool,
    purpose: Use,
) -> Result<(), Error> {
    let loaded = site::load_corpus(corpus)?;
    say(&format!(
        "Analyzing {} documents of {} …",
        loaded.sources.len(),
        corpus.display()
    ));
    let bundle = site::analyzed(loaded, false)?;
    let n_bytes: usize = bundle
        .documents
        .iter()
        .map(|document| document.text.len())
        .sum();
    say(&format!(
        "Indexed {n_bytes} bytes of text in an index of {} bytes",
        bundle.index().n_bytes()
    ));
    site::tell(&bundle);
    if strict {
        site::strict(&bundle)?;
    }
    site::assemble(project, &bundle, out, purpose)
}

fn project() -> Result<Project, Error> {
    let here = env::current_dir().map_err(|cause| Error::File {
        step: "read",
        path: PathBuf::from("."),
        cause,
        hint: "call the command from a folder that exists",
    })?;
    Project::find(&here)
}

fn check(arguments: &CheckArguments) -> Result<(), Error> {
    let bundle = site::analyzed(site::load_corpus(&arguments.corpus.corpus)?, false)?;
    let verdict = match arguments.strict {
        true => site::strict(&bundle),
        false => Ok(()),
    };
    let engine = Engine::new(bundle);
    print(|out| {
        if !arguments.json {
            return site::print_check(out, &engine, Style::of_stdout());
        }
        json(out, &site::checked(&engine))
    })?;
    verdict
}

fn analyze(arguments: &AnalyzeArguments) -> Result<(), Error> {
    let loaded = match arguments.files.as_slice() {
        [] => site::load_corpus(&arguments.corpus.corpus)?,
        files => site::load_files(files)?,
    };
    let engine = engine(loaded, arguments.plain)?;
    let style = Style::of_stdout();
    print(|out| {
        for index in 0..engine.bundle().documents.len() {
            match arguments.json {
                true => match engine.analyze_attributed(index) {
                    Some(analysis) => disk(out, &engine, analysis)?,
                    None => continue,
                },
                false => site::print_analysis(out, &engine, index, style)?,
            }
        }
        Ok(())
    })
}

fn compare(arguments: &CompareArguments) -> Result<(), Error> {
    let engine = engine(site::load_corpus(&arguments.corpus.corpus)?, false)?;
    let (a, b) = (find(&engine, &arguments.a)?, find(&engine, &arguments.b)?);
    print(|out| match (arguments.json, engine.compare(a, b)) {
        (true, Some(comparison)) => disk(out, &engine, comparison),
        (true, None) => Ok(()),
        (false, _) => site::print_comparison(out, &engine, a, b, Style::of_stdout()),
    })
}

fn find(engine: &Engine, name: &str) -> Result<usize, Error> {
    engine.find(name).ok_or_else(|| Error::UnknownDocument {
        name: name.to_owned(),
        known: engine
            .documents()
            .into_iter()
            .map(|document| document.id)
            .collect(),
    })
}

fn statements(arguments: &StatementsArguments) -> Result<(), Error> {
    let engine = engine(site::load_corpus(&arguments.corpus.corpus)?, false)?;
    print(|out| match arguments.json {
        true => disk(out, &engine, engine.statements()),
        false => site::print_statements(out, &engine, Style::of_stdout()),
    })
}

fn reuse(arguments: &ReuseArguments) -> Result<(), Error> {
    let engine = engine(site::load_corpus(&arguments.corpus.corpus)?, false)?;
    let found = engine.reused();
    print(|out| match arguments.json {
        true => found
            .into_iter()
            .try_for_each(|reuse| disk(out, &engine, reuse)),
        false => site::print_reuse(out, &engine, &found, Style::of_stdout()),
    })
}

fn search(arguments: &SearchArguments) -> Result<(), Error> {
    let queries: Vec<String> = match &arguments.queries {
        Some(file) => fs::read_to_string(file)
            .map_err(|cause| Error::File {
                step: "read",
                path: file.clone(),
                cause,
                hint: "--queries names a text file in UTF-8 with one query a line",
            })?
            .lines()
            .map(str::to_owned)
            .collect(),
        None => arguments.query.iter().cloned().collect(),
    };
    let engine = engine(site::load_corpus(&arguments.corpus.corpus)?, false)?;
    let style = Style::of_stdout();
    let limit = arguments.limit;
    let order = arguments.lines.map(|order| match order {
        OrderName::Text => Order::Text,
        OrderName::Left => Order::Left,
        OrderName::Right => Order::Right,
    });
    print(|out| {
        for query in &queries {
            match (order, arguments.json) {
                (None, true) => disk(out, &engine, engine.search(query, limit))?,
                (None, false) => site::print_results(out, &engine, query, limit, style)?,
                (Some(order), true) => {
                    disk(out, &engine, engine.concordance(query, order, limit))?;
                }
                (Some(order), false) => {
                    site::print_concordance(out, &engine, (query, order), limit, style)?;
                }
            }
        }
        Ok(())
    })
}

fn words(arguments: &WordsArguments) -> Result<(), Error> {
    let engine = engine(site::load_corpus(&arguments.corpus.corpus)?, false)?;
    let sources = engine.characteristic(arguments.limit);
    print(|out| match arguments.json {
        true => sources.iter().try_for_each(|source| json(out, source)),
        false => site::print_words(out, &sources, Style::of_stdout()),
    })
}

fn stem() -> Result<(), Error> {
    let mut bytes = Vec::new();
    stdin()
        .lock()
        .read_to_end(&mut bytes)
        .map_err(|cause| Error::File {
            step: "read",
            path: PathBuf::from("stdin"),
            cause,
            hint: "give words on stdin, one a line",
        })?;
    print(|out| site::print_roots(out, &String::from_utf8_lossy(&bytes)))
}

/// Ends with what is wrong with the arguments, as the parser of arguments does.
fn misused(message: &str) -> ! {
    Arguments::command()
        .error(ErrorKind::ArgumentConflict, message)
        .exit()
}

fn engine(loaded: site::Loaded, plain: bool) -> Result<Engine, Error> {
    let bundle = site::analyzed(loaded, plain)?;
    site::tell(&bundle);
    Ok(Engine::new(bundle))
}

/// An answer with ranges as JSON: those of the files.
fn disk(
    out: &mut dyn Write,
    engine: &Engine,
    mut answer: impl Serialize + Ranges,
) -> Result<(), Error> {
    engine.on_disk(&mut answer);
    json(out, &answer)
}

fn json(out: &mut dyn Write, value: &impl Serialize) -> Result<(), Error> {
    serde_json::to_writer(&mut *out, value).map_err(|error| Error::Output(error.into()))?;
    writeln!(out).map_err(Error::Output)
}

fn print(answer: impl FnOnce(&mut dyn Write) -> Result<(), Error>) -> Result<(), Error> {
    let mut out = BufWriter::new(stdout().lock());
    let printed = answer(&mut out);
    let flushed: io::Result<()> = out.flush();
    printed.and(flushed.map_err(Error::Output))
}
