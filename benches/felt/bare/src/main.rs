//! Binds the compiled module to JavaScript: `bare MODULE FOLDER`.

fn main() {
    let mut arguments = std::env::args().skip(1);
    let (Some(module), Some(folder)) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: bare MODULE FOLDER");
        std::process::exit(2);
    };
    let done = wasm_bindgen_cli_support::Bindgen::new()
        .no_modules(true)
        .and_then(|bindgen| {
            bindgen
                .typescript(false)
                .input_path(module)
                .out_name("bare")
                .generate(folder)
        });
    if let Err(error) = done {
        eprintln!("{error:#}");
        std::process::exit(1);
    }
}
