//! What a reader does with the page, one scenario a test.

use serde_json::{Value, json};
use thirtyfour::{By, Key};

use crate::harness::{Page, visit};

#[test]
fn search_answers_while_typing_with_the_word_marked_in_every_form() {
    visit("", async |page| {
        page.press("/").await;
        page.until("document.activeElement.id === 'query'").await;
        page.press("mengunjungi").await;
        page.until("location.hash === '#/search?q=mengunjungi' && document.querySelector('a.hit mark.hit')")
            .await;
        let marked = page
            .eval("[...document.querySelectorAll('a.hit mark.hit')].map((mark) => mark.textContent.toLowerCase())")
            .await;
        let marked: Vec<&str> = marked
            .as_array()
            .unwrap()
            .iter()
            .filter_map(Value::as_str)
            .collect();
        assert!(
            marked.iter().all(|word| word.contains("unjung")),
            "{marked:?}"
        );
        assert!(
            marked.iter().any(|word| *word != "mengunjungi"),
            "{marked:?}"
        );
        page.press(" zzzz").await;
        page.until("location.hash.endsWith('zzzz')").await;
    });
}

/// The lines of the concordance that is shown: what stands before, the match, what stands after.
async fn lines(page: &Page) -> Vec<[String; 3]> {
    let lines = page
        .eval(
            "[...document.querySelectorAll('.kwic tbody tr')].map((line) => \
             [...line.querySelectorAll('td')].map((cell) => cell.textContent))",
        )
        .await;
    serde_json::from_value(lines).unwrap()
}

#[test]
fn every_match_is_a_line_in_its_context_and_the_link_remembers_the_order() {
    visit("#/search?q=kunjungan", async |page| {
        page.until("document.querySelector('a.hit .why')").await;
        let why = page.text("a.hit .why").await;
        assert!(
            why.starts_with("matched ") && why.ends_with(": same root"),
            "{why}"
        );
        let found = page
            .eval(
                "window.sanding.search('kunjungan', {limit: 99}).hits\
                 .reduce((sum, hit) => sum + hit.matches.length, 0)",
            )
            .await;
        for (tab, order) in [(2, "text"), (4, "right"), (3, "left")] {
            let tab = page
                .driver
                .find(By::Css(format!(".tabs a:nth-child({tab})")));
            tab.await.unwrap().click().await.unwrap();
            page.until(&format!(
                "location.hash === '#/search?q=kunjungan&lines={order}' && \
                 document.querySelector('.tabs .here').href === location.href && \
                 document.querySelector('.kwic')"
            ))
            .await;
            let shown = lines(page).await;
            assert_eq!(json!(shown.len()), found);
            // The nearest word, where a word and not a mark stands there.
            let beside = |line: &[String; 3]| {
                let word = match order {
                    "left" => line[0].split_whitespace().next_back(),
                    _ => line[2].split_whitespace().next(),
                };
                let word = word.unwrap_or_default().to_lowercase();
                word.chars().all(char::is_alphabetic).then_some(word)
            };
            let words: Vec<String> = shown.iter().filter_map(beside).collect();
            assert!(words.len() > 4);
            assert_eq!(words.is_sorted(), order != "text", "{order}: {words:?}");
            page.driver.refresh().await.unwrap();
            page.until("document.querySelector('.kwic')").await;
            assert_eq!(lines(page).await, shown, "{order}");
        }
        assert_eq!(
            page.n_found(".kwic tbody th[scope=row]").await,
            found.as_u64().unwrap()
        );
        assert_eq!(page.n_found(".kwic thead th[scope=col]").await, 4);
        assert!(page.n_found(".kwic mark[title='same root']").await > 0);
        // The sources' counts are those of the lines.
        let counted = page
            .eval(
                "[...document.querySelectorAll('.matrix tbody td:nth-child(2)')]\
                 .reduce((sum, cell) => sum + Number(cell.textContent), 0)",
            )
            .await;
        assert_eq!(counted, found);
        let tops = "[...document.querySelectorAll('.kwic tbody tr')].map((line) => line.getBoundingClientRect().height)";
        for width in [1280, 390] {
            page.resize(width, 844).await;
            let most = page.eval(&format!("Math.max(...{tops})")).await;
            assert!(
                most.as_f64().unwrap() < 70.0,
                "a line is {most} px high at {width}"
            );
        }
        let link = page.driver.find(By::Css(".kwic a")).await.unwrap();
        let word = link.text().await.unwrap();
        link.click().await.unwrap();
        page.until("document.querySelector('article .target mark.hit')")
            .await;
        assert_eq!(page.text("article .target mark.hit").await, word);
    });
}

#[test]
fn typing_goes_on_in_the_view_of_lines() {
    visit("#/search?q=korut&lines=left", async |page| {
        page.until("document.querySelector('.kwic')").await;
        page.press("/").await;
        page.until("document.activeElement.id === 'query'").await;
        page.press(&Key::End.value().to_string()).await;
        page.press(" zzzz").await;
        page.until("location.hash === '#/search?q=korut%20zzzz&lines=left'")
            .await;
    });
}

#[test]
fn a_query_that_finds_nothing_says_so_and_what_to_try() {
    visit("#/search?q=qqqqqqxz", async |page| {
        page.until("document.querySelector('.results .count')")
            .await;
        let said = page.text(".results").await;
        assert!(
            said.contains("Nothing found") && said.contains("Try"),
            "{said}"
        );
    });
}

#[test]
fn a_result_is_reached_and_opened_by_keyboard_alone_and_back_returns_to_it() {
    visit("", async |page| {
        page.press("/").await;
        page.until("document.activeElement.id === 'query'").await;
        page.press("vietnam").await;
        page.until("location.hash === '#/search?q=vietnam' && document.querySelector('a.hit')")
            .await;
        page.press(&Key::Down.value().to_string()).await;
        page.until("document.querySelector('a.hit.chosen')").await;
        // The field keeps the focus, and says which of the results is meant.
        assert_eq!(
            page.eval("document.activeElement.getAttribute('aria-activedescendant')")
                .await,
            json!("chosen")
        );
        page.press(&Key::Enter.value().to_string()).await;
        page.until("document.querySelector('article .target')")
            .await;
        assert!(page.hash().await.starts_with("#/read/"));
        assert!(
            page.n_found("article mark.hit").await > 0,
            "the reader marks what was searched"
        );
        // A key is none of the field's any more.
        assert_eq!(page.eval("document.activeElement.id").await, "main");
        page.driver.back().await.unwrap();
        page.until("location.hash === '#/search?q=vietnam' && document.querySelector('a.hit')")
            .await;
        assert_eq!(
            page.eval("document.getElementById('query').value").await,
            json!("vietnam")
        );
        page.driver.forward().await.unwrap();
        page.until("document.querySelector('article .target')")
            .await;
    });
}

#[test]
fn the_reader_shows_every_non_blank_byte_of_the_file_and_marks_names_and_dates() {
    visit("", async |page| {
        let documents = page.eval("window.sanding.documents()").await;
        for document in documents.as_array().unwrap() {
            let (id, file) = (
                document["id"].as_str().unwrap(),
                document["file"].as_str().unwrap(),
            );
            page.open(&format!("#/read/{id}")).await;
            page.until(&format!(
                "location.hash === '#/read/{id}' && document.querySelector('article h1')"
            ))
            .await;
            for kind in ["person", "place", "organization", "date"] {
                assert!(
                    page.n_found(&format!("article .m.{kind}")).await > 0,
                    "{file}: {kind}"
                );
                assert!(
                    page.n_found("aside .names a").await > 5,
                    "{file}: the list of names"
                );
            }
            let shown = page
                .eval("[...document.querySelectorAll('article > [data-at]')].map((line) => [...line.childNodes].filter((part) => !part.matches?.('.go')).map((part) => part.textContent).join('')).join('')")
                .await;
            let squeezed = |text: &str| text.split_whitespace().collect::<String>();
            let path = format!("{}/seeds/{file}", env!("CARGO_MANIFEST_DIR"));
            let source = std::fs::read_to_string(path).unwrap();
            assert_eq!(
                squeezed(shown.as_str().unwrap()),
                squeezed(&source),
                "{file}"
            );
        }
    });
}

#[test]
fn a_kind_of_mark_can_be_hidden_and_the_link_remembers_it() {
    visit("#/read/liputan6", async |page| {
        page.until("document.querySelector('article .m.person')")
            .await;
        let switch = page.driver.find(By::Css(".legend a")).await.unwrap();
        switch.click().await.unwrap();
        page.until("!document.querySelector('article .m.person')")
            .await;
        assert!(page.n_found("article .m.place").await > 0);
        assert!(page.hash().await.contains("hide=person"));
        page.driver.refresh().await.unwrap();
        page.until("document.querySelector('article .m.place')")
            .await;
        assert_eq!(page.n_found("article .m.person").await, 0);
    });
}

#[test]
fn two_sources_share_rows_and_differing_words_are_marked_on_both_sides() {
    visit("#/compare/liputan6/okezone", async |page| {
        page.until("document.querySelector('.two .s')").await;
        assert!(page.n_found(".two .s.same").await > 4);
        assert!(page.n_found(".two .s.only").await > 0);
        assert!(page.n_found(".two ins, .two del").await > 4);
        let apart = page
            .eval(
                "Math.max(...[...document.querySelectorAll('.two .link:not(.none)')].map((link) => \
                 Math.abs(link.previousElementSibling.getBoundingClientRect().top - \
                 link.nextElementSibling.getBoundingClientRect().top)))",
            )
            .await;
        assert!(
            apart.as_f64().unwrap() < 1.0,
            "aligned sentences stand {apart} px apart"
        );
        let told = page.n_found(".two .s p").await;
        let known = page
            .eval(
                "['liputan6', 'okezone'].map((id) => { const read = window.sanding.analyze(id); \
                 return read.sentences.filter((sentence) => read.blocks[sentence.block].role === 'body').length; }) \
                 .reduce((a, b) => a + b)",
            )
            .await;
        assert_eq!(json!(told), known, "each body sentence stands in one row");
    });
}

#[test]
fn differences_are_stepped_through_by_keyboard_and_another_source_is_chosen() {
    visit("#/compare/liputan6/medcom", async |page| {
        page.until("document.querySelector('.two .step')").await;
        page.press("n").await;
        page.until("document.activeElement.matches('.step')").await;
        let first = page.text(":focus").await;
        page.press("n").await;
        assert_ne!(page.text(":focus").await, first);
        page.press("p").await;
        assert_eq!(page.text(":focus").await, first);
        let select = page.driver.find(By::Css(".col select")).await.unwrap();
        select.send_keys("V").await.unwrap();
        page.until("location.hash === '#/compare/voa/medcom'").await;
        page.driver.back().await.unwrap();
        page.until(
            "location.hash === '#/compare/liputan6/medcom' && \
             document.querySelector('.col select').selectedIndex === 0",
        )
        .await;
    });
}

#[test]
fn every_view_opens_from_its_link_survives_a_reload_and_has_one_heading() {
    visit("", async |page| {
        for view in [
            "#/",
            "#/search",
            "#/search?q=%22operasi%20militer%20khusus%22",
            "#/search?q=korut&lines=text",
            "#/read/voa",
            "#/compare",
            "#/compare/okezone/medcom",
            "#/compare/okezone/medcom/voa/liputan6/kredit-dw",
            "#/statements",
            "#/statements?show=conflicts",
            "#/quotations/Victor%20Cha",
            "#/quotations",
            "#/names",
            "#/timeline",
            "#/about",
        ] {
            page.open(view).await;
            let arrived = format!(
                "location.hash === '{view}' && document.querySelectorAll('main h1').length === 1"
            );
            page.until(&arrived).await;
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
            // What a script fills comes with the script.
            let filled = "!document.querySelector('sanding-built:empty')";
            page.until(filled).await;
            let before = page.text("main").await;
            page.driver.refresh().await.unwrap();
            page.until("window.sanding && document.querySelector('main h1')")
                .await;
            page.until(filled).await;
            assert_eq!(page.text("main").await, before, "{view}");
        }
    });
}

#[test]
fn a_link_into_a_text_that_was_changed_says_so() {
    visit("#/names/korea-utara", async |page| {
        page.until("document.querySelector('main a[href*=\"at=\"]')")
            .await;
        let link = page
            .eval("document.querySelector('main a[href*=\"at=\"]').getAttribute('href')")
            .await;
        let link = link.as_str().unwrap();
        page.open(link).await;
        page.until("document.querySelector('.target')").await;
        let shown = page.text(".target").await;
        assert_eq!(
            page.eval("document.querySelector('.changed')").await,
            json!(null)
        );

        // As of a text that was changed since: before the passage, and in it.
        let (rest, sum) = link.rsplit_once('.').unwrap();
        let (rest, ends) = rest.split_once("at=").unwrap();
        let (start, end) = ends.split_once('-').unwrap();
        let (start, end): (u32, u32) = (start.parse().unwrap(), end.parse().unwrap());
        page.open(&format!("{rest}at={}-{}.{sum}", start + 3, end + 3))
            .await;
        page.until("document.querySelector('.changed') && document.querySelector('.target')")
            .await;
        assert_eq!(page.text(".target").await, shown);
        page.open(&format!(
            "{rest}at={start}-{end}.{:06x}",
            u32::from_str_radix(sum, 16).unwrap() ^ 1
        ))
        .await;
        page.until("document.querySelector('.changed') && !document.querySelector('.target')")
            .await;
    });
}

#[test]
fn a_link_that_leads_nowhere_says_so() {
    visit("", async |page| {
        for view in [
            "#/no/such/view",
            "#/read/nobody",
            "#/compare/a/b",
            "#/names/nobody",
        ] {
            page.open(view).await;
            page.until(&format!(
                "location.hash === '{view}' && document.querySelector('.empty h1')"
            ))
            .await;
            assert!(page.text(".empty").await.contains("overview"), "{view}");
        }
    });
}

#[test]
fn no_view_is_wider_than_a_phone() {
    visit("", async |page| {
        page.resize(390, 844).await;
        for view in [
            "#/",
            "#/search?q=putin",
            "#/search?q=republik%20demokratik%20rakyat%20korea&lines=left",
            "#/read/liputan6",
            "#/compare",
            "#/statements",
            "#/quotations",
            "#/names",
            "#/timeline",
            "#/about",
        ] {
            page.open(view).await;
            page.until(&format!(
                "location.hash === '{view}' && document.querySelector('main h1')"
            ))
            .await;
            let width = page.eval("document.documentElement.scrollWidth").await;
            assert!(width.as_u64().unwrap() <= 390, "{view}: {width}");
        }
    });
}

#[test]
fn an_unknown_document_is_an_error_that_lists_the_known_ones() {
    visit("", async |page| {
        let error = page
            .eval("(() => { try { window.sanding.analyze('nobody'); } catch (error) { return error.message; } })()")
            .await;
        assert!(error.as_str().unwrap().contains("liputan6"), "{error}");
    });
}
