//! The query language: what a person types becomes a tree; nothing that is typed fails.
//!
//! | typed | meaning |
//! |---|---|
//! | `a b` | both; words next to each other that make up a name of an entity are that entity |
//! | `"a b"` | the very words, in this order; any double quotation marks; an open one reaches to the end |
//! | `-a`, `-"a b"`, `-(a b)` | documents without it; where words that follow make up a name, without the name |
//! | `a OR b` | at least one; binds tighter than standing next to each other |
//! | `( )` | a group |
//! | `a*` | words that begin so; the last word of an unfinished query is read so, too |
//! | `near:5(a b)` | at most five words apart |
//! | `in:headline`, `in:body`, `in:caption` | the words of this group must stand there; two of them: in either |
//! | `outlet:a`, `from:2024-06`, `to:2024-06-18` | by outlet, by day of publication, both ends included |
//! | `person:a`, `place:a`, `org:a` | documents that mention the entity; `person:"a b"` |
//!
//! What can't be read so is searched as words, and a note says so. Groups deeper than 16 are
//! opened, and words past the 48th are dropped, so that no query exhausts the stack or the time.

use super::{
    answer::Note,
    asked::Asked,
    words::{field, is_joint, key},
};
use crate::{
    base::Span,
    corpus::Role,
    entity::Kind,
    text::{TokenKind, normal_form, tokens},
};

const MAX_DEPTH: u32 = 16;
const MAX_WORDS: u32 = 48;
const MAX_NAME: usize = 6;

/// A part of a query.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    /// A word in normal form.
    Word { form: String, ending: Ending },
    /// A name of an entity, as [`key`] writes it.
    Name(String),
    /// The very words.
    Phrase(Vec<String>),
    /// All of the group within so many words.
    Near(u32, Group),
    /// At least one.
    Any(Vec<Node>),
    /// All.
    All(Group),
    /// None of it.
    Not(Box<Node>),
    /// A property of the document.
    Filter(Filter),
}

/// What may follow a word's letters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Ending {
    /// Nothing.
    Closed,
    /// Perhaps more: it is still being typed.
    Open,
    /// Anything: the query says so.
    Star,
}

/// Parts that are all wanted.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Group {
    pub(super) nodes: Vec<Node>,
    /// One bit a field that the words must stand in; 0 for anywhere.
    pub(super) scope: u32,
}

/// A property of a document.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Filter {
    /// Words of the outlet's name.
    Outlet(String),
    /// Published on this day, month or year or later.
    From(String),
    /// Published on this day, month or year or before.
    To(String),
    /// Mentions an entity of this kind and name.
    Mentions(Kind, String),
}

/// Reads a query: its tree, notes on what was not read as typed, and what it asks for, where it is a
/// question. `is_name` says whether a [`key`] is a name of an entity of the corpus.
pub(super) fn parse(
    query: &str,
    is_name: &dyn Fn(&str) -> bool,
) -> (Group, Vec<Note>, Option<Asked>) {
    let mut parser = Parser {
        rest: query,
        n_words: 0,
        notes: Vec::new(),
        is_name,
    };
    let mut group = parser.group(0);
    let asked = parser.drop_questions(&mut group);
    (group, parser.notes, asked)
}

/// What a part of a query asks for, where it is a word that asks. `before` is the word before it.
fn asks(node: &Node, before: &str) -> Option<Asked> {
    match node {
        Node::Word {
            form,
            ending: Ending::Closed,
        } => Asked::by(form, before),
        _ => None,
    }
}

struct Parser<'q> {
    rest: &'q str,
    n_words: u32,
    notes: Vec<Note>,
    is_name: &'q dyn Fn(&str) -> bool,
}

enum Item {
    Node(Node),
    Or,
    /// So many items that follow are not wanted; a name that begins with them, as a whole.
    Not(usize),
}

impl Item {
    fn node(self) -> Option<Node> {
        match self {
            Self::Node(node) => Some(node),
            Self::Or | Self::Not(_) => None,
        }
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '＂')
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}'
}

impl<'q> Parser<'q> {
    /// Takes everything up to the first character that `stops`.
    fn until(&mut self, stops: fn(char) -> bool) -> &'q str {
        let end = self.rest.find(stops).unwrap_or(self.rest.len());
        let (taken, rest) = self
            .rest
            .split_at_checked(end)
            .unwrap_or((self.rest, Default::default()));
        self.rest = rest;
        taken
    }

    /// Takes one character.
    fn skip(&mut self) {
        let mut chars = self.rest.chars();
        chars.next();
        self.rest = chars.as_str();
    }

    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn ignored(&mut self, what: &str) {
        self.note(Note::Ignored(what.to_owned()));
    }

    fn note(&mut self, note: Note) {
        note.add_to(&mut self.notes);
    }

    fn group(&mut self, depth: u32) -> Group {
        let mut items = Vec::new();
        let mut scope = 0;
        let mut negated = false;
        loop {
            self.until(|c| !is_blank(c));
            let Some(c) = self.peek() else { break };
            let n_before = items.len();
            match c {
                ')' => {
                    self.skip();
                    if depth > 0 {
                        break;
                    }
                    self.ignored(")");
                }
                '(' => {
                    self.skip();
                    if depth < MAX_DEPTH {
                        let group = self.group(depth + 1);
                        if !group.nodes.is_empty() || group.scope != 0 {
                            items.push(Item::Node(Node::All(group)));
                        }
                    } else {
                        self.ignored("(");
                    }
                }
                '-' => {
                    self.skip();
                    match self.peek() {
                        Some(next) if next != '-' && next != ')' && !is_blank(next) => {
                            negated = true;
                            continue;
                        }
                        _ => self.ignored("-"),
                    }
                }
                _ if is_quote(c) => {
                    let text = self.quoted();
                    self.phrase(text, &mut items);
                }
                _ => self.run(&mut items, &mut scope, depth),
            }
            let n = items.len() - n_before;
            if std::mem::take(&mut negated) && n > 0 {
                items.insert(n_before, Item::Not(n));
            }
        }
        let nodes = self.joined(self.named(items));
        Group { nodes, scope }
    }

    /// Takes what stands between quotation marks; the first one comes next.
    fn quoted(&mut self) -> &'q str {
        self.skip();
        let text = self.until(is_quote);
        self.skip();
        text
    }

    fn phrase(&mut self, text: &str, items: &mut Vec<Item>) {
        let words: Vec<String> = key(text).split_whitespace().map(str::to_owned).collect();
        self.n_words += words.len() as u32;
        if self.n_words > MAX_WORDS {
            self.ignored("…");
        } else if words.is_empty() {
            self.ignored("\"\"");
        } else {
            items.push(Item::Node(Node::Phrase(words)));
        }
    }

    /// Takes what stands between blanks: a word, a field with its value, or `OR`.
    fn run(&mut self, items: &mut Vec<Item>, scope: &mut u32, depth: u32) {
        let run = self.until(|c| is_blank(c) || is_quote(c) || matches!(c, '(' | ')'));
        if run == "OR" {
            items.push(Item::Or);
            return;
        }
        if let Some((name, value)) = run.split_once(':') {
            let name = name.to_ascii_lowercase();
            if name == "near"
                && self.peek() == Some('(')
                && depth < MAX_DEPTH
                && let Ok(n_words @ 0..=0xffff) = value.parse::<u32>()
            {
                self.skip();
                let group = self.group(depth + 1);
                items.push(Item::Node(Node::Near(n_words, group)));
                return;
            }
            if matches!(
                name.as_str(),
                "near" | "in" | "outlet" | "from" | "to" | "person" | "place" | "org"
            ) {
                let quoted = value.is_empty() && self.peek().is_some_and(is_quote);
                let value = if quoted { self.quoted() } else { value };
                if !self.property(&name, value, items, scope) {
                    self.note(Note::AsWords(run.to_owned()));
                    self.words(run, items);
                    if quoted && !value.is_empty() {
                        self.words(value, items);
                    }
                }
                return;
            }
        }
        self.words(run, items);
    }

    /// Reads a field's value; `false` where it has no such value.
    fn property(
        &mut self,
        name: &str,
        value: &str,
        items: &mut Vec<Item>,
        scope: &mut u32,
    ) -> bool {
        if name == "in" {
            let role = match value.to_ascii_lowercase().as_str() {
                "headline" => Role::Headline,
                "body" => Role::Body,
                "caption" => Role::Caption,
                _ => return false,
            };
            *scope |= field(role).map_or(0, |field| 1 << field);
            return true;
        }
        let words = key(value);
        if words.is_empty() {
            return false;
        }
        let filter = match name {
            "outlet" => Filter::Outlet(words),
            "person" => Filter::Mentions(Kind::Person, words),
            "place" => Filter::Mentions(Kind::Place, words),
            "org" => Filter::Mentions(Kind::Organization, words),
            "from" if is_date(value) => Filter::From(value.to_owned()),
            "to" if is_date(value) => Filter::To(value.to_owned()),
            _ => return false,
        };
        items.push(Item::Node(Node::Filter(filter)));
        true
    }

    fn words(&mut self, run: &str, items: &mut Vec<Item>) {
        let n_before = items.len();
        for token in tokens(run, Span::new(0, run.len())) {
            let form = normal_form(token.span.of(run));
            if token.kind == TokenKind::Punctuation || form.is_empty() {
                continue;
            }
            self.n_words += 1;
            if self.n_words > MAX_WORDS {
                self.ignored("…");
                return;
            }
            let ending = match run.get(token.span.end as usize..) {
                Some("*") => Ending::Star,
                Some("") if self.rest.is_empty() => Ending::Open,
                _ => Ending::Closed,
            };
            items.push(Item::Node(Node::Word { form, ending }));
        }
        if items.len() == n_before {
            self.ignored(run);
        }
    }

    /// Reads the longest runs of words that are names as the names.
    fn named(&self, items: Vec<Item>) -> Vec<Item> {
        let mut named = Vec::new();
        let mut items = items.into_iter();
        loop {
            let (n_unwanted, rest) = match items.as_slice() {
                [Item::Not(n), rest @ ..] => (*n, rest),
                rest => (0, rest),
            };
            let name = self.name_ahead(rest);
            if n_unwanted > 0 {
                items.next();
                let nodes = match name {
                    Some((last, name)) if last + 1 >= n_unwanted => {
                        items.nth(last);
                        vec![Node::Name(name)]
                    }
                    _ => {
                        let unwanted = items.by_ref().take(n_unwanted).collect();
                        let nodes = self.named(unwanted).into_iter();
                        nodes.filter_map(Item::node).collect()
                    }
                };
                if !nodes.is_empty() {
                    let group = Node::All(Group { nodes, scope: 0 });
                    named.push(Item::Node(Node::Not(Box::new(group))));
                }
            } else if let Some((last, name)) = name {
                items.nth(last);
                named.push(Item::Node(Node::Name(name)));
            } else if let Some(item) = items.next() {
                named.push(item);
            } else {
                return named;
            }
        }
    }

    /// The longest name that the items begin with, and the index of its last word.
    fn name_ahead(&self, items: &[Item]) -> Option<(usize, String)> {
        let mut found = None;
        let mut name = String::new();
        for (last, item) in items.iter().take(MAX_NAME).enumerate() {
            let Item::Node(Node::Word { form, ending }) = item else {
                break;
            };
            if *ending == Ending::Star {
                break;
            }
            for part in form.split(is_joint).filter(|part| !part.is_empty()) {
                if !name.is_empty() {
                    name.push(' ');
                }
                name.push_str(part);
            }
            if (self.is_name)(&name) {
                found = Some((last, name.clone()));
            }
        }
        found
    }

    /// Takes the words that ask out of a question: a text that answers it has the answer in their
    /// place. A query of one or two other words is no question. Gives what the question asks for.
    fn drop_questions(&mut self, group: &mut Group) -> Option<Asked> {
        let mut asked = None;
        if group
            .nodes
            .iter()
            .filter(|node| asks(node, "").is_none())
            .count()
            > 1
        {
            let mut before = String::new();
            group.nodes.retain(|node| {
                let asks = asks(node, &before);
                before.clear();
                if let Node::Word { form, .. } = node {
                    before.push_str(form);
                    if asks.is_some() {
                        self.note(Note::Asks(form.clone()));
                    }
                }
                asked = asked.or(asks);
                asks.is_none()
            });
        }
        asked
    }

    /// Joins the neighbors of every `OR`, and opens groups that change nothing.
    fn joined(&mut self, items: Vec<Item>) -> Vec<Node> {
        let mut nodes: Vec<Node> = Vec::new();
        let mut or = false;
        for item in items {
            match item {
                Item::Or if or || nodes.is_empty() => self.ignored("OR"),
                Item::Or => or = true,
                Item::Node(node) if or => {
                    or = false;
                    let mut choices = match nodes.pop() {
                        Some(Node::Any(choices)) => choices,
                        last => last.into_iter().collect(),
                    };
                    choices.push(node);
                    nodes.push(Node::Any(choices));
                }
                Item::Node(node) => nodes.push(node),
                Item::Not(_) => {}
            }
        }
        if or {
            self.ignored("OR");
        }
        let mut flat = Vec::new();
        for node in nodes {
            match node {
                Node::All(group) if group.scope == 0 => flat.extend(group.nodes),
                node => flat.push(node),
            }
        }
        flat
    }
}

/// Whether `text` is an ISO 8601 date: a year, a month or a day.
fn is_date(text: &str) -> bool {
    let mut parts = text.split('-');
    let mut part = |n_digits: usize, max: u32| match parts.next() {
        None => true,
        Some(digits) => {
            digits.len() == n_digits
                && digits.bytes().all(|byte| byte.is_ascii_digit())
                && digits
                    .parse()
                    .is_ok_and(|value: u32| (1..=max).contains(&value))
        }
    };
    part(4, 9999) && part(2, 12) && part(2, 31) && parts.next().is_none()
}

#[cfg(test)]
mod tests;
