//! What the browser gives us beside Leptos: the data the page came with, properties and functions
//! of JavaScript objects, waiting.

use gloo_net::http::Request;
use js_sys::{Array, Function, JSON, Promise, Reflect};
use leptos::prelude::{Owner, document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The id of the element that carries [`page`].
const PAGE: &str = "page";

/// What the server wrote into the page for us: the site and its texts (`shell.rs`).
pub(crate) fn page() -> JsValue {
    thread_local! {
        static DATA: JsValue = element(PAGE)
            .and_then(|element| element.text_content())
            .and_then(|json| JSON::parse(&json).ok())
            .unwrap_or(JsValue::UNDEFINED);
    }
    DATA.with(Clone::clone)
}

/// Whether the page of the server is just being taken over: all that is to be shown is there.
pub(crate) fn takes_over() -> bool {
    Owner::current_shared_context().is_some_and(|context| context.during_hydration())
}

/// The element with an id.
pub(crate) fn element(id: &str) -> Option<web_sys::Element> {
    document().get_element_by_id(id)
}

/// A property; `undefined` when there is none.
pub(crate) fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// A property that is text; `None` when it is anything else.
pub(crate) fn text(object: &JsValue, name: &str) -> Option<String> {
    get(object, name).as_string()
}

/// Sets a property.
pub(crate) fn set(object: &JsValue, name: &str, value: &JsValue) {
    // Objects of ours and of the page take any property; there is nothing to do where one won't.
    let _ = Reflect::set(object, &name.into(), value);
}

/// Calls a method; `None` when there is no such method or it throws.
pub(crate) fn call(object: &JsValue, name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let method = get(object, name).dyn_into::<Function>().ok()?;
    let list = Array::new();
    for argument in arguments {
        list.push(argument);
    }
    method.apply(object, &list).ok()
}

/// Calls a method that answers with a promise, and waits for what it promises.
pub(crate) async fn ask(object: &JsValue, name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let promise = call(object, name, arguments)?;
    JsFuture::from(Promise::resolve(&promise)).await.ok()
}

/// Lets the browser do something else for a while.
pub(crate) async fn pause(milliseconds: i32) {
    let promise = Promise::new(&mut |resolve, _| {
        // Without a timer we'd only go on at once.
        let _ =
            window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
    });
    let _ = JsFuture::from(promise).await;
}

/// Moves the focus to the element with an id.
pub(crate) fn focus(id: &str) {
    if let Some(element) = element(id) {
        let _ = element.unchecked_into::<web_sys::HtmlElement>().focus();
    }
}

/// Calls `react` on every event of a name that reaches `target`, as long as there is a page.
pub(crate) fn listen(
    target: &web_sys::EventTarget,
    event: &str,
    react: impl Fn(web_sys::Event) + 'static,
) {
    let react: Box<dyn Fn(web_sys::Event)> = Box::new(react);
    let closure = wasm_bindgen::closure::Closure::wrap(react).into_js_value();
    let _ = target.add_event_listener_with_callback(event, closure.unchecked_ref());
}

/// Asks the server: the status and the text of its answer; `None` when it can't be reached.
pub(crate) async fn fetch(address: &str, json: Option<String>) -> Option<(u16, String)> {
    let request = match json {
        Some(json) => Request::post(address)
            .header("content-type", "application/json")
            .body(json)
            .ok()?,
        None => Request::get(address).build().ok()?,
    };
    let response = request.send().await.ok()?;
    Some((response.status(), response.text().await.ok()?))
}
