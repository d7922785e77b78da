//! The first view as the shell holds it: seen before the program runs, and what the program shows then.

use serde_json::{Value, json};

use crate::harness::{Page, visit};

/// Holds the program back until `letGo()` is called, and notes whether the overview was ever seen.
const HELD: &str = "
    const real = WebAssembly.compileStreaming;
    const gone = new Promise((go) => { window.letGo = go; });
    WebAssembly.compileStreaming = async (answer) => { await gone; return real.call(WebAssembly, answer); };
    const look = () => {
        const seen = [...document.querySelectorAll('.lede')].some((it) => it.checkVisibility({ visibilityProperty: true }));
        window.sawOverview ||= seen;
        requestAnimationFrame(look);
    };
    requestAnimationFrame(look);";

/// What an element is made of, but for ids and what names one.
const SHAPE: &str = "((block) => {
    const shape = (node) => node.nodeType === 3 ? node.data : [
        node.localName,
        [...node.attributes]
            .filter(({ name }) => !['id', 'for', 'aria-controls', 'list'].includes(name))
            .map(({ name, value }) => name + '=' + value)
            .sort(),
        [...node.childNodes].map(shape),
    ];
    block = block.cloneNode(true);
    block.normalize();
    return [...block.childNodes].map(shape);
})";

/// The blocks of the overview that are seen, and no other.
const SEEN: &str = "[...document.querySelectorAll('.first')].filter((it) => it.checkVisibility()).map((it) => it.lang)";

async fn before_each_page(page: &Page, script: &str) {
    page.driver
        .cdp()
        .send_raw(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": script }),
        )
        .await
        .unwrap();
}

async fn reload(page: &Page) {
    page.driver.refresh().await.unwrap();
    page.until("document.readyState !== 'loading'").await;
}

async fn let_go(page: &Page) {
    page.eval("letGo()").await;
    page.until("document.getElementById('query')").await;
}

/// Where the elements under one lie, four figures each.
async fn places(page: &Page, selector: &str) -> Vec<f64> {
    let places = format!(
        "[...document.querySelectorAll('{selector} *')].map((it) => it.getBoundingClientRect())\
         .flatMap((box) => [box.left, box.top, box.width, box.height])"
    );
    serde_json::from_value(page.eval(&places).await).unwrap()
}

#[test]
fn the_overview_is_seen_before_the_program_runs_and_the_program_shows_the_same_elements() {
    visit("", async |page| {
        before_each_page(page, HELD).await;
        for (language, lede) in [("en", "5 sources"), ("id", "5 sumber")] {
            page.eval(&format!(
                "localStorage.setItem('sanding language', '{language}')"
            ))
            .await;
            for width in [1280, 390] {
                page.resize(width, 900).await;
                reload(page).await;
                page.until("window.sawOverview").await;
                assert_eq!(page.eval("typeof window.sanding").await, "undefined");
                assert_eq!(page.eval(SEEN).await, json!([language]));
                let block = format!(".first:lang({language})");
                assert!(page.text(&format!("{block} .lede")).await.contains(lede));
                assert!(page.eval("document.title").await.as_str().unwrap().len() > 12);
                let ids = "[...document.querySelectorAll('.first [id]')].length";
                assert_eq!(page.eval(ids).await, 0);

                let shape =
                    |selector: &str| format!("{SHAPE}(document.querySelector('{selector}'))");
                let before = page.eval(&shape(&block)).await;
                let parts = ["header", "main"];
                let mut lay = Vec::new();
                for part in parts {
                    lay.push(places(page, &format!("{block} {part}")).await);
                }
                let_go(page).await;
                let mut after = page.eval(&shape("#app")).await;
                // Below what is seen first, the program's view goes on.
                let n_first = before[1][2].as_array().unwrap().len();
                assert!(n_first > 4);
                after[1][2].as_array_mut().unwrap().truncate(n_first);
                assert_eq!(before, after);
                // Letters are set text node by text node, whose widths are rounded.
                let moved = |(a, b): (&f64, &f64)| (a - b).abs() > 0.1;
                for (lay, part) in lay.iter().zip(parts) {
                    let lies = places(page, &format!("#app {part}")).await;
                    assert!(lay.len() > 40 && lay.len() <= lies.len());
                    assert!(!lay.iter().zip(&lies).any(moved), "{part} at {width}");
                }
                assert!(before.to_string().len() > 4_000);
                assert_eq!(page.n_found(".first").await, 0);
            }
        }
    });
}

#[test]
fn a_page_opened_at_another_view_never_shows_the_overview() {
    visit("#/read/voa", async |page| {
        before_each_page(page, HELD).await;
        reload(page).await;
        page.until("document.querySelector('.loading')?.checkVisibility()")
            .await;
        assert_eq!(page.eval(SEEN).await, json!([]));
        let_go(page).await;
        page.until("document.querySelector('article')").await;
        assert_eq!(page.eval("Boolean(window.sawOverview)").await, false);
        // Nor does one whose reader has corrected who is who.
        page.eval("(localStorage.setItem('sanding Judul', 'x'), location.hash = '#/')")
            .await;
        reload(page).await;
        assert_eq!(page.eval(SEEN).await, json!([]));
        let_go(page).await;
        // What the shell holds gives way to a link of its own as well.
        page.eval("localStorage.clear()").await;
        reload(page).await;
        page.click(".first:lang(en) .bar nav a:nth-child(4)").await;
        page.until("document.querySelector('.loading').checkVisibility()")
            .await;
        assert_eq!(page.eval(SEEN).await, json!([]));
        let_go(page).await;
        page.until("document.querySelector('main h1').textContent === 'What the sources state'")
            .await;
    });
}

#[test]
fn what_a_reader_does_before_the_program_runs_is_not_lost() {
    visit("", async |page| {
        before_each_page(page, HELD).await;
        reload(page).await;
        page.click(".first:lang(en) [type=search]").await;
        // Nothing is sent by the enter key, which would load the page anew.
        page.press("korut\u{e007}").await;
        let_go(page).await;
        page.until("location.hash === '#/search?q=korut' && document.querySelector('a.hit')")
            .await;
        assert_eq!(page.eval("document.activeElement.id").await, "query");
        page.press(" putin").await;
        page.until("location.hash === '#/search?q=korut%20putin'")
            .await;

        page.eval("location.hash = '#/'").await;
        reload(page).await;
        page.click(".first:lang(en) .language button").await;
        page.until("document.documentElement.lang === 'id'").await;
        assert_eq!(page.eval(SEEN).await, json!(["id"]));
        page.eval("document.querySelectorAll('.first:lang(id) a.card')[2].focus()")
            .await;
        let_go(page).await;
        assert_eq!(page.text(".bar nav a").await, "Ikhtisar");
        page.until("document.activeElement === document.querySelectorAll('#app a.card')[2]")
            .await;
    });
}

#[test]
fn where_the_program_cannot_run_the_overview_stays_under_the_reason() {
    visit("", async |page| {
        let broken =
            "WebAssembly.compileStreaming = async () => { throw new Error('no memory'); };";
        before_each_page(page, broken).await;
        reload(page).await;
        page.until("document.getElementById('failure').checkVisibility()")
            .await;
        assert!(page.text("#reason").await.contains("no memory"));
        assert_eq!(page.eval(SEEN).await, json!(["en"]));
        let tops = "['#failure', '.first:lang(en)'].map((it) => document.querySelector(it).getBoundingClientRect().top)";
        let tops = page.eval(tops).await;
        assert!(tops[0].as_f64() < tops[1].as_f64(), "{tops}");
        page.eval("location.hash = '#/names'").await;
        reload(page).await;
        page.until("document.getElementById('failure').checkVisibility()")
            .await;
        assert_eq!(page.eval(SEEN).await, json!([]));
    });
}

#[test]
fn where_the_program_meets_a_fault_of_its_own_the_page_says_so_and_where() {
    visit("", async |page| {
        page.until("window.sanding").await;
        // Errors of anything else are none of the page's.
        page.eval("void setTimeout(() => { throw new Error('of an extension') })")
            .await;
        page.eval("void setTimeout(() => Promise.reject(new Error('of an extension')))")
            .await;
        page.eval("void setTimeout(() => { window.isPast = true }, 100)")
            .await;
        page.until("window.isPast").await;
        let is_hidden = "document.getElementById('failure').hidden";
        assert_eq!(page.eval(is_hidden).await, true);
        // A module of one function, which traps; called in an event, and in a promise.
        page.eval(
            "void (window.trap = new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.from([0, 97, 115, 109,
            1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 116, 0, 0, 10, 5, 1, 3, 0, 0, 11]))).exports.t)",
        )
        .await;
        for call in ["setTimeout(trap)", "Promise.resolve().then(trap)"] {
            page.eval(&format!("void ({is_hidden} = true)")).await;
            page.eval(&format!("void {call}")).await;
            page.until("document.getElementById('failure').checkVisibility()")
                .await;
            let reason = page.text("#reason").await;
            let place = "RuntimeError: unreachable wasm-function[0]:0x";
            assert!(reason.starts_with(place), "{reason}");
            // What was shown can still be read, below.
            let is_seen = "document.querySelector('#app h1').checkVisibility()";
            assert_eq!(page.eval(is_seen).await, true);
        }
        // They stand in the console as well, which is else held to be empty.
        assert_eq!(page.console().await.len(), 4);
    });
}

#[test]
fn without_scripts_the_overview_can_be_read_in_the_language_of_the_articles() {
    visit("", async |page| {
        let scripts = async |off: bool| {
            page.driver
                .cdp()
                .send_raw(
                    "Emulation.setScriptExecutionDisabled",
                    json!({ "value": off }),
                )
                .await
                .unwrap();
            page.driver.refresh().await.unwrap();
        };
        scripts(true).await;
        page.until("document.querySelector('.unscripted')?.checkVisibility()")
            .await;
        assert_eq!(page.eval("typeof window.sanding").await, "undefined");
        assert_eq!(page.eval(SEEN).await, json!(["id"]));
        let seen = page.eval("document.body.innerText").await;
        let Value::String(seen) = seen else {
            panic!("{seen}")
        };
        for part in [
            "memerlukan JavaScript",
            "5 sumber",
            "Selasa, 18 Juni 2024",
            "Putin",
        ] {
            assert!(seen.contains(part), "{part} in {seen}");
        }
        assert!(
            page.eval("document.querySelectorAll('.first:lang(id) .clash dd').length")
                .await
                .as_u64()
                > Some(3)
        );
        for hidden in [".bar nav", ".search", ".loading", "#failure"] {
            let is_seen = format!(
                "document.querySelector('.first:lang(id) {hidden}, body > {hidden}, #app > {hidden}').checkVisibility()"
            );
            assert_eq!(page.eval(&is_seen).await, false, "{hidden}");
        }
        scripts(false).await;
        page.until("window.sanding").await;
    });
}
