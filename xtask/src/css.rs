//! The style sheets: one file out of many. Bundling is ours, because it is a handful of lines and
//! every first build of this program would otherwise compile a whole CSS compiler for it; making it
//! small, and writing newer syntax down for older browsers, is `lightningcss`'s, from npm.

use std::path::Path;
use std::process::Command;

use crate::failure::{Failure, Result};
use crate::files;
use crate::process;
use crate::settings::root;

/// The script that makes a style sheet small.
const MINIFY: &str = "xtask/src/css/minify.mjs";

/// A style sheet with all that it imports, as it was written.
pub(crate) fn bundle(entry: &Path) -> Result<String> {
    let folder = entry.parent().unwrap_or(root());
    let mut bundle = String::new();
    for line in files::read_text(entry)?.lines() {
        match line.strip_prefix("@import ") {
            Some(import) => bundle.push_str(&imported(folder, import, entry)?),
            None => bundle.push_str(line),
        }
        bundle.push('\n');
    }
    Ok(bundle)
}

/// What `"name.css" layer(name);` stands for. Files that are imported import nothing themselves.
fn imported(folder: &Path, import: &str, entry: &Path) -> Result<String> {
    let cannot = || {
        Failure::new(format!(
            "{}: cannot read `@import {import}`",
            entry.display()
        ))
    };
    let (name, rest) = import
        .strip_prefix('"')
        .and_then(|rest| rest.split_once('"'))
        .ok_or_else(cannot)?;
    let sheet = files::read_text(&folder.join(name))?;
    if sheet.lines().any(|line| line.starts_with("@import")) {
        let file = folder.join(name);
        return Err(Failure::new(format!(
            "{}: only {} imports style sheets",
            file.display(),
            entry.display()
        )));
    }
    match rest.trim() {
        ";" => Ok(sheet),
        layer => layer
            .strip_prefix("layer(")
            .and_then(|rest| rest.strip_suffix(");"))
            .map(|layer| format!("@layer {layer} {{\n{sheet}}}"))
            .ok_or_else(cannot),
    }
}

/// The style sheet in a file, as small as it gets.
pub(crate) fn shrunk(node: &Path, sheet: &Path) -> Result<String> {
    process::output(Command::new(node).arg(root().join(MINIFY)).arg(sheet))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layers_are_put_around_what_is_imported() {
        let folder = std::env::temp_dir().join(format!("xtask-css-{}", std::process::id()));
        let sheet = |name: &str, text: &str| {
            let file = folder.join(name);
            files::write(&file, text).expect("a file");
            file
        };
        files::fresh_dir(&folder).expect("a folder");
        sheet("a.css", "a { color: red }\n");
        sheet("b.css", "b { color: blue }\n");
        sheet("deep.css", "@import \"a.css\";\n");
        let good = sheet(
            "good.css",
            "@layer x;\n@import \"a.css\";\n@import \"b.css\" layer(x);\n",
        );
        let expected = "@layer x;\na { color: red }\n\n@layer x {\nb { color: blue }\n}\n";
        assert_eq!(bundle(&good).expect("a bundle"), expected);
        for bad in [
            "@import url(a.css);",
            "@import \"a.css\" print;",
            "@import \"none.css\";",
            "@import \"deep.css\";",
        ] {
            let bad = sheet("bad.css", bad);
            assert!(bundle(&bad).is_err());
        }
        files::remove_dir(&folder).expect("removed");
    }
}
