//! Elements of the page, built step by step: `tag("p.lede").text("…")`.
//!
//! A text always becomes a text node, so an article can't bring markup of its own. The methods are
//! never inlined and, but for two loops, not generic: the page is made of hundreds of elements, and
//! each costs a few calls. What is built is a plain tree, of which the browser's half makes Yew's
//! elements (`view/element.rs`) and the command HTML (`view/markup.rs`). It has no event listeners:
//! the application listens on the window.

use std::rc::Rc;

use crate::{
    address::Address,
    locale::{Places, Text, figure, say},
};

/// An attribute that elements of the page have.
#[derive(Clone, Copy)]
pub enum Name {
    Class,
    Href,
    Title,
    Lang,
    Role,
    Scope,
    Tabindex,
    Datetime,
    Selected,
    AriaCurrent,
    AriaHidden,
    AriaLabel,
    Id,
    Field,
    Value,
    Type,
    List,
    Download,
    X,
    Y,
    Width,
    Height,
    DataId,
    DataAt,
    // Of the search field alone.
    For,
    /// What a reader has typed: no attribute, but the field's present value.
    Typed,
    Autocomplete,
    Spellcheck,
    Placeholder,
    AriaHaspopup,
    AriaExpanded,
    AriaControls,
    AriaActivedescendant,
}

/// How many of the names most elements have to do with.
const N_COMMON: usize = Name::For as usize;

/// The attributes' names in the order of [`Name`]. Elements share this one list, nearly all of them
/// its common part: Yew compares the attributes of two elements fastest where the lists of names are
/// the same.
pub static NAMES: [&str; 33] = [
    "class",
    "href",
    "title",
    "lang",
    "role",
    "scope",
    "tabindex",
    "datetime",
    "selected",
    "aria-current",
    "aria-hidden",
    "aria-label",
    "id",
    "name",
    "value",
    "type",
    "list",
    "download",
    "x",
    "y",
    "width",
    "height",
    "data-id",
    "data-at",
    "for",
    "value",
    "autocomplete",
    "spellcheck",
    "placeholder",
    "aria-haspopup",
    "aria-expanded",
    "aria-controls",
    "aria-activedescendant",
];

/// An element with its attributes and children, or a group of nodes without an element around.
#[must_use]
pub struct Node(Box<Element>);

/// What a node is made of.
pub struct Element {
    /// Empty for a group.
    pub tag: &'static str,
    /// Empty, or a value for each of the first [`NAMES`].
    pub values: Vec<Option<Rc<str>>>,
    pub children: Vec<Child>,
}

/// What stands in an element.
pub enum Child {
    Node(Node),
    Text(Rc<str>),
}

/// An element, named with its classes as a style sheet does: `tag("p.lede")`.
#[inline(never)]
pub fn tag(name: &'static str) -> Node {
    let (tag, classes) = name.split_once('.').unwrap_or((name, ""));
    let node = Node(Box::new(Element {
        tag,
        values: Vec::new(),
        children: Vec::new(),
    }));
    node.class(&classes.replace('.', " "))
}

/// Nodes side by side; nothing at all while none is added.
pub fn group() -> Node {
    tag("")
}

impl Node {
    /// Sets an attribute.
    #[inline(never)]
    pub fn with(mut self, name: Name, value: &str) -> Self {
        let at = name as usize;
        if self.0.values.len() <= at {
            let n_names = if at < N_COMMON { N_COMMON } else { NAMES.len() };
            self.0.values.resize(n_names, None);
        }
        if let Some(place) = self.0.values.get_mut(at) {
            *place = Some(owned(value));
        }
        self
    }

    /// Adds a class; an empty one is none.
    #[inline(never)]
    pub fn class(self, class: &str) -> Self {
        if class.is_empty() {
            return self;
        }
        let classes = match self.0.values.get(Name::Class as usize) {
            Some(Some(known)) => super::joined(&[known, " ", class]),
            _ => class.to_owned(),
        };
        self.with(Name::Class, &classes)
    }

    /// Lets a link lead to an address.
    #[inline(never)]
    pub fn to(self, address: Address) -> Self {
        self.with(Name::Href, &address.hash())
    }

    /// Marks the one link of several that leads to where the reader is.
    #[inline(never)]
    pub fn here(self, here: bool) -> Self {
        if here {
            self.class("here").with(Name::AriaCurrent, "page")
        } else {
            self
        }
    }

    /// Adds a text.
    #[inline(never)]
    pub fn text(mut self, text: &str) -> Self {
        self.0.children.push(Child::Text(owned(text)));
        self
    }

    /// Adds a text of the interface.
    #[inline(never)]
    pub fn say(self, text: Text) -> Self {
        self.text(say(text))
    }

    /// Adds a text of the interface with nodes at its places.
    #[inline(never)]
    pub fn phrase(mut self, text: Text, parts: Vec<Node>) -> Self {
        let mut parts: Vec<Option<Node>> = parts.into_iter().map(Some).collect();
        for (before, place) in Places(say(text)) {
            self = self.text(before);
            if let Some(part) = place.and_then(|place| parts.get_mut(place)?.take()) {
                self = self.child(part);
            }
        }
        self
    }

    /// Adds a text that was made for this place.
    #[inline(never)]
    pub fn says(self, text: String) -> Self {
        self.text(&text)
    }

    /// Adds a number.
    #[inline(never)]
    pub fn number(self, number: usize) -> Self {
        self.says(figure(number))
    }

    /// Adds an element that holds nothing but a text.
    #[inline(never)]
    pub fn leaf(self, name: &'static str, text: &str) -> Self {
        self.child(tag(name).text(text))
    }

    /// Adds an element that holds nothing but a text of the interface.
    #[inline(never)]
    pub fn head(self, name: &'static str, text: Text) -> Self {
        self.leaf(name, say(text))
    }

    /// Adds a node. A group's nodes are added one by one.
    #[inline(never)]
    pub fn child(mut self, mut child: Node) -> Self {
        if child.0.tag.is_empty() {
            self.0.children.append(&mut child.0.children);
        } else {
            self.0.children.push(Child::Node(child));
        }
        self
    }

    /// Adds a node for each item.
    pub fn each<T>(mut self, items: impl IntoIterator<Item = T>, node: impl Fn(T) -> Node) -> Self {
        for item in items {
            self = self.child(node(item));
        }
        self
    }

    /// Goes on with `more` where the condition holds.
    pub fn when(self, condition: bool, more: impl FnOnce(Self) -> Self) -> Self {
        if condition { more(self) } else { self }
    }

    /// What the node is made of.
    pub fn open(self) -> Element {
        *self.0
    }
}

#[inline(never)]
fn owned(text: &str) -> Rc<str> {
    Rc::from(text)
}
