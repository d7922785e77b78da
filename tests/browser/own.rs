//! Files of the reader's own: read in the page, kept, removed, and the same as the command reads.

use std::{fs, path::Path, process::Command};

use serde_json::json;
use tempfile::TempDir;
use thirtyfour::By;

use crate::harness::{Page, visit};

const GOOD: [(&str, &str); 4] = [
    (
        "pasar.txt",
        "Pasar Tegalrejo Terbakar, 40 Kios Hangus\n\nSelasa, 18 Juni 2024\n\nSebanyak 40 kios di Pasar \
         Tegalrejo hangus terbakar pada Selasa pagi. Kepala dinas pemadam Joko Wibowo mengatakan \
         api berasal dari sebuah warung.\n\n\"Kami mengerahkan 12 mobil,\" kata Joko Wibowo.\n",
    ),
    (
        "kios.md",
        "# Kebakaran Pasar Tegalrejo, 45 Kios Hangus\n\nSelasa, 18 Juni 2024\n\nSebanyak 45 kios di \
         Pasar Tegalrejo hangus terbakar pada Selasa pagi. Menurut Wibowo, api berasal dari warung.\n",
    ),
    (
        "pindah.html",
        "<html><head><title>Pedagang Pindah</title><meta property=\"og:site_name\" content=\"Kabar \
         Contoh\"></head><body><nav>Beranda</nav><article><h1>Pedagang Pindah</h1><p>Para pedagang \
         Pasar Tegalrejo mulai pindah ke lapangan desa pada Rabu. Gubernur Siti Rahmawati meninjau \
         tempat penampungan itu dan berjanji membangun pasar baru dalam enam bulan ke depan bagi \
         semua pedagang yang kehilangan kios mereka.</p></article></body></html>",
    ),
    (
        "baris.jsonl",
        "{\"id\":\"hanoi\",\"title\":\"Putin di Hanoi\",\"outlet\":\"Contoh\",\"date\":\"2024-06-20\",\
         \"text\":\"Presiden Rusia Vladimir Putin tiba di Hanoi pada Kamis.\"}\n",
    ),
];

fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in GOOD {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

/// Chooses files as a person does, and waits until they are in.
async fn add(page: &Page, files: &[&Path], n_documents: usize) {
    page.until("document.querySelector('#files')").await;
    let paths: Vec<&str> = files.iter().map(|file| file.to_str().unwrap()).collect();
    let chooser = page.driver.find(By::Id("files")).await.unwrap();
    chooser.send_keys(paths.join("\n")).await.unwrap();
    page.until(&format!("{DOCUMENTS}.length === {n_documents}"))
        .await;
}

async fn click(page: &Page, selector: &str) {
    let found = page.driver.find(By::Css(selector)).await.unwrap();
    found.click().await.unwrap();
}

const DOCUMENTS: &str = "window.sanding.documents()";
const ALONE: &str = "sanding-yours fieldset label:nth-of-type(2) input";
const KEEP: &str = "sanding-yours input[type=checkbox]";

#[test]
fn a_readers_files_are_searched_compared_kept_and_removed_and_a_bad_one_is_named() {
    visit("#/yours", async |page| {
        let folder = folder();
        let bad = folder.path().join("rusak.txt");
        fs::write(&bad, b"Berita \xff\xfe\x81\x8d\x90 rusak").unwrap();
        let loaded = page.requests().await;
        assert!(!loaded.iter().any(|file| file.contains("sanding-worker")));
        let [pasar, kios] = ["pasar.txt", "kios.md"].map(|name| folder.path().join(name));
        add(page, &[&pasar, &kios, &bad], 7).await;
        let told = "document.querySelector('sanding-yours .files').textContent";
        page.until(&format!("{told}.includes('Not read: ')")).await;
        assert_eq!(
            page.eval("document.querySelectorAll('.files .bad').length")
                .await,
            1
        );
        assert_eq!(
            page.eval("window.sanding.search('tegalrejo').total").await,
            2
        );
        let conflicts = page
            .eval("window.sanding.compare('pasar', 'kios').conflicts.length")
            .await;
        assert!(conflicts.as_u64().unwrap() > 0);
        // A surname in one report is the person of another, and a built-in report is beside them.
        let wibowo =
            "window.sanding.analyze('kios').entities.some((name) => name.name === 'Joko Wibowo')";
        assert_eq!(page.eval(wibowo).await, true);
        page.driver
            .goto(format!("{}#/compare/pasar/voa", page.address))
            .await
            .unwrap();
        page.until("document.querySelector('main h1, main h2')")
            .await;
        assert_eq!(
            page.eval("document.querySelectorAll('.empty').length")
                .await,
            0
        );
        page.driver
            .goto(format!("{}#/yours", page.address))
            .await
            .unwrap();
        page.until("document.querySelector('sanding-yours .files')")
            .await;
        click(page, KEEP).await;
        page.until("localStorage.length > 0").await;
        page.driver.refresh().await.unwrap();
        page.until(&format!("window.sanding && {DOCUMENTS}.length === 7"))
            .await;
        page.until("document.querySelector('[aria-label=\"Remove pasar.txt\"]')")
            .await;
        click(page, "[aria-label='Remove pasar.txt']").await;
        page.until(&format!("{DOCUMENTS}.length === 6")).await;
        click(page, "sanding-yours .files + button").await;
        page.until(&format!(
            "{DOCUMENTS}.length === 5 && localStorage.length === 0"
        ))
        .await;
        page.driver.refresh().await.unwrap();
        page.until("window.sanding && document.querySelector('#files')")
            .await;
        assert_eq!(page.eval(&format!("{DOCUMENTS}.length")).await, json!(5));
    });
}

#[test]
fn the_worker_makes_of_files_what_the_command_makes_of_them() {
    visit("#/yours", async |page| {
        let folder = folder();
        let files = GOOD.map(|(name, _)| folder.path().join(name));
        let files: Vec<&Path> = files.iter().map(|file| file.as_path()).collect();
        add(page, &files, 9).await;
        page.until(&format!("document.querySelector({ALONE:?})"))
            .await;
        click(page, ALONE).await;
        page.until(&format!("{DOCUMENTS}.length === 4")).await;
        let done = Command::new(env!("CARGO_BIN_EXE_sanding"))
            .args(["analyze", "--json", "--corpus"])
            .arg(folder.path())
            .output()
            .unwrap();
        let lines = String::from_utf8(done.stdout).unwrap();
        assert_eq!(lines.lines().count(), 4);
        for line in lines.lines() {
            let (stored, _) = line.split_once(",\"attributions\":").unwrap();
            let value: serde_json::Value = serde_json::from_str(line).unwrap();
            let id = value["id"].as_str().unwrap();
            let answer = page
                .eval(&format!("JSON.stringify(window.sanding.analyze({id:?}))"))
                .await;
            assert_eq!(answer, format!("{stored}}}"));
        }
    });
}
