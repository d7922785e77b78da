//! Builds the page: the library is compiled to a WebAssembly module, that is bound to JavaScript,
//! the analyzed corpus is embedded in it, and all of it is put into one folder.
//!
//! The same sources and the same corpus give the same bytes in any checkout: no path of the
//! machine and no time of day goes in. Two builds at one time need target folders of their own.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use super::{
    Error,
    bind::NAME,
    compile::{COMPARER, Part, Project, WORKER, compile},
    embed::embedded,
    host::{HEADERS_FILE, headers_file, packed},
    hosted::hosted,
    kept::Kept,
    module::bound,
    names::BYTES as MODEL,
    place::{collect, place, read, refuse_foreign},
    say,
    shell::Shell,
    single::{Size, block, single},
    slim::{without_layout, without_spaces},
    version::versioned,
};
use crate::{
    bundle::{Bundle, Encoded},
    locale::{self, LANGUAGES},
};

/// Files by their names in the page.
pub(super) type Files = BTreeMap<PathBuf, Vec<u8>>;

/// Parts of a corpus that have more bytes together lie beside the page.
const MOST_HELD: usize = 1 << 18;
/// The trained model of names, which the worker loads.
const NAMES: &str = "sanding-names.bin";
/// What a page is built for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// The command's own server, which sends files as they are.
    Here,
    /// A host, which gets every file compressed as well, and a file of headers.
    Hosted,
}

/// Builds the page of `bundle` into the folder `out`, which holds the old page until the new one
/// is whole.
///
/// # Errors
/// Where a tool is missing or fails, a file can't be read or written, or `out` holds files and no
/// page.
pub fn assemble(project: &Project, bundle: &Bundle, out: &Path, purpose: Use) -> Result<(), Error> {
    refuse_foreign(out)?;
    let module = compile(project, Part::Page)?;
    let comparer = compile(project, Part::Comparer)?;
    let worker = compile(project, Part::Worker)?;
    say("Binding the modules to JavaScript …");
    let kept = Kept(project.scratch().join("made"));
    let mut files = bound(&kept, &module, NAME)?;
    files.append(&mut bound(&kept, &comparer, COMPARER)?);
    files.append(&mut bound(&kept, &worker, WORKER)?);
    files.insert(NAMES.into(), MODEL.to_vec());
    collect(&project.root().join("www"), &mut files)?;
    for (language, tag) in LANGUAGES.iter().enumerate() {
        let lines = locale::lines(language).into_bytes();
        files.insert(format!("{NAME}-{tag}.txt").into(), lines);
        let texts = locale::script(language).into_bytes();
        files.insert(format!("texts-{tag}.json").into(), texts);
    }
    slim(&mut files);
    join(&mut files, "worker.js", WORKER);
    join(&mut files, "compare.js", COMPARER);
    let comparer = format!("{COMPARER}.js");
    as_part(&mut files, Path::new(&comparer), COMPARER);

    // A corpus reads its parts late: its bytes stay until the command ends.
    let corpus: &'static [u8] = bundle.encode().leak();
    let shell = read(&project.root().join("index.html"))?;
    let shell = String::from_utf8_lossy(&shell);
    let shell = Shell(versioned(&shell, project.root(), corpus));
    let refused = |cause| Error::File {
        step: "put the corpus into",
        path: module.clone(),
        cause,
        hint: "a page holds up to four gigabytes; where the corpus is smaller, this is a fault of the program's",
    };
    let copies = [
        ("sanding.html", Size::Whole),
        ("sanding-small.html", Size::Small),
    ];
    let is_hosted = purpose == Use::Hosted;
    let corpus_block = block(&kept, corpus, is_hosted).map_err(refused)?;
    let copies = copies.into_iter().map(|(name, size)| {
        let copy = single(&shell, &files, &corpus_block, size, (&kept, is_hosted));
        Ok((PathBuf::from(name), copy.map_err(refused)?))
    });
    let copies = copies.collect::<Result<Files, Error>>()?;
    let (held, parts) = held(corpus);
    let binary = files.entry(format!("{NAME}_bg.wasm").into()).or_default();
    *binary = embedded(binary, held).map_err(refused)?;
    let mut page = hosted(&shell, files, (corpus, &parts), is_hosted);
    if is_hosted {
        let mut more = vec![(HEADERS_FILE.into(), headers_file().into_bytes())];
        for (file, bytes) in &page {
            more.extend(packed(&kept, file, bytes).map_err(|cause| Error::write(file, cause))?);
        }
        page.extend(more);
    }
    // They are packed in themselves.
    page.extend(copies);
    place(out, &page)
}

/// What of a corpus the module holds, and the parts that lie beside it: of one whose parts would be no
/// more than a first visit moves, none.
fn held(corpus: &[u8]) -> (&[u8], Vec<&[u8]>) {
    match Encoded::open(corpus) {
        Ok(encoded) if encoded.parts.len() > MOST_HELD => {
            (encoded.head, encoded.each_part().collect())
        }
        _ => (corpus, Vec::new()),
    }
}

/// Makes a script one that the boot script runs when it is asked for, with what it gives it.
fn as_part(files: &mut Files, file: &Path, name: &str) {
    if let Some(script) = files.get_mut(file) {
        let mut part = format!("sandingPart(\"{name}\", async (page) => {{\n").into_bytes();
        part.append(script);
        part.extend(b"});\n");
        *script = part;
    }
}

/// Puts a script of the page's behind the one that binds a module: one file less to load, and a worker
/// that would load another script needs leave for it from the page's policy.
fn join(files: &mut Files, own: &str, name: &str) {
    let own = files.remove(Path::new(own)).unwrap_or_default();
    let script = files.entry(format!("{name}.js").into()).or_default();
    script.extend(own);
}

/// Takes the layout out of the page's own scripts and styles. What declares types is for authors.
fn slim(files: &mut Files) {
    for (file, bytes) in files {
        let kind = file.extension().and_then(|kind| kind.to_str());
        let Ok(text) = str::from_utf8(bytes) else {
            continue;
        };
        *bytes = match kind {
            Some("css") => without_spaces(text).into_bytes(),
            Some("js") => without_layout(text).into_bytes(),
            _ => continue,
        };
    }
}
