//! A corpus made to do harm, in both shapes of the page: nothing in it becomes more than text, the page's
//! policy is never called upon, and it is in force.

use std::fs;

use serde_json::json;

use crate::harness::{Page, build, host, run};

/// What would set `window.harmed` if it ran, in the ways in which a page may take a text for more.
const MARKUP: [&str; 8] = [
    "<img src=x onerror=\"window.harmed=1\">",
    "<script>window.harmed=1</script>",
    "</script><script>window.harmed=1</script>",
    "<svg onload=\"window.harmed=1\"><a href=\"javascript:window.harmed=1\">x</a></svg>",
    "\"><iframe srcdoc=\"<script>parent.harmed=1</script>\"></iframe>",
    "<!--<script>",
    "{{constructor.constructor('window.harmed=1')()}}",
    "<style>*{display:none}</style><base href=\"//example.org/\"><meta http-equiv=refresh content=\"0;url=//example.org\">",
];

/// Reports whose every field is hostile: markup, null bytes, letters that turn the direction of writing,
/// words without an end.
fn corpus() -> String {
    let mut lines = String::new();
    for (number, markup) in MARKUP.iter().enumerate() {
        let turned = "\u{202e}\u{2066}niturP\u{2069}\u{202c}\u{200b}";
        let long = "kata".repeat(4_000);
        let text = format!(
            "Presiden {markup} Putin tiba di Pyongyang pada Selasa (18/6/2024).\n\n{turned} Kim Jong Un \
             menyambut \u{0}{markup}\u{0} dan \"{markup} kata {turned}\" ujar Budi {markup}.\n\n{long}\n\n\
             Sebanyak {number} orang hadir, kata {markup} Wibowo."
        );
        let line = json!({
            "id": format!("x{number}{markup}"),
            "title": format!("{markup} Putin di Pyongyang {turned}"),
            "outlet": format!("{markup}\u{0}{turned}"),
            "date": "2024-06-18",
            "url": if number % 2 == 0 { "javascript:window.harmed=1".to_owned() } else { format!("https://example.org/\"{markup}") },
            "text": text,
        });
        lines.push_str(&line.to_string());
        lines.push('\n');
    }
    lines
}

/// Notes what the policy refuses.
const WATCH: &str = "window.refused = []; \
     document.addEventListener('securitypolicyviolation', (event) => window.refused.push(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample));";

/// Elements that no view makes, and links that run something.
const GROWN: &str = "[...document.querySelectorAll('img, iframe, object, embed, base, svg a:not([href^=\"#\"]), form[action], a[href^=\"javascript:\" i], [onerror], [onload], meta[http-equiv=refresh]')].map((it) => it.outerHTML)";

async fn go_through(page: &Page) {
    page.until("window.sanding").await;
    // The page's own late scripts are all that may be added.
    let own = "script:not([src^='assets/'])";
    let n_scripts = page.n_found(own).await;
    let documents = page.eval("sanding.documents().map((one) => one.id)").await;
    let ids: Vec<String> = documents
        .as_array()
        .unwrap()
        .iter()
        .map(|id| id.as_str().unwrap().to_owned())
        .collect();
    assert_eq!(ids.len(), MARKUP.len());
    let encoded = |text: &str| -> String {
        text.bytes()
            .map(|byte| match byte {
                b'a'..=b'z' | b'0'..=b'9' => char::from(byte).to_string(),
                _ => format!("%{byte:02x}"),
            })
            .collect()
    };
    let mut views: Vec<String> = [
        "",
        "search",
        "statements",
        "quotations",
        "names",
        "timeline",
        "about",
        "notes",
        "copy",
    ]
    .map(str::to_owned)
    .into();
    for (id, markup) in ids.iter().zip(MARKUP) {
        views.push(format!("read/{}", encoded(id)));
        views.push(format!("compare/{}/{}", encoded(id), encoded(&ids[0])));
        views.push(format!("search?q={}", encoded(markup)));
        views.push(format!("names/{}", encoded(markup)));
        views.push(format!("quotations/{}", encoded(markup)));
        views.push(encoded(markup));
    }
    for view in views {
        page.eval(&format!("location.hash = {:?}", format!("#/{view}")))
            .await;
        page.until("document.querySelector('#app h1') && !document.querySelector('#app .loading')")
            .await;
        let grown = page.eval(GROWN).await;
        assert_eq!(grown, json!([]), "{view}");
    }
    assert_eq!(page.eval("window.harmed ?? null").await, json!(null));
    assert_eq!(page.eval("window.refused").await, json!([]));
    assert_eq!(page.n_found(own).await, n_scripts);
    // What is hostile is read as it was written.
    for (id, markup) in ids.iter().zip(MARKUP) {
        page.eval(&format!(
            "location.hash = {:?}",
            format!("#/read/{}", encoded(id))
        ))
        .await;
        page.until(&format!(
            "document.querySelector('main h1')?.textContent.startsWith({markup:?})"
        ))
        .await;
        let n_shown =
            format!("document.querySelector('article').textContent.split({markup:?}).length - 1");
        assert!(page.eval(&n_shown).await.as_u64() >= Some(5), "{markup}");
    }
    assert_eq!(page.console().await, Vec::<String>::new(), "the console");

    // The policy is in force: what a fault of the page's might do is refused.
    for attempt in [
        "document.body.innerHTML = '<b>x</b>'",
        "document.createElement('script').text = '1'",
        "eval('1')",
        "new Function('1')",
        "trustedTypes.createPolicy('other', {})",
    ] {
        // What a driver runs by itself may do more than the page; what runs later is the page's.
        let refused = format!(
            "new Promise((done) => setTimeout(() => {{ try {{ {attempt}; done(false); }} catch {{ done(true); }} }}))"
        );
        assert_eq!(page.eval(&refused).await, true, "{attempt}");
    }
    page.eval("window.refused = []").await;
    for (element, directive) in [
        (
            "document.createElement('iframe'), { src: 'https://example.org/' }",
            "frame-src",
        ),
        (
            "document.createElement('img'), { src: 'https://example.org/x.png' }",
            "img-src",
        ),
        (
            "document.createElement('link'), { rel: 'stylesheet', href: 'https://example.org/x.css' }",
            "style-src",
        ),
    ] {
        page.eval(&format!("document.body.append(Object.assign({element}))"))
            .await;
        page.until(&format!(
            "window.refused.some((one) => one.startsWith({directive:?}))"
        ))
        .await;
    }
    let fetched = "fetch('https://example.org/').then(() => 'fetched', () => 'refused')";
    assert_eq!(page.eval(fetched).await, "refused");
    page.until("window.refused.some((one) => one.startsWith('connect-src'))")
        .await;
    page.console().await;
}

#[test]
fn nothing_of_a_hostile_corpus_is_more_than_text_in_either_shape_of_the_page() {
    let folder = tempfile::tempdir().unwrap();
    let [corpus_file, built] = ["corpus.jsonl", "page"].map(|name| folder.path().join(name));
    fs::write(&corpus_file, corpus()).unwrap();
    if std::env::var_os("SANDING_NO_BROWSER").is_none_or(|value| value != "1") {
        build(&corpus_file, &built);
    }
    let shell = fs::read_to_string(built.join("index.html")).unwrap_or_default();
    assert!(!shell.contains("<img") && !shell.contains("<iframe"));
    let (_running, port) = host(&built, 0);
    run(&format!("http://127.0.0.1:{port}/"), WATCH, async |page| {
        page.open("").await;
        go_through(page).await;
    });
    let copy = format!("file://{}", built.join("sanding.html").display());
    run(&copy, WATCH, async |page| {
        page.open("").await;
        go_through(page).await;
    });
}
