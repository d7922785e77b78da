//! Makes files of the page of a compiled module: what it never comes to is cut out, it is bound to its script,
//! and the page's is cut in two.

use std::{
    io,
    path::{Path, PathBuf},
};

use super::{
    Error,
    assemble::Files,
    bind::{NAME, bind},
    kept::Kept,
    place::read,
    say,
    snip::snip,
    split::{Later, reach},
};
use crate::base::checksum;

/// The functions through which the page comes to all that its first view does not need, as they stand in
/// the names that the compiler makes of paths: those of `view::later`, and `api::publish`.
const DOORS: [&str; 2] = ["4view5later", "3api7publish"];
/// Functions of Yew that the page never calls, since it makes no such things: events are heard on the window
/// (`view/browser`), and `view/element.rs` makes tags, texts and lists alone. One that is called all the same is a
/// trap, which the browser tests would meet in the first view.
const NEVER: [&str; 9] = [
    "yew::dom_bundle::braw::BRaw::detach_bundle",
    "yew::dom_bundle::btag::listeners::ListenerRegistration::register",
    "yew::dom_bundle::btag::listeners::Registry::unregister",
    "yew::dom_bundle::subtree_root::BSubtree::ensure_handled",
    "yew::dom_bundle::subtree_root::SubtreeData::add_listener",
    "for yew::virtual_dom::vcomp::VComp>::attach",
    "for yew::virtual_dom::vportal::VPortal>::attach",
    "for yew::virtual_dom::vraw::VRaw>::attach",
    "for yew::virtual_dom::vsuspense::VSuspense>::attach",
];
/// The sources that decide what becomes of a compiled module: another way to bind gives other files of it.
const WAY: [&[u8]; 9] = [
    include_bytes!("bind.rs"),
    include_bytes!("module.rs"),
    include_bytes!("order.rs"),
    include_bytes!("slim.rs"),
    include_bytes!("linked.rs"),
    include_bytes!("snip.rs"),
    include_bytes!("split/cut.rs"),
    include_bytes!("split/reach.rs"),
    include_bytes!("split/whole.rs"),
];

/// A module that holds no corpus, bound under a name. That takes longer than all the rest of a page whose
/// corpus changed, so what was bound is kept as long as the module is the same.
pub(super) fn bound(kept: &Kept, module: &Path, name: &str) -> Result<Files, Error> {
    let ways = WAY.iter().map(|source| checksum(source));
    let way = ways.fold(0, |all: u64, one| all.rotate_left(7) ^ one);
    let module_bytes = read(module)?;
    let bind = |bytes: &[u8]| {
        let is_page = name == NAME;
        let never = if is_page { NEVER.as_slice() } else { &[] };
        let (snipped, missed) = snip(bytes, never).map_err(|cause| of_linker(module, cause))?;
        for path in missed {
            // Another compiler may have put it into what calls it.
            say(&format!(
                "The page is some bytes heavier: there is no function {path} to cut out"
            ));
        }
        let later = is_page.then(|| doors(module, &snipped)).transpose()?;
        let files: Vec<(PathBuf, Vec<u8>)> = bind(module, snipped, name, later.as_ref())?
            .into_iter()
            .collect();
        postcard::to_allocvec(&files).map_err(|error| whole(module, &error))
    };
    let bound = kept.made(&format!("{name}-{way:016x}"), &module_bytes, bind)?;
    let files: Vec<(PathBuf, Vec<u8>)> =
        postcard::from_bytes(&bound).map_err(|error| whole(module, &error))?;
    Ok(files.into_iter().collect())
}

/// What the page comes to through its doors alone.
fn doors(module: &Path, bytes: &[u8]) -> Result<Later, Error> {
    let is_door = |function: &str| DOORS.iter().any(|door| function.contains(door));
    reach(bytes, is_door).map_err(|cause| of_linker(module, cause))
}

fn of_linker(module: &Path, cause: io::Error) -> Error {
    Error::File {
        step: "read the relocations of",
        path: module.to_owned(),
        cause,
        hint: "this is a fault of the program's",
    }
}

fn whole(module: &Path, error: &postcard::Error) -> Error {
    let hint = "remove the folder `sanding` in the folder of what is compiled, and build again";
    Error::read(module, io::Error::other(error.to_string()), hint)
}
