//! The configuration file: its values become the defaults of the matching options, so that
//! clap's own order (flag, environment, default) puts the file where the contract wants it.

use clap::{Arg, ArgAction};
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use toml::Value;

/// The file that is read when none is named.
const STANDARD: &str = "tributary.toml";

/// Options that only make sense on the command line.
const NOT_IN_FILES: [&str; 3] = ["config", "help", "version"];

/// Reads the file that `args` or the environment name and makes its values the defaults.
///
/// # Errors
/// One sentence that names the file and what is wrong with it.
pub fn install(command: clap::Command, args: &[OsString]) -> Result<clap::Command, String> {
    let Some((path, text)) = read(args)? else {
        return Ok(command);
    };
    let table: toml::Table = text.parse().map_err(|error: toml::de::Error| {
        let line = error
            .span()
            .map_or(1, |span| 1 + text[..span.start].matches('\n').count());
        format!(
            "{}: line {line}: {}",
            path.display(),
            error.message().replace('\n', " ")
        )
    })?;
    let mut command = command;
    for (key, value) in &table {
        let refuse = |what: String| format!("{}: {what}", path.display());
        let name = key.replace('_', "-");
        let option = option(&command, &name).ok_or_else(|| {
            refuse(format!(
                "there is no option {key:?}; `tributary serve --help` lists them"
            ))
        })?;
        let values = texts(value).ok_or_else(|| {
            refuse(format!(
                "{key} takes a text, a whole number, true, false or a list of them"
            ))
        })?;
        check(&option, &name, &values).map_err(refuse)?;
        command = with_default(command, &name, &values);
    }
    Ok(command)
}

/// The file and what is in it; `None` when none is named and the standard one does not exist.
fn read(args: &[OsString]) -> Result<Option<(PathBuf, String)>, String> {
    let named = named(args).or_else(|| std::env::var_os("TRIBUTARY_CONFIG"));
    let is_named = named.is_some();
    let path = PathBuf::from(named.unwrap_or_else(|| STANDARD.into()));
    match std::fs::read_to_string(&path) {
        // Editors write a byte order mark that TOML does not know.
        Ok(text) => Ok(Some((path, text.trim_start_matches('\u{feff}').to_owned()))),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && !is_named => Ok(None),
        Err(error) => Err(format!("{} can't be read: {error}", path.display())),
    }
}

/// The value of `--config`. Looked for by hand, because it decides what clap is told.
fn named(args: &[OsString]) -> Option<OsString> {
    let mut args = args.iter().skip(1).take_while(|arg| *arg != "--");
    while let Some(arg) = args.next() {
        if arg == "--config" {
            return args.next().cloned();
        }
        if let Some(path) = arg.to_str().and_then(|arg| arg.strip_prefix("--config=")) {
            return Some(path.into());
        }
    }
    None
}

/// The option of `serve` that has this name.
fn option(command: &clap::Command, name: &str) -> Option<Arg> {
    let serve = command.find_subcommand("serve")?;
    let known = |arg: &&Arg| arg.get_long() == Some(name) && !NOT_IN_FILES.contains(&name);
    serve.get_arguments().find(known).cloned()
}

/// The value as clap would find it on the command line.
fn texts(value: &Value) -> Option<Vec<String>> {
    match value {
        Value::String(text) => Some(vec![text.clone()]),
        Value::Integer(number) => Some(vec![number.to_string()]),
        Value::Boolean(yes) => Some(vec![yes.to_string()]),
        Value::Array(list) => list
            .iter()
            .map(|item| texts(item).filter(|one| one.len() == 1))
            .try_fold(Vec::new(), |mut all, one| {
                all.extend(one?);
                Some(all)
            }),
        _ => None,
    }
}

/// Whether the option takes these values. Clap takes a default on trust, so they are tried as
/// flags first.
fn check(option: &Arg, name: &str, values: &[String]) -> Result<(), String> {
    if matches!(option.get_action(), ArgAction::SetTrue) {
        return match values {
            [one] if one == "true" || one == "false" => Ok(()),
            _ => Err(format!("{name} is true or false")),
        };
    }
    if values.len() != 1 && !matches!(option.get_action(), ArgAction::Append) {
        return Err(format!("{name} takes one value"));
    }
    let flags = values.iter().map(|value| format!("--{name}={value}"));
    let trial = clap::Command::new("trial")
        .no_binary_name(true)
        .arg(option.clone());
    trial
        .try_get_matches_from(flags)
        .map(|_| ())
        .map_err(|error| match super::explain(&error) {
            super::Stop::Told(text) | super::Stop::Refused(text) => text,
        })
}

/// Makes `values` the default of the option `name` of every command that has it.
fn with_default(command: clap::Command, name: &str, values: &[String]) -> clap::Command {
    let mut command = command;
    let ids: Vec<_> = (command.get_arguments())
        .filter(|arg| arg.get_long() == Some(name))
        .map(|arg| arg.get_id().clone())
        .collect();
    for id in ids {
        let values = values.to_vec();
        command = command.mut_arg(id, |arg| {
            arg.default_values(values.iter().map(|value| leak(value)))
        });
    }
    let below: Vec<String> = command
        .get_subcommands()
        .map(|below| below.get_name().to_owned())
        .collect();
    for below in below {
        command = command.mut_subcommand(below, |below| with_default(below, name, values));
    }
    command
}

/// Clap wants defaults that live as long as the program, and these do: the file is read once.
fn leak(text: &str) -> &'static OsStr {
    OsStr::new(String::leak(text.to_owned()))
}
