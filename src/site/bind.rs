//! Binds the compiled module to JavaScript with wasm-bindgen, and makes both halves small.
//!
//! wasm-bindgen names what the halves call of each other after its source and a hash, once in each
//! half, and indents its JavaScript: made for reading, that is a twentieth of what a first visit
//! moves. Here the names become short ones, the indentation goes, what a first view does not need is cut
//! off, and the module's functions are put in an order that compresses well.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use walrus::Module;
use wasm_bindgen_cli_support::Bindgen;

use super::{
    Error,
    order::ordered,
    slim::without_layout,
    split::{Halves, Later, cut},
};

/// The name of the two files, which the page's scripts refer to.
pub(super) const NAME: &str = "sanding";

/// The module and its JavaScript as files of that name; the script is a classic one, since a module script
/// can't be loaded by a page that is opened from a disk.
/// What is told to come `later` is in a file of its own.
pub(super) fn bind(
    module: &Path,
    bytes: Vec<u8>,
    name: &str,
    later: Option<&Later>,
) -> Result<BTreeMap<PathBuf, Vec<u8>>, Error> {
    let mut bound = Bindgen::new()
        .no_modules(true)
        .and_then(|bindgen| {
            bindgen
                .typescript(false)
                // What comes later is known by the names that the compiler gave.
                .demangle(false)
                .remove_name_section(later.is_none())
                .remove_producers_section(true)
                .input_bytes(name, bytes)
                .out_name(name)
                .generate_output()
        })
        .map_err(|error| failed(module, &format!("{error:#}")))?;
    let script = without_layout(bound.js());
    // What the module has from the script is known by the name of a file that there is none of.
    let of_script = format!("./{name}_bg.js");
    for import in bound.wasm_mut().imports.iter_mut() {
        if import.module == of_script {
            import.module.clear();
        }
    }
    let script = script.replace(&of_script, "");
    let shorter = shorten(bound.wasm_mut(), &script);
    let script = renamed(&script, &shorter);
    let script = renamed(&script, &own_names(&script));
    for section in ["linking", "reloc.CODE", "reloc.DATA"] {
        bound.wasm_mut().customs.remove_raw(section);
    }
    let whole = bound.wasm_mut().emit_wasm();
    let halves = match later {
        Some(later) => cut(&whole, later).map_err(|error| failed(module, &error.to_string()))?,
        None => Halves {
            first: whole,
            rest: Vec::new(),
        },
    };
    let mut files = BTreeMap::from([(format!("{name}.js").into(), script.into_bytes())]);
    for (part, binary) in [("bg", halves.first), ("rest", halves.rest)] {
        if !binary.is_empty() {
            let mut binary =
                ordered(&binary).map_err(|error| failed(module, &error.to_string()))?;
            blank_paths(&mut binary);
            files.insert(format!("{name}_{part}.wasm").into(), binary);
        }
    }
    Ok(files)
}

/// Where the sources of the compiler's library and of other crates lie, as the compiler calls it here.
const FOREIGN: [&[u8]; 3] = [b"/rustc/", b"/rust/deps/", b"/crates/"];

/// Blanks the paths of sources that are not this project's: half a kilobyte of a first visit, which a
/// panic would name to a reader who can do nothing with them. Nothing moves.
fn blank_paths(binary: &mut [u8]) {
    let mut rest = binary;
    while let Some(at) = rest.iter().position(|byte| *byte == b'/') {
        let (_, from) = rest.split_at_mut(at);
        let is_of_path = |byte: &u8| byte.is_ascii_alphanumeric() || b"/._-".contains(byte);
        let len = from.iter().take_while(|byte| is_of_path(byte)).count();
        // Texts stand side by side in a module: a path ends where its file's name does.
        let end = from
            .get(..len)
            .and_then(|path| path.windows(3).position(|ending| ending == b".rs"));
        match end.filter(|_| FOREIGN.iter().any(|folder| from.starts_with(folder))) {
            Some(end) => {
                let (path, after) = from.split_at_mut(end + 3);
                path.fill(b' ');
                rest = after;
            }
            None => rest = from.split_at_mut(1).1,
        }
    }
}

fn failed(module: &Path, detail: &str) -> Error {
    Error::Tool {
        step: "bind the module to JavaScript",
        command: format!("wasm-bindgen {}", module.display()),
        detail: detail.to_owned(),
        hint: "Cargo.toml must pin wasm-bindgen and wasm-bindgen-cli-support to one version",
    }
}

/// Gives short names to the module's imports and exports, and tells which name became which.
///
/// Names without two underscores, but for the compiler's own, are left alone: those are words, which the
/// script may use for something else.
fn shorten(module: &mut Module, script: &str) -> BTreeMap<String, String> {
    let taken: BTreeSet<&str> = words(script).collect();
    let mut short = (0u32..)
        .map(|number| format!("_{number}"))
        .filter(|name| !taken.contains(name.as_str()));
    let imports = module.imports.iter_mut().map(|import| &mut import.name);
    let exports = module.exports.iter_mut().map(|export| &mut export.name);
    let mut shorter = BTreeMap::new();
    let is_long = |name: &&mut String| name.contains("__") || name.starts_with("_ZN");
    for name in imports.chain(exports).filter(is_long) {
        let new = shorter.entry(name.clone()).or_insert_with(|| {
            // The numbers have no end.
            short.next().unwrap_or_else(|| name.clone())
        });
        name.clone_from(new);
    }
    shorter
}

/// The one name by which the page's own scripts know the generated ones.
const GLOBAL: &str = "wasm_bindgen";

/// Short names for what the script declares for itself under a long one and nobody else may know.
///
/// A name that stands anywhere as a property, or beside a quotation mark, is left alone, and so is one
/// of small letters: that may be a property without a sign of it, as in `{ instance }`.
fn own_names(script: &str) -> BTreeMap<String, String> {
    const LONG: usize = 7;
    let declared = script.lines().filter_map(|line| {
        let line = line.strip_prefix("async ").unwrap_or(line);
        let after = ["function ", "let ", "const ", "var "]
            .iter()
            .find_map(|word| line.strip_prefix(word))?;
        words(after).next().filter(|name| after.starts_with(name))
    });
    let mut long: BTreeSet<&str> = declared
        .filter(|name| {
            name.len() >= LONG && name.contains(|letter: char| letter.is_ascii_uppercase())
        })
        .collect();
    long.remove(GLOBAL);
    let (mut before, mut last) = (' ', "");
    for piece in pieces(script) {
        if piece.starts_with(of_word) {
            if matches!(before, '.' | '\'' | '"' | '`') {
                long.remove(piece);
            }
        } else if piece.starts_with([':', '\'', '"', '`']) {
            long.remove(last);
        }
        before = piece.chars().next_back().unwrap_or(' ');
        last = piece;
    }
    let taken: BTreeSet<&str> = words(script).collect();
    let short = (0u32..)
        .map(|number| format!("${number}"))
        .filter(|name| !taken.contains(name.as_str()));
    long.into_iter().map(str::to_owned).zip(short).collect()
}

/// The script with each whole word that has a new name under that name.
fn renamed(script: &str, names: &BTreeMap<String, String>) -> String {
    pieces(script)
        .map(|piece| names.get(piece).map_or(piece, String::as_str))
        .collect()
}

fn words(script: &str) -> impl Iterator<Item = &str> {
    pieces(script).filter(|piece| piece.starts_with(of_word))
}

/// The script cut where a word begins or ends.
fn pieces(script: &str) -> impl Iterator<Item = &str> {
    let mut rest = script;
    std::iter::from_fn(move || {
        let inside = of_word(rest.chars().next()?);
        let end = rest.find(|letter| of_word(letter) != inside);
        let (piece, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after;
        Some(piece)
    })
}

fn of_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '_' | '$')
}

#[cfg(test)]
mod tests {
    use walrus::{FunctionBuilder, Module, ValType};

    use super::{blank_paths, own_names, renamed, shorten};

    #[test]
    fn paths_of_others_are_blanked_and_nothing_else() {
        let mut bytes =
            *b"a/rustc/0f/library/core/src/b.rs/sanding/src/c.rs/crates/d-0.1/src/e.rs of /rustc/";
        blank_paths(&mut bytes);
        assert_eq!(
            str::from_utf8(&bytes).unwrap(),
            "a                               /sanding/src/c.rs                       of /rustc/"
        );
    }

    #[test]
    fn what_a_script_declares_for_itself_gets_a_short_name_unless_it_is_a_property() {
        let script = "let wasm_bindgen = 1;\nlet propertyName = 2;\nfunction passString(a) {\nconst { instance } = a;\nconst instance = a;\nconst memory0Long = a;\nreturn memory0Long.property;\n}\nx = { propertyName: passString };\nlet beside = $0;\nlet messages = 'messages';\n";
        assert_eq!(
            renamed(script, &own_names(script)),
            "let wasm_bindgen = 1;\nlet propertyName = 2;\nfunction $2(a) {\nconst { instance } = a;\nconst instance = a;\nconst $1 = a;\nreturn $1.property;\n}\nx = { propertyName: $2 };\nlet beside = $0;\nlet messages = 'messages';\n"
        );
    }

    #[test]
    fn both_halves_get_the_same_short_names_and_no_other_word_is_touched() {
        let mut module = Module::default();
        let of_number = module.types.add(&[ValType::I32], &[]);
        module.add_import_func("./env.js", "__wbg_log_0123456789abcdef", of_number);
        let body =
            FunctionBuilder::new(&mut module.types, &[], &[]).finish(vec![], &mut module.funcs);
        module.exports.add("__wbindgen_start", body);
        module
            .exports
            .add("_ZN7sanding4main17h0123456789abcdefE", body);
        module.exports.add("start", body);
        let script = "let _0, x__wbindgen_start;\n({__wbg_log_0123456789abcdef: start});\nwasm.__wbindgen_start(wasm._ZN7sanding4main17h0123456789abcdefE);";
        let shorter = shorten(&mut module, script);
        assert_eq!(
            renamed(script, &shorter),
            "let _0, x__wbindgen_start;\n({_1: start});\nwasm._2(wasm._3);"
        );
        let imports: Vec<&str> = module.imports.iter().map(|i| i.name.as_str()).collect();
        let exports: Vec<&str> = module.exports.iter().map(|e| e.name.as_str()).collect();
        assert_eq!((imports, exports), (vec!["_1"], vec!["_2", "_3", "start"]));
    }
}
