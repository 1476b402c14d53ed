//! The binary's commands, as a shell runs them.

use serde_json::Value;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

pub(crate) fn tributary(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tributary"));
    for (name, _) in std::env::vars_os() {
        if name
            .to_str()
            .is_some_and(|name| name.starts_with("TRIBUTARY_"))
        {
            command.env_remove(name);
        }
    }
    command.current_dir(folder).args(args).stdin(Stdio::null());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

pub(crate) fn run(folder: &Path, args: &[&str]) -> Output {
    tributary(folder, args).output().unwrap()
}

/// The one JSON object that a command printed.
pub(crate) fn made(output: &Output) -> Value {
    let (out, err) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    assert!(output.status.success(), "{err}");
    assert_eq!(out.lines().count(), 1, "{out}");
    serde_json::from_str(&out).unwrap()
}

/// The one sentence of a refused argument.
fn refused(output: &Output) -> String {
    let (out, err) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    assert_eq!(output.status.code(), Some(2), "{err}");
    assert_eq!((out.as_ref(), err.lines().count()), ("", 1), "{err}");
    err.into_owned()
}

fn staff(folder: &Path, password: &str, more: &[&str]) -> Output {
    let mut args = vec![
        "staff",
        "create",
        "--operator",
        "1",
        "--email",
        "a@b",
        "--role",
        "admin",
    ];
    args.extend(more);
    let mut child = tributary(folder, &args)
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(password.as_bytes())
        .unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn everything_is_made_at_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let operator = [
        "operator",
        "create",
        "--name",
        "Acme",
        "--hostname",
        "aff.example",
    ];
    assert_eq!(made(&run(folder, &operator)), serde_json::json!({"id": 1}));
    assert!(folder.join("data/tributary.db").is_file());
    let brand = [
        "brand",
        "create",
        "--operator",
        "1",
        "--name",
        "Acme",
        "--domain",
        "acme.example",
    ];
    assert_eq!(made(&run(folder, &brand))["id"], 1);
    let new = staff(folder, "Q!w2e3r4\n", &["--username", "admin"]);
    assert_eq!(made(&new), serde_json::json!({"id": 1}));
    let key = [
        "key",
        "create",
        "--operator",
        "1",
        "--kind",
        "operator",
        "--permission",
        "affiliates.write",
        "--permission",
        "affiliates.read",
        "--scope",
        "all",
        "--ip",
        "10.0.0.1-10.0.0.9",
        "--ip",
        "::1",
        "--expires",
        "2030-01-01T00:00:00Z",
        "--name",
        "crm",
        "--brand",
        "1",
    ];
    let key = made(&run(folder, &key));
    assert_eq!(key["id"], 1);
    assert!(key["key"].as_str().unwrap().starts_with("trb_operator_"));
    let later = [
        "key",
        "extend",
        "--key",
        "1",
        "--expires",
        "2031-02-03T04:05:06Z",
    ];
    let later = made(&run(folder, &later));
    assert_eq!(later["expires_at"], "2031-02-03T04:05:06.000Z");
    let revoke = ["key", "revoke", "--key", "1"];
    assert_eq!(
        made(&run(folder, &revoke)),
        serde_json::json!({"id": 1, "revoked": true})
    );
    assert!(refused(&run(folder, &revoke)).contains("revoked"));
    let set = [
        "operator",
        "set",
        "--operator",
        "1",
        "captcha=off",
        "headline=Hello there",
    ];
    assert!(run(folder, &set).status.success());
    assert!(run(folder, &["migrate"]).status.success());
    let doctor = run(folder, &["doctor"]);
    assert!(
        doctor.status.success(),
        "{}",
        String::from_utf8_lossy(&doctor.stdout)
    );
    let openapi = run(folder, &["openapi"]);
    assert_eq!(
        serde_json::from_slice::<Value>(&openapi.stdout).unwrap()["openapi"],
        "3.1.0"
    );
}

#[tokio::test]
async fn the_doctor_examines_a_database_and_leaves_it_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let nothing = run(folder, &["doctor", "--database", "sqlite:nothing.db"]);
    assert!(refused(&nothing).contains("nothing.db"));
    assert!(!folder.join("nothing.db").exists());
    let operator = [
        "operator",
        "create",
        "--name",
        "Acme",
        "--hostname",
        "aff.example",
    ];
    made(&run(folder, &operator));
    let file = folder.join("data/tributary.db");
    let before = std::fs::read(&file).unwrap();
    let doctor = run(folder, &["doctor"]);
    let out = String::from_utf8_lossy(&doctor.stdout);
    assert!(doctor.status.success(), "{out}");
    assert!(
        out.lines().last().unwrap().starts_with("sealed since 2"),
        "{out}"
    );
    assert_eq!(std::fs::read(&file).unwrap(), before);
    let url = format!("sqlite:{}", file.display());
    tributary_testing::execute(&url, "UPDATE operator SET currency = 'USD'").await;
    let doctor = run(folder, &["doctor"]);
    let out = String::from_utf8_lossy(&doctor.stdout);
    assert_eq!(doctor.status.code(), Some(1), "{out}");
    assert!(
        out.contains("operator 1: is not as it was written"),
        "{out}"
    );
}

#[test]
fn what_is_refused_is_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    made(&run(
        folder,
        &[
            "operator",
            "create",
            "--name",
            "Acme",
            "--hostname",
            "aff.example",
        ],
    ));
    for (args, part) in [
        (
            &[
                "operator",
                "create",
                "--name",
                "B",
                "--hostname",
                "AFF.example",
            ][..],
            "aff.example",
        ),
        (&["operator", "create", "--name", "B"], "--hostname"),
        (
            &[
                "operator",
                "create",
                "--name",
                "B",
                "--hostname",
                "b.example",
                "--captcha",
                "maybe",
            ],
            "captcha",
        ),
        (
            &[
                "operator",
                "create",
                "--name",
                "B",
                "--hostname",
                "b.example",
                "--currency",
                "euro",
            ],
            "currency",
        ),
        (
            &["operator", "set", "--operator", "1", "colour=red"],
            "colour",
        ),
        (
            &["operator", "set", "--operator", "1", "captcha"],
            "KEY=VALUE",
        ),
        (&["operator", "set", "--operator", "9", "captcha=off"], "9"),
        (
            &["operator", "set", "--operator", "one", "captcha=off"],
            "one",
        ),
        (
            &[
                "brand",
                "create",
                "--operator",
                "1",
                "--name",
                "B",
                "--domain",
                "https://x/y",
            ],
            "domain",
        ),
        (
            &["key", "create", "--operator", "1", "--kind", "what"],
            "kind",
        ),
        (
            &[
                "key",
                "create",
                "--operator",
                "1",
                "--kind",
                "operator",
                "--ip",
                "*",
            ],
            "*",
        ),
        (
            &[
                "key",
                "create",
                "--operator",
                "1",
                "--kind",
                "operator",
                "--permission",
                "x",
            ],
            "permission",
        ),
        (
            &[
                "key",
                "create",
                "--operator",
                "1",
                "--kind",
                "operator",
                "--scope",
                "some",
            ],
            "scope",
        ),
        (
            &[
                "key",
                "create",
                "--operator",
                "1",
                "--kind",
                "operator",
                "--expires",
                "soon",
            ],
            "expires",
        ),
        (
            &["key", "create", "--operator", "1", "--kind", "affiliate"],
            "--affiliate",
        ),
        (&["migrate", "--database", "mysql://x"], "--database"),
        (&["serve", "--listen", "nowhere"], "listen"),
        (&["serve", "--rate-limit", "maybe"], "rate-limit"),
        (&["nonsense"], "nonsense"),
        (&[], "command"),
    ] {
        let sentence = refused(&run(folder, args));
        assert!(sentence.contains(part), "{args:?}: {sentence}");
    }
    for (password, part) in [("", "password"), ("weak\n", "password")] {
        assert!(refused(&staff(folder, password, &["--username", "admin"])).contains(part));
    }
}

#[test]
fn options_come_from_the_file_and_the_environment() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let create = [
        "operator",
        "create",
        "--name",
        "A",
        "--hostname",
        "a.example",
    ];
    std::fs::write(
        folder.join("tributary.toml"),
        "database = \"sqlite:from-file.db\"\n",
    )
    .unwrap();
    made(&run(folder, &create));
    assert!(folder.join("from-file.db").is_file());
    let environment = tributary(folder, &create)
        .env("TRIBUTARY_DATABASE", "sqlite:from-env.db")
        .output();
    made(&environment.unwrap());
    assert!(folder.join("from-env.db").is_file());
    let flag = [&create[..], &["--database", "sqlite:from-flag.db"]].concat();
    let flag = tributary(folder, &flag)
        .env("TRIBUTARY_DATABASE", "sqlite:from-env.db")
        .output();
    made(&flag.unwrap());
    assert!(folder.join("from-flag.db").is_file());
    std::fs::write(folder.join("tributary.toml"), "databse = \"x\"\n").unwrap();
    assert!(refused(&run(folder, &["migrate"])).contains("databse"));
}

#[test]
fn help_lists_every_option_with_its_variable() {
    let folder = tempfile::tempdir().unwrap();
    let help = run(folder.path(), &["serve", "--help"]);
    let help = String::from_utf8_lossy(&help.stdout).into_owned();
    for option in [
        "listen",
        "database",
        "metrics-listen",
        "trusted-proxy",
        "captcha-verify-url",
        "rate-limit",
        "max-connections",
        "max-connections-per-address",
        "log-format",
        "demo",
        "shutdown-timeout",
        "config",
    ] {
        let variable = format!("TRIBUTARY_{}", option.to_uppercase().replace('-', "_"));
        assert!(
            help.contains(&format!("--{option}")) && help.contains(&variable),
            "{option}"
        );
    }
}
