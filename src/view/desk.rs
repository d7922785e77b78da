//! What every page works with: the engine and the answers that several pages need.

use std::{
    cell::{Cell, OnceCell, RefCell},
    ops::Range,
    rc::Rc,
};

use crate::{
    address::{Address, MOST_COMPARED, Page, Place},
    base::{Arrange, Late, Span},
    bundle::Bundle,
    compare::{Comparison, Quotation, Statement, StatementConflict},
    corpus::{Detail, Document, Role},
    engine::{Engine, EntitySummary, Reuse, Statements},
    entity::{Correction, Kind},
    locale::Text,
    text::Sentence,
    view::{
        browser::{self, Answers},
        later,
        page::{Told, told},
        part::{Marks, Name, Node, group, joined, tag},
    },
};

/// Under which name this browser keeps whether single characters are keys.
const KEYS: &str = "sanding keys";

/// The engine and what it was asked more than once.
pub struct Desk {
    /// What knows the corpus as the reader has corrected it.
    pub engine: Rc<Engine>,
    /// What the page answers with, and `window.sanding`, too.
    answers: Rc<Answers>,
    /// The corpus as it was built.
    built: &'static [u8],
    /// The corpus that is shown, as it was before it was corrected.
    shown: &'static [u8],
    corrections: Vec<Correction>,
    /// Whether the corpus is to be corrected once all parts of it are there.
    awaits_parts: bool,
    /// Whether all of the program is there, and not what the first view needs alone.
    has_rest: bool,
    /// Whether keys of a single character do something.
    keys: bool,
    /// Whether this browser keeps the corrections.
    pub keeps: bool,
    /// While a reader types, the height of the window, in CSS pixels: what fills it is shown before the rest
    /// of a list.
    pub brief: Option<usize>,
    /// Whether all is made that a first search would wait for.
    pub is_prepared: Cell<bool>,
    entities: OnceCell<Vec<EntitySummary>>,
    statements: OnceCell<Statements>,
    told: OnceCell<Vec<Told>>,
    /// The comparisons made last, of as many pairs as one view shows.
    compared: RefCell<Vec<(usize, usize, Rc<Comparison>)>>,
}

impl Desk {
    /// The desk with the corrections that this browser has kept for the corpus, of which the
    /// `answers` know what was `built`.
    pub fn new(answers: &Rc<Answers>, built: &'static [u8]) -> Self {
        let mut desk = Self {
            engine: answers.engine(),
            answers: Rc::clone(answers),
            built,
            shown: built,
            corrections: Vec::new(),
            awaits_parts: false,
            has_rest: false,
            keys: browser::kept(KEYS) != "off",
            keeps: true,
            brief: None,
            is_prepared: Cell::new(false),
            entities: OnceCell::new(),
            statements: OnceCell::new(),
            told: OnceCell::new(),
            compared: RefCell::default(),
        };
        desk.corrections = desk.kept();
        if !desk.corrections.is_empty() {
            desk.open();
        }
        desk
    }

    /// Shows another corpus, or the one that was built where there are no bytes; what is no corpus
    /// changes nothing.
    pub fn show(&mut self, corpus: Vec<u8>) {
        let shown = match corpus.is_empty() {
            true => self.built,
            // A corpus reads its parts when they are asked for: its bytes stay as long as the page.
            false => corpus.leak(),
        };
        let Some(bundle) = self.decoded(shown) else {
            return;
        };
        self.shown = shown;
        self.engine = Rc::new(Engine::new(bundle));
        self.corrections = self.kept();
        self.open();
    }

    /// The corrections that this browser keeps for the corpus.
    fn kept(&self) -> Vec<Correction> {
        let kept = browser::kept(&self.key());
        kept.lines().filter_map(Correction::from_line).collect()
    }

    /// Under which name this browser keeps what a reader corrects: one a corpus.
    fn key(&self) -> String {
        joined(&["sanding ", &self.engine.bundle().title])
    }

    /// What the bytes of a corpus hold; of the one that is built into the page the parts that have come
    /// stay.
    fn decoded(&self, corpus: &'static [u8]) -> Option<Bundle> {
        let bundle = match std::ptr::eq(corpus, self.built) {
            true => Bundle::decode_again(corpus, self.answers.parts()),
            false => Bundle::decode(corpus),
        };
        bundle.ok()
    }

    /// Opens the corpus anew, and corrects it.
    fn open(&mut self) {
        // It could be read before.
        let mut bundle = self.decoded(self.shown).unwrap_or_default();
        self.awaits_parts = false;
        if !self.corrections.is_empty() {
            if !self.has_rest {
                browser::rest();
            } else if bundle.parts.want_all() {
                later::correct(&mut bundle, &self.corrections);
            } else {
                self.awaits_parts = true;
            }
        }
        self.engine = Rc::new(Engine::new(bundle));
        self.answers.change(&self.engine, self.shown, self.lines());
        self.forget();
    }

    /// Forgets what was found out.
    fn forget(&mut self) {
        self.entities.take();
        self.statements.take();
        self.told.take();
        self.compared.take();
    }

    /// Whether something of the corpus that was read since the last call has not come yet, as
    /// [`Answers::misses`] tells; what was found out without it is forgotten.
    pub fn misses(&mut self, again: bool) -> Option<String> {
        if self.awaits_parts && self.engine.bundle().parts.are_whole() {
            self.open();
        }
        let missing = self.answers.misses(again)?;
        self.forget();
        Some(missing)
    }

    /// Whether what stands behind the doors of [`later`] is there.
    pub fn has_rest(&self) -> bool {
        self.has_rest
    }

    /// Notes that it is there, and does what had to wait for it.
    pub fn complete(&mut self) {
        self.has_rest = true;
        if !self.corrections.is_empty() {
            self.open();
        }
    }

    /// The reader's corrections, in their order.
    pub fn corrections(&self) -> &[Correction] {
        &self.corrections
    }

    /// Changes the corrections, and keeps them in this browser.
    pub fn correct(&mut self, change: impl FnOnce(&mut Vec<Correction>)) {
        change(&mut self.corrections);
        self.keeps = browser::keep(&self.key(), &self.lines());
        self.open();
    }

    /// The corrections, one a line.
    fn lines(&self) -> String {
        let mut lines = String::new();
        for correction in &self.corrections {
            lines.push_str(&correction.to_line());
            lines.push('\n');
        }
        lines
    }

    /// Whether keys of a single character do something.
    pub fn has_keys(&self) -> bool {
        self.keys
    }

    /// Switches keys of a single character on or off, and keeps that in this browser.
    pub fn set_keys(&mut self, on: bool) {
        self.keys = on;
        browser::keep(KEYS, if on { "on" } else { "off" });
    }

    pub fn title(&self) -> &str {
        let title = &self.engine.bundle().title;
        if title.is_empty() { "Sanding" } else { title }
    }

    /// The language of the articles.
    pub fn language(&self) -> &str {
        let language = &self.engine.bundle().language;
        if language.is_empty() { "id" } else { language }
    }

    /// An element in the language of the articles.
    #[inline(never)]
    pub fn original(&self, name: &'static str) -> Node {
        tag(name).with(Name::Lang, self.language())
    }

    pub fn n_documents(&self) -> usize {
        self.engine.bundle().documents.len()
    }

    /// The documents' indexes, in order.
    pub fn indexes(&self) -> Range<usize> {
        0..self.n_documents()
    }

    /// At most `most` documents that were published nearest to one, and `also` one more, in the
    /// order of the corpus.
    pub fn near_in_time(&self, document: usize, most: usize, also: usize) -> Vec<usize> {
        let in_time = &self.engine.bundle().in_time;
        let at = in_time.iter().position(|other| *other as usize == document);
        let start = at.unwrap_or(0).saturating_sub(most / 2);
        let start = start.min(in_time.len().saturating_sub(most));
        let mut near = Vec::new();
        for other in in_time.iter().skip(start).take(most) {
            near.push(*other as usize);
        }
        near.push(also);
        near.arrange();
        near.dedup();
        near
    }

    pub fn entities(&self) -> &[EntitySummary] {
        self.entities.get_or_init(|| self.engine.entities())
    }

    /// The sentences that speak of dates, in the order of time.
    pub fn told(&self) -> &[Told] {
        self.told.get_or_init(|| told(self))
    }

    /// What the sources state; nothing as long as that is not known, for which see
    /// [`Self::awaits`].
    pub fn statements(&self) -> &[Statement] {
        if self.statements.get().is_none()
            && let Some(statements) = self.answers.statements()
        {
            let _ = self.statements.set(statements);
        }
        match self.statements.get() {
            Some(known) => &known.statements,
            None => {
                self.load();
                &[]
            }
        }
    }

    /// Calls for the module that compares.
    fn load(&self) {
        if self.has_rest {
            later::load(&self.answers);
        } else {
            browser::rest();
        }
    }

    /// What stands where a comparison will be, as long as what compares is on its way; nothing where
    /// `is_here`.
    pub fn awaits(&self, is_here: bool) -> Option<Node> {
        if is_here {
            return None;
        }
        let failure = self.answers.failure();
        let line = tag("p.lede").with(Name::Role, "status");
        Some(match failure.as_str() {
            "" => line.say(Text::Comparing),
            cause => line.phrase(Text::NoComparer, vec![group().text(cause)]),
        })
    }

    /// Whether it is known what the sources state.
    pub fn has_statements(&self) -> bool {
        !self.statements().is_empty() || self.statements.get().is_some()
    }

    /// The pairs of documents that share a run of words, the strongest first.
    pub fn reused(&self) -> &[Reuse] {
        &self.engine.bundle().across.reused
    }

    /// The quotations, grouped; those of most sources first.
    pub fn quotations(&self) -> &[Quotation] {
        &self.engine.bundle().across.quotations
    }

    /// The comparison of two documents; `None` as long as it is not known, for which see
    /// [`Self::awaits`].
    pub fn compare(&self, a: usize, b: usize) -> Option<Rc<Comparison>> {
        let mut compared = self.compared.borrow_mut();
        for (known_a, known_b, comparison) in compared.iter() {
            if (*known_a, *known_b) == (a, b) {
                return Some(Rc::clone(comparison));
            }
        }
        let Some(comparison) = self.answers.compare(a, b) else {
            self.load();
            return None;
        };
        let comparison = Rc::new(comparison);
        if compared.len() >= MOST_COMPARED {
            compared.remove(0);
        }
        compared.push((a, b, Rc::clone(&comparison)));
        Some(comparison)
    }

    pub fn document(&self, index: usize) -> Option<&Document> {
        self.engine.bundle().document(index)
    }

    /// All that was found in a document; nothing in one that there is not.
    #[inline(never)]
    pub fn marks(&self, index: usize) -> Marks<'_> {
        match self.engine.bundle().findings.get(index) {
            Some(findings) => Marks {
                entities: &self.engine.bundle().entities,
                mentions: &findings.mentions,
                dates: &findings.dates,
                ..Marks::default()
            },
            None => Marks::default(),
        }
    }

    /// The entities of one kind.
    #[inline(never)]
    pub fn named(&self, kind: Kind) -> Vec<&EntitySummary> {
        let entities = self.entities().iter();
        entities.filter(|entity| entity.kind == kind).collect()
    }

    /// A document's text.
    #[inline(never)]
    pub fn text(&self, index: usize) -> &str {
        self.document(index).map_or("", |document| &document.text)
    }

    /// How many statements two documents share.
    #[inline(never)]
    pub fn n_shared(&self, a: usize, b: usize) -> usize {
        let tells = |statement: &Statement, index: usize| {
            statement
                .members
                .iter()
                .any(|member| member.document as usize == index)
        };
        self.statements()
            .iter()
            .filter(|statement| tells(statement, a) && tells(statement, b))
            .count()
    }

    /// The facts on which sources differ, in the order of the statements.
    #[inline(never)]
    pub fn conflicts(&self) -> Vec<&StatementConflict> {
        let mut conflicts = Vec::new();
        for statement in self.statements() {
            conflicts.extend(&statement.conflicts);
        }
        conflicts
    }

    /// The name under which a reader knows the source.
    #[inline(never)]
    pub fn source(&self, index: usize) -> &str {
        self.document(index)
            .map_or("", |document| document.source_name())
    }

    pub fn index_of_file(&self, file: &str) -> Option<usize> {
        let documents = &self.engine.bundle().documents;
        documents.iter().position(|document| document.file == file)
    }

    /// The sentence of the document that holds `span`, or `span` itself where none does.
    #[inline(never)]
    pub fn sentence_around(&self, index: usize, span: Span) -> Span {
        let sentences = self.engine.bundle().sentences.get(index);
        let around = sentences.and_then(|sentences: &Late<Vec<Sentence>>| {
            sentences
                .iter()
                .find(|sentence| sentence.span.overlaps(span))
        });
        around.map_or(span, |sentence| sentence.span)
    }

    /// The number of the paragraph of a document that holds `span`, counted from 1 in its body.
    pub fn paragraph(&self, index: usize, span: Span) -> usize {
        let blocks = self.document(index).map(|document| &document.blocks);
        let blocks = blocks.into_iter().flatten();
        blocks
            .filter(|block| block.role == Role::Body && block.span.start <= span.start)
            .count()
    }

    /// The reader, open at a passage of a document.
    #[inline(never)]
    pub fn passage(&self, index: usize, span: Span) -> Address {
        Address::passage(self.id(index), Place::of(self.text(index), span))
    }

    /// Where what leads to a detail is read: its passage, else what the corpus says of itself.
    #[inline(never)]
    pub fn evidence(&self, index: usize, detail: &Detail) -> Address {
        if detail.span.is_empty() {
            Address::of(Page::About)
        } else {
            self.passage(index, detail.span)
        }
    }

    /// The address with a checksum of the passage that it names without one; `None` where it needs
    /// none.
    pub fn sure(&self, address: &Address) -> Option<Address> {
        let Page::Read(id) = &address.page else {
            return None;
        };
        let at = address.at.filter(|at| at.sum.is_none())?;
        let sure = Place::of(self.text(self.engine.find(id)?), at.span);
        sure.sum.is_some().then(|| Address {
            at: Some(sure),
            ..address.clone()
        })
    }

    /// The view of several documents beside each other.
    #[inline(never)]
    pub fn columns(&self, documents: &[usize]) -> Page {
        let ids = documents.iter().map(|index| self.id(*index).to_owned());
        Page::Compare(ids.collect())
    }

    /// The comparison of two documents.
    #[inline(never)]
    pub fn comparison(&self, a: usize, b: usize) -> Address {
        Address::of(self.columns(&[a, b]))
    }

    /// The name of a document in links.
    #[inline(never)]
    pub fn id(&self, index: usize) -> &str {
        self.document(index).map_or("", |document| &document.id)
    }
}
