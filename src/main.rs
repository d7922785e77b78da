//! The `sanding` command.
fn main() {}
