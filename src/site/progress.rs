//! Short lines that say what a long step is doing, on stderr.

use std::io::{Write, stderr};

/// Prints one line on stderr. A closed stderr is no reason to stop.
pub fn say(line: &str) {
    let _ = writeln!(stderr().lock(), "{line}");
}
