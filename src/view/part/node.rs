//! Elements of the page, built step by step: `tag("p.lede").text("…")`.
//!
//! A text always becomes a text node, so an article can't bring markup of its own. The methods are
//! never inlined and, but for two loops, not generic: the page is made of hundreds of elements, and
//! each costs a few calls. There are no event listeners here; what needs one is written in `html!`.

use std::rc::Rc;

use wasm_bindgen::JsValue;
use yew::{
    AttrValue, Html,
    virtual_dom::{AttributeOrProperty, Attributes, VList, VTag, VText},
};

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
}

/// The attributes' names in the order of [`Name`]. All elements share this one list: Yew compares
/// the attributes of two elements fastest where the lists of names are the same.
static NAMES: [&str; 24] = [
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
];

/// An element with its attributes and children, or a group of nodes without an element around.
#[must_use]
pub struct Node(Box<Element>);

struct Element {
    /// Empty for a group.
    tag: &'static str,
    /// Empty, or a value for each of [`NAMES`].
    values: Vec<Option<AttributeOrProperty>>,
    children: Vec<Html>,
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
        if self.0.values.is_empty() {
            self.0.values.resize(NAMES.len(), None);
        }
        if let Some(place) = self.0.values.get_mut(name as usize) {
            *place = Some(match name {
                // The attribute says only what is chosen before a reader has chosen.
                Name::Selected => AttributeOrProperty::Property(JsValue::TRUE),
                _ => AttributeOrProperty::Attribute(owned(value)),
            });
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
            Some(Some(AttributeOrProperty::Attribute(known))) => {
                super::joined(&[known, " ", class])
            }
            _ => class.to_owned(),
        };
        self.with(Name::Class, &classes)
    }

    /// Lets a link lead to an address.
    #[inline(never)]
    pub fn to(self, address: Address) -> Self {
        self.with(Name::Href, &address.to_string())
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
        self.0.children.push(VText::new(owned(text)).into());
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
            self.0.children.push(child.into());
        }
        self
    }

    /// Adds what `html!` wrote.
    #[inline(never)]
    pub fn html(mut self, html: Html) -> Self {
        self.0.children.push(html);
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
}

impl From<Node> for Html {
    #[inline(never)]
    fn from(node: Node) -> Self {
        let Element {
            tag,
            values,
            children,
        } = *node.0;
        let children = VList::from(children);
        if tag.is_empty() {
            return children.into();
        }
        let mut element = VTag::new(tag);
        if !values.is_empty() {
            element.attributes = Attributes::Dynamic {
                keys: &NAMES,
                values: values.into_boxed_slice(),
            };
        }
        if let Some(place) = element.children_mut() {
            *place = children.into();
        }
        element.into()
    }
}

#[inline(never)]
fn owned(text: &str) -> AttrValue {
    AttrValue::Rc(Rc::from(text))
}
