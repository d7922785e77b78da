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

#[test]
fn articles_say_their_language_whatever_the_interfaces_is_and_their_lines_are_of_a_good_length() {
    visit("#/read/liputan6", async |page| {
        page.until("window.sanding && document.querySelector('article p')")
            .await;
        // The letters of a line of the longest paragraph, whose last line counts as half a one.
        let measure = "(() => { \
             const lines = [...document.querySelectorAll('article p')]; \
             const longest = lines.reduce((a, b) => b.textContent.length > a.textContent.length ? b : a); \
             const height = parseFloat(getComputedStyle(longest).lineHeight); \
             const n = Math.round(longest.getBoundingClientRect().height / height); \
             return longest.textContent.length / (n - 0.5) })()";
        let measure = page.eval(measure).await.as_f64().unwrap();
        assert!((60.0..=75.0).contains(&measure), "{measure}");
        for language in ["en", "id"] {
            page.eval(&format!("void sandingSpeak('{language}')")).await;
            page.until(&format!("document.documentElement.lang === '{language}'"))
                .await;
            for (view, text) in [
                ("#/read/liputan6", "article p[data-at]"),
                ("#/compare/liputan6/medcom", ".two ins"),
                ("#/search?q=putin", "a.hit h2"),
            ] {
                page.open(view).await;
                let said = format!("document.querySelector('main {text}')?.closest('[lang]').lang");
                page.until(&format!("{said} === 'id'")).await;
            }
        }
    });
}
