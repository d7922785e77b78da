//! Every view against the checks of axe-core: WCAG 2.2 A and AA, and good practice.
//!
//! A program sees a part of what makes a page accessible: the order of the focus, what is spoken, and
//! what the keys do are tested with the views they belong to.

use serde_json::json;

use crate::harness::{Page, visit};

const AXE: &str = include_str!("axe-core/axe.min.js");

const VIEWS: [&str; 21] = [
    "#/",
    "#/search",
    "#/search?q=korut%20vietnam",
    "#/search?q=kunjungan&lines=right",
    "#/search?q=zzzz",
    "#/read/liputan6",
    "#/compare/liputan6/medcom",
    "#/compare/voa/medcom?same=folded",
    "#/statements",
    "#/statements?show=conflicts",
    "#/quotations",
    "#/names",
    "#/names/korea-utara",
    "#/timeline",
    "#/yours",
    "#/read/liputan6?at=1400-1500",
    "#/notes",
    "#/copy",
    "#/keys",
    "#/about",
    "#/no/such/view",
];

/// What axe finds wrong, a line each: the rule, the element, the reason.
async fn violations(page: &Page) -> Vec<String> {
    let script = "const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];\
        const options = { resultTypes: ['violations'], runOnly: { type: 'tag', values: tags } };\
        return axe.run(document, options).then((found) => found.violations.flatMap((rule) =>\
            rule.nodes.map((node) => [rule.id, node.target.join(' '), node.failureSummary].join(': '))));";
    let answer = page.driver.execute(script, Vec::new()).await.unwrap();
    let found = answer.json().as_array().unwrap().iter();
    found.map(|one| one.as_str().unwrap().to_owned()).collect()
}

#[test]
fn axe_finds_nothing_on_any_view_in_either_scheme_at_either_size() {
    visit("", async |page| {
        let mut wrong = Vec::new();
        for scheme in ["light", "dark"] {
            let media = json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]});
            page.driver
                .cdp()
                .send_raw("Emulation.setEmulatedMedia", media)
                .await
                .unwrap();
            for width in [1280, 320] {
                page.resize(width, 900).await;
                for view in VIEWS {
                    page.open(view).await;
                    page.until(&format!(
                        "(location.hash === '{view}' || location.hash.startsWith('{view}.')) && document.querySelector('main h1') && !document.querySelector('sanding-built:empty, sanding-copy:empty, sanding-notes:empty, sanding-yours:empty')"
                    ))
                    .await;
                    // A driver's script is not held by the page's policy.
                    page.driver.execute(AXE, Vec::new()).await.unwrap();
                    for one in violations(page).await {
                        wrong.push(format!("{scheme} {width} {view}: {one}"));
                    }
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");

        // It finds what is wrong: a field without a name.
        page.eval("document.querySelector('main').append(document.createElement('input'))")
            .await;
        assert!(!violations(page).await.is_empty());
    });
}
