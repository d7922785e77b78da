//! Every text of the interface in every language: its name, English, Indonesian.
//!
//! A place `{0}` is filled with what the page puts there; a bar parts the form for one from the form
//! for more. The texts address the reader as *Anda*, name things as Indonesian newsrooms do, and keep
//! their capitals as each language does.

/// Makes the texts of the page, as numbers, and their table.
macro_rules! page {
    ($($name:ident: $english:literal, $indonesian:literal;)*) => {
        /// A text of the page.
        #[allow(missing_docs, reason = "the text itself says what it is")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u16)]
        pub enum Text {
            $($name),*
        }

        impl Text {
            /// How many there are.
            pub const COUNT: usize = [$(Self::$name),*].len();
        }

        /// The texts in the order of [`Text`] and of [`super::LANGUAGES`].
        pub(super) static TEXTS: &[[&str; 2]] = &[$([$english, $indonesian]),*];
    };
}

/// Makes the texts of the page's scripts, which know them by name.
macro_rules! script {
    ($($name:ident: $english:literal, $indonesian:literal;)*) => {
        /// The texts of the page's scripts, by name, in the order of [`super::LANGUAGES`].
        pub static SCRIPT: &[(&str, [&str; 2])] =
            &[$((stringify!($name), [$english, $indonesian])),*];
    };
}

page! {
    // The language itself, as a BCP 47 tag; signs and dates.
    Tag: "en", "id";
    SignOfThousands: ",", ".";
    SignOfTenths: ".", ",";
    SignOfMinutes: ":", ".";
    Months: "January February March April May June July August September October November December",
        "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember";
    FromTo: "{0} to {1}", "{0} sampai {1}";

    // The bar, and what every page has.
    SkipToText: "Skip to the text", "Langsung ke teks";
    Views: "Views", "Tampilan";
    Overview: "Overview", "Ikhtisar";
    Read: "Read", "Baca";
    Compare: "Compare", "Bandingkan";
    Statements: "Statements", "Pernyataan";
    Quotations: "Quotations", "Kutipan";
    Names: "Names", "Nama";
    Timeline: "Timeline", "Lini masa";
    Yours: "Yours", "Milik Anda";
    Search: "Search", "Cari";
    OtherLanguage: "Bahasa Indonesia", "English";
    OtherTag: "id", "en";
    SearchAll: "Search all sources", "Cari di semua sumber";
    YourReports: "Your own reports", "Berita Anda sendiri";
    AboutPage: "About this page", "Tentang halaman ini";
    NotFound: "Not found", "Tidak ditemukan";
    NoSuchPage: "There is no such page", "Halaman itu tidak ada";
    NoSuchSource: "There is no such source", "Sumber itu tidak ada";
    NoSuchName: "There is no such name", "Nama itu tidak ada";
    LinkAsksFor: "The link asks for {0}.", "Tautan ini meminta {0}.";
    GoToOverview: "Go to the overview", "Buka ikhtisar";
    OrSearch: "{0} or search above.", "{0} atau cari di atas.";
    OpeningView: "Opening …", "Membuka …";
    NoRest: "This part of the page could not be loaded ({0}). Check the connection and follow the link again, or load the page again.",
        "Bagian halaman ini tidak dapat dimuat ({0}). Periksa sambungan lalu buka tautannya lagi, atau muat ulang halaman ini.";
    Comparing: "Comparing the sources …", "Membandingkan sumber …";
    NoComparer: "What compares the sources could not be loaded ({0}). Load the page again.",
        "Bagian yang membandingkan sumber tidak dapat dimuat ({0}). Muat ulang halaman ini.";
    FirstOf: "The first {0} of {1}.", "{0} yang pertama dari {1}.";
    RangeOf: "{0} to {1} of {2}.", "{0} sampai {1} dari {2}.";
    NextOnes: "Next {0}", "{0} berikutnya";
    PreviousOnes: "Previous {0}", "{0} sebelumnya";
    StaysHere: "Everything is computed in your browser. Nothing you read, type or add leaves it.",
        "Semua dihitung di peramban Anda. Tidak ada yang Anda baca, ketik, atau tambahkan yang keluar darinya.";
    ReadInContext: "Read in context", "Baca dalam konteks";
    ToParagraph: "Link to this paragraph", "Tautan ke paragraf ini";
    Differences: "Differences", "Perbedaan";
    Citations: "Citations", "Rujukan";
    Cite: "Cite this report", "Rujuk berita ini";
    Inferred: "inferred", "disimpulkan";
    DetailInferred: "{0} inferred", "{0} disimpulkan";
    ShowAll: "Show all", "Tampilkan semua";

    // What is counted.
    Sources: "{0} source|{0} sources", "{0} sumber";
    CountStatements: "{0} statement|{0} statements", "{0} pernyataan";
    CountFacts: "{0} fact|{0} facts", "{0} fakta";
    CountWords: "{0} word|{0} words", "{0} kata";
    CountSentences: "{0} sentence|{0} sentences", "{0} kalimat";
    CountMentions: "{0} mention|{0} mentions", "{0} penyebutan";
    CountMatches: "{0} match|{0} matches", "{0} kecocokan";
    CountNames: "{0} name|{0} names", "{0} nama";
    CountPassages: "{0} passage|{0} passages", "{0} bagian";
    CountQuotations: "{0} quotation|{0} quotations", "{0} kutipan";
    CountPairs: "{0} pair|{0} pairs", "{0} pasang";
    CountRemarks: "{0} remark|{0} remarks", "{0} catatan";
    CountDays: "{0} day|{0} days", "{0} hari";
    CountHours: "{0} hour|{0} hours", "{0} jam";
    CountMinutes: "{0} minute|{0} minutes", "{0} menit";

    // Kinds.
    People: "People", "Orang";
    Places: "Places", "Tempat";
    Organizations: "Organizations", "Organisasi";
    Events: "Events", "Peristiwa";
    Dates: "Dates", "Tanggal";
    MarkPerson: "person", "orang";
    MarkPlace: "place", "tempat";
    MarkOrganization: "organization", "organisasi";
    MarkEvent: "event", "peristiwa";
    MarkDate: "date", "tanggal";
    Differs: "differs", "berbeda";
    ChangedLater: "changed later", "berubah kemudian";
    SaidDifferently: "same, said differently", "sama, lain ungkapan";
    OfFigure: "figure", "angka";
    OfDate: "date", "tanggal";
    OfTime: "time", "jam";
    OfName: "name", "nama";
    OfPlace: "place", "tempat";
    OfSource: "source", "sumber";
    OfQuotation: "quotation", "kutipan";

    // The overview.
    LedeShared: "{0} told by several of them; {1} on which they differ.",
        "{0} ada pada beberapa sumber; {1} berbeda di antara sumber.";
    WhereTheyDiffer: "Where they differ", "Yang berbeda";
    InTime: "Sources in time", "Sumber menurut waktu";
    HowToReadTitle: "How to read this page", "Cara membaca halaman ini";
    HowToRead: "Sanding sets several outlets' reports of one event side by side. Search finds every form of a word and every name of a person or place. Read marks who, where and when. Compare shows two reports sentence by sentence: a full line links sentences that are the same, a dashed one sentences that say the same in other words; a word that differs is shaded. Nothing here says who is right: every figure leads to the passage it comes from.",
        "Sanding menyandingkan berita beberapa media tentang satu peristiwa. Cari menemukan setiap bentuk kata serta setiap nama orang atau tempat. Baca menandai siapa, di mana, dan kapan. Bandingkan menunjukkan dua berita kalimat demi kalimat: garis penuh menghubungkan kalimat yang sama, garis putus-putus kalimat yang menyatakan hal sama dengan kata lain; kata yang berbeda diberi latar. Halaman ini tidak menyatakan siapa yang benar: setiap angka menuju ke bagian asalnya.";
    HowRead: "How this corpus was read", "Bagaimana korpus ini dibaca";
    SearchAbove: "Search them above.", "Cari di kolom di atas.";
    Latest: "The latest", "Yang terbaru";
    CompareTwo: "Compare the two", "Bandingkan keduanya";
    SharedStatements: "Statements that two sources share", "Pernyataan yang ada pada dua sumber";
    SharedBy: "{0} shared by {1} and {2}", "{0} ada pada {1} dan {2}";
    All: "all", "semua";
    AllNames: " names", " nama";

    // Shared words.
    SharedWords: "Shared words", "Kata yang sama";
    SharedWordsLede: "Runs of eight words or more. In the table: how much of the source at the left stands in the one above, and the longest run.",
        "Rangkaian delapan kata atau lebih. Dalam tabel: berapa bagian sumber di kiri yang ada pada sumber di atas, dan rangkaian terpanjang.";
    NoRun: "no run shared", "tidak ada rangkaian yang sama";
    ShareOfIn: " of {0} in {1}, longest run ", " dari {0} ada pada {1}, rangkaian terpanjang ";
    And: "{0} and {1}", "{0} dan {1}";
    ShareRun: " share a run of {0}: ", " memiliki rangkaian {0} yang sama: ";
    WordForWord: ". Word for word {0}\u{a0}% of the first and {1}\u{a0}% of the second, reworded a further {2}\u{a0}% and {3}\u{a0}%.",
        ". Kata demi kata {0}\u{a0}% dari yang pertama dan {1}\u{a0}% dari yang kedua, dengan kata lain {2}\u{a0}% dan {3}\u{a0}% lagi.";
    BothName: " Both name {0}", " Keduanya menyebut {0}";
    In: " in ", " di ";
    WasPublished: " {0} was published {1}.", " {0} terbit {1}.";
    Earlier: "{0} earlier", "{0} lebih dahulu";

    // The reader.
    WhatIsMarked: "What is marked", "Yang ditandai";
    SourceTabs: "Sources", "Sumber";
    PassageElsewhere: "This text was changed since the link was made. The passage stands unchanged at another place, where it is shown.",
        "Teks ini diubah sejak tautan dibuat. Bagian itu kini berada di tempat lain tanpa perubahan, dan ditunjukkan di sana.";
    PassageLost: "This text was changed since the link was made, and the passage that it led to is there no more in those words.",
        "Teks ini diubah sejak tautan dibuat, dan bagian yang dituju tidak ada lagi dalam kata-kata itu.";
    OutletUnknown: "Outlet unknown", "Media tidak diketahui";
    Unseen: "unseen:", "tak terlihat:";
    UpdatedAt: "updated {0}", "diperbarui {0}";
    ShowMarks: "Show these marks", "Tampilkan tanda ini";
    HideMarks: "Hide these marks", "Sembunyikan tanda ini";
    MarksHidden: ", hidden", ", tersembunyi";
    MarksShown: ", shown", ", ditampilkan";
    SetBeside: "Set beside:", "Sandingkan dengan:";

    // Search.
    HowToList: "How to list", "Cara menampilkan";
    Results: "Results", "Hasil";
    InContext: "In context", "Dalam konteks";
    ByWordBefore: "by the word before", "menurut kata sebelum";
    ByWordAfter: "by the word after", "menurut kata sesudah";
    NothingFound: "Nothing found", "Tidak ada yang ditemukan";
    Relaxed: "; none has every word, these have some", "; tidak ada yang memuat semua kata, ini memuat sebagian";
    Source: "Source", "Sumber";
    Before: "Before", "Sebelum";
    Match: "Match", "Kecocokan";
    After: "After", "Sesudah";
    MatchesInContext: "Matches in context", "Kecocokan dalam konteks";
    Matches: "Matches", "Kecocokan";
    PerThousand: "in 1,000 words", "per 1.000 kata";
    Documents: "Documents", "Dokumen";
    MatchesBySource: "Matches by source", "Kecocokan menurut sumber";
    Matched: "matched ", "cocok dengan ";
    ExampleNames: "short names find long ones", "nama pendek menemukan nama panjang";
    ExampleRoots: "finds mengunjungi too", "juga menemukan mengunjungi";
    ExamplePhrase: "a phrase", "frasa";
    ExampleWithout: "without a word", "tanpa suatu kata";
    ExampleField: "a person, in a headline", "orang, dalam judul";
    TypeAbove: "Type above; answers come as you type. For instance:",
        "Ketik di atas; jawaban muncul selagi Anda mengetik. Misalnya:";
    Advice: "Try fewer words, another spelling, or the beginning of a word with {0}.",
        "Coba lebih sedikit kata, ejaan lain, atau awal kata dengan {0}.";
    NoteIgnored: "“{0}” was ignored", "“{0}” diabaikan";
    NoteAsWords: "“{0}” was searched as words", "“{0}” dicari sebagai kata";
    NoteAsks: "“{0}” only asks, and was not searched", "“{0}” hanya kata tanya, dan tidak dicari";
    NoteMissing: "“{0}” is not in the corpus", "“{0}” tidak ada dalam korpus";
    NoteReadAs: "; read as {0}", "; dibaca sebagai {0}";
    WhyExact: "the very word", "kata itu sendiri";
    WhyRoot: "same root", "kata dasar sama";
    WhyAlias: "another name of the same", "nama lain untuk yang sama";
    WhyTypo: "a typing error away", "beda satu salah ketik";
    WhyPrefix: "begins the same", "berawal sama";
    WhyPhrase: "phrase", "frasa";

    // Statements.
    WhatTheyState: "What the sources state", "Apa yang dinyatakan sumber";
    WhichStatements: "Which statements", "Pernyataan yang mana";
    TooMany: "To group what {0} state takes longer than a page should make you wait. The command {1} does it; here, {2} for reports of one event and set two of them side by side.",
        "Mengelompokkan pernyataan {0} memerlukan waktu lebih lama daripada yang pantas Anda tunggu di sebuah halaman. Perintah {1} melakukannya; di sini, {2} berita tentang satu peristiwa lalu sandingkan dua di antaranya.";
    SearchWord: "search", "cari";
    FilterAll: "All", "Semua";
    FilterShared: "Told by several", "Pada beberapa sumber";
    FilterConflicts: "Differing", "Berbeda";
    FilterAlone: "Told by one", "Pada satu sumber";
    MostSources: "Most sources first", "Sumber terbanyak dahulu";
    MostDifferences: "Most differences first", "Perbedaan terbanyak dahulu";
    AsToldBySource: "As the source tells it", "Menurut urutan sumber";
    ToldBy: "Told by", "Disampaikan oleh";
    AnySource: "any source", "sumber mana pun";
    NotBy: "Not by", "Tidak oleh";
    Nobody: "–", "–";
    Order: "Order", "Urutan";
    About: "About", "Tentang";
    NoStatement: "No statement is of this kind.", "Tidak ada pernyataan seperti ini.";
    NotTold: "not told", "tidak disebut";

    // Quotations.
    QuotationsLede: "The same words as several sources quote them; what differs is shaded. Below, sentences that tell it without quotation marks.",
        "Kata-kata yang sama sebagaimana dikutip beberapa sumber; yang berbeda diberi latar. Di bawahnya, kalimat yang menyampaikannya tanpa tanda kutip.";
    NoQuotation: "No quotation is found.", "Tidak ada kutipan yang ditemukan.";
    WhoIsQuoted: "Who is quoted", "Siapa yang dikutip";
    SpeakerUnknown: "Speaker not told", "Pembicara tidak disebut";
    SpeakerNotTold: "speaker not told", "pembicara tidak disebut";
    OwnWords: "in its own words", "dengan kata sendiri";

    // Names.
    StatedOfIt: "What is stated of it", "Apa yang dinyatakan tentangnya";
    MentionsIn: "{0} in {1}.", "{0} di {1}.";
    Quoted: "Quoted", "Dikutip";
    NamedInQuotes: "Named in quotations", "Disebut dalam kutipan";
    NamesUsed: "Names used", "Nama yang dipakai";
    NameHead: "Name", "Nama";
    Mentions: "Mentions", "Penyebutan";
    Why: "Why", "Mengapa";
    InSameSentences: "In the same sentences", "Dalam kalimat yang sama";
    ReasonSurname: "surname of {0}", "nama belakang {0}";
    ReasonPart: "part of the name of {0}", "bagian dari nama {0}";
    ReasonSpelling: "spelling of {0}", "ejaan {0}";
    ReasonAbbreviation: "abbreviation of {0}", "singkatan {0}";
    ReasonShort: "short form of {0}", "bentuk pendek {0}";
    ReasonOther: "other name of {0}", "nama lain {0}";
    ReasonExpanded: "abbreviation, expanded in brackets: {0}", "singkatan, diuraikan dalam tanda kurung: {0}";
    ReasonInitials: "initials: {0}", "inisial: {0}";
    ReasonCorrection: "by correction", "menurut koreksi";
    NoName: "No name at all", "Bukan nama";
    Kind: "Kind", "Jenis";
    SameAs: "The same as", "Sama dengan";
    NotThese: "Not these", "Bukan yang ini";
    Correct: "Correct", "Koreksi";
    CorrectName: "Correct this name", "Koreksi nama ini";
    YourCorrections: "Your corrections", "Koreksi Anda";
    KeptHere: "They are kept in this browser, and nowhere else.",
        "Semua disimpan di peramban ini saja, tidak di tempat lain.";
    KeptNowhere: "This browser keeps nothing: they are gone when the page is closed.",
        "Peramban ini tidak menyimpan apa-apa: semua hilang ketika halaman ditutup.";
    TakeBack: "Take back", "Batalkan";
    SaveToml: "{0} to put beside the articles when the page is built again.",
        "{0} untuk diletakkan di samping artikel ketika halaman dibuat lagi.";
    SaveAs: "Save as {0}", "Simpan sebagai {0}";
    ToldAmong: ", among {0}", ", termasuk {0}";
    ToldNoName: ", no name at all", ", bukan nama";
    ToldAlso: ", also {0}", ", juga {0}";
    ToldNot: ", not {0}", ", bukan {0}";

    // The timeline.
    TimelineLede: "Dates that the articles speak of, resolved against each article's own date.",
        "Tanggal yang disebut artikel, dihitung dari tanggal setiap artikel itu sendiri.";
    NoDate: "No date was found in this corpus.", "Tidak ada tanggal yang ditemukan dalam korpus ini.";
    ShowAllDates: "Show all dates", "Tampilkan semua tanggal";
    StatedOfTime: "What is stated of this time", "Apa yang dinyatakan tentang waktu ini";
    DatesBySources: "Dates by the number of sources", "Tanggal menurut jumlah sumber";

    // Side by side.
    SideBySide: "Sources side by side", "Sumber bersanding";
    TwoSideBySide: "Two sources side by side", "Dua sumber bersanding";
    NothingToCompare: "Nothing to compare", "Tidak ada yang dapat dibandingkan";
    FewerThanTwo: "This corpus has fewer than two sources.", "Korpus ini memiliki kurang dari dua sumber.";
    SwapSides: "Swap the two sides", "Tukar kedua sisi";
    SourceNumber: "Source {0}", "Sumber {0}";
    ReadAgainst: "Read the others against {0}", "Baca yang lain terhadap {0}";
    AsBase: "as base", "jadikan acuan";
    Remove: "remove", "lepas";
    RemoveSource: "Remove {0}", "Lepas {0}";
    AddSource: "+ add a source", "+ tambah sumber";
    BaseIs: "Read against {0}. ", "Dibaca terhadap {0}. ";
    SumPair: "{0} the same, {1} reworded; {2} only in {3}, {4} only in {5}. ",
        "{0} sama, {1} dengan kata lain; {2} hanya di {3}, {4} hanya di {5}. ";
    SumMany: "{0}: {1} the same, {2} reworded; {3} not in {4}. ",
        "{0}: {1} sama, {2} dengan kata lain; {3} tidak ada di {4}. ";
    StepKeys: "Next and previous difference: ", "Perbedaan berikutnya dan sebelumnya: ";
    NotHere: "not here", "tidak ada di sini";
    InParagraph: "in paragraph {0}", "di paragraf {0}";
    AloneNotIn: "{0} only; not in {1}", "hanya {0}; tidak ada di {1}";
    LacksIn: "{0}; not in {1}", "{0}; tidak ada di {1}";
    Alone: "{0} only", "hanya {0}";
    Folded: "{0} the same or nearly so", "{0} sama atau hampir sama";
    ShowSame: "Show what is the same", "Tampilkan yang sama";
    FoldSame: "Fold what is the same", "Lipat yang sama";
    LegendLight: "other spelling, form or name", "ejaan, bentuk, atau nama lain";
    LegendOnly: "only here, or in other words", "hanya di sini, atau dengan kata lain";
    LegendMoved: "moved", "berpindah";
    Same: "same", "sama";
    Reworded: "reworded", "kata lain";
    SameAsBase: "same as {0}, paragraph {1}", "sama dengan {0}, paragraf {1}";
    RewordedAsBase: "reworded as {0}, paragraph {1}", "kata lain dari {0}, paragraf {1}";
    WordsDiffer: ", {0} word differs|, {0} words differ", ", {0} kata berbeda";
    WordsMoved: ", {0} word moved|, {0} words moved", ", {0} kata berpindah";
    DiffMoved: "moved: stands elsewhere in the other", "berpindah: berada di tempat lain pada sumber lain";
    DiffAlone: "stands here alone", "hanya ada di sini";
    DiffAlias: "another name of the same", "nama lain untuk yang sama";
    DiffInflection: "another form of the word", "bentuk lain dari kata itu";
    DiffSpelling: "another spelling", "ejaan lain";
    DiffNumber: "another number", "angka lain";
    DiffDate: "another date", "tanggal lain";
    DiffPunctuation: "punctuation", "tanda baca";
    DiffWording: "other words", "kata lain";

    // Notes, and keys.
    YourNotes: "Your notes", "Catatan Anda";
    SaveCopy: "Save a copy", "Simpan salinan";
    KeysOfPage: "Keys", "Tombol";
    KeySearch: "search", "mencari";
    KeySteps: "next and previous difference or match", "perbedaan atau kecocokan berikutnya dan sebelumnya";
    KeySources: "previous and next source", "sumber sebelumnya dan berikutnya";
    KeyKeys: "this list", "daftar ini";
    KeyResults: "choose among what was found, and open it", "memilih di antara hasil, lalu membukanya";
    KeyEscape: "leave the search field", "keluar dari kolom pencarian";
    KeysAreOn: "Keys that are single characters are switched on.", "Tombol satu huruf sedang aktif.";
    KeysAreOff: "Keys that are single characters are switched off; the others work.",
        "Tombol satu huruf sedang mati; yang lain tetap berfungsi.";
    SwitchKeysOff: "Switch them off", "Matikan";
    SwitchKeysOn: "Switch them on", "Aktifkan";

    // About.
    RoleHeadline: "headline", "judul";
    RoleSummary: "summary", "ringkasan";
    RoleByline: "byline", "penulis";
    RoleCaption: "caption", "keterangan gambar";
    RoleSubheading: "subheading", "subjudul";
    RoleBody: "body", "isi";
    RoleFurniture: "site furniture", "perabot situs";
    FieldOutlet: "outlet", "media";
    FieldInitials: "initials", "inisial";
    FieldPublished: "published", "terbit";
    FieldUpdated: "updated", "diperbarui";
    FieldPicture: "picture", "gambar";
    FieldAddress: "address", "alamat";
    OriginRead: "read on the page", "terbaca di halaman";
    OriginSupplied: "given with the corpus", "diberikan bersama korpus";
    OriginEditor: "concluded by the corpus's editor", "disimpulkan penyunting korpus";
    OriginFurniture: "named in the page's furniture", "disebut di perabot halaman";
    OriginWeekday: "concluded from a weekday and its day", "disimpulkan dari hari dan tanggalnya";
    OriginFrequent: "the day that the text names most often", "tanggal yang paling sering disebut teks";
    Promise: "Everything on this page runs in your browser; nothing you type or read here leaves it. The articles are their publishers'; each line is shown, none is changed.",
        "Semua di halaman ini berjalan di peramban Anda; tidak ada yang Anda ketik atau baca di sini yang keluar darinya. Artikel adalah milik penerbitnya; setiap baris ditampilkan, tidak satu pun diubah.";
    DetailsFrom: "Where each source's details come from", "Dari mana keterangan setiap sumber berasal";
    Noticed: "What was noticed", "Yang diperhatikan";
    LinesByRole: "Lines by role", "Baris menurut peran";
}

script! {
    saving: "Writing the file …", "Menulis berkas …";
    not_saved: "The file could not be written: {0}", "Berkas tidak dapat ditulis: {0}";
    use_passage: "Quote or note this", "Kutip atau catat ini";
    copy_cited: "Copy with its source", "Salin dengan sumbernya";
    copy_link: "Copy the link", "Salin tautan";
    copied: "Copied.", "Tersalin.";
    copy_by_hand: "This browser does not let the page copy: copy it from here",
        "Peramban ini tidak mengizinkan halaman menyalin: salin dari sini";
    guessed: "(inferred)", "(disimpulkan)";
    outlet_unknown: "outlet unknown", "media tidak diketahui";
    undated: "undated", "tanpa tanggal";
    note: "Your note", "Catatan Anda";
    keep_note: "Keep the note", "Simpan catatan";
    remove_note: "Remove the note", "Hapus catatan";
    remove_of: "Remove the note on “{0}”", "Hapus catatan pada “{0}”";
    note_kept: "The note is kept in this browser.", "Catatan disimpan di peramban ini.";
    note_removed: "The note is removed.", "Catatan dihapus.";
    note_not_kept: "This browser did not keep the note: {0}. Copy it before you leave the page.",
        "Peramban ini tidak menyimpan catatan: {0}. Salin sebelum Anda meninggalkan halaman.";
    notes_stay: "Notes stay in this browser.", "Catatan tinggal di peramban ini.";
    notes_here: "Your notes here", "Catatan Anda di sini";
    notes_lede: "Notes are kept in this browser, for this site, and nowhere else: who clears the browser's data clears them. Save them as a file to keep or pass them on.",
        "Catatan disimpan di peramban ini untuk situs ini saja: menghapus data peramban juga menghapusnya. Simpan sebagai berkas untuk menyimpan atau membagikannya.";
    no_notes: "There are no notes yet. Open a report, select a passage, and write one.",
        "Belum ada catatan. Buka sebuah berita, pilih suatu bagian, lalu tulis catatan.";
    not_in_corpus: "not in this corpus", "tidak ada dalam korpus ini";
    save_notes: "Save the notes as JSON", "Simpan catatan sebagai JSON";
    bring_notes: "Add notes from a file", "Tambah catatan dari berkas";
    notes_brought: "{0} note was added.|{0} notes were added.", "{0} catatan ditambahkan.";
    not_brought: "{0} could not be added: {1}", "{0} tidak dapat ditambahkan: {1}";
    no_notes_file: "it is no file of notes that this page has saved", "itu bukan berkas catatan yang disimpan halaman ini";
    copy_lede: "One file that holds the page, the reports that it shows now, your notes on them, and your corrections. It opens from a disk, in any current browser, without a network, and can save itself again. It is put together in this browser; nothing is sent anywhere.",
        "Satu berkas berisi halaman ini, berita yang sedang ditampilkan, catatan Anda tentangnya, dan koreksi Anda. Berkas itu dibuka dari cakram, di peramban terkini mana pun, tanpa jaringan, dan dapat menyimpan dirinya lagi. Berkas disusun di peramban ini; tidak ada yang dikirim ke mana pun.";
    parts_coming: "Loading what this view reads: {0} of {1} parts of the corpus.",
        "Memuat yang dibaca tampilan ini: {0} dari {1} bagian korpus.";
    parts_title: "Offline", "Luring";
    parts_lede: "This corpus is large. Most of it lies in {0} parts, of which the page loads those that you read, and keeps them in this browser. Kept whole, everything works without a network.",
        "Korpus ini besar. Sebagian besar isinya terbagi dalam {0} bagian; halaman memuat bagian yang Anda baca dan menyimpannya di peramban ini. Jika disimpan seluruhnya, semua berfungsi tanpa jaringan.";
    parts_keep: "Keep all offline", "Simpan semua untuk luring";
    parts_keeping: "Keeping: {0} of {1} parts.", "Menyimpan: {0} dari {1} bagian.";
    parts_kept: "All of it is kept in this browser.", "Seluruhnya tersimpan di peramban ini.";
    parts_not_kept: "Not all could be kept ({0}). Check the connection and the space left on this device, and try again.",
        "Tidak semuanya dapat disimpan ({0}). Periksa sambungan dan ruang kosong di perangkat ini, lalu coba lagi.";
    parts_unkeepable: "This browser keeps nothing of this page; a saved copy holds all of it.",
        "Peramban ini tidak menyimpan halaman ini; salinan yang disimpan memuat semuanya.";
    new_version: "A new version of this page is there.", "Versi baru halaman ini sudah ada.";
    take_new: "Load it", "Muat";
    stay_old: "Not now", "Nanti";
    copy_this: "Save a copy", "Simpan salinan";
    copy_whole: "Save a whole copy", "Simpan salinan lengkap";
    copy_small: "Save a small copy", "Simpan salinan kecil";
    copy_sizes: "The small copy does all but read further files of yours; it is a fifth of the whole one's size.",
        "Salinan kecil dapat melakukan semuanya kecuali membaca berkas Anda yang lain; ukurannya seperlima dari yang lengkap.";
    copying: "Saving …", "Menyimpan …";
    copied_to: "Saved as {0}, {1} kB.", "Disimpan sebagai {0}, {1} kB.";
    not_copied: "The copy was not saved: {0}", "Salinan tidak tersimpan: {0}";
    lede: "Read and compare reports that you have on your machine. They are read in this browser and never leave it: nothing is uploaded, and nobody else sees them. When the page is closed they are gone, unless you have them kept.",
        "Baca dan bandingkan berita yang ada di komputer Anda. Berkas dibaca di peramban ini dan tidak pernah keluar darinya: tidak ada yang diunggah, dan tidak ada orang lain yang melihatnya. Ketika halaman ditutup semuanya hilang, kecuali Anda minta disimpan.";
    reads_none: "This small copy does not read files. Open a whole copy, or the page that it was saved from.",
        "Salinan kecil ini tidak membaca berkas. Buka salinan lengkap, atau halaman asalnya.";
    add: "Add files", "Tambah berkas";
    drop: "or drop them anywhere on the page: .txt, .md, .html, .jsonl or .zip",
        "atau jatuhkan di mana saja pada halaman ini: .txt, .md, .html, .jsonl, atau .zip";
    files: "{0} file|{0} files", "{0} berkas";
    reports: "{0} report|{0} reports", "{0} berita";
    remarks: "{0} remark|{0} remarks", "{0} catatan";
    reading: "Reading {0} …", "Membaca {0} …";
    step_text: "Telling text from the rest of the pages …", "Memisahkan teks dari bagian lain halaman …";
    step_names: "Finding names, dates and figures …", "Mencari nama, tanggal, dan angka …";
    step_index: "Building the index …", "Membuat indeks …";
    good: "{0} report of yours can be searched and compared.|{0} reports of yours can be searched and compared.",
        "{0} berita Anda dapat dicari dan dibandingkan.";
    bad: "{0} file could not be read; the reason stands below.|{0} files could not be read; the reasons stand below.",
        "{0} berkas tidak dapat dibaca; alasannya ada di bawah.";
    removed: "All your files are removed.", "Semua berkas Anda sudah dihapus.";
    cancel: "Cancel", "Batal";
    cancelled: "Cancelled; nothing was changed.", "Dibatalkan; tidak ada yang berubah.";
    no_worker: "The worker could not start: {0}", "Pembaca berkas tidak dapat dimulai: {0}";
    load_again: "load the page again", "muat ulang halaman ini";
    not_analysed: "The files could not be analysed: {0}", "Berkas tidak dapat dianalisis: {0}";
    stopped: "the file stopped the reader; save the report's text as a .txt file",
        "berkas ini menghentikan pembacaan; simpan teks beritanya sebagai berkas .txt";
    no_report: "it holds no report", "tidak berisi berita";
    keeps_nothing: "This browser keeps nothing here: {0}", "Peramban ini tidak menyimpan apa-apa di sini: {0}";
    not_restored: "What this browser kept can't be read: {0}", "Yang disimpan peramban ini tidak dapat dibaca: {0}";
    what_shown: "What the page shows", "Yang ditampilkan halaman";
    beside: "Yours beside the reports of this page", "Berita Anda di samping berita halaman ini";
    alone: "Yours alone", "Hanya berita Anda";
    keep: "Keep them in this browser until I remove them", "Simpan di peramban ini sampai saya hapus";
    files_read: "Files that were read", "Berkas yang sudah dibaca";
    not_read: "Not read:", "Tidak terbaca:";
    remove: "Remove", "Hapus";
    remove_file: "Remove {0}", "Hapus {0}";
    remove_all: "Remove all", "Hapus semua";
    your_files: "Your files", "Berkas Anda";
    built_title: "What this page was built from", "Dari apa halaman ini dibangun";
    built_lede: "Sanding sets several outlets' reports of one event side by side. It is one program, in your browser, and holds the reports with what was found in them.",
        "Sanding menyandingkan berita beberapa media tentang satu peristiwa. Semuanya satu program di peramban Anda, yang memuat berita beserta yang ditemukan di dalamnya.";
    version: "version", "versi";
    commit: "commit", "commit";
    with_changes: "{0}, with changes that are in no commit", "{0}, dengan perubahan yang belum masuk commit";
    sources: "sources", "sumber";
    license: "license", "lisensi";
    licenses: "the program's MIT or Apache-2.0, at your choice; the reports belong to their publishers",
        "program: MIT atau Apache-2.0, pilihan Anda; berita milik penerbitnya";
    corpus: "corpus", "korpus";
    hash_lede: "Each source below has the SHA-256 of its file as it lay on the disk; in a .jsonl corpus, of the line's text. A check makes it anew in your browser, from the text that this page holds. Files that you have yourself can be compared as well: they are read here and go nowhere. Who alters a page can alter its check: compare the SHA-256 elsewhere, too, where that matters.",
        "Setiap sumber di bawah mempunyai SHA-256 dari berkasnya sebagaimana tersimpan di cakram; pada korpus .jsonl, dari teks barisnya. Pemeriksaan menghitungnya lagi di peramban Anda, dari teks yang ada di halaman ini. Berkas yang Anda miliki sendiri juga dapat dibandingkan: berkas dibaca di sini dan tidak dikirim ke mana pun. Siapa yang mengubah halaman dapat mengubah pemeriksaannya: bila itu penting, bandingkan SHA-256 di tempat lain juga.";
    no_hash: "Each source below has the SHA-256 of its file. It cannot be checked here: browsers compute it only for pages that come over https, from your own machine or from a file.",
        "Setiap sumber di bawah mempunyai SHA-256 dari berkasnya. Di sini itu tidak dapat diperiksa: peramban menghitungnya hanya untuk halaman yang datang lewat https, dari komputer Anda sendiri, atau dari berkas.";
    check: "Check", "Periksa";
    check_one: "Check {0}", "Periksa {0}";
    check_all: "Check the corpus and every source", "Periksa korpus dan setiap sumber";
    checking: "Checking …", "Memeriksa …";
    compare_files: "Compare files of yours", "Bandingkan berkas Anda";
    same: "Same: the text in this page is the file, byte for byte.",
        "Sama: teks di halaman ini adalah berkas itu, bita demi bita.";
    same_rewritten: "Same: written back as the file is encoded, the text in this page is the file, byte for byte.",
        "Sama: ditulis kembali menurut pengodean berkasnya, teks di halaman ini adalah berkas itu, bita demi bita.";
    altered: "Different: what this page holds has the SHA-256 {0}.",
        "Berbeda: yang ada di halaman ini mempunyai SHA-256 {0}.";
    extracted: "Not checked: the text was taken out of a saved page, whose bytes cannot be made from it again. Compare the file instead.",
        "Tidak diperiksa: teks diambil dari halaman yang disimpan, dan bita halaman itu tidak dapat dibuat lagi darinya. Bandingkan berkasnya.";
    not_rebuilt: "Not confirmed: the file had another encoding or normal form, and what the page holds cannot be turned back into its bytes. Compare the file instead.",
        "Tidak dapat dipastikan: berkas memakai pengodean atau bentuk normal lain, dan yang ada di halaman ini tidak dapat dikembalikan menjadi bitanya. Bandingkan berkasnya.";
    corpus_same: "The corpus is the one that the page was built with.", "Korpus ini adalah korpus saat halaman dibangun.";
    corpus_altered: "The corpus is not the one that the page was built with.", "Korpus ini bukan korpus saat halaman dibangun.";
    tally: "Sources that are the same: {0}; different: {1}; not checked: {2}.",
        "Sumber yang sama: {0}; berbeda: {1}; tidak diperiksa: {2}.";
    file_same: "{0}: the same bytes as {1}", "{0}: bita yang sama dengan {1}";
    file_differs: "{0}: not the bytes that {1} was read from, a file of that name",
        "{0}: bukan bita asal {1}, berkas dengan nama itu";
    file_unknown: "{0}: no source was read from these bytes", "{0}: tidak ada sumber yang dibaca dari bita ini";
    list_all: "List all {0}", "Tampilkan semua {0}";
    noticed: "What was noticed in the others: {0}", "Yang diperhatikan pada berkas lain: {0}";
}
