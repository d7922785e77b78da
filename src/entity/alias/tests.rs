//! Names in the manner of many outlets, and which of them are one.

use crate::{
    corpus::{Document, Role},
    entity::{
        Entity, Findings, Knowledge,
        example::{document, document_sentences},
        find,
    },
};

fn found(texts: &[&str]) -> (Vec<Document>, Vec<Entity>, Vec<Findings>) {
    let documents: Vec<_> = texts
        .iter()
        .map(|text| {
            let blocks: Vec<(Role, &str)> = text.lines().map(|line| (Role::Body, line)).collect();
            document(&blocks, None)
        })
        .collect();
    let sentences: Vec<_> = documents.iter().map(document_sentences).collect();
    let (entities, findings) = find(&documents, &sentences, Knowledge::default());
    (documents, entities, findings)
}

/// The canonical name of every name in order, document by document, as `written=canonical`.
fn named(texts: &[&str]) -> Vec<String> {
    let (documents, entities, findings) = found(texts);
    let mut named = Vec::new();
    for (document, findings) in documents.iter().zip(&findings) {
        for mention in &findings.mentions {
            let name = &entities[mention.entity as usize].name;
            named.push(format!("{}={name}", mention.span.of(&document.text)));
        }
    }
    named
}

/// Texts of a corpus, names that must be one, and names that must not.
type Case = (
    &'static [&'static str],
    &'static [(&'static str, &'static str)],
    &'static [(&'static str, &'static str)],
);

/// Pairs are `written form` or `number of the document:written form` where documents differ.
fn check(cases: &[Case]) {
    let mut wrong = Vec::new();
    for (texts, same, apart) in cases {
        let (documents, entities, findings) = found(texts);
        let entity = |name: &str| {
            let (only, name) = match name.split_once(':') {
                Some((number, name)) => (Some(number.parse::<usize>().unwrap()), name),
                None => (None, name),
            };
            let mut all = documents.iter().zip(&findings).enumerate();
            all.find_map(|(number, (document, findings))| {
                let mut mentions = findings.mentions.iter();
                let here = only.is_none_or(|only| only == number);
                mentions
                    .find(|mention| here && mention.span.of(&document.text) == name)
                    .map(|mention| entities[mention.entity as usize].id.clone())
            })
        };
        for (a, b) in *same {
            if entity(a).is_none() || entity(a) != entity(b) {
                wrong.push(format!("{a} is not {b}: {:?}", named(texts)));
            }
        }
        for (a, b) in *apart {
            if entity(a) == entity(b) {
                wrong.push(format!("{a} is {b}: {:?}", named(texts)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn an_expansion_in_brackets_joins() {
    check(&[
        (
            &["Yayasan Rimba Lestari (YRL) berdiri. Data YRL dipakai."],
            &[("Yayasan Rimba Lestari", "YRL")],
            &[],
        ),
        (
            &["YRL (Yayasan Rimba Lestari) berdiri. Data YRL dipakai."],
            &[("Yayasan Rimba Lestari", "YRL")],
            &[],
        ),
        (
            &["Badan Restorasi Bakau dan Gambut (BRBG) hadir. BRBG menanam."],
            &[("Badan Restorasi Bakau", "BRBG")],
            &[],
        ),
        (
            &["Pusat Studi Laut Tropis atau PSLT hadir. PSLT meneliti."],
            &[("Pusat Studi Laut Tropis", "PSLT")],
            &[],
        ),
        (
            &["Dewan Pangan Nasional, disingkat DPN, bersidang. DPN memutus."],
            &[("Dewan Pangan Nasional", "DPN")],
            &[],
        ),
        (
            &["Lembaga Pangan Dunia (World Food Body/WFB) hadir. WFB memberi beras."],
            &[("Lembaga Pangan Dunia", "WFB")],
            &[],
        ),
        (
            &["Badan Sawah Nasional (Basanas) hadir, kata Basanas."],
            &[("Badan Sawah Nasional", "Basanas")],
            &[],
        ),
        (
            &[
                "Kelompok Tani Makmur (KTM) hadir.",
                "KTM menanam jagung bersama Yayasan Rimba.",
            ],
            &[("Kelompok Tani Makmur", "1:KTM")],
            &[],
        ),
        (
            &["Bank Tani Rakyat (BTR) tutup. Bank Tirta Raya (BTRA) buka."],
            &[("Bank Tani Rakyat", "BTR"), ("Bank Tirta Raya", "BTRA")],
            &[("BTR", "BTRA")],
        ),
        (
            &["Ibu kota Kenya (Nairobi) ramai."],
            &[],
            &[("Kenya", "Nairobi")],
        ),
        (
            &["Gubernur Joko Wibowo (PDIP) datang."],
            &[],
            &[("Joko Wibowo", "PDIP")],
        ),
        (
            &[
                "Partai Rakyat Tani (PRT) menang. Partai Rakyat Teladan (PRT) kalah.",
                "Partai Rakyat Teladan datang.",
            ],
            &[("0:Partai Rakyat Teladan", "1:Partai Rakyat Teladan")],
            &[("0:Partai Rakyat Tani", "0:Partai Rakyat Teladan")],
        ),
    ]);
}

#[test]
fn part_of_a_name_is_the_person_named_before() {
    check(&[
        (
            &["Presiden Joko Wibowo datang. Wibowo duduk."],
            &[("Joko Wibowo", "Wibowo")],
            &[],
        ),
        (
            &["Presiden Joko Wibowo datang. Joko duduk."],
            &[("Joko Wibowo", "Joko")],
            &[],
        ),
        (
            &["Menteri Siti Nur Rahmawati datang. Siti Rahmawati duduk."],
            &[("Siti Nur Rahmawati", "Siti Rahmawati")],
            &[],
        ),
        (
            &["Menteri Siti Nur Rahmawati datang. Nur Rahmawati duduk."],
            &[("Siti Nur Rahmawati", "Nur Rahmawati")],
            &[],
        ),
        (
            &["Menteri Haris Agus Salim datang. Agus Salim duduk."],
            &[("Haris Agus Salim", "Agus Salim")],
            &[],
        ),
        (
            &["Hakim Joko Wibowo datang. Jaksa Ratna Wibowo menyusul."],
            &[],
            &[("Joko Wibowo", "Ratna Wibowo")],
        ),
        (
            &[
                "Hakim Joko Wibowo datang. Wibowo duduk.",
                "Jaksa Ratna Wibowo menyusul. Wibowo berdiri.",
            ],
            &[("0:Wibowo", "Joko Wibowo"), ("1:Wibowo", "Ratna Wibowo")],
            &[("0:Wibowo", "1:Wibowo")],
        ),
        (
            &[
                "Hakim Joko Wibowo datang.",
                "Hakim Wibowo duduk di Solo, kata Wibowo.",
            ],
            &[("Joko Wibowo", "1:Wibowo")],
            &[],
        ),
        (
            &[
                "Hakim Joko Wibowo datang.",
                "Jaksa Ratna Wibowo datang.",
                "Jaksa Wibowo duduk, kata Wibowo.",
            ],
            &[("Ratna Wibowo", "2:Wibowo")],
            &[("Joko Wibowo", "2:Wibowo")],
        ),
        (&["Hakim Joko Wibowo (56) datang. Joko W. duduk."], &[], &[]),
        (
            &["Gubernur Joko Wibowo bertemu Joko Santoso. Santoso duduk."],
            &[("Santoso", "Joko Santoso")],
            &[("Joko Wibowo", "Joko Santoso")],
        ),
        (
            &["Presiden Kim Min Ho datang. Kim duduk."],
            &[("Kim Min Ho", "Kim")],
            &[],
        ),
        (
            &["Penasihat John F. Hartley datang. John Hartley duduk."],
            &[("John F. Hartley", "John Hartley")],
            &[],
        ),
        (
            &["Ketua Umum M. Hasan Basri datang. Muhammad Hasan Basri duduk."],
            &[("M. Hasan Basri", "Muhammad Hasan Basri")],
            &[],
        ),
    ]);
}

#[test]
fn one_name_may_be_spelled_in_two_ways() {
    check(&[
        (
            &["Menteri Sergey Morozov datang. Menteri Sergei Morozov duduk."],
            &[("Sergey Morozov", "Sergei Morozov")],
            &[],
        ),
        (
            &["Menteri Alexey Orlov datang. Menteri Alexei Orlov duduk."],
            &[("Alexey Orlov", "Alexei Orlov")],
            &[],
        ),
        (
            &["Menteri Dmitriy Orlov datang. Menteri Dmitri Orlov duduk."],
            &[("Dmitriy Orlov", "Dmitri Orlov")],
            &[],
        ),
        (
            &["Menteri Yuri Orlov datang. Menteri Yury Orlov duduk."],
            &[("Yuri Orlov", "Yury Orlov")],
            &[],
        ),
        (
            &["Presiden Kim Min-ho datang. Presiden Kim Min Ho duduk."],
            &[("Kim Min-ho", "Kim Min Ho")],
            &[],
        ),
        (
            &["Presiden Kim Min-Ho datang. Presiden Kim Minho duduk."],
            &[("Kim Min-Ho", "Kim Minho")],
            &[],
        ),
        (
            &["Menteri Soetomo Soeharjo datang. Menteri Sutomo Suharjo duduk."],
            &[("Soetomo Soeharjo", "Sutomo Suharjo")],
            &[],
        ),
        (
            &["Menteri Djoko Wibowo datang. Menteri Joko Wibowo duduk."],
            &[("Djoko Wibowo", "Joko Wibowo")],
            &[],
        ),
        (
            &["Menteri Achmad Yusuf datang. Menteri Ahmad Yusuf duduk."],
            &[("Achmad Yusuf", "Ahmad Yusuf")],
            &[],
        ),
        (
            &["Menteri Mohammad Yusuf datang. Menteri Muhammad Yusuf duduk."],
            &[("Mohammad Yusuf", "Muhammad Yusuf")],
            &[],
        ),
        (
            &["Menteri Volodymyr Orlenko datang. Menteri Volodimir Orlenko duduk."],
            &[("Volodymyr Orlenko", "Volodimir Orlenko")],
            &[],
        ),
        (
            &["Menteri Ma'ruf Hidayat datang. Menteri Maruf Hidayat duduk."],
            &[("Ma'ruf Hidayat", "Maruf Hidayat")],
            &[],
        ),
        (
            &["Menteri José Alvarez datang. Menteri Jose Alvarez duduk."],
            &[("José Alvarez", "Jose Alvarez")],
            &[],
        ),
        (
            &["Pemain Bagus Pratama datang. Pemain Bayu Pratama duduk."],
            &[],
            &[("Bagus Pratama", "Bayu Pratama")],
        ),
        (
            &["Pemain Andi Pratama datang. Pemain Anda Pratama duduk."],
            &[],
            &[("Andi Pratama", "Anda Pratama")],
        ),
        (
            &["Pemain Dewi Lestari datang. Pemain Desi Lestari duduk."],
            &[],
            &[("Dewi Lestari", "Desi Lestari")],
        ),
        (
            &["Pemain Rina Lestari datang. Pemain Rini Lestari duduk."],
            &[],
            &[("Rina Lestari", "Rini Lestari")],
        ),
        (
            &["Pemain Hendra Wijaya datang. Pemain Hendri Wijaya duduk."],
            &[],
            &[("Hendra Wijaya", "Hendri Wijaya")],
        ),
        (
            &["Kota Kiev diserang. Kota Kyiv dibela."],
            &[("Kiev", "Kyiv")],
            &[],
        ),
    ]);
}

#[test]
fn a_body_has_short_and_long_names() {
    check(&[
        (
            &[
                "Kementerian Luar Negeri Republik Korea hadir. Kementerian Luar Negeri Korea Selatan menolak.",
            ],
            &[(
                "Kementerian Luar Negeri Republik Korea",
                "Kementerian Luar Negeri Korea Selatan",
            )],
            &[],
        ),
        (
            &["Kementerian Luar Negeri AS hadir. Kementerian Luar Negeri Amerika Serikat menolak."],
            &[(
                "Kementerian Luar Negeri AS",
                "Kementerian Luar Negeri Amerika Serikat",
            )],
            &[],
        ),
        (
            &["Dewan Keamanan PBB bersidang. DK PBB menolak."],
            &[("Dewan Keamanan PBB", "DK PBB")],
            &[],
        ),
        (
            &["Korut menolak. Korea Utara diam."],
            &[("Korut", "Korea Utara")],
            &[],
        ),
        (
            &["Korsel menolak. Korea Selatan diam."],
            &[("Korsel", "Korea Selatan")],
            &[],
        ),
        (
            &["Tiongkok menolak. China diam."],
            &[("Tiongkok", "China")],
            &[],
        ),
        (
            &["Jabar banjir. Jawa Barat hujan."],
            &[("Jabar", "Jawa Barat")],
            &[],
        ),
        (
            &["Universitas Rimba Raya hadir. Rektor Universitas Rimba Raya diam. URR diam."],
            &[("Universitas Rimba Raya", "URR")],
            &[],
        ),
        (
            &["Pusat Studi Strategis dan Internasional hadir. CSIS diam."],
            &[("Pusat Studi Strategis dan Internasional", "CSIS")],
            &[],
        ),
        (
            &["Polda Jawa Barat hadir. Polda Jabar diam."],
            &[("Polda Jawa Barat", "Polda Jabar")],
            &[],
        ),
        (
            &["Kementerian Pertanian Jepang hadir. Kementerian Pertanian Norwegia diam."],
            &[],
            &[(
                "Kementerian Pertanian Jepang",
                "Kementerian Pertanian Norwegia",
            )],
        ),
        (
            &["Polda Jabar hadir. Polda Jateng diam."],
            &[],
            &[("Polda Jabar", "Polda Jateng")],
        ),
        (
            &["Bandara Internasional Rimba Jaya ditutup. Bandara Rimba Jaya dibuka."],
            &[("Bandara Internasional Rimba Jaya", "Bandara Rimba Jaya")],
            &[],
        ),
        (
            &["PT Bank Tani Rakyat merugi. Bank Tani Rakyat pailit."],
            &[("PT Bank Tani Rakyat", "Bank Tani Rakyat")],
            &[],
        ),
        (
            &["Kabupaten Garut banjir. Garut hujan."],
            &[("Garut", "Garut")],
            &[],
        ),
        // The district of another country with and without its word, but a town is another place,
        // listed or called so.
        (
            &[
                "Banjir melanda wilayah Talsk, Rusia.",
                "Banjir di Talsk Oblast surut.",
            ],
            &[("0:Talsk", "1:Talsk Oblast")],
            &[],
        ),
        (
            &[
                "Banjir melanda wilayah Perm, Rusia.",
                "Banjir di Perm Krai surut.",
            ],
            &[],
            &[("0:Perm", "1:Perm Krai")],
        ),
        (
            &[
                "Banjir melanda kota Talsk, Rusia.",
                "Banjir di Talsk Oblast surut.",
            ],
            &[],
            &[("0:Talsk", "1:Talsk Oblast")],
        ),
        (
            &[
                "Badan Geologi Nasional hadir.",
                "BGN diam bersama Yayasan Rimba.",
            ],
            &[("Badan Geologi Nasional", "1:BGN")],
            &[],
        ),
    ]);
}
