//! The page's state as a URL hash: every view is a link.
//!
//! Both directions are total: any hash is some address (an unknown path is a page of its own), and
//! every address that [`Address::parse`] gives is written back as an equal one. Nothing here knows
//! a corpus: whether an id exists is the view's affair.

mod place;

pub use place::{Found, Place};

/// Which view is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// The story at a glance.
    #[default]
    Overview,
    /// What a query finds.
    Search,
    /// One document, by id.
    Read(String),
    /// Two to five documents, by id, the one that the others are read against first; none where the
    /// view is to choose.
    Compare(Vec<String>),
    /// What the sources state, grouped.
    Statements,
    /// What is quoted, of all speakers or of one by name.
    Quotations(Option<String>),
    /// All names, or one by id.
    Names(Option<String>),
    /// Dates in order.
    Timeline,
    /// The reader's own reports.
    Yours,
    /// What the reader has noted of passages.
    Notes,
    /// The page as one file, to keep.
    Copy,
    /// How the corpus was read.
    About,
    /// The keys that the page knows.
    Keys,
    /// A path that leads nowhere, as written.
    Unknown(String),
}

/// How many documents are compared at most: as many as a wide screen shows in legible columns.
pub const MOST_COMPARED: usize = 5;

/// A kind of mark that a reader can hide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkKind {
    /// People.
    Person,
    /// Places.
    Place,
    /// Organizations.
    Organization,
    /// Events.
    Event,
    /// Dates.
    Date,
}

impl MarkKind {
    /// All kinds, in the order of legends.
    pub const ALL: [Self; 5] = [
        Self::Person,
        Self::Place,
        Self::Organization,
        Self::Event,
        Self::Date,
    ];

    /// The kind's name in hashes and style sheets.
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Place => "place",
            Self::Organization => "organization",
            Self::Event => "event",
            Self::Date => "date",
        }
    }

    fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// A set of kinds of marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MarkKinds(u8);

impl MarkKinds {
    /// Whether the kind is in the set.
    pub fn has(self, kind: MarkKind) -> bool {
        self.0 & kind.bit() != 0
    }

    /// The set with the kind added where it was missing, or taken out where it was there.
    pub fn toggled(self, kind: MarkKind) -> Self {
        Self(self.0 ^ kind.bit())
    }
}

/// Which statements are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// All of them.
    #[default]
    All,
    /// Those of two sources or more.
    Shared,
    /// Those whose sources differ on a fact.
    Conflicts,
    /// Those of one source alone.
    Alone,
}

impl Filter {
    /// All filters, in the order of the page.
    pub const ALL: [Self; 4] = [Self::All, Self::Shared, Self::Conflicts, Self::Alone];

    const NAMES: [&str; 4] = ["all", "shared", "conflicts", "alone"];
}

/// In which order statements are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Those of most sources first.
    #[default]
    Sources,
    /// Those whose sources differ on most facts first.
    Conflicts,
    /// As the chosen source tells them, else the first of the corpus that does.
    Text,
}

impl Order {
    /// All orders, in the order of the page.
    pub const ALL: [Self; 3] = [Self::Sources, Self::Conflicts, Self::Text];

    const NAMES: [&str; 3] = ["sources", "conflicts", "text"];
}

/// How what a query finds is listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Listing {
    /// A passage a document, the best first.
    #[default]
    Documents,
    /// A line a match, in the order of the texts.
    Text,
    /// A line a match, by the words before it.
    Left,
    /// A line a match, by the words after it.
    Right,
}

impl Listing {
    const ALL: [Self; 4] = [Self::Documents, Self::Text, Self::Left, Self::Right];

    const NAMES: [&str; 4] = ["documents", "text", "left", "right"];
}

/// The whole state of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// Which view.
    pub page: Page,
    /// What is searched for, and marked in the reader; may be empty.
    pub query: String,
    /// The passage that the link points to, of the document that is read.
    pub at: Option<Place>,
    /// The kinds of marks that are hidden.
    pub hidden: MarkKinds,
    /// Which statements are shown.
    pub filter: Filter,
    /// How what the query finds is listed.
    pub listing: Listing,
    /// The year, month or day whose passages the timeline shows, or whose statements are shown, in
    /// ISO 8601; all where empty.
    pub day: String,
    /// The source that must tell a statement, by id; any where empty.
    pub within: String,
    /// The source that must not tell it, by id; none where empty.
    pub lacking: String,
    /// The entity that a statement must name, by id; any where empty.
    pub name: String,
    /// In which order statements are listed.
    pub order: Order,
    /// Whether sentences that are the same in both sources are folded away.
    pub folded: bool,
    /// How many entries of a long list come before the first that is shown.
    pub skipped: u32,
}

impl Address {
    /// The plain address of a page.
    pub fn of(page: Page) -> Self {
        Self {
            page,
            ..Self::default()
        }
    }

    /// The reader, open at a passage.
    pub fn passage(id: &str, place: Place) -> Self {
        Self {
            at: Some(place),
            ..Self::of(Page::Read(id.to_owned()))
        }
    }

    /// Reads a hash, with or without its leading `#`. What can't be understood is left out.
    pub fn parse(hash: &str) -> Self {
        let hash = hash.strip_prefix('#').unwrap_or(hash);
        let (path, parameters) = hash.split_once('?').unwrap_or((hash, ""));
        let mut address = Self::of(Page::parse(path));
        for parameter in parameters.split('&') {
            let Some((key, value)) = parameter.split_once('=') else {
                continue;
            };
            match key {
                // Who writes such a link by hand may put a plus for a blank, as forms do.
                "q" => address.query = decoded(&value.replace('+', " ")),
                "at" => address.at = Place::parse(value),
                "hide" => {
                    for kind in MarkKind::ALL {
                        if value.split('.').any(|name| name == kind.name())
                            && !address.hidden.has(kind)
                        {
                            address.hidden = address.hidden.toggled(kind);
                        }
                    }
                }
                "day" => address.day = decoded(value),
                "in" => address.within = decoded(value),
                "not" => address.lacking = decoded(value),
                "name" => address.name = decoded(value),
                "from" => address.skipped = value.parse().unwrap_or_default(),
                "same" => address.folded = value == "folded",
                "order" => {
                    address.order = Order::ALL
                        .get(place_of(value, &Order::NAMES))
                        .copied()
                        .unwrap_or_default();
                }
                "show" => {
                    address.filter = Filter::ALL
                        .get(place_of(value, &Filter::NAMES))
                        .copied()
                        .unwrap_or_default();
                }
                "lines" => {
                    address.listing = Listing::ALL
                        .get(place_of(value, &Listing::NAMES))
                        .copied()
                        .unwrap_or_default();
                }
                _ => {}
            }
        }
        address
    }
}

impl Page {
    fn parse(path: &str) -> Self {
        let trimmed = path.strip_prefix('/').unwrap_or(path);
        let mut parts = trimmed.split('/');
        let first = decoded(parts.next().unwrap_or_default());
        let rest = parts.clone().count();
        let second = parts.next();
        let third = parts.next();
        match (first.as_str(), second, third) {
            ("", None, None) => Self::Overview,
            ("search", None, None) => Self::Search,
            ("read", Some(id), None) => Self::Read(decoded(id)),
            ("compare", None, None) => Self::Compare(Vec::new()),
            ("compare", Some(_), Some(_)) if rest <= MOST_COMPARED => {
                Self::Compare(trimmed.split('/').skip(1).map(decoded).collect())
            }
            ("statements", None, None) => Self::Statements,
            ("quotations", None, None) => Self::Quotations(None),
            ("quotations", Some(name), None) => Self::Quotations(Some(decoded(name))),
            ("names", None, None) => Self::Names(None),
            ("names", Some(id), None) => Self::Names(Some(decoded(id))),
            ("timeline", None, None) => Self::Timeline,
            ("yours", None, None) => Self::Yours,
            ("notes", None, None) => Self::Notes,
            ("copy", None, None) => Self::Copy,
            ("about", None, None) => Self::About,
            ("keys", None, None) => Self::Keys,
            _ => Self::Unknown(decoded(trimmed)),
        }
    }
}

impl Address {
    /// The hash of the URL, `#` included. It is put together of texts: what formats them would be a kilobyte of
    /// the page.
    pub fn hash(&self) -> String {
        let (page, names): (&str, &[String]) = match &self.page {
            Page::Overview => ("", &[]),
            Page::Search => ("search", &[]),
            Page::Read(id) => ("read", std::slice::from_ref(id)),
            Page::Compare(ids) => ("compare", ids),
            Page::Statements => ("statements", &[]),
            Page::Quotations(name) => ("quotations", name.as_slice()),
            Page::Names(id) => ("names", id.as_slice()),
            Page::Timeline => ("timeline", &[]),
            Page::Yours => ("yours", &[]),
            Page::Notes => ("notes", &[]),
            Page::Copy => ("copy", &[]),
            Page::About => ("about", &[]),
            Page::Keys => ("keys", &[]),
            Page::Unknown(path) => (&*encoded(path), &[]),
        };
        let mut hash = ["#/", page].concat();
        for name in names {
            hash.push('/');
            hash.push_str(&encoded(name));
        }
        let mut separator = '?';
        let mut parameter = |key: &str, value: &str| {
            hash.push(separator);
            hash.push_str(key);
            hash.push('=');
            hash.push_str(value);
            separator = '&';
        };
        if !self.query.is_empty() {
            parameter("q", &encoded(&self.query));
        }
        if let Some(at) = self.at {
            parameter("at", &at.value());
        }
        if self.hidden != MarkKinds::default() {
            let names: Vec<&str> = MarkKind::ALL
                .into_iter()
                .filter(|kind| self.hidden.has(*kind))
                .map(MarkKind::name)
                .collect();
            parameter("hide", &names.join("."));
        }
        if self.filter != Filter::All {
            parameter("show", name_at(self.filter as usize, &Filter::NAMES));
        }
        if self.listing != Listing::Documents {
            parameter("lines", name_at(self.listing as usize, &Listing::NAMES));
        }
        if self.order != Order::Sources {
            parameter("order", name_at(self.order as usize, &Order::NAMES));
        }
        if self.skipped > 0 {
            parameter("from", &self.skipped.to_string());
        }
        if self.folded {
            parameter("same", "folded");
        }
        for (key, value) in [
            ("day", &self.day),
            ("in", &self.within),
            ("not", &self.lacking),
            ("name", &self.name),
        ] {
            if !value.is_empty() {
                parameter(key, &encoded(value));
            }
        }
        hash
    }
}

/// The place of a name in a list; past its end where it is none of them.
#[inline(never)]
fn place_of(name: &str, names: &[&str]) -> usize {
    names.iter().take_while(|known| **known != name).count()
}

/// The inverse of [`place_of`].
fn name_at<'a>(place: usize, names: &[&'a str]) -> &'a str {
    names.get(place).copied().unwrap_or_default()
}

/// `text` with all but ASCII letters, digits and `-_.~` as percent and two hexadecimal digits.
pub(crate) fn encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            for digit in [byte >> 4, byte & 15] {
                let digit = char::from_digit(u32::from(digit), 16);
                encoded.push(digit.unwrap_or('0').to_ascii_uppercase());
            }
        }
    }
    encoded
}

/// The inverse of [`encoded`]. A percent sign without two digits stands for itself, and a text
/// that would not be one afterwards is left as it is.
fn decoded(text: &str) -> String {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [byte, after @ ..] = rest {
        let mut byte = *byte;
        rest = after;
        if let (b'%', [high, low, after @ ..]) = (byte, after)
            && let (Some(high), Some(low)) = (digit(*high), digit(*low))
        {
            byte = (high << 4 | low) as u8;
            rest = after;
        }
        bytes.push(byte);
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy, any, prop, prop_oneof, proptest};

    use super::{Address, Filter, Listing, MarkKinds, Order, Page, Place};
    use crate::base::Span;

    fn page() -> impl Strategy<Value = Page> {
        let id = || "[^\u{0}]{1,12}";
        prop_oneof![
            proptest::strategy::Just(Page::Overview),
            proptest::strategy::Just(Page::Search),
            proptest::strategy::Just(Page::Statements),
            proptest::strategy::Just(Page::Timeline),
            proptest::strategy::Just(Page::Yours),
            proptest::strategy::Just(Page::Notes),
            proptest::strategy::Just(Page::Copy),
            proptest::strategy::Just(Page::Keys),
            proptest::strategy::Just(Page::About),
            prop::option::of(id()).prop_map(Page::Names),
            prop::option::of(id()).prop_map(Page::Quotations),
            id().prop_map(Page::Read),
            proptest::strategy::Just(Page::Compare(Vec::new())),
            prop::collection::vec(id(), 2..=5).prop_map(Page::Compare),
        ]
    }

    proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(10_000))]

        #[test]
        fn every_state_comes_back_from_its_own_hash(
            page in page(),
            query in any::<String>(),
            at in prop::option::of((
                0u32..1_000_000,
                1u32..1_000,
                prop::option::of(0..Place::SUMS),
            )),
            hidden in 0u8..32,
            filter in 0usize..4,
            listing in 0usize..4,
            order in 0usize..3,
            texts in any::<[String; 4]>(),
            folded in any::<bool>(),
            skipped in prop_oneof![proptest::strategy::Just(0), any::<u32>()],
        ) {
            let [day, within, lacking, name] = texts;
            let address = Address {
                page,
                query,
                at: at.map(|(start, len, sum)| Place {
                    span: Span { start, end: start + len },
                    sum,
                }),
                hidden: MarkKinds(hidden),
                filter: Filter::ALL[filter],
                listing: Listing::ALL[listing],
                day,
                within,
                lacking,
                name,
                order: Order::ALL[order],
                folded,
                skipped,
            };
            assert_eq!(Address::parse(&address.hash()), address);
        }

        #[test]
        fn any_hash_is_some_address_and_settles_at_once(hash in any::<String>()) {
            let address = Address::parse(&hash);
            assert_eq!(Address::parse(&address.hash()), address);
        }
    }

    #[test]
    fn an_escaped_name_of_a_page_is_that_page() {
        assert_eq!(Address::parse("#/%73earch").page, Page::Search);
    }

    #[test]
    fn an_unknown_path_is_a_page_of_its_own() {
        assert_eq!(
            Address::parse("#/no/such/place").page,
            Page::Unknown("no/such/place".to_owned())
        );
    }

    #[test]
    fn two_to_five_sources_are_compared() {
        let compared = |hash: &str| match Address::parse(hash).page {
            Page::Compare(ids) => Some(ids.join(" ")),
            _ => None,
        };
        for (hash, ids) in [
            ("#/compare", Some("")),
            ("#/compare/a", None),
            ("#/compare/a/b", Some("a b")),
            ("#/compare/a/b/c%20d", Some("a b c d")),
            ("#/compare/a/b/c/d/e?same=folded", Some("a b c d e")),
            ("#/compare/a/b/c/d/e/f", None),
        ] {
            assert_eq!(compared(hash).as_deref(), ids, "{hash}");
        }
    }

    #[test]
    fn a_link_is_readable() {
        let span = Span { start: 12, end: 40 };
        let mut address = Address::passage("liputan6", Place { span, sum: None });
        address.query = "korut vietnam".to_owned();
        assert_eq!(address.hash(), "#/read/liputan6?q=korut%20vietnam&at=12-40");
        let sum = Some(0xab1);
        let address = Address::passage("liputan6", Place { span, sum });
        assert_eq!(address.hash(), "#/read/liputan6?at=12-40.000ab1");
        assert_eq!(
            Address::parse("#/search?q=korut+vietnam%2B").query,
            "korut vietnam+"
        );
        let mut lines = Address::of(Page::Search);
        lines.query = "feri".to_owned();
        lines.listing = Listing::Left;
        assert_eq!(lines.hash(), "#/search?q=feri&lines=left");
    }
}
