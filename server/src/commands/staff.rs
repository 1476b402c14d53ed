//! `tributary staff create`.

use super::Failure;
use crate::config::Common;
use serde_json::json;
use std::io::{BufRead as _, Read as _};
use tributary_domain::id::OperatorId;
use tributary_domain::staff::Role;
use tributary_service::Actor;
use tributary_service::staff::{self, NewStaff};

/// Makes employees of an operator.
#[derive(clap::Subcommand, Debug)]
pub enum Staff {
    /// Makes an employee; the password is read from standard input, one line
    Create(Create),
}

/// Makes an employee.
#[derive(clap::Args, Debug)]
pub struct Create {
    /// What every command takes.
    #[command(flatten)]
    common: Common,
    /// The operator's id
    #[arg(long, value_name = "ID")]
    operator: OperatorId,
    /// What they sign in with
    #[arg(long)]
    username: String,
    /// Where mail reaches them
    #[arg(long)]
    email: String,
    /// What they are there for: admin, manager, finance, support
    #[arg(long, value_parser = parse_role)]
    role: Role,
}

/// The longest line that is read for a password, in bytes.
const MAX_PASSWORD_INPUT_BYTES: u64 = 16 * 1024;

/// Runs it.
///
/// # Errors
/// A sentence for each rule that is broken.
pub async fn run(command: Staff) -> Result<(), Failure> {
    let Staff::Create(Create {
        common,
        operator,
        username,
        email,
        role,
    }) = command;
    let password = read_password()?;
    let service = super::service(&common).await?;
    let new = NewStaff {
        username,
        email,
        role,
        password,
    };
    let id = staff::create(&service, &Actor::Console, operator, new).await?;
    super::done(&service, json!({ "id": id })).await
}

/// The first line of standard input, without its end.
fn read_password() -> Result<String, Failure> {
    let mut line = Vec::new();
    std::io::stdin()
        .lock()
        .take(MAX_PASSWORD_INPUT_BYTES)
        .read_until(b'\n', &mut line)?;
    let refuse = |sentence: &str| Failure::Refused(sentence.to_owned());
    let line = String::from_utf8(line).map_err(|_| refuse("the password is not UTF-8"))?;
    // Some shells write a byte order mark into a pipe.
    let line = line.strip_prefix('\u{feff}').unwrap_or(&line);
    let password = line.strip_suffix('\n').unwrap_or(line);
    let password = password.strip_suffix('\r').unwrap_or(password);
    if password.contains('\0') {
        return Err(refuse("the password holds a NUL character"));
    }
    if password.is_empty() {
        return Err(refuse(
            "the password is read from standard input, and there was none",
        ));
    }
    Ok(password.to_owned())
}

fn parse_role(text: &str) -> Result<Role, String> {
    Role::parse(text)
        .ok_or_else(|| format!("it is one of {}", Role::ALL.map(Role::name).join(", ")))
}
