//! Serves a built page on the loopback interface, for the person at this machine alone.
//!
//! It serves files and answers nothing else; the page itself needs no server.

use std::{
    io::{self, Write, stdout},
    net::Ipv4Addr,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use axum::{
    Router,
    http::{HeaderName, HeaderValue},
};
use tokio::net::TcpListener;
use tower_http::{services::ServeDir, set_header::SetResponseHeaderLayer};

use super::{
    Error,
    host::{ASK, CACHE_CONTROL, FOR_GOOD, HEADERS},
    hosted::ASSETS,
    say,
};

/// How many ports after the one asked for are tried.
const PORTS_TRIED: u16 = 20;

/// The page's address on this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address(String);

impl std::fmt::Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Serves the folder `page` until the program ends. `port` 0 takes any free one; another port
/// that is taken is replaced by the next free one. `ready` is called once the address is known.
///
/// # Errors
/// Where no port is free.
pub fn serve(page: PathBuf, port: u16, ready: impl FnOnce(&Address)) -> Result<(), Error> {
    let refused = |cause: io::Error| Error::File {
        step: "serve",
        path: page.clone(),
        cause,
        hint: "name a free port with --port",
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(refused)?;
    let service = router(&page);
    runtime.block_on(async {
        let listener = listen(port).await.map_err(refused)?;
        let taken = listener.local_addr().map_err(refused)?.port();
        if port != 0 && taken != port {
            say(&format!("Port {port} is taken; {taken} is used instead."));
        }
        let address = Address(format!("http://127.0.0.1:{taken}/"));
        let mut out = stdout().lock();
        writeln!(out, "Sanding is served on {address} (Ctrl-C stops)")
            .and_then(|()| out.flush())
            .map_err(Error::Output)?;
        drop(out);
        ready(&address);
        axum::serve(listener, service).await.map_err(refused)
    })
}

async fn listen(port: u16) -> io::Result<TcpListener> {
    let last = match port {
        0 => 0,
        _ => port.saturating_add(PORTS_TRIED),
    };
    let mut refusal = io::Error::from(io::ErrorKind::AddrInUse);
    for port in port..=last {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await {
            Ok(listener) => return Ok(listener),
            Err(error) => refusal = error,
        }
    }
    Err(refusal)
}

fn router(page: &Path) -> Router {
    let files = |folder: &Path| {
        ServeDir::new(folder)
            .precompressed_br()
            .precompressed_gzip()
    };
    let header = |name, value| {
        SetResponseHeaderLayer::overriding(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        )
    };
    let assets = Router::new()
        .fallback_service(files(&page.join(ASSETS)))
        .layer(header(CACHE_CONTROL, FOR_GOOD));
    let shell = Router::new()
        .fallback_service(files(page))
        .layer(header(CACHE_CONTROL, ASK));
    let mut router = shell.nest(&format!("/{ASSETS}"), assets);
    for (name, value) in HEADERS {
        router = router.layer(header(name, value));
    }
    router
}

/// Opens the page in the person's browser; where that fails, the address has been printed.
pub fn open_browser(address: &Address) {
    let (program, arguments): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(target_os = "windows") {
        ("cmd", &["/C", "start", ""])
    } else {
        ("xdg-open", &[])
    };
    let started = Command::new(program)
        .args(arguments)
        .arg(address.to_string())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    if let Err(error) = started {
        say(&format!(
            "No browser was opened ({program}: {error}): open {address} yourself."
        ));
    }
}
