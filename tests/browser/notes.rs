//! What a reader takes from a passage: a quotation with its source, and notes.

use thirtyfour::By;

use crate::harness::{Page, visit};

/// Selects what lies between two words of a paragraph of the body, as a reader would with a mouse.
async fn select(page: &Page, paragraph: usize, from: &str, to: &str) -> String {
    let script = format!(
        "(() => {{
            const lines = [...document.querySelectorAll('article p[data-at]')].filter((line) => line.querySelector('.go'));
            const nodes = [];
            const walk = document.createTreeWalker(lines[{paragraph}], NodeFilter.SHOW_TEXT);
            while (walk.nextNode()) nodes.push(walk.currentNode);
            const start = nodes.find((node) => node.data.includes({from:?}));
            const end = nodes.find((node) => node.data.includes({to:?}));
            const range = new Range();
            range.setStart(start, start.data.indexOf({from:?}));
            range.setEnd(end, end.data.indexOf({to:?}) + {to:?}.length);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            return range.toString();
        }})()"
    );
    page.eval(&script).await.as_str().unwrap().to_owned()
}

#[test]
fn a_selected_passage_is_linked_cited_and_noted_and_the_note_goes_and_comes_as_a_file() {
    visit("#/read/liputan6", async |page| {
        page.until("document.querySelector('article p[data-at]')")
            .await;
        let passage = select(page, 1, "yang dipublikasikan", "corong").await;
        page.click(".offer:not([hidden]) a").await;
        page.until("document.querySelector('sanding-passage textarea')")
            .await;
        // The link points to the very bytes, and has got its checksum.
        let pointed =
            "[...document.querySelectorAll('.target')].map((it) => it.textContent).join('')";
        assert_eq!(page.eval(pointed).await, passage);
        let hash = page.hash().await;
        assert!(hash.contains('.'), "{hash}");

        // Without leave to copy the text is shown, whole, to be copied by hand.
        page.eval("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
            .await;
        page.click("sanding-passage button").await;
        page.until("document.querySelector('.byhand textarea')")
            .await;
        let cited = page
            .eval("document.querySelector('.byhand textarea').value")
            .await;
        let cited = cited.as_str().unwrap();
        for part in [
            &*format!("“{passage}”"),
            "Khairisa Ferida",
            "Liputan6.com",
            "“Janji Putin Jelang Kunjungannya ke Korea Utara”",
            "18 June 2024, 10:01",
            &hash,
        ] {
            assert!(cited.contains(part), "{part} in {cited}");
        }

        let field = page.driver.find(By::Id("note")).await.unwrap();
        field.send_keys("<b>cek</b> \"ini\"").await.unwrap();
        page.click("sanding-passage p:nth-of-type(2) button").await;
        page.until("document.querySelector('sanding-noted li')")
            .await;
        page.driver.refresh().await.unwrap();
        page.until("document.querySelector('sanding-noted li')")
            .await;
        assert_eq!(page.text("sanding-noted li").await, "<b>cek</b> \"ini\"");
        let marked = "[...CSS.highlights.get('sanding-note')].map(String).join('|')";
        page.until(marked).await;
        assert_eq!(page.eval(marked).await, passage);

        // The file that the page saves is read back after the note was removed.
        page.open("#/notes").await;
        page.until("document.querySelector('sanding-notes li')")
            .await;
        assert_eq!(page.text("sanding-notes q").await, passage);
        let saved = "new Promise((done) => {
            const make = URL.createObjectURL;
            URL.createObjectURL = (blob) => (blob.text().then(done), make.call(URL, blob));
            document.querySelector('sanding-notes .tools button').click();
        })";
        let saved = page.eval(saved).await.as_str().unwrap().to_owned();
        page.click("sanding-notes li button").await;
        page.until("!document.querySelector('sanding-notes li')")
            .await;
        let folder = tempfile::tempdir().unwrap();
        for (name, text, expected) in [
            (
                "other.json",
                "{\"notes\": []}",
                "other.json could not be added",
            ),
            ("broken.json", "{", "broken.json could not be added"),
            ("notes.json", &saved, "1 note was added"),
        ] {
            let path = folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            let chooser = page.driver.find(By::Css("sanding-notes input[type=file]"));
            let chooser = chooser.await.unwrap();
            chooser.send_keys(path.to_str().unwrap()).await.unwrap();
            page.until(&format!(
                "document.querySelector('sanding-notes [role=status]').textContent.includes({expected:?})"
            ))
            .await;
        }
        assert_eq!(page.text("sanding-notes q").await, passage);
        page.click("sanding-notes a").await;
        page.until("document.querySelector('article .target')")
            .await;
        assert_eq!(page.hash().await, hash);
    });
}

#[test]
fn a_link_to_a_passage_without_a_checksum_gets_one() {
    visit("#/read/voa?at=10-40", async |page| {
        page.until("/at=10-40\\.[0-9a-f]+$/.test(location.hash)")
            .await;
        page.until("document.querySelector('.target')").await;
    });
}
