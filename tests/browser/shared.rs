//! What sources have from each other: the table of shared words, and quotations.

use serde_json::Value;
use thirtyfour::By;

use crate::harness::{Page, visit};

async fn texts(page: &Page, selector: &str) -> Vec<String> {
    let found = page
        .eval(&format!(
            "[...document.querySelectorAll({selector:?})].map((found) => found.textContent)"
        ))
        .await;
    serde_json::from_value(found).unwrap()
}

#[test]
fn the_overview_tells_who_shares_words_with_whom() {
    visit("", async |page| {
        page.until("document.querySelector('.shared')").await;
        let table = "document.querySelector('[aria-label=\"Shared words\"]')";
        let size = page
            .eval(&format!(
                "[{table}.querySelectorAll('tbody tr').length, \
                 {table}.querySelectorAll('thead th[scope=col]').length, \
                 {table}.querySelectorAll('tbody th[scope=row]').length, \
                 {table}.querySelectorAll('td a').length]"
            ))
            .await;
        assert_eq!(size, serde_json::json!([5, 5, 5, 20]));
        // The share is of the row's source, and stands there as a figure.
        let cell = |row: &str, column: &str| {
            format!("document.querySelectorAll('td a[href=\"#/compare/{row}/{column}\"]')[1]")
        };
        let share = async |row: &str, column: &str| {
            let text = page
                .eval(&format!("{}.textContent", cell(row, column)))
                .await;
            let (share, longest) = text.as_str().unwrap().split_once('%').unwrap();
            let share: u32 = share.trim().parse().unwrap();
            (share, longest.to_owned())
        };
        let (short, long) = (
            share("okezone", "liputan6").await,
            share("liputan6", "okezone").await,
        );
        assert!(
            short.0 > 50 && (20..40).contains(&long.0),
            "{short:?} {long:?}"
        );
        // What is not seen is heard.
        assert_eq!(
            (short.1.as_str(), long.1.as_str()),
            (
                " of Okezone in Liputan6.com, longest run 43 words",
                " of Liputan6.com in Okezone, longest run 43 words"
            )
        );
        let none = page
            .eval(&format!("{}.textContent", cell("voa", "okezone")))
            .await;
        assert_eq!(none, "–");
        // Each claim leads to its passage.
        let first = texts(page, ".shared li:first-child a").await;
        assert!(first.len() > 4, "{first:?}");
        let evidence = page.driver.find(By::Css(".shared li:first-child small a"));
        evidence.await.unwrap().click().await.unwrap();
        page.until(
            "location.hash.startsWith('#/read/liputan6?at=') && document.querySelector('.target')",
        )
        .await;
        // The run goes from one paragraph to the next.
        let target = texts(page, ".target").await.concat().replace('.', " ");
        assert_eq!(target.split_whitespace().count(), 43, "{target}");
    });
}

#[test]
fn quotations_of_several_sources_stand_together_with_what_differs() {
    visit("#/quotations", async |page| {
        page.until("document.querySelector('.said')").await;
        let cards = texts(page, ".said").await;
        assert!(cards[0].contains("2 sources"), "{}", cards[0]);
        let n_shared = cards
            .iter()
            .take_while(|card| card.contains("2 sources"))
            .count();
        assert!(n_shared >= 3);
        assert!(
            cards[n_shared..]
                .iter()
                .all(|card| card.contains("1 source"))
        );
        // Differences are elements that say what they are.
        let marked = page
            .eval(
                "[...document.querySelectorAll('.said ins, .said del')]\
                 .map((mark) => [mark.textContent, mark.title])",
            )
            .await;
        let marked = marked.as_array().unwrap();
        assert!(
            marked.iter().any(|mark| mark[0] == "diperkuat"),
            "{marked:?}"
        );
        assert!(
            marked
                .iter()
                .all(|mark| mark[1].as_str().is_some_and(|title| !title.is_empty()))
        );
        // A speaker is chosen through the address.
        let name = page.driver.find(By::LinkText("Victor Cha")).await.unwrap();
        name.click().await.unwrap();
        page.until("location.hash === '#/quotations/Victor%20Cha' && document.querySelectorAll('.said').length === 1")
            .await;
        let here: Value = page
            .eval("document.querySelector('.tabs [aria-current=page]').textContent")
            .await;
        assert_eq!(here, "Victor Cha");
        let passage = page.driver.find(By::Css(".said .go")).await.unwrap();
        passage.click().await.unwrap();
        page.until(
            "location.hash.startsWith('#/read/medcom?at=') && document.querySelector('.target')",
        )
        .await;
        let target = texts(page, ".target").await.concat();
        assert!(target.starts_with("Hubungan ini"), "{target}");
    });
}
