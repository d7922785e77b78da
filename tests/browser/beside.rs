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
        page.until("document.querySelector('.two .other')").await;
        let said = page
            .eval("[...document.querySelectorAll('.two .other')].map(e => e.ariaLabel).join('|')")
            .await;
        let said = said.as_str().unwrap();
        for one in said.split('|') {
            let (relation, rest) = one.split_once(" as Liputan6.com, paragraph ").unwrap();
            assert!(
                matches!(relation, "Okezone, same" | "Okezone, reworded"),
                "{one}"
            );
            let number = rest.split(',').next().unwrap();
            assert!(number.parse::<u32>().unwrap() > 0, "{one}");
        }
        assert!(said.contains("words differ"), "{said}");
        assert!(said.contains("words moved"), "{said}");
        // Both keys lead to the same differences, and what they lead to says what it is.
        let press = async |key: &str, shift: bool| {
            page.eval(&format!(
                "window.dispatchEvent(new KeyboardEvent('keydown', {{key: '{key}', shiftKey: {shift}}}))"
            ))
            .await;
            let label = page.eval("document.activeElement.ariaLabel").await;
            label.as_str().unwrap_or_default().to_owned()
        };
        let first = press("F7", false).await;
        assert!(first.contains(" as Liputan6.com, paragraph 1, "), "{first}");
        let second = press("n", false).await;
        assert_ne!(second, first);
        assert_eq!(press("F7", true).await, first);
        assert_eq!(press("F7", false).await, second);
        assert_eq!(press("p", false).await, first);
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
        let title = page
            .eval("document.querySelector('main h1').textContent")
            .await;
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
                .any(|one| one.contains("sanding-compare_bg-"))
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

/// The number of body sentences of sources, as the page itself knows them.
fn n_body(ids: &str) -> String {
    format!(
        "[{ids}].map((id) => {{ const read = window.sanding.analyze(id); \
         return read.sentences.filter((one) => read.blocks[one.block].role === 'body').length; }}).join()"
    )
}

/// The number of sentences shown of each source, by the links to where they stand.
fn n_shown(ids: &str) -> String {
    format!(
        "[{ids}].map((id) => \
         document.querySelectorAll(`.s p a.go[href^=\"#/read/${{id}}?\"]`).length).join()"
    )
}

#[test]
fn three_sources_are_columns_that_lose_no_sentence() {
    visit("#/compare/liputan6/okezone", async |page| {
        page.resize(1280, 900).await;
        // A third source is added from the field in the last head.
        page.until("document.querySelectorAll('.two .col select').length === 3")
            .await;
        let add = "document.querySelectorAll('.col select')[2]";
        let first = page
            .eval(&format!("{add}.selectedOptions[0].textContent"))
            .await;
        assert_eq!(first.as_str(), Some("+ add a source"));
        page.eval(&format!(
            "(s => {{ s.selectedIndex = [...s.options].findIndex(o => o.textContent === 'Medcom.id'); s.dispatchEvent(new Event('change', {{bubbles: true}})) }})({add})"
        ))
        .await;
        page.until("location.hash === '#/compare/liputan6/okezone/medcom'")
            .await;
        page.until("document.querySelector('.many .col + .col + .col')")
            .await;
        let ids = "'liputan6', 'okezone', 'medcom'";
        let known = page.eval(&n_body(ids)).await;
        assert_eq!(page.eval(&n_shown(ids)).await, known);
        let chosen = "[...document.querySelectorAll('.col select')].map(s => s.selectedOptions[0].textContent).join()";
        assert_eq!(
            page.eval(chosen).await.as_str(),
            Some("Liputan6.com,Okezone,Medcom.id,+ add a source")
        );
        // Each source has a column of its own.
        let lefts = "(id => new Set([...document.querySelectorAll(`.s a.go[href^=\"#/read/${id}?\"]`)]\
                     .map(a => a.closest('.s').getBoundingClientRect().left)).size)";
        for id in ["liputan6", "okezone", "medcom"] {
            assert_eq!(page.eval(&format!("{lefts}('{id}')")).await, 1, "{id}");
        }
        // The base's sentences stand in their order.
        let in_order = "(tops => tops.every((top, at) => !at || tops[at - 1] < top))\
                        ([...document.querySelectorAll('.s a.go[href^=\"#/read/liputan6?\"]')]\
                        .map(a => [+a.hash.match(/at=(\\d+)/)[1], a.getBoundingClientRect().top])\
                        .sort((a, b) => a[0] - b[0]).map(a => a[1]))";
        assert_eq!(page.eval(in_order).await.as_bool(), Some(true));
        let width = page.eval("document.documentElement.scrollWidth").await;
        assert!(width.as_u64().unwrap() <= 1280, "{width}");

        // On a narrow screen they are read one below the other, all of them.
        page.resize(390, 844).await;
        page.until(&format!("{lefts}('okezone') <= 2")).await;
        assert_eq!(page.eval(&n_shown(ids)).await, known);
        let below = "[...document.querySelectorAll('.many .other')].every(e => \
                     e.previousElementSibling.getBoundingClientRect().bottom \
                     <= e.getBoundingClientRect().top + 1)";
        assert_eq!(page.eval(below).await.as_bool(), Some(true));
        let named = "[...document.querySelectorAll('.many .whose')].every(e => e.offsetHeight > 0)";
        assert_eq!(page.eval(named).await.as_bool(), Some(true));
        let width = page.eval("document.documentElement.scrollWidth").await;
        assert!(width.as_u64().unwrap() <= 390, "{width}");
    });
}

#[test]
fn a_column_becomes_the_base_or_goes() {
    visit("#/compare/liputan6/okezone/medcom", async |page| {
        page.resize(1600, 900).await;
        page.until("document.querySelector('.many .col .sign')")
            .await;
        let chosen = "[...document.querySelectorAll('.col select')].map(s => s.selectedOptions[0].textContent).join()";
        page.eval("document.querySelectorAll('.col')[2].querySelector('.sign').click()")
            .await;
        page.until("location.hash === '#/compare/medcom/liputan6/okezone'")
            .await;
        page.until(&format!(
            "{chosen} === 'Medcom.id,Liputan6.com,Okezone,+ add a source'"
        ))
        .await;
        let known = page.eval(&n_body("'medcom', 'liputan6', 'okezone'")).await;
        let shown = page.eval(&n_shown("'medcom', 'liputan6', 'okezone'")).await;
        assert_eq!(shown, known);
        page.eval("document.querySelectorAll('.col')[1].querySelectorAll('.sign')[1].click()")
            .await;
        page.until("location.hash === '#/compare/medcom/okezone'")
            .await;
        page.until(&format!("{chosen} === 'Medcom.id,Okezone,+ add a source'"))
            .await;
        page.until("document.querySelector('.two .swap')").await;
        page.eval("document.querySelector('.swap').click()").await;
        page.until("location.hash === '#/compare/okezone/medcom'")
            .await;
        // A source that is named twice stands once, and one that there is not is no column.
        page.open("#/compare/okezone/medcom/okezone").await;
        page.until("document.querySelectorAll('.two .col').length === 2")
            .await;
        page.open("#/compare/okezone/medcom/nobody").await;
        page.until("document.querySelector('.empty h1')").await;
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
        let chosen = "[...document.querySelectorAll('.choices select')].map(s => s.selectedOptions[0].textContent).join()";
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
