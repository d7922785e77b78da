//! Two sources beside each other, and what all of them state: folding, what is spoken, filters.

use crate::harness::{Page, visit};

#[test]
fn what_is_the_same_is_folded_and_the_link_remembers_it() {
    visit("#/compare/liputan6/okezone", async |page| {
        page.until("document.querySelectorAll('.two .s').length > 10")
            .await;
        let n_all = page
            .eval("document.querySelectorAll('.two .s').length")
            .await;
        page.eval("document.querySelector('.legend a').click()")
            .await;
        page.until("document.querySelector('.two .folded')").await;
        assert_eq!(
            page.eval("location.hash").await.as_str(),
            Some("#/compare/liputan6/okezone?same=folded")
        );
        let n_left = page
            .eval("document.querySelectorAll('.two .s').length")
            .await;
        assert!(n_left.as_u64() < n_all.as_u64(), "{n_left} of {n_all}");
        // What differs on a fact is still there: who is in the delegation.
        let shown = page
            .eval("document.querySelector('.two').textContent")
            .await;
        assert!(shown.as_str().unwrap().contains("Novak"));
        let line = page
            .eval("document.querySelector('.folded').textContent")
            .await;
        assert!(line.as_str().unwrap().ends_with("nearly so"), "{line}");
    });
}

#[test]
fn what_stands_beside_a_sentence_is_spoken() {
    visit("#/compare/liputan6/okezone", async |page| {
        page.until("document.querySelector('.two .link .hidden')")
            .await;
        let said = page
            .eval("[...document.querySelectorAll('.two .link .hidden')].map(e => e.textContent).join('|')")
            .await;
        let said = said.as_str().unwrap();
        for one in said.split('|') {
            let (relation, rest) = one.split_once(" as Okezone, paragraph ").unwrap();
            assert!(matches!(relation, "same" | "reworded"), "{one}");
            let number = rest.split(',').next().unwrap();
            assert!(number.parse::<u32>().unwrap() > 0, "{one}");
        }
        assert!(said.contains("words differ"), "{said}");
        assert!(said.contains("words moved"), "{said}");
    });
}

async fn text(page: &Page, selector: &str) -> String {
    let all =
        format!("[...document.querySelectorAll({selector:?})].map(it => it.textContent).join('')");
    page.eval(&all)
        .await
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

#[test]
fn a_moved_phrase_is_marked_on_both_sides_by_more_than_color() {
    visit("#/compare/liputan6/okezone", async |page| {
        page.until("document.querySelector('.two .moved')").await;
        // The phrase is cut where a name within it begins.
        for name in [".two del.moved", ".two ins.moved"] {
            let words = text(page, name).await;
            assert_eq!(words, "Wakil Perdana Menteri Alexander Novak", "{name}");
        }
        let style = page
            .eval("getComputedStyle(document.querySelector('.two .moved')).borderTopStyle")
            .await;
        assert_eq!(style, "dashed");
        let title = page
            .eval("document.querySelector('.two .moved').title")
            .await;
        assert!(title.as_str().unwrap().starts_with("moved"), "{title}");
        assert_eq!(text(page, ".legend .moved").await, "moved");
    });
}

#[test]
fn what_was_not_compared_with_the_corpus_is_compared_by_the_module_that_is_loaded_for_it() {
    visit("", async |page| {
        let title = page.eval("document.querySelector('h1').textContent").await;
        page.open("#/compare/liputan6/okezone").await;
        let compare = "Promise.resolve(window.sanding.compare('liputan6', 'okezone'))\
                       .then((it) => JSON.stringify(it))";
        let count = "Promise.resolve(window.sanding.statements())\
                     .then((it) => it.statements.length)";
        page.until("document.querySelector('.two .s')").await;
        let (compared, n_statements) = (page.eval(compare).await, page.eval(count).await);
        assert!(compared.as_str().unwrap().contains("Novak"));
        let asked = async || {
            let requests = page.requests().await;
            requests
                .iter()
                .any(|one| one.ends_with("sanding-compare_bg.wasm"))
        };
        assert!(!asked().await);

        // A correction may change what is the same. This one changes nothing.
        let line = r"'Tak Ada\t\t+Ada Tak\n'";
        page.eval(&format!(
            "localStorage.setItem('sanding ' + {title}, {line})"
        ))
        .await;
        page.driver.refresh().await.unwrap();
        page.until("document.querySelector('.two .s')").await;
        assert!(asked().await);
        assert_eq!(page.eval(compare).await, compared);
        assert_eq!(page.eval(count).await, n_statements);
        page.open("#/statements").await;
        page.until("document.querySelector('.statements tbody tr')")
            .await;
        page.eval("localStorage.clear()").await;
    });
}

#[test]
fn statements_are_narrowed_to_sources_and_the_link_remembers_them() {
    visit("#/statements", async |page| {
        let rows = "document.querySelectorAll('.statements tbody tr').length";
        page.until("document.querySelector('.statements tbody tr')")
            .await;
        let n_all = page.eval(rows).await.as_u64().unwrap();
        page.open("#/statements?show=shared&in=okezone&not=liputan6")
            .await;
        page.until(&format!("{rows} > 0 && {rows} < {n_all}")).await;
        // The columns are those of the corpus: the first is the source that must not tell it.
        let first = "[...document.querySelectorAll('.statements tbody tr')]";
        let only = format!(
            "{first}.every(r => r.children[0].className === 'none' && r.children[3].className !== 'none')"
        );
        assert_eq!(page.eval(&only).await.as_bool(), Some(true));
        let chosen = "[...document.querySelectorAll('.choices select')].map(s => s.value).join()";
        let chosen = page.eval(chosen).await;
        assert_eq!(
            chosen.as_str(),
            Some("Okezone,Liputan6.com,Most sources first")
        );
        page.eval(
            "(s => { s.selectedIndex = 2; s.dispatchEvent(new Event('change', {bubbles: true})) })\
             (document.querySelectorAll('.choices select')[2])",
        )
        .await;
        page.until("location.hash.includes('order=text')").await;
    });
}
