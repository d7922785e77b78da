//! The interface's languages: chosen by the browser, changed by the reader, kept.

use serde_json::json;

use crate::harness::visit;

#[test]
fn the_reader_changes_the_language_and_it_stays() {
    visit("#/statements", async |page| {
        page.until("document.querySelector('main h1')").await;
        assert_eq!(page.eval("document.documentElement.lang").await, "en");
        assert_eq!(page.text("main h1").await, "What the sources state");
        page.click(".language button").await;
        page.until("document.documentElement.lang === 'id'").await;
        page.until(
            "document.querySelector('main h1').textContent === 'Apa yang dinyatakan sumber'",
        )
        .await;
        assert!(
            page.eval("document.title")
                .await
                .as_str()
                .unwrap()
                .starts_with("Pernyataan")
        );
        page.driver.refresh().await.unwrap();
        page.until("window.sanding && document.querySelector('main h1')")
            .await;
        assert_eq!(page.text("main h1").await, "Apa yang dinyatakan sumber");

        page.open("#/").await;
        page.until("document.querySelector('.lede')").await;
        let lede = page.text(".lede").await;
        assert!(lede.contains("12 Juni 2024 sampai 19 Juni 2024"), "{lede}");
        page.open("#/yours").await;
        page.until("document.querySelector('sanding-yours .lede')")
            .await;
        assert!(page.text("sanding-yours .lede").await.contains("peramban"));
        page.click(".language button").await;
        page.until("document.querySelector('sanding-yours .lede').textContent.includes('browser')")
            .await;
    });
}

#[test]
fn the_first_of_the_browsers_languages_that_there_are_texts_in_is_spoken() {
    visit("", async |page| {
        let languages =
            "Object.defineProperty(navigator, 'languages', { get: () => ['jv', 'id-ID', 'en'] })";
        page.driver
            .cdp()
            .send_raw(
                "Page.addScriptToEvaluateOnNewDocument",
                json!({ "source": languages }),
            )
            .await
            .unwrap();
        page.driver.refresh().await.unwrap();
        page.until("window.sanding && document.querySelector('nav a')")
            .await;
        assert_eq!(page.text(".bar nav a").await, "Ikhtisar");
        assert_eq!(page.eval("document.documentElement.lang").await, "id");
        // The articles are in their own language whatever the interface speaks.
        page.open("#/read/voa").await;
        page.until("document.querySelector('article')").await;
        assert_eq!(
            page.eval("document.querySelector('article').lang").await,
            "id"
        );
    });
}
