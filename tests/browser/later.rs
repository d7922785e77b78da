//! What the first view does not need comes when it is needed, and says so where it does not come.

use serde_json::json;

use crate::harness::{Page, visit};

async fn has_rest(page: &Page) -> bool {
    let requests = page.requests().await;
    requests.iter().any(|one| one.contains("sanding_rest-"))
}

/// Goes to a view as a reader does, who asks for nothing that scripts ask for.
async fn go(page: &Page, hash: &str) {
    // Another document, whatever the last one was.
    page.driver.goto("about:blank").await.unwrap();
    let address = format!("{}{hash}", page.address);
    page.driver.goto(address).await.unwrap();
}

async fn block(page: &Page, addresses: &[&str]) {
    let cdp = page.driver.cdp();
    cdp.send_raw("Network.enable", json!({})).await.unwrap();
    cdp.send_raw("Network.setBlockedURLs", json!({"urls": addresses}))
        .await
        .unwrap();
}

#[test]
fn the_overview_needs_the_first_half_alone_until_a_reader_does_something() {
    visit("", async |page| {
        go(page, "#/").await;
        page.until("document.querySelector('main h1')").await;
        assert!(!has_rest(page).await);
        page.eval("window.dispatchEvent(new Event('pointermove'))")
            .await;
        page.until("window.sandingReadyEvents").await;
        assert!(has_rest(page).await);
        assert_eq!(
            page.eval("typeof window.sanding.documents").await,
            "function"
        );
    });
}

#[test]
fn a_script_that_asks_for_the_answers_gets_them() {
    visit("", async |page| {
        go(page, "#/").await;
        page.until("document.querySelector('main h1')").await;
        assert!(!has_rest(page).await);
        assert_eq!(page.eval("typeof window.sanding").await, "undefined");
        page.until("window.sanding").await;
        assert_eq!(page.eval("window.sandingReadyEvents").await, 1);
    });
}

#[test]
fn a_view_whose_half_does_not_come_says_so_and_comes_when_it_can() {
    visit("", async |page| {
        block(page, &["*sanding_rest-*"]).await;
        go(page, "#/names").await;
        page.until("document.querySelector('main [role=status]')?.textContent.includes('could not be loaded')")
            .await;
        // What is there already stays usable.
        page.eval("location.hash = '#/'").await;
        page.until("document.querySelector('.clash')").await;
        block(page, &[]).await;
        page.eval("location.hash = '#/names'").await;
        page.until("document.querySelector('main h1')?.textContent === 'Names'")
            .await;
        // The browser itself tells of what was asked for in vain.
        page.console().await;
    });
}
