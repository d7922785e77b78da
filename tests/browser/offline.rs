//! The hosted page without its host: it opens, searches and compares, and a new version is offered whole.

use std::{fs, path::Path};

use tempfile::TempDir;

use crate::harness::{Page, Running, built, host, run};

/// A folder that a host would have, and what serves it.
pub struct Host {
    pub folder: TempDir,
    port: u16,
    running: Option<Running>,
}

impl Host {
    fn deploy() -> Self {
        Self::of(built())
    }

    /// A host of a page that was built.
    pub fn of(page: &Path) -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy(page, folder.path());
        let mut host = Self {
            folder,
            port: 0,
            running: None,
        };
        host.start();
        host
    }

    /// Serves the folder, on the port of the first time.
    fn start(&mut self) {
        let (running, port) = host(self.folder.path(), self.port);
        assert!(self.port == 0 || self.port == port);
        self.port = port;
        self.running = Some(running);
    }

    pub fn stop(&mut self) {
        self.running = None;
    }

    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Puts another version in the place of the first: one whose shell tells another title, and whose
    /// search is another file.
    fn deploy_again(&self) {
        let change = |file: &str, from: &str, to: &str| {
            let path = self.folder.path().join(file);
            let text = fs::read_to_string(&path).unwrap();
            assert!(text.contains(from), "{from} in {file}");
            fs::write(&path, text.replace(from, to)).unwrap();
        };
        change("index.html", "<title>", "<title>Kedua: ");
        let service = fs::read_to_string(self.folder.path().join("service.js")).unwrap();
        let version = service.split("const VERSION = \"").nth(1).unwrap();
        let version = version.split('"').next().unwrap().to_owned();
        change("service.js", &version, "ffffffff");
        let rest = fs::read_dir(self.folder.path().join("assets")).unwrap();
        let rest = rest
            .flatten()
            .map(|item| item.file_name().into_string().unwrap())
            .find(|name| name.starts_with("notes-") && name.ends_with(".js"))
            .unwrap();
        // Nothing of the old version is on the host any more, where the new one has another.
        let folder = self.folder.path().join("assets");
        fs::rename(folder.join(&rest), folder.join("notes-00000000.js")).unwrap();
        change("service.js", &rest, "notes-00000000.js");
    }
}

/// Copies the files of a page, but for those that are compressed.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for item in fs::read_dir(from).unwrap().flatten() {
        let path = item.path();
        let target = to.join(item.file_name());
        if path.is_dir() {
            copy(&path, &target);
        } else if path
            .extension()
            .is_none_or(|end| end != "br" && end != "gz")
        {
            fs::copy(&path, target).unwrap();
        }
    }
}

/// Waits until the page is kept in this browser.
pub async fn until_kept(page: &Page) {
    page.until("navigator.serviceWorker.controller?.state === 'activated'")
        .await;
}

async fn search_and_compare(page: &Page) {
    page.eval("location.hash = '#/search?q=korut'").await;
    page.until("document.querySelector('a.hit')").await;
    page.eval("location.hash = '#/compare/voa/okezone'").await;
    page.until("document.querySelectorAll('.s').length > 3")
        .await;
}

#[test]
fn without_its_host_the_page_opens_searches_and_compares_and_reads_files() {
    let mut host = Host::deploy();
    run(&host.address(), "", async |page| {
        page.open("").await;
        until_kept(page).await;
        host.stop();
        page.driver.refresh().await.unwrap();
        page.until("window.sanding").await;
        search_and_compare(page).await;
        // What no visit has loaded yet is there as well.
        page.eval("location.hash = '#/yours'").await;
        page.until("document.querySelector('#files')").await;
        page.eval(
            "(() => {
                const files = new DataTransfer();
                files.items.add(new File(['Pasar Terbakar\\n\\nSebanyak 40 kios hangus terbakar.\\n'], 'pasar.txt'));
                const field = document.querySelector('#files');
                field.files = files.files;
                field.dispatchEvent(new Event('change', { bubbles: true }));
            })()",
        )
        .await;
        page.until("window.sanding.documents().length === 6").await;
        let console = page.console().await;
        assert!(console.is_empty(), "{console:?}");
    });
}

#[test]
fn a_new_version_is_offered_taken_whole_and_the_old_page_works_until_then() {
    let host = Host::deploy();
    run(&host.address(), "", async |page| {
        page.open("").await;
        until_kept(page).await;
        host.deploy_again();
        // The old version answers, and the new one is offered.
        page.driver.refresh().await.unwrap();
        page.until("document.querySelector('.update button')").await;
        let title = page.eval("document.title").await;
        assert!(!title.as_str().unwrap().contains("Kedua"), "{title}");
        page.until("window.sanding").await;
        search_and_compare(page).await;
        // A file of the old version that the host no longer has.
        page.eval("location.hash = '#/notes'").await;
        page.until("document.querySelector('sanding-notes .lede')")
            .await;
        let shell = "fetch('./').then((answer) => answer.text()).then((text) => text.includes('<title>Kedua'))";
        assert_eq!(page.eval(shell).await, false);
        page.click(".update button").await;
        page.until("performance.getEntriesByType('navigation')[0].type === 'reload' && !document.querySelector('.update') && window.sanding")
            .await;
        assert_eq!(page.eval(shell).await, true);
        let kept = "caches.keys().then((names) => names.map((name) => name.split(' ').at(-1)))";
        let kept = page.eval(kept).await;
        assert_eq!(kept.as_array().unwrap().len(), 2, "{kept}");
        assert_eq!(kept[1], "ffffffff");
        page.eval("location.hash = '#/notes'").await;
        page.until("document.querySelector('sanding-notes .lede')")
            .await;
    });
}

#[test]
fn where_a_page_is_not_kept_what_was_kept_before_goes() {
    let host = Host::deploy();
    run(&host.address(), "", async |page| {
        page.open("").await;
        until_kept(page).await;
        let gone = include_str!("../../www/service-gone.js");
        fs::write(host.folder.path().join("service.js"), gone).unwrap();
        page.driver.refresh().await.unwrap();
        // The page is loaded anew meanwhile.
        let left = "return Promise.all([navigator.serviceWorker.getRegistrations(), caches.keys()])\
                    .then((all) => all.flat().length)";
        for _ in 0..400 {
            let left = page.driver.execute(left, Vec::new()).await;
            if left.is_ok_and(|left| *left.json() == 0) {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(25)).await;
        }
        panic!("something is kept: {:?}", page.console().await);
    });
}

#[test]
fn the_page_can_be_installed() {
    let host = Host::deploy();
    run(&host.address(), "", async |page| {
        page.open("").await;
        until_kept(page).await;
        let answer = page
            .driver
            .cdp()
            .send_raw("Page.getInstallabilityErrors", serde_json::json!({}))
            .await
            .unwrap();
        let errors = answer["installabilityErrors"].as_array().unwrap().clone();
        assert!(errors.is_empty(), "{errors:?}");
        let manifest = page
            .driver
            .cdp()
            .send_raw("Page.getAppManifest", serde_json::json!({}))
            .await
            .unwrap();
        assert_eq!(
            manifest["errors"].as_array().unwrap().len(),
            0,
            "{manifest}"
        );
    });
}
