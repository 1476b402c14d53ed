//! What a first visit to the sign-up page costs: every byte of the page and of what it links.

use std::io::Cursor;

use super::http::{Answer, Client};
use super::server::Workspace;
use super::table::{Demand, Row, Table};
use crate::failure::{Context, Failure, Result};
use crate::size::kilobytes;

/// The promise.
const LIMIT: u64 = 150_000;
/// The order of the rows.
const KINDS: [&str; 4] = ["html", "css", "js", "wasm"];

pub(super) fn run(table: &mut Table) -> Result<()> {
    let workspace = Workspace::new()?;
    let server = workspace.serve(&["--demo"])?;
    let mut client = Client::connect(server.address)?;

    let page = get(&mut client, "/register")?;
    let mut loaded = vec![("html", page.received)];
    let mut wanted = links(&unpack(&page)?);
    let mut next = 0;
    while let Some(link) = wanted.get(next).cloned() {
        next += 1;
        let file = get(&mut client, &link)?;
        loaded.push((kind(&link), file.received));
        if kind(&link) == "js" {
            for import in imports(&link, &unpack(&file)?) {
                if !wanted.contains(&import) {
                    wanted.push(import);
                }
            }
        }
    }
    for kind in KINDS {
        let figure = loaded
            .iter()
            .filter(|(it, _)| *it == kind)
            .map(|(_, bytes)| bytes)
            .sum();
        table.add(row(
            format!("/register: {kind}"),
            figure,
            None,
            Demand::None,
        ));
    }
    let sum = loaded.iter().map(|(_, bytes)| bytes).sum();
    table.add(row(
        "/register: first visit".to_owned(),
        sum,
        Some(LIMIT),
        Demand::AtMost,
    ));
    Ok(())
}

fn row(what: String, figure: u64, beside: Option<u64>, demand: Demand) -> Row {
    Row {
        what,
        figure,
        beside,
        demand,
        unit: kilobytes,
    }
}

fn get(client: &mut Client, path: &str) -> Result<Answer> {
    let head = format!("GET {path} HTTP/1.1\r\naccept-encoding: br\r\naccept: */*\r\n");
    let answer = client.send(&head, "")?;
    if answer.status == 200 {
        Ok(answer)
    } else {
        Err(Failure::new(format!("{path} answers {}", answer.status)))
    }
}

/// A file's text. Brotli has no mark of its own, so what does not read as text is packed.
fn unpack(file: &Answer) -> Result<String> {
    if let Ok(text) = std::str::from_utf8(&file.body) {
        return Ok(text.to_owned());
    }
    let mut text = Vec::new();
    brotli::BrotliDecompress(&mut Cursor::new(&file.body), &mut text)
        .context(|| "an answer's encoding is neither plain nor brotli".to_owned())?;
    String::from_utf8(text).context(|| "an answer is not UTF-8".to_owned())
}

/// Every file that a browser fetches for this page: style sheets, scripts, and what it preloads.
fn links(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    for tag in html.split('<').filter_map(|rest| rest.split('>').next()) {
        let link = match tag.split_whitespace().next() {
            Some("link") => {
                let relation = attribute(tag, "rel").unwrap_or_default();
                let is_loaded =
                    ["stylesheet", "preload", "modulepreload", "icon"].contains(&relation);
                is_loaded.then(|| attribute(tag, "href")).flatten()
            }
            Some("script" | "img") => attribute(tag, "src"),
            _ => None,
        };
        // A page's icon and pictures count as well; only what is inside the page does not.
        if let Some(link) = link.filter(|link| link.starts_with('/'))
            && !found.iter().any(|it| it == link)
        {
            found.push(link.to_owned());
        }
    }
    found
}

/// What a script imports from beside itself, when it starts.
fn imports(script: &str, text: &str) -> Vec<String> {
    let folder = script.rsplit_once('/').map_or("", |(folder, _)| folder);
    let quoted = text.split("from").skip(1).map(str::trim_start);
    quoted
        .filter_map(|rest| rest.strip_prefix(['"', '\''])?.strip_prefix("./"))
        .filter_map(|rest| rest.split(['"', '\'']).next())
        .map(|name| format!("{folder}/{name}"))
        .collect()
}

/// An attribute's value, with quotes or without.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let start = tag.find(&format!(" {name}="))?;
    let value = tag.get(start + name.len() + 2..)?;
    match value.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => value.split_whitespace().next(),
    }
}

/// The row that a file belongs to; pictures are part of how the page looks.
fn kind(link: &str) -> &'static str {
    match link.rsplit('.').next() {
        Some("js" | "mjs") => "js",
        Some("wasm") => "wasm",
        _ => "css",
    }
}

#[cfg(test)]
mod tests {
    use super::{imports, kind, links};

    #[test]
    fn a_script_is_followed_to_what_it_imports() {
        let minified = r#"import*as t from"./__wasm_split.js";let s="from";export{s as default}"#;
        assert_eq!(imports("/pkg/a/t.js", minified), ["/pkg/a/__wasm_split.js"]);
    }

    #[test]
    fn what_a_browser_loads_is_found_once() {
        let html = r#"<html><head><link rel="stylesheet" href="/pkg/a.css">
            <link rel=modulepreload href=/pkg/a/t.js crossorigin><link rel="canonical" href="/x">
            <link as="fetch" rel="preload" href="/pkg/a/t_bg.wasm"/></head>
            <body><script type="module" src="/pkg/a/t.js"></script><a href="/y">y</a></body>"#;
        let found = links(html);
        assert_eq!(found, ["/pkg/a.css", "/pkg/a/t.js", "/pkg/a/t_bg.wasm"]);
        assert_eq!(
            found.iter().map(|link| kind(link)).collect::<Vec<_>>(),
            ["css", "js", "wasm"]
        );
    }
}
