//! `/docs`: the description of the API for people. Server-rendered, without any script.

mod schema;

use super::openapi;
use crate::assets;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::IntoResponse;
use serde_json::Value;
use std::fmt::Write as _;
use tributary_app::html::escape;
use tributary_domain::error::Code;

/// A sign-up by hand: seed 003's sample.
const SAMPLE: &str = r#"curl https://aff-home.example.com/api/register-aff \
  --header 'content-type: application/json' \
  --header 'authorization: trb_operator_…' \
  --data '{
    "hostname": "aff-home.example.com",
    "first_name": "First-name",
    "last_name": "Last-name",
    "bo_user_email": "somemail@somewhere",
    "phone_number": "44097657269",
    "username": "username123",
    "password": "Q!w2e3r4",
    "skype": "skype",
    "company": "Astelit",
    "web_site_url": "https://googe.com",
    "country": "BG",
    "comments": "some info",
    "language": "FR",
    "tc": true
  }'"#;

/// Answers the page.
pub async fn page() -> impl IntoResponse {
    let headers = [
        (CONTENT_TYPE, "text/html; charset=utf-8"),
        (CACHE_CONTROL, "private, no-cache"),
    ];
    (headers, html())
}

fn html() -> String {
    let description: Value = serde_json::from_str(openapi::text()).unwrap_or_default();
    let mut html = head();
    let _ = write!(
        html,
        "<header><h1>The HTTP API</h1>{}<p>For programs: <a href=\"/api/openapi.json\">OpenAPI \
         3.1</a>.</p></header>",
        prose(
            description["info"]["description"]
                .as_str()
                .unwrap_or_default()
        ),
    );
    contents(&mut html, &description);
    keys(&mut html);
    operations(&mut html, &description);
    schema::all(&mut html, &description);
    errors(&mut html);
    html.push_str("</main></body></html>\n");
    html
}

fn head() -> String {
    let css = &assets::addresses().css;
    let style = match css.as_str() {
        "" => String::new(),
        css => format!("<link rel=\"stylesheet\" href=\"{}\">", escape(css)),
    };
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\"><title>API · Tributary</title>\
         <meta name=\"description\" content=\"The HTTP API of this affiliate programme: sign-up, errors, limits.\">\
         <link rel=\"icon\" href=\"/favicon.svg\" type=\"image/svg+xml\">{style}</head>\
         <body><main id=\"main\" class=\"prose\">\n"
    )
}

/// Every operation of the description, with its path and method, in the paths' order.
fn each_operation(description: &Value) -> impl Iterator<Item = (&str, &str, &Value)> {
    let paths = description["paths"].as_object().into_iter().flatten();
    paths.flat_map(|(path, methods)| {
        let methods = methods.as_object().into_iter().flatten();
        methods.map(move |(method, operation)| (path.as_str(), method.as_str(), operation))
    })
}

fn anchor(path: &str, method: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    format!("{method}{}", path.chars().map(plain).collect::<String>())
}

fn contents(html: &mut String, description: &Value) {
    html.push_str("<nav aria-label=\"Contents\"><ul>");
    for (path, method, operation) in each_operation(description) {
        let _ = write!(
            html,
            "<li><a href=\"#{}\"><code>{} {}</code></a> {}</li>",
            anchor(path, method),
            method.to_uppercase(),
            escape(path),
            escape(operation["summary"].as_str().unwrap_or_default()),
        );
    }
    html.push_str(
        "<li><a href=\"#schemas\">Schemas</a></li><li><a href=\"#errors\">Errors</a></li></ul></nav>\n",
    );
}

fn keys(html: &mut String) {
    html.push_str(
        "<section><h2 id=\"keys\">Keys</h2><p>An API key goes into the header \
         <code>authorization</code>, as it is or behind <code>Bearer</code>, or into \
         <code>x-api-key</code>. Never into an address: there it would stand in every log on the \
         way, and the answer is 401. A key may do what its permissions name, from the addresses \
         it names, and nothing else.</p></section>\n",
    );
}

fn operations(html: &mut String, description: &Value) {
    for (path, method, operation) in each_operation(description) {
        let text = |name: &str| operation[name].as_str().unwrap_or_default();
        let _ = write!(
            html,
            "<section><h2 id=\"{}\"><code>{} {}</code></h2><p><strong>{}</strong></p>{}",
            anchor(path, method),
            method.to_uppercase(),
            escape(path),
            escape(text("summary")),
            prose(text("description")),
        );
        parameters(html, operation);
        if let Some(body) = schema::name(&operation["requestBody"]) {
            let _ = write!(
                html,
                "<p>Body: <a href=\"#{body}\"><code>{body}</code></a>, as JSON.</p>"
            );
        }
        answers(html, operation);
        if path == "/api/register-aff" {
            let _ = write!(
                html,
                "<h3>By hand</h3><p>With an operator's key; a web page leaves the key out and adds \
                 the captcha's <code>token</code>.</p><pre tabindex=\"0\"><code>{}</code></pre>",
                escape(SAMPLE),
            );
        }
        html.push_str("</section>\n");
    }
}

fn parameters(html: &mut String, operation: &Value) {
    let Some(parameters) = operation["parameters"]
        .as_array()
        .filter(|list| !list.is_empty())
    else {
        return;
    };
    html.push_str("<table class=\"table\"><thead><tr><th scope=\"col\">Parameter</th><th scope=\"col\">In</th><th scope=\"col\">What it is</th></tr></thead><tbody>");
    for parameter in parameters {
        let text = |name: &str| parameter[name].as_str().unwrap_or_default();
        let _ = write!(
            html,
            "<tr><td><code>{}</code></td><td>{}</td><td>{}</td></tr>",
            escape(text("name")),
            escape(text("in")),
            inline(text("description")),
        );
    }
    html.push_str("</tbody></table>");
}

fn answers(html: &mut String, operation: &Value) {
    html.push_str("<table class=\"table\"><thead><tr><th scope=\"col\">Status</th><th scope=\"col\">When</th><th scope=\"col\">Body</th></tr></thead><tbody>");
    for (status, answer) in operation["responses"].as_object().into_iter().flatten() {
        let body = schema::name(answer).map_or_else(String::new, |name| {
            format!("<a href=\"#{name}\"><code>{name}</code></a>")
        });
        let _ = write!(
            html,
            "<tr><td>{}</td><td>{}</td><td>{body}</td></tr>",
            escape(status),
            inline(answer["description"].as_str().unwrap_or_default()),
        );
    }
    html.push_str("</tbody></table>");
}

fn errors(html: &mut String) {
    html.push_str("<section><h2 id=\"errors\">Errors</h2><table class=\"table\"><thead><tr><th scope=\"col\">errCode</th><th scope=\"col\">code</th><th scope=\"col\">HTTP</th><th scope=\"col\">message</th></tr></thead><tbody>");
    for code in Code::ALL {
        let _ = write!(
            html,
            "<tr><td>{}</td><td><code>{}</code></td><td>{}</td><td>{}</td></tr>",
            code.err_code(),
            code.name(),
            code.http_status(),
            inline(code.message()),
        );
    }
    html.push_str("</tbody></table></section>");
}

/// Paragraphs of text with `code` in backticks.
fn prose(text: &str) -> String {
    text.split("\n\n")
        .filter(|paragraph| !paragraph.trim().is_empty())
        .map(|paragraph| format!("<p>{}</p>", inline(paragraph)))
        .collect()
}

/// Text with `code` in backticks.
fn inline(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 16);
    for (at, part) in text.split('`').enumerate() {
        let part = escape(part);
        if at % 2 == 1 {
            let _ = write!(html, "<code>{part}</code>");
        } else {
            html.push_str(&part);
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_operation_and_error_is_there() {
        let page = html();
        for code in Code::ALL {
            assert!(
                page.contains(&format!("<code>{}</code>", code.name())),
                "{code:?}"
            );
        }
        let description: Value = serde_json::from_str(openapi::text()).unwrap();
        assert!(each_operation(&description).count() >= 4);
        for (path, method, _) in each_operation(&description) {
            assert!(
                page.contains(&format!("id=\"{}\"", anchor(path, method))),
                "{path}"
            );
        }
        assert!(page.contains("id=\"RegistrationBody\"") && page.contains("bo_user_email"));
        assert!(!page.contains("<script") && !page.contains("style="));
    }

    #[test]
    fn the_sample_is_the_seeds() {
        let body = SAMPLE
            .split_once("--data '")
            .unwrap()
            .1
            .trim_end_matches('\'');
        let sample: Value = serde_json::from_str(body).unwrap();
        assert_eq!(sample["bo_user_email"], "somemail@somewhere");
    }
}
