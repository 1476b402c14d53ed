//! The release binary, running for a benchmark on a database and a port of its own.

use std::env;
use std::fs::{self, File};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::process::{Child, Command};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;

use super::http::Client;
use crate::failure::{Context, Failure, Result};
use crate::files;
use crate::process;
use crate::settings::binary;

/// Demo data may have to be written first.
const TIMEOUT: Duration = Duration::from_secs(120);

/// A folder for one benchmark's database; it goes when the value does.
pub(super) struct Workspace {
    folder: PathBuf,
    database: String,
}

impl Workspace {
    /// A new folder, with a database that is a file in it.
    pub(super) fn new() -> Result<Self> {
        let mut workspace = Self::beside(String::new())?;
        workspace.database = format!("sqlite:{}", workspace.path("bench.db").display());
        Ok(workspace)
    }

    /// A new folder, with a database that is elsewhere.
    pub(super) fn beside(database: String) -> Result<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("tributary-bench-{}-{count}", std::process::id());
        let folder = env::temp_dir().join(name);
        files::fresh_dir(&folder)?;
        Ok(Self { folder, database })
    }

    /// The database's address.
    pub(super) fn database(&self) -> &str {
        &self.database
    }

    /// A file in the folder.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Runs a command of the binary that prints one JSON object.
    pub(super) fn command<T: DeserializeOwned>(&self, arguments: &[&str]) -> Result<T> {
        let mut command = Command::new(binary("release"));
        command
            .current_dir(&self.folder)
            .args(arguments)
            .args(["--database", self.database()]);
        let json = process::output(&mut command)?;
        serde_json::from_str(&json).context(|| format!("`tributary {}`", arguments.join(" ")))
    }

    /// Starts the server and waits until it is ready.
    pub(super) fn serve(&self, arguments: &[&str]) -> Result<Server> {
        let address = free_address()?;
        let log = self.folder.join("log");
        let file = File::create(&log).context(|| format!("cannot write {}", log.display()))?;
        let errors = file
            .try_clone()
            .context(|| format!("cannot write {}", log.display()))?;
        let mut command = Command::new(binary("release"));
        command
            .current_dir(&self.folder)
            .args(["serve", "--database", self.database()])
            .args(["--listen", &address.to_string()])
            .args(arguments)
            .stdout(file)
            .stderr(errors);
        Server::start(&mut command, address).map_err(|failure| {
            let log = fs::read_to_string(&log).unwrap_or_default();
            match log.lines().last() {
                Some(last) => Failure::new(format!("{failure}: {last}")),
                None => failure,
            }
        })
    }
}

impl Drop for Workspace {
    fn drop(&mut self) {
        if let Err(failure) = files::remove_dir(&self.folder) {
            eprintln!("xtask: {failure}");
        }
    }
}

/// The running server; it ends when the value goes.
pub(super) struct Server {
    child: Child,
    /// Where it listens.
    pub(super) address: SocketAddr,
}

impl Server {
    /// Starts a server that listens at `address`, and waits until it is ready.
    pub(super) fn start(command: &mut Command, address: SocketAddr) -> Result<Self> {
        let mut server = Self {
            child: process::start(command)?,
            address,
        };
        let started = Instant::now();
        while !server.is_ready() {
            let ended = process::wait(&mut server.child, Duration::from_millis(50));
            if ended || started.elapsed() > TIMEOUT || process::interrupted() {
                return Err(Failure::new("the server did not start"));
            }
            sleep(Duration::from_millis(50));
        }
        Ok(server)
    }

    fn is_ready(&self) -> bool {
        Client::connect(self.address)
            .and_then(|mut client| client.send("GET /readyz HTTP/1.1\r\n", ""))
            .is_ok_and(|answer| answer.status == 200)
    }

    /// The most memory that it ever held, in bytes; `None` where the system does not say.
    pub(super) fn peak_memory(&self) -> Option<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("VmHWM:"))?;
        let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
        Some(kibibytes.saturating_mul(1024))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        process::end(&mut self.child);
    }
}

pub(super) fn free_address() -> Result<SocketAddr> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .and_then(|listener| listener.local_addr())
        .context(|| "cannot find a free port".to_owned())
}
