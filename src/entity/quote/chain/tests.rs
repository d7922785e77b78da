//! Sentences that name their sources, and the chains read from them.

use crate::{
    corpus::Role,
    entity::{Knowledge, example::found_in},
};

/// The attributions of a text whose lines are paragraphs: `cue: source < via`.
fn chains(text: &str) -> Vec<String> {
    let blocks: Vec<(Role, &str)> = text.lines().map(|line| (Role::Body, line)).collect();
    let (document, _, findings) = found_in(&blocks, None, Knowledge::default());
    let attributions = &findings.attributions;
    let shown = attributions.iter().map(|found| {
        assert!(!found.span.of(&document.text).is_empty());
        let via = found.via.as_ref().map(|via| format!(" < {via}"));
        format!("{}: {}{}", found.cue, found.source, via.unwrap_or_default())
    });
    shown.collect()
}

#[test]
fn a_chain_tells_who_speaks_and_through_whom() {
    let mut wrong = Vec::new();
    let passages: [(&str, &[&str]); 34] = [
        ("\"Air naik,\" kata Joko Wibowo.", &["kata: Joko Wibowo"]),
        (
            "\"Air naik,\" tulis Joko Wibowo, seperti dilansir Reuters.",
            &["tulis: Joko Wibowo < Reuters", "dilansir: Reuters"],
        ),
        (
            "Joko Wibowo mengatakan air naik, seperti dikutip dari Antara, Selasa (3/4).",
            &["mengatakan: Joko Wibowo < Antara", "dikutip: Antara"],
        ),
        (
            "\"Air naik,\" kata Joko Wibowo kepada Reuters.",
            &["kata: Joko Wibowo < Reuters", "kepada: Reuters"],
        ),
        (
            "\"Air naik,\" kata Joko Wibowo kepada Reuters, seperti dikutip Yonhap.",
            &[
                "kata: Joko Wibowo < Reuters",
                "kepada: Reuters < Yonhap",
                "dikutip: Yonhap",
            ],
        ),
        (
            "Melansir Reuters, Joko Wibowo menyatakan air naik.",
            &["melansir: Reuters", "menyatakan: Joko Wibowo < Reuters"],
        ),
        (
            "Dilansir dari Reuters, Selasa (3/4), Joko Wibowo menyatakan air naik.",
            &["dilansir: Reuters", "menyatakan: Joko Wibowo < Reuters"],
        ),
        (
            "Mengutip kantor berita Yonhap, Joko Wibowo akan pergi.",
            &["mengutip: Yonhap"],
        ),
        (
            "Yonhap melaporkan kapal itu tenggelam.",
            &["melaporkan: Yonhap"],
        ),
        (
            "Kantor berita Yonhap, mengutip Reuters, melaporkan kapal itu tenggelam.",
            &["melaporkan: Yonhap", "mengutip: Reuters < Yonhap"],
        ),
        (
            "Menurut laporan Yonhap yang mengutip sumber militer, kapal itu tenggelam.",
            &["menurut: Yonhap", "mengutip: sumber militer < Yonhap"],
        ),
        (
            "Menurut Joko Wibowo, kapal itu tenggelam.",
            &["menurut: Joko Wibowo"],
        ),
        ("Kapal itu tenggelam, lapor Reuters.", &["lapor: Reuters"]),
        (
            "Kapal itu tenggelam, demikian dilaporkan Reuters, Senin.",
            &["dilaporkan: Reuters"],
        ),
        ("Sebanyak lima orang dilaporkan tewas.", &[]),
        ("Seperti diberitakan sebelumnya, kapal itu tenggelam.", &[]),
        (
            "Dalam wawancara dengan Reuters, Joko Wibowo mengakui kapal itu tua.",
            &["wawancara: Reuters", "mengakui: Joko Wibowo < Reuters"],
        ),
        (
            "Kapal itu tenggelam, dikutip dari laman detik.com, Rabu.",
            &["dikutip: detik.com"],
        ),
        (
            "Kapal itu tenggelam, dikutip dari keterangan tertulis, Rabu.",
            &["dikutip: keterangan tertulis"],
        ),
        ("Kapal itu tua, menurut dia.\n", &[]),
        (
            "Joko Wibowo mengatakan kapal itu tua. Kapal itu tenggelam, katanya.",
            &["mengatakan: Joko Wibowo", "katanya: Joko Wibowo"],
        ),
        (
            "Joko Wibowo mengatakan kapal itu tua. Menurut dia, mesinnya rusak.",
            &["mengatakan: Joko Wibowo", "menurut: Joko Wibowo"],
        ),
        (
            "Juru bicara Kremlin menyebut kunjungan itu \"bersejarah\".",
            &["menyebut: Juru bicara Kremlin"],
        ),
        (
            "Surat kabar Harian Rimba memberitakan kapal itu tua.",
            &["memberitakan: Harian Rimba"],
        ),
        ("Joko Wibowo menyerahkan surat kepada DPR.", &[]),
        (
            "Joko Wibowo mengatakan kepada DPR bahwa kapal itu tua.",
            &["mengatakan: Joko Wibowo"],
        ),
        (
            "Joko Wibowo mengatakan kepada stasiun televisi Rimba TV bahwa kapal itu tua.",
            &["mengatakan: Joko Wibowo < Rimba TV", "kepada: Rimba TV"],
        ),
        (
            "Kapal itu tenggelam, kata Joko Wibowo dikutip Reuters.",
            &["kata: Joko Wibowo < Reuters", "dikutip: Reuters"],
        ),
        (
            "\"Air naik,\" ujar Joko Wibowo, dilansir Antara mengutip Reuters.",
            &[
                "ujar: Joko Wibowo < Reuters",
                "dilansir: Antara",
                "mengutip: Reuters < Antara",
            ],
        ),
        (
            "Kapal itu tenggelam, kata seorang saksi mata kepada Reuters.",
            &["kata: seorang saksi mata < Reuters", "kepada: Reuters"],
        ),
        (
            "Berdasarkan laporan KCNA, rudal itu jatuh di laut.",
            &["berdasarkan: Korean Central News Agency"],
        ),
        (
            "KCNA mengutip Presiden Joko Wibowo yang mengatakan rudal itu jatuh.",
            &[
                "mengutip: Joko Wibowo < Korean Central News Agency",
                "mengatakan: Joko Wibowo < Korean Central News Agency",
            ],
        ),
        (
            "Rudal itu jatuh, tulis KCNA.",
            &["tulis: Korean Central News Agency"],
        ),
        ("Joko Wibowo tiba di Solo.", &[]),
    ];
    for (text, expected) in passages {
        let found = chains(text);
        if found != expected {
            wrong.push(format!("{text}\n  found {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}: {}", wrong.len(), wrong.join("\n"));
}
