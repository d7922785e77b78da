//! Elements of the page as Yew's.

use wasm_bindgen::JsValue;
use yew::{
    AttrValue, Html,
    virtual_dom::{AttributeOrProperty, Attributes, VList, VTag, VText},
};

use super::part::{Child, Element, NAMES, Name, Node};

impl From<Node> for Html {
    #[inline(never)]
    fn from(node: Node) -> Self {
        let Element {
            tag,
            mut values,
            children,
        } = node.open();
        let mut list = Vec::with_capacity(children.len());
        for child in children {
            list.push(match child {
                Child::Node(node) => node.into(),
                Child::Text(text) => VText::new(AttrValue::Rc(text)).into(),
            });
        }
        let list = VList::from(list);
        if tag.is_empty() {
            return list.into();
        }
        let mut element = VTag::new(tag);
        // A value that is typed is set whenever the field has another one, whoever put it there.
        if let Some(typed) = values.get_mut(Name::Typed as usize).and_then(Option::take) {
            element.set_value(AttrValue::Rc(typed));
        }
        if let Some(keys) = NAMES.get(..values.len()).filter(|keys| !keys.is_empty()) {
            let mut attributes = Vec::with_capacity(values.len());
            for value in values {
                attributes
                    .push(value.map(|value| AttributeOrProperty::Attribute(AttrValue::Rc(value))));
            }
            // The attribute says only what is chosen before a reader has chosen.
            if let Some(Some(selected)) = attributes.get_mut(Name::Selected as usize) {
                *selected = AttributeOrProperty::Property(JsValue::TRUE);
            }
            element.attributes = Attributes::Dynamic {
                keys,
                values: attributes.into_boxed_slice(),
            };
        }
        if let Some(place) = element.children_mut() {
            *place = list.into();
        }
        element.into()
    }
}
