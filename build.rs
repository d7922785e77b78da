//! Hands the analysed corpus to the compiler: the command writes it to a file and names that file
//! in `SANDING_BUNDLE`; the page includes it as bytes. Any other build includes an empty file.

use std::{env, fs, path::PathBuf, process::ExitCode};

fn main() -> ExitCode {
    println!("cargo::rerun-if-env-changed=SANDING_BUNDLE");
    let bundle = match env::var_os("SANDING_BUNDLE") {
        Some(path) => PathBuf::from(path),
        None => {
            let Some(out) = env::var_os("OUT_DIR") else {
                println!("cargo::error=OUT_DIR is not set: run this through cargo");
                return ExitCode::FAILURE;
            };
            let empty = PathBuf::from(out).join("empty.bundle");
            if let Err(error) = fs::write(&empty, []) {
                println!("cargo::error={}: {error}", empty.display());
                return ExitCode::FAILURE;
            }
            empty
        }
    };
    println!("cargo::rerun-if-changed={}", bundle.display());
    println!("cargo::rustc-env=SANDING_BUNDLE_FILE={}", bundle.display());
    ExitCode::SUCCESS
}
