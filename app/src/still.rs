//! Views that hold still, for the pages of visitors: no part waits for data, and once shown
//! nothing but signals of its own changes them.
//!
//! `into_any()` compiles code for every type of view that hydrates it while waiting, changes it
//! into another one of the type, owns what it borrows, and moves it about. Nothing of that ever
//! runs here. With one type for all of them, and per view only what builds and what hydrates it,
//! the main WASM module is a third smaller.

use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::{Element, Node};
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};

/// A view that holds still, whatever it is made of. At its top it is made of elements alone.
pub struct StaticView(Box<dyn Part>);

/// Makes a view one that holds still.
pub(crate) trait IntoStill {
    /// The view with its type erased.
    fn still(self) -> StaticView;
}

impl<V: RenderHtml + 'static> IntoStill for V {
    fn still(self) -> StaticView {
        StaticView(Box::new(self))
    }
}

/// What must be compiled for every view.
trait Part: Send {
    fn build(self: Box<Self>) -> Shown;
    fn hydrate(self: Box<Self>, cursor: &Cursor, position: &PositionState) -> Shown;
    #[cfg(feature = "ssr")]
    fn html_len(&self) -> usize;
    #[cfg(feature = "ssr")]
    fn to_html(
        self: Box<Self>,
        buf: &mut String,
        position: &mut Position,
        attributes: Vec<AnyAttribute>,
    );
}

impl<V: RenderHtml + 'static> Part for V {
    fn build(self: Box<Self>) -> Shown {
        Shown::new(Render::build(*self))
    }

    fn hydrate(self: Box<Self>, cursor: &Cursor, position: &PositionState) -> Shown {
        Shown::new(RenderHtml::hydrate::<true>(*self, cursor, position))
    }

    #[cfg(feature = "ssr")]
    fn html_len(&self) -> usize {
        RenderHtml::html_len(self)
    }

    #[cfg(feature = "ssr")]
    fn to_html(
        self: Box<Self>,
        buf: &mut String,
        position: &mut Position,
        attributes: Vec<AnyAttribute>,
    ) {
        self.to_html_with_buf(buf, position, true, false, attributes);
    }
}

/// What is shown: its elements, and what keeps their listeners and signals alive.
pub struct Shown {
    elements: Vec<Element>,
    _alive: Box<dyn Alive>,
}

trait Alive {}

impl<T> Alive for T {}

impl Shown {
    fn new<S: Mountable + 'static>(state: S) -> Self {
        Self {
            elements: state.elements(),
            _alive: Box::new(state),
        }
    }
}

impl Mountable for Shown {
    fn unmount(&mut self) {
        self.elements.iter().for_each(|element| element.remove());
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        for element in &self.elements {
            Rndr::insert_node(parent, element, marker);
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let Some(first) = self.elements.first() else {
            return false;
        };
        let Some(parent) = first.parent_element() else {
            return false;
        };
        child.mount(&parent, Some(first));
        true
    }

    fn elements(&self) -> Vec<Element> {
        self.elements.clone()
    }
}

impl Render for StaticView {
    type State = Shown;

    fn build(self) -> Shown {
        self.0.build()
    }

    /// Puts the new view in the old one's place: pages have little in common.
    fn rebuild(self, state: &mut Shown) {
        let mut new = self.0.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

impl AddAnyAttr for StaticView {
    type Output<SomeNewAttr: Attribute> = Self;

    /// Attributes are for the view inside, before it holds still.
    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self {
        self
    }
}

impl RenderHtml for StaticView {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    #[cfg(feature = "ssr")]
    fn html_len(&self) -> usize {
        self.0.html_len()
    }

    #[cfg(feature = "ssr")]
    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        _: bool,
        _: bool,
        attributes: Vec<AnyAttribute>,
    ) {
        self.0.to_html(buf, position, attributes);
    }

    #[cfg(not(feature = "ssr"))]
    fn to_html_with_buf(
        self,
        _: &mut String,
        _: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
    }

    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> Shown {
        self.0.hydrate(cursor, position)
    }

    fn into_owned(self) -> Self {
        self
    }
}
