//! Reading the command line and the file.

use super::*;
use crate::config::Switch;

fn read(args: &[&str]) -> Result<Serve, String> {
    match Cli::read(args.iter().map(OsString::from)) {
        Ok(Cli {
            command: Command::Serve(serve),
        }) => Ok(*serve),
        Ok(other) => Err(format!("{other:?}")),
        Err(Stop::Told(text) | Stop::Refused(text)) => Err(text),
    }
}

#[test]
fn the_file_gives_way_to_flags() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("t.toml");
    let text = "listen = \"127.0.0.1:4000\"\ntrusted-proxy = [\"10.0.0.0/8\", \"::1\"]\n\
                max_connections = 7\ndemo = true\nrate-limit = \"off\"\n";
    std::fs::write(&path, text).unwrap();
    let path = path.to_str().unwrap();
    let serve = read(&["tributary", "serve", "--config", path]).unwrap();
    assert_eq!(serve.listen.port(), 4000);
    assert_eq!(serve.trusted_proxy.len(), 2);
    assert_eq!((serve.max_connections, serve.demo), (7, true));
    assert_eq!(serve.rate_limit, Switch::Off);
    let config = format!("--config={path}");
    let serve = read(&["tributary", "serve", &config, "--listen", "127.0.0.1:5000"]).unwrap();
    assert_eq!(serve.listen.port(), 5000);
}

#[test]
fn what_is_wrong_with_the_file_is_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("t.toml");
    let path = path.to_str().unwrap();
    for (text, part) in [
        ("colour = 1", "\"colour\""),
        ("listen = \"nowhere\"", "nowhere"),
        ("listen = 1.5", "listen"),
        ("name = \"x\"", "\"name\""),
        ("a = = b", "line 1"),
    ] {
        std::fs::write(path, text).unwrap();
        let sentence = read(&["tributary", "serve", "--config", path]).unwrap_err();
        assert!(
            sentence.contains(part) && !sentence.contains('\n'),
            "{sentence}"
        );
    }
    let sentence = read(&["tributary", "serve", "--config", "/nowhere.toml"]).unwrap_err();
    assert!(sentence.contains("/nowhere.toml"), "{sentence}");
}

#[test]
fn a_refused_argument_is_one_line() {
    for args in [
        &["tributary"][..],
        &["tributary", "serve", "--listen", "x"],
        &["tributary", "serve", "--what"],
        &["tributary", "operator", "create"],
        &["tributary", "serve", "--trusted-proxy", "10.0.0.0/40"],
    ] {
        let sentence = read(args).unwrap_err();
        assert!(
            !sentence.is_empty() && !sentence.contains('\n'),
            "{args:?}: {sentence}"
        );
    }
}

#[test]
fn the_command_line_is_sound() {
    Cli::command().debug_assert();
}
