//! Schemas as tables.

use super::{inline, prose};
use serde_json::Value;
use std::fmt::Write as _;
use tributary_app::html::escape;

/// The name of the schema that a request or an answer refers to.
pub(super) fn name(of: &Value) -> Option<&str> {
    let mut kinds = of["content"].as_object()?.values();
    reference(&kinds.next()?["schema"])
}

fn reference(schema: &Value) -> Option<&str> {
    schema["$ref"].as_str()?.rsplit('/').next()
}

/// Every schema: a table of its fields.
pub(super) fn all(html: &mut String, description: &Value) {
    html.push_str("<section><h2 id=\"schemas\">Schemas</h2>");
    for (name, schema) in description["components"]["schemas"]
        .as_object()
        .into_iter()
        .flatten()
    {
        let _ = write!(
            html,
            "<h3 id=\"{name}\"><code>{name}</code></h3>{}<table class=\"table\"><thead><tr>\
             <th scope=\"col\">Field</th><th scope=\"col\">Type</th><th scope=\"col\">Needed</th>\
             <th scope=\"col\">What it is</th></tr></thead><tbody>",
            prose(schema["description"].as_str().unwrap_or_default()),
            name = escape(name),
        );
        let needed: Vec<&str> = schema["required"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        for (field, property) in schema["properties"].as_object().into_iter().flatten() {
            let _ = write!(
                html,
                "<tr><td><code>{}</code></td><td>{}</td><td>{}</td><td>{}{}</td></tr>",
                escape(field),
                escape(&kind(property)),
                if needed.contains(&field.as_str()) {
                    "yes"
                } else {
                    ""
                },
                inline(property["description"].as_str().unwrap_or_default()),
                example(property),
            );
        }
        html.push_str("</tbody></table>");
    }
    html.push_str("</section>\n");
}

/// The type in words: `text, 6 to 64 characters`.
fn kind(property: &Value) -> String {
    if let Some(name) = reference(property) {
        return name.to_owned();
    }
    let kinds = match &property["type"] {
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        one => one.as_str().into_iter().collect::<Vec<_>>(),
    };
    let base = match kinds
        .into_iter()
        .find(|kind| *kind != "null")
        .unwrap_or("anything")
    {
        "string" => "text",
        "integer" => "whole number",
        "boolean" => "true or false",
        "array" => return format!("list of {}", kind(&property["items"])),
        other => other,
    };
    match (
        property["minLength"].as_u64(),
        property["maxLength"].as_u64(),
    ) {
        (Some(least), Some(most)) if least == most => format!("{base}, {most} characters"),
        (Some(least), Some(most)) => format!("{base}, {least} to {most} characters"),
        (None, Some(most)) => format!("{base}, at most {most} characters"),
        _ => base.to_owned(),
    }
}

fn example(property: &Value) -> String {
    match &property["example"] {
        Value::Null => String::new(),
        Value::String(text) => format!(" For example <code>{}</code>.", escape(text)),
        other => format!(" For example <code>{}</code>.", escape(&other.to_string())),
    }
}
