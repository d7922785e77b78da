//! Pages in the manner of news sites, all of them invented.

use super::{MOST_DEPTH, MOST_ELEMENTS, article, read_page};
use crate::{
    corpus::{Document, Field, Manifest, Origin, Role, Source, read},
    intake::decode::MOST_BYTES,
};

const PAGE: &str = include_str!("page.html");

fn document(html: &str) -> Document {
    let page = read_page(html.as_bytes().to_vec()).unwrap();
    let source = Source {
        file: "a.html".to_owned(),
        text: page.text,
        markup: page.markup,
        ..Source::default()
    };
    let (mut documents, diagnostics) = read(vec![source], &Manifest::default());
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    documents.remove(0)
}

fn of_role(document: &Document, role: Role) -> Vec<&str> {
    let blocks = document.blocks.iter().filter(|block| block.role == role);
    blocks.map(|block| block.span.of(&document.text)).collect()
}

#[test]
fn the_article_is_read_and_the_site_around_it_is_not() {
    let document = document(PAGE);
    assert_eq!(
        document.headline(),
        "Jembatan Gantung Cimerang Putus, Tiga Desa Terisolasi"
    );
    let body = of_role(&document, Role::Body);
    assert_eq!(body.len(), 5, "{body:#?}");
    assert!(body[0].starts_with("CIMERANG, Kabar Lembah - Jembatan gantung"));
    assert!(body[4].starts_with("Warga kini menyeberang"));
    assert_eq!(
        of_role(&document, Role::Subheading),
        ["Perbaikan butuh dua pekan"]
    );
    assert_eq!(
        of_role(&document, Role::Caption),
        ["Jembatan gantung Cimerang yang putus, Senin (4/3/2024). (Kabar Lembah/Sari Utami)"]
    );
    for outside in [
        "Beranda",
        "Terpopuler",
        "Setuju sekali",
        "dataLayer",
        "Hak cipta",
    ] {
        assert!(!document.text.contains(outside), "{outside}");
    }
}

#[test]
fn what_the_page_states_in_its_head_is_read() {
    let document = document(PAGE);
    let outlet = document.detail(Field::Outlet).unwrap();
    assert_eq!(
        (outlet.value.as_str(), outlet.origin),
        ("Kabar Lembah", Origin::Read)
    );
    assert_eq!(document.published().unwrap(), "2024-03-04T09:15:00+07:00");
    assert_eq!(
        document.detail(Field::Updated).unwrap().value,
        "2024-03-04T13:40:00+07:00"
    );
    assert_eq!(document.byline(), ["Sari Utami", "Bagus Prakoso"]);
    assert_eq!(
        document.url(),
        Some("https://kabarlembah.example/daerah/jembatan-putus")
    );
}

#[test]
fn without_json_ld_the_meta_elements_are_read() {
    let page = PAGE.replace("application/ld+json", "text/plain");
    let document = document(&page);
    assert_eq!(
        document.headline(),
        "Jembatan Gantung Cimerang Putus, Tiga Desa Terisolasi"
    );
    assert_eq!(document.outlet().unwrap(), "Kabar Lembah");
    assert_eq!(document.published().unwrap(), "2024-03-04T09:15:00+07:00");
    assert!(document.byline().contains(&"Sari Utami"));
}

#[test]
fn a_page_without_metadata_is_read_by_its_text() {
    let page = "<!doctype html><title>Pasar Lama Terbakar - Contoh</title><body><h1>Pasar Lama Terbakar</h1>\
        <p>Oleh Rina Wati, 3 Mei 2021 07:05 WIB</p><div>Puluhan kios hangus dalam kebakaran di Pasar Lama \
        pada Minggu malam, kata polisi setempat.<br><br>Polisi masih menyelidiki penyebab kebakaran itu \
        hingga hari ini, dan belum ada yang diperiksa.<p>Tidak ada korban jiwa.</div>";
    let document = document(page);
    assert_eq!(document.headline(), "Pasar Lama Terbakar");
    assert_eq!(
        of_role(&document, Role::Body).len(),
        3,
        "{:?}",
        document.text
    );
    assert_eq!(document.published().unwrap(), "2021-05-03T07:05+07:00");
    assert_eq!(document.byline(), ["Rina Wati"]);
}

#[test]
fn a_page_without_an_article_is_refused() {
    for page in [
        "",
        "<html></html>",
        "<title>x</title><script>var a = 1;</script>",
        "\n\n",
    ] {
        let remark = read_page(page.as_bytes().to_vec()).unwrap_err();
        assert!(
            remark.message.contains("no article") && !remark.hint.is_empty(),
            "{page}"
        );
    }
}

#[test]
fn a_page_that_would_take_too_long_is_refused() {
    let refused = |html: &str| read_page(html.as_bytes().to_vec()).unwrap_err().message;
    assert!(refused(&"<div>".repeat(MOST_DEPTH + 1)).contains("deeper"));
    assert!(refused(&"<div></span>".repeat(MOST_DEPTH + 1)).contains("deeper"));
    assert!(refused(&"<div/>".repeat(MOST_DEPTH + 1)).contains("deeper"));
    assert!(refused(&"<p>".repeat(MOST_ELEMENTS + 1)).contains("more elements"));
    assert!(refused(&"x".repeat(MOST_BYTES + 1)).contains("more than"));
    let drawing = format!("<svg>{}</svg>", "<path d='M0'/>".repeat(2 * MOST_DEPTH));
    let script = format!(
        "<script>{}</script><!--{0}-->",
        "'<div>'".repeat(2 * MOST_DEPTH)
    );
    let page = PAGE.replace("</nav>", &format!("</nav>{drawing}{script}"));
    assert_eq!(document(&page).headline(), document(PAGE).headline());
}

#[test]
fn a_page_at_the_limits_is_read_in_time() {
    let deep = "<div>".repeat(MOST_DEPTH - 20);
    let paragraph = "<p>Api padam dini hari, kata polisi, dan warga pulang ke rumah masing-masing.";
    let many = paragraph.repeat(MOST_ELEMENTS / 40);
    for page in [format!("{deep}{many}"), format!("{many}{deep}")] {
        let (text, _) = article(&page).unwrap();
        assert!(text.contains("Api padam"));
    }
}

#[test]
fn the_one_heading_of_the_first_level_is_the_headline_rather_than_the_windows_title() {
    let page = "<!doctype html><title>Pasar Terbakar - Kabar Lembah</title><body><h1>Pasar Lama \
        Terbakar Semalam</h1><p>Puluhan kios hangus dalam kebakaran di Pasar Lama pada Minggu malam, \
        kata polisi setempat.</p><p>Polisi masih menyelidiki penyebab kebakaran itu hingga hari ini, \
        dan belum ada yang diperiksa.</p>";
    let document = document(page);
    assert_eq!(document.headline(), "Pasar Lama Terbakar Semalam");
    assert_eq!(
        of_role(&document, Role::Headline),
        ["Pasar Lama Terbakar Semalam"]
    );
}
