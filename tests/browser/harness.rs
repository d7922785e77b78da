//! Starts the page's server, the driver and the browser; ends all of them again.

use std::{
    env,
    io::{BufRead, BufReader},
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{Mutex, OnceLock, PoisonError, mpsc::channel},
    time::{Duration, Instant},
};

use sanding::site::serve;
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::{
    By, CapabilitiesHelper, ChromiumLikeCapabilities, DesiredCapabilities, WebDriver,
};

/// How long the page may take for anything, on a slow and busy machine.
const PATIENCE: Duration = Duration::from_secs(40);

/// A page in a browser.
pub struct Page {
    /// The browser, for what [`Page`] has no method for.
    pub driver: WebDriver,
    /// The page's address, with a slash at its end.
    pub address: String,
}

impl Page {
    /// The value of a JavaScript expression; of a promise, once it is there.
    pub async fn eval(&self, expression: &str) -> Value {
        let script = format!("return ({expression})");
        let answer = self.driver.execute(script, Vec::new()).await;
        answer
            .unwrap_or_else(|error| panic!("{expression}: {error}"))
            .json()
            .clone()
    }

    /// Waits until an expression holds.
    pub async fn until(&self, expression: &str) {
        let start = Instant::now();
        while self.eval(&format!("Boolean({expression})")).await != json!(true) {
            assert!(
                start.elapsed() < PATIENCE,
                "waited in vain for {expression}; the console: {:?}",
                self.console().await
            );
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
    }

    /// The text of the first element that a selector matches.
    pub async fn text(&self, selector: &str) -> String {
        let found = self
            .eval(&format!("document.querySelector({selector:?}).textContent"))
            .await;
        found.as_str().unwrap_or_default().to_owned()
    }

    /// How many elements a selector matches.
    pub async fn n_found(&self, selector: &str) -> u64 {
        self.eval(&format!("document.querySelectorAll({selector:?}).length"))
            .await
            .as_u64()
            .unwrap()
    }

    /// Presses keys where the focus is.
    pub async fn press(&self, keys: &str) {
        let active = self.driver.active_element().await.unwrap();
        active.send_keys(keys).await.unwrap();
    }

    /// Clicks on the first element that a selector matches.
    pub async fn click(&self, selector: &str) {
        self.until(&format!("document.querySelector({selector:?})"))
            .await;
        let found = self.driver.find(By::Css(selector)).await.unwrap();
        found.click().await.unwrap();
    }

    /// The hash of the page's address.
    pub async fn hash(&self) -> String {
        self.eval("location.hash")
            .await
            .as_str()
            .unwrap()
            .to_owned()
    }

    /// Goes to another address of the page, given by its hash (`#cari?...`) or nothing.
    pub async fn open(&self, hash: &str) {
        let address = format!("{}{hash}", self.address);
        self.driver.goto(address).await.unwrap();
        self.until("window.sanding && window.sandingReadyEvents")
            .await;
    }

    /// Gives the page a window of this many CSS pixels.
    pub async fn resize(&self, width: u32, height: u32) {
        let size = json!({
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false,
        });
        self.driver
            .cdp()
            .send_raw("Emulation.setDeviceMetricsOverride", size)
            .await
            .unwrap();
    }

    /// What was written to the console since it was read last, with the page's own mistakes.
    pub async fn console(&self) -> Vec<String> {
        let entries = self.driver.get_log("browser").await.unwrap();
        entries
            .into_iter()
            .map(|entry| format!("{}: {}", entry.level, entry.message))
            .collect()
    }

    /// The addresses of everything that the page has loaded.
    pub async fn requests(&self) -> Vec<String> {
        let names = self
            .eval("performance.getEntriesByType('resource').map((entry) => entry.name)")
            .await;
        let names = names.as_array().unwrap().iter();
        names
            .map(|name| name.as_str().unwrap().to_owned())
            .collect()
    }
}

/// Opens the page at `hash` in a fresh browser, runs a scenario, and asserts what holds of every
/// visit.
pub fn visit(hash: &str, scenario: impl AsyncFnOnce(&Page)) {
    // What a service worker answers can't be blocked or held back: it has tests of its own.
    let unkept = "Object.defineProperty(navigator, 'serviceWorker', { value: undefined });";
    run(served(), unkept, async |page| {
        page.open(hash).await;
        scenario(page).await;
        assert_eq!(page.console().await, Vec::<String>::new(), "the console");
        let requests = page.requests().await;
        let foreign: Vec<&String> = requests
            .iter()
            .filter(|request| !request.starts_with(served()))
            .collect();
        assert!(foreign.is_empty(), "{foreign:?}");
        assert!(requests.iter().any(|one| one.ends_with(".wasm")));
    });
}

/// Opens a page that is one file, runs a scenario, and asserts what holds of every copy: the console stayed
/// empty, and nothing was asked of anywhere.
pub fn visit_file(file: &Path, scenario: impl AsyncFnOnce(&Page)) {
    run(&format!("file://{}", file.display()), "", async |page| {
        page.open("").await;
        scenario(page).await;
        assert_eq!(page.console().await, Vec::<String>::new(), "the console");
        let requests = page.requests().await;
        // A worker's script is a blob of the page's own.
        let foreign: Vec<&String> = requests
            .iter()
            .filter(|request| !request.starts_with("blob:") && !request.starts_with("data:"))
            .collect();
        assert!(foreign.is_empty(), "{foreign:?}");
    });
}

/// Starts a fresh browser for the page at an address, with a script that runs before each of its own, and
/// runs a scenario.
pub fn run(address: &str, before: &str, scenario: impl AsyncFnOnce(&Page)) {
    if env::var_os("SANDING_NO_BROWSER").is_some_and(|value| value == "1") {
        println!("left out: SANDING_NO_BROWSER is 1");
        return;
    }
    // One browser at a time: several starve one another on a small machine.
    static ONE: Mutex<()> = Mutex::new(());
    let _one = ONE.lock().unwrap_or_else(PoisonError::into_inner);

    let (_driver, port) = start_driver();
    let profile = tempfile::tempdir().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let page = runtime.block_on(start_browser(port, &profile, address, before));
    // The browser must be told to end before its driver ends, whatever the scenario does.
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        runtime.block_on(scenario(&page));
    }));
    let ended = runtime.block_on(page.driver.quit());
    match outcome {
        Ok(()) => ended.unwrap(),
        Err(panic) => resume_unwind(panic),
    }
}

async fn start_browser(port: u16, profile: &TempDir, address: &str, before: &str) -> Page {
    let mut wanted = DesiredCapabilities::chrome();
    wanted.set_binary(browser().to_str().unwrap()).unwrap();
    let profile = format!("--user-data-dir={}", profile.path().display());
    for argument in [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=1280,900",
        &profile,
    ] {
        wanted.add_arg(argument).unwrap();
    }
    wanted
        .set("goog:loggingPrefs", json!({"browser": "ALL"}))
        .unwrap();
    let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), wanted)
        .await
        .unwrap();
    // Counts the event from the page's first moment on.
    let listener = format!(
        "{before} window.sandingReadyEvents = 0; \
                    window.addEventListener('sanding-ready', () => {{ window.sandingReadyEvents += 1; }}, true);"
    );
    driver
        .cdp()
        .send_raw(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({"source": listener}),
        )
        .await
        .unwrap();
    Page {
        driver,
        address: address.to_owned(),
    }
}

/// A program that ends with the test.
pub struct Running(pub Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Starts a program and reads from its output until `find` finds something; `None` where the output ends before.
fn start<T>(command: &mut Command, find: impl Fn(&str) -> Option<T>) -> Option<(Running, T)> {
    let child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let mut running = Running(child.unwrap_or_else(|error| panic!("{command:?}: {error}")));
    let output = running.0.stdout.take().unwrap();
    let mut lines = BufReader::new(output).lines();
    let found = lines.find_map(|line| find(&line.unwrap()))?;
    // What it prints later is read, so that it never waits for a reader.
    std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
    Some((running, found))
}

fn start_driver() -> (Running, u16) {
    let mut command = Command::new(program(&["chromedriver"]));
    command.arg("--port=0");
    let of_driver = |line: &str| {
        // "ChromeDriver was started successfully on port 40123."; an earlier line repeats the 0.
        let port = line.split("successfully on port ").nth(1)?;
        port.trim_end_matches('.').parse().ok()
    };
    // It ends where the port that was free in one family of addresses is taken in the other.
    (0..5)
        .find_map(|_| start(&mut command, of_driver))
        .unwrap_or_else(|| panic!("{command:?} ended without a word"))
}

/// Serves a built page from a process of its own, on a port or, for 0, on any.
pub fn host(page: &Path, port: u16) -> (Running, u16) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sanding"));
    command
        .args(["serve", "--port", &port.to_string(), "--built"])
        .arg(page);
    start(&mut command, |line| {
        let (_, rest) = line.split_once("http://127.0.0.1:")?;
        rest.split('/').next()?.parse().ok()
    })
    .unwrap_or_else(|| panic!("{command:?} ended without a word"))
}

/// The address of the page, built and served once for all tests.
pub fn served() -> &'static str {
    static SERVED: OnceLock<String> = OnceLock::new();
    SERVED.get_or_init(|| {
        let page = built().to_owned();
        let (sender, address) = channel();
        // The server ends with this program.
        std::thread::spawn(move || {
            serve(page, 0, move |address| {
                sender.send(address.to_string()).unwrap();
            })
        });
        address.recv_timeout(PATIENCE).unwrap()
    })
}

/// The folder of the page, built once for all tests.
pub fn built() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let page = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser-page");
        build(Path::new("seeds"), &page);
        page
    })
}

/// Builds the page of a corpus.
pub fn build(corpus: &Path, page: &Path) {
    let done = Command::new(env!("CARGO_BIN_EXE_sanding"))
        .arg("build")
        .arg("--corpus")
        .arg(corpus)
        .arg("--out")
        .arg(page)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{told}");
}

fn browser() -> PathBuf {
    program(&["chromium", "chromium-browser", "google-chrome"])
}

pub fn program(names: &[&str]) -> PathBuf {
    let folders: Vec<PathBuf> = env::split_paths(&env::var_os("PATH").unwrap()).collect();
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|path| path.is_file())
        .unwrap_or_else(|| {
            panic!(
                "{names:?} is missing: install the Debian packages chromium, chromium-driver and firefox-esr, \
                 or set SANDING_NO_BROWSER=1"
            )
        })
}
