//! Entities and dates: what a reader is told of one, and what a reader corrects.

use thirtyfour::By;

use crate::harness::{Page, visit};

async fn text(page: &Page, selector: &str) -> String {
    let found = page
        .eval(&format!(
            "[...document.querySelectorAll({selector:?})].map((it) => it.textContent).join('|')"
        ))
        .await;
    found.as_str().unwrap_or_default().to_owned()
}

/// Opens the page of the person whom most sources name, and says the name.
async fn most_named(page: &Page) -> String {
    page.until("document.querySelector('.matrix tbody th a')")
        .await;
    let name = page
        .eval("document.querySelector('.matrix tbody th a').textContent")
        .await;
    page.click(".matrix tbody th a").await;
    page.until("document.querySelector('.namepage')").await;
    name.as_str().unwrap().to_owned()
}

#[test]
fn a_name_is_corrected_kept_taken_along_and_taken_back() {
    visit("#/names", async |page| {
        let name = most_named(page).await;
        let before = text(page, ".lede").await;
        page.click(".fix summary").await;
        let field = page.driver.find(By::Css(".fix input[name=name]")).await;
        let field = field.unwrap();
        field.clear().await.unwrap();
        field.send_keys("Nama \"Baru\"").await.unwrap();
        page.click(".fix button").await;
        page.until("location.hash === '#/names/nama-baru'").await;
        page.until("document.querySelector('main h1').textContent === 'Nama \"Baru\"'")
            .await;
        assert_eq!(text(page, ".lede").await, before);
        assert!(text(page, ".matrix .why").await.contains("by correction"));

        // It is still there after the page was loaded again, and can be taken along.
        page.driver.refresh().await.unwrap();
        page.until("document.querySelector('main h1')?.textContent === 'Nama \"Baru\"'")
            .await;
        // The first view waits for what corrects; then the new name stands there, too.
        page.driver.goto("about:blank").await.unwrap();
        page.driver.goto(&page.address).await.unwrap();
        page.until("document.querySelector('.chips a[href=\"#/names/nama-baru\"]')")
            .await;
        page.eval("location.hash = '#/names'").await;
        page.until("document.querySelector('a[download=\"entities.toml\"]')")
            .await;
        let toml = page
            .eval("decodeURIComponent(document.querySelector('a[download]').href.split(',').slice(1).join(','))")
            .await;
        let expected =
            format!("[[entity]]\nname = \"Nama \\\"Baru\\\"\"\naliases = [\"{name}\"]\n\n");
        assert_eq!(toml.as_str().unwrap(), expected);

        page.click(".fix summary").await;
        page.click(".fix li button").await;
        page.until("!document.querySelector('.fix')").await;
        assert_eq!(most_named(page).await, name);
        assert_eq!(text(page, ".lede").await, before);
    });
}

#[test]
fn what_is_no_name_is_marked_no_more() {
    visit("#/names", async |page| {
        let name = most_named(page).await;
        page.click(".fix summary").await;
        page.click(".fix option[value=none]").await;
        page.click(".fix button").await;
        page.until("location.hash === '#/names' && document.querySelector('.fix li')")
            .await;
        assert!(!text(page, ".matrix tbody th").await.contains(&name));
        page.eval("localStorage.clear()").await;
    });
}

#[test]
fn a_bar_of_the_timeline_shows_its_passages_alone_and_the_link_remembers_it() {
    visit("#/timeline", async |page| {
        page.until("document.querySelector('.strip a')").await;
        let (n_days, n_bars) = (
            page.eval("document.querySelectorAll('.timeline h2').length")
                .await,
            page.eval("document.querySelectorAll('.strip a').length")
                .await,
        );
        assert!(n_days.as_u64() >= n_bars.as_u64() && n_bars.as_u64() > Some(3));
        let narrow = page
            .eval("[...document.querySelectorAll('.strip a rect:first-of-type')].filter((it) => it.getBoundingClientRect().width < 24).length")
            .await;
        assert_eq!(narrow, 0);
        page.eval("document.querySelector('.strip a').focus()")
            .await;
        page.click(".strip a:last-of-type").await;
        page.until("location.hash.includes('day=') && document.querySelector('.strip .here')")
            .await;
        let shown = page
            .eval("document.querySelectorAll('.timeline h2').length")
            .await;
        assert!(shown.as_u64() < n_days.as_u64() && shown.as_u64() > Some(0));
        page.driver.refresh().await.unwrap();
        page.until("document.querySelector('.strip .here')").await;
        assert_eq!(
            page.eval("document.querySelectorAll('.timeline h2').length")
                .await,
            shown
        );
    });
}
