//! The keys: the list of them, the switch for single characters, the search field as a combobox.

use serde_json::json;
use thirtyfour::Key;

use crate::harness::{Page, visit};

async fn field(page: &Page, attribute: &str) -> serde_json::Value {
    page.eval(&format!(
        "document.getElementById('query').getAttribute('{attribute}')"
    ))
    .await
}

#[test]
fn keys_of_one_character_are_listed_and_can_be_switched_off() {
    visit("", async |page| {
        page.press("?").await;
        page.until("location.hash === '#/keys' && document.querySelector('.keylist')")
            .await;
        // Where one is already there is no step to.
        let length = page.eval("history.length").await;
        page.press("?").await;
        page.press("?").await;
        // Enter in the search field is no answer to the switch.
        page.press("/").await;
        page.press(&Key::Enter.value().to_string()).await;
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        assert!(
            page.text("main [role=status]")
                .await
                .contains("switched on")
        );
        assert_eq!(page.eval("history.length").await, length);
        page.click("main form button").await;
        page.until("document.querySelector('main [role=status]').textContent.includes('off')")
            .await;
        assert_eq!(
            page.n_found(".search kbd").await,
            0,
            "a sign for a key that does nothing"
        );
        page.open("#/read/voa").await;
        page.until("document.querySelector('article')").await;
        page.eval("document.body.focus()").await;
        page.press("/n]?").await;
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        assert_eq!(page.hash().await, "#/read/voa");
        assert_ne!(page.eval("document.activeElement.id").await, "query");
        // The others stay; and the choice stays when the page is loaded again.
        let chord = format!("{}k", Key::Control.value());
        page.press(&chord).await;
        page.until("document.activeElement.id === 'query'").await;
        page.driver.refresh().await.unwrap();
        page.until("window.sanding && document.querySelector('article')")
            .await;
        page.press("]").await;
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        assert_eq!(page.hash().await, "#/read/voa");

        page.open("#/keys").await;
        page.click("main form button").await;
        page.until("document.querySelector('main [role=status]').textContent.includes('on.')")
            .await;
        page.open("#/read/voa").await;
        page.until("document.querySelector('article')").await;
        page.press("]").await;
        page.until("location.hash !== '#/read/voa'").await;
    });
}

#[test]
fn arrow_keys_choose_among_the_results_while_the_field_keeps_the_focus() {
    visit("", async |page| {
        assert_eq!(field(page, "role").await, "combobox");
        assert_eq!(field(page, "aria-expanded").await, "false");
        page.press("/").await;
        page.press("putin").await;
        page.until("document.querySelectorAll('a.hit').length > 2")
            .await;
        assert_eq!(field(page, "aria-expanded").await, "true");
        assert_eq!(field(page, "aria-controls").await, "found");
        assert_eq!(field(page, "aria-activedescendant").await, json!(null));
        let count = page.text(".results [role=status]").await;
        assert!(count.contains("sources"), "{count}");

        let chosen =
            "[...document.querySelectorAll('a.hit')].findIndex((it) => it.matches('.chosen'))";
        for (key, expected) in [
            (Key::Down, 0),
            (Key::Down, 1),
            (Key::Up, 0),
            (Key::Up, -1),
            (Key::Down, 0),
        ] {
            page.press(&key.value().to_string()).await;
            page.until(&format!("{chosen} === {expected}")).await;
            assert_eq!(page.eval("document.activeElement.id").await, "query");
        }
        assert_eq!(field(page, "aria-activedescendant").await, "chosen");
        assert_eq!(page.n_found("#found #chosen").await, 1);
        // Escape leaves the choice first, then the field.
        page.press(&Key::Escape.value().to_string()).await;
        page.until(&format!("{chosen} === -1")).await;
        assert_eq!(page.eval("document.activeElement.id").await, "query");
        page.press(&Key::Escape.value().to_string()).await;
        page.until("document.activeElement.id === 'main'").await;
    });
}

#[test]
fn matches_in_a_text_are_stepped_through() {
    visit("#/read/liputan6?q=putin", async |page| {
        page.until("document.querySelectorAll('article mark.hit').length > 2")
            .await;
        let at = "[...document.querySelectorAll('article .hit')].indexOf(document.activeElement)";
        let f7 = Key::F7.value().to_string();
        let shift_f7 = format!("{}{f7}", Key::Shift.value());
        for (key, expected) in [("n", 0), ("n", 1), ("p", 0), (&f7, 1), (&shift_f7, 0)] {
            page.press(key).await;
            page.until(&format!("{at} === {expected}")).await;
        }
    });
}

#[test]
fn the_link_past_the_bar_leads_to_the_text_and_not_out_of_the_view() {
    visit("#/names", async |page| {
        page.until("document.querySelector('.namelist')").await;
        page.press(&Key::Tab.value().to_string()).await;
        page.until("document.activeElement.className === 'skip'")
            .await;
        page.press(&Key::Enter.value().to_string()).await;
        page.until("document.activeElement.id === 'main' && location.hash === '#/names'")
            .await;
        assert_eq!(page.n_found(".namelist").await, 1);
    });
}
