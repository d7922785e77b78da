//! The application: the address decides what is shown; keys and the search field change it.

use std::{cell::RefCell, rc::Rc};

use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::KeyboardEvent;
use yew::{AppHandle, Component, Context, Html, Properties};

use super::{
    browser::{self, Form},
    desk::Desk,
    later, page,
    part::{LANGUAGE, Node, QUERY, TABLE, frame},
};
use crate::{
    address::{Address, Page},
    answers::{Answers, COMPARES},
    locale,
};

/// What `n`, `p` and F7 step through: differences, and matches in a text or a list.
const STEPS: &str = ".step, article .hit, a.hit, .kwic a";
/// What the arrow keys choose from while a reader types.
const CARDS: &str = "a.hit";
/// What they step through elsewhere.
const RESULTS: &str = "#query, a.hit, .kwic a";

/// Where the link past the bar leads.
const MAIN: &str = "#main";

/// Shows the application in the element `app` of the shell. The `answers` know the corpus that is
/// `built` into the page, until another is shown.
///
/// # Errors
/// Where the shell has no such element.
pub fn mount(answers: &Rc<Answers>, built: &'static [u8]) -> Result<(), JsValue> {
    let root = browser::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("app"))
        .ok_or("the shell has no element \"app\"")?;
    let props = AppProps {
        corpus: Corpus(Rc::clone(answers)),
        built,
    };
    let _: AppHandle<App> = yew::Renderer::<App>::with_root_and_props(root, props).render();
    Ok(())
}

/// The engine as a property: the same corpus is the same property.
#[derive(Clone)]
struct Corpus(Rc<Answers>);

impl PartialEq for Corpus {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Clone, PartialEq, Properties)]
struct AppProps {
    corpus: Corpus,
    built: &'static [u8],
}

enum Msg {
    Moved,
    Typed(String),
    Key(KeyboardEvent),
    Sent(Form),
    Given(Vec<u8>),
    Compares,
    Speaks(String),
    Rest(String),
    Paused,
}

struct App {
    desk: Desk,
    address: Address,
    /// The page whose top or passage is still to be brought into view.
    arrived: bool,
    /// Which of the results the arrow keys have come to, while the search field has the focus.
    chosen: Option<usize>,
    /// Why the rest of the program, or what a view reads, did not come; empty where it did, or is on its
    /// way.
    failure: String,
    /// Where the browser has yet to be told of the address, whether it replaces the one before: that takes
    /// two milliseconds of a key, so while a reader types it is done in a pause.
    ahead: Option<bool>,
    /// The view that is to be shown next, where it was made already.
    made: RefCell<Option<Node>>,
}

impl Component for App {
    type Message = Msg;
    type Properties = AppProps;

    fn create(ctx: &Context<Self>) -> Self {
        listen(ctx, browser::MOVED, |_: web_sys::Event| Some(Msg::Moved));
        listen(ctx, "keydown", |event| Some(Msg::Key(event)));
        listen(ctx, "input", |event: web_sys::Event| {
            browser::typed(&event, QUERY).map(Msg::Typed)
        });
        listen(ctx, "change", |event: web_sys::Event| {
            if let Some(to) = browser::chosen(&event) {
                browser::go(&to, false);
            }
            None
        });
        listen(ctx, "submit", |event: web_sys::Event| {
            Form::sent(&event).map(Msg::Sent)
        });
        listen(ctx, "sanding-open", |event: web_sys::CustomEvent| {
            Some(Msg::Given(browser::bytes(&event)))
        });
        listen(ctx, browser::SPEAKS, |event: web_sys::CustomEvent| {
            Some(Msg::Speaks(browser::text(&event)))
        });
        listen(ctx, browser::REST, |event: web_sys::CustomEvent| {
            Some(Msg::Rest(browser::text(&event)))
        });
        listen(ctx, browser::PAUSED, |_: web_sys::Event| Some(Msg::Paused));
        listen(ctx, COMPARES, |_: web_sys::Event| Some(Msg::Compares));
        let desk = Desk::new(&ctx.props().corpus.0, ctx.props().built);
        if browser::hash() == MAIN {
            browser::go("#/", true);
        }
        let mut address = Address::parse(&browser::hash());
        if let Some(sure) = desk.sure(&address) {
            browser::go(&sure.hash(), true);
            address = sure;
        }
        let app = Self {
            desk,
            address,
            arrived: true,
            chosen: None,
            failure: String::new(),
            ahead: None,
            made: RefCell::default(),
        };
        if app.awaits() {
            browser::rest();
        }
        app
    }

    fn update(&mut self, _: &Context<Self>, msg: Msg) -> bool {
        let again = matches!(msg, Msg::Compares);
        self.changed(msg) && self.make(again)
    }

    fn view(&self, _: &Context<Self>) -> Html {
        let made = self.made.take().unwrap_or_else(|| self.page());
        made.into()
    }

    fn rendered(&mut self, _: &Context<Self>, first: bool) {
        if self.chosen.is_some() {
            browser::reveal(".chosen");
        }
        if self.awaits() || !std::mem::take(&mut self.arrived) {
            return;
        }
        browser::set_title(&page::title(&self.desk, &self.address));
        let shown = self.address.at.is_some() && browser::show(".target");
        if !shown && !first && self.address.page != Page::Search {
            browser::to_top();
        }
    }
}

impl App {
    /// Takes a message in; says whether that changes what is shown.
    fn changed(&mut self, msg: Msg) -> bool {
        match msg {
            // The browser has gone there; the view stays.
            Msg::Moved if browser::hash() == MAIN => {
                browser::go(&self.address.hash(), true);
                false
            }
            Msg::Moved => {
                let address = Address::parse(&browser::hash());
                if address == self.address {
                    return false;
                }
                if let Some(sure) = self.desk.sure(&address) {
                    browser::go(&sure.hash(), true);
                    return false;
                }
                self.ahead = None;
                self.arrive(address);
                true
            }
            Msg::Rest(failure) => {
                if failure.is_empty() {
                    self.desk.complete();
                }
                self.failure = failure;
                true
            }
            Msg::Paused => {
                self.settle();
                later::prepare(&self.desk);
                self.desk.brief.take().is_some()
            }
            Msg::Typed(query) => {
                let mut address = Address::of(Page::Search);
                address.query = query;
                address.listing = self.address.listing;
                if address == self.address {
                    return false;
                }
                self.desk.brief = Some(browser::height());
                // A step of typing is no step of the history: back leaves the search.
                let replace = self.address.page == Page::Search;
                if !replace {
                    browser::to_top();
                }
                self.ahead.get_or_insert(replace);
                self.arrive(address);
                true
            }
            Msg::Key(event) => {
                let before = self.chosen;
                // A key with a name may lead elsewhere.
                if event.key().chars().nth(1).is_some() {
                    self.settle();
                }
                self.key(&event);
                before != self.chosen
            }
            Msg::Compares => true,
            Msg::Speaks(texts) => {
                self.arrived = true;
                locale::speak(&texts)
            }
            Msg::Given(corpus) => {
                self.desk.show(corpus);
                true
            }
            Msg::Sent(form) => {
                if !form.value(TABLE).is_empty() {
                    return false;
                }
                let language = form.value(LANGUAGE);
                if !language.is_empty() {
                    browser::speak(&language);
                    return false;
                }
                if !self.desk.has_rest() {
                    return false;
                }
                let Some(next) = later::sent(&mut self.desk, &self.address, &form) else {
                    return false;
                };
                form.reset();
                if next != self.address {
                    browser::go(&next.hash(), true);
                }
                true
            }
        }
    }

    /// Makes an address the one that is shown.
    fn arrive(&mut self, address: Address) {
        self.chosen = None;
        self.arrived = address.skipped != self.address.skipped
            || address.page != self.address.page
            || address.at != self.address.at;
        self.address = address;
        if self.awaits() {
            self.failure.clear();
            browser::rest();
        }
    }

    /// Tells the browser of the address.
    fn settle(&mut self) {
        if let Some(replace) = self.ahead.take() {
            browser::go(&self.address.hash(), replace);
        }
    }

    /// Makes the view, or makes it `again` because something has come. Where it reads what has not come
    /// yet, what is shown stays until it has.
    fn make(&mut self, again: bool) -> bool {
        let mut view = self.page();
        if self.desk.has_rest()
            && let Some(lost) = later::misses(&mut self.desk, again)
        {
            if lost.is_empty() {
                return false;
            }
            self.failure = lost;
            view = self.page();
            self.failure.clear();
        }
        self.made.replace(Some(view));
        true
    }

    fn page(&self) -> Node {
        let page = match &self.address.page {
            Page::Overview => page::overview::page(&self.desk),
            _ if self.awaits() || !self.failure.is_empty() => page::awaited(&self.failure),
            _ => later::page(&self.desk, &self.address, self.chosen),
        };
        frame(&self.desk, &self.address, self.chosen, page)
    }

    /// Whether the view needs more of the program than is there.
    fn awaits(&self) -> bool {
        self.address.page != Page::Overview && !self.desk.has_rest()
    }

    fn key(&mut self, event: &KeyboardEvent) {
        let key = event.key();
        let chord = event.ctrl_key() || event.meta_key();
        if event.alt_key() || event.is_composing() {
            return;
        }
        let typing = browser::is_typing(event);
        match key.as_str() {
            "k" if chord => browser::focus(QUERY),
            _ if chord => return,
            "Escape" if self.chosen.is_some() => self.chosen = None,
            "Escape" if typing => browser::focus("main"),
            "Enter" if self.chosen.is_some() && typing => {
                browser::press(".chosen");
                // In the view that comes, keys are none of the field's.
                browser::focus("main");
            }
            "ArrowDown" | "ArrowUp" if self.address.page == Page::Search => {
                let down = key == "ArrowDown";
                match browser::n_found(CARDS) {
                    n if n > 0 && browser::has_focus(QUERY) => self.choose(n, down),
                    _ => browser::step(RESULTS, down),
                }
            }
            "F7" => browser::step(STEPS, !event.shift_key()),
            // Single characters from here on, which a reader may have switched off.
            _ if typing || !self.desk.has_keys() => return,
            "/" => browser::focus(QUERY),
            "?" => browser::go(&Address::of(Page::Keys).hash(), false),
            "n" | "p" => browser::step(STEPS, key == "n"),
            "[" | "]" => match self.neighbor(key == "]") {
                Some(address) => browser::go(&address.hash(), false),
                None => return,
            },
            _ => return,
        }
        event.prevent_default();
    }

    /// Goes to the next of `n` results, or the one before; past either end to none, which is the field
    /// itself.
    fn choose(&mut self, n: usize, down: bool) {
        self.chosen = match (self.chosen, down) {
            (None, true) => Some(0),
            (None, false) => Some(n - 1),
            (Some(at), true) => Some(at + 1).filter(|next| *next < n),
            (Some(at), false) => at.checked_sub(1),
        };
    }

    /// The reader on the next or previous source; round the corner at either end.
    fn neighbor(&self, forward: bool) -> Option<Address> {
        let Page::Read(id) = &self.address.page else {
            return None;
        };
        let n_documents = self.desk.n_documents();
        let at = self.desk.engine.find(id)?;
        let next = if forward {
            at + 1
        } else {
            at + n_documents - 1
        } % n_documents;
        Some(Address {
            page: Page::Read(self.desk.document(next)?.id.clone()),
            at: None,
            ..self.address.clone()
        })
    }
}

/// Listens on the window for as long as the page lives.
fn listen<E: JsCast + 'static>(
    ctx: &Context<App>,
    event: &str,
    message: impl Fn(E) -> Option<Msg> + 'static,
) {
    let Some(window) = browser::window() else {
        return;
    };
    let link = ctx.link().clone();
    let listener = Closure::<dyn Fn(web_sys::Event)>::new(move |event: web_sys::Event| {
        if let Some(message) = event.dyn_into().ok().and_then(&message) {
            link.send_message(message);
        }
    });
    let _ =
        window.add_event_listener_with_callback(event, listener.into_js_value().unchecked_ref());
}
