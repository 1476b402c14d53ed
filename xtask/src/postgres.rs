//! A PostgreSQL of our own for as long as the tests run: its own folder, its own port, nothing
//! shared with what else is on the machine. Durability is left at its defaults, because tests
//! look at it.

use std::env;
use std::fs::{self, File};
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::failure::{Context, Failure, Result};
use crate::files;
use crate::process;
use crate::tools;

/// How long a new cluster may take to answer.
const TIMEOUT: Duration = Duration::from_secs(30);

/// The server refuses to run as root; these users are there to run it instead.
const SERVICE_USERS: [&str; 2] = ["postgres", "nobody"];

/// A running cluster. Dropping it stops it and removes its files.
pub(crate) struct Postgres {
    server: Child,
    folder: PathBuf,
    port: u16,
}

impl Postgres {
    /// Makes a cluster and starts it.
    pub(crate) fn start() -> Result<Self> {
        let programs = programs()?;
        // The socket's path has to be short, so the folder's is.
        let folder = env::temp_dir().join(format!("tributary-pg-{}", std::process::id()));
        files::fresh_dir(&folder)?;
        let started = User::choose().and_then(|user| {
            user.own(&folder)?;
            launch(&programs, &folder, &user)
        });
        match started {
            Ok((server, port)) => Self {
                server,
                folder,
                port,
            }
            .when_ready(),
            Err(failure) => {
                files::remove_dir(&folder)?;
                Err(failure)
            }
        }
    }

    /// Where tests find it; they make databases of their own in it.
    pub(crate) fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    /// Waits for the line that the server writes into its lock file when it takes connections.
    fn when_ready(mut self) -> Result<Self> {
        let started = Instant::now();
        let status = self.folder.join("data/postmaster.pid");
        loop {
            let text = fs::read_to_string(&status).unwrap_or_default();
            if text
                .lines()
                .nth(7)
                .is_some_and(|line| line.trim() == "ready")
            {
                return Ok(self);
            }
            let ended = process::wait(&mut self.server, Duration::ZERO);
            if ended || started.elapsed() > TIMEOUT || process::interrupted() {
                let log = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
                let last = log.lines().last().unwrap_or("it said nothing").to_owned();
                return Err(Failure::new(format!("PostgreSQL did not start: {last}")));
            }
            sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        // SIGINT ends its sessions; SIGTERM would wait for them.
        process::interrupt(&self.server);
        if !process::wait(&mut self.server, TIMEOUT) {
            process::end(&mut self.server);
        }
        if let Err(failure) = files::remove_dir(&self.folder) {
            eprintln!("xtask: {failure}");
        }
    }
}

/// Makes the cluster's files and starts its server on a port that is free.
fn launch(programs: &Path, folder: &Path, user: &User) -> Result<(Child, u16)> {
    let data = folder.join("data");
    // The same order of letters and the same idea of a letter as in production.
    let locale = if cfg!(target_os = "linux") {
        "C.UTF-8"
    } else {
        "C"
    };
    let mut initdb = user.command(&programs.join("initdb"));
    initdb
        .current_dir(folder)
        .arg("--pgdata")
        .arg(&data)
        .args([
            "--username=postgres",
            "--auth=trust",
            "--encoding=UTF8",
            "--no-sync",
        ])
        .arg(format!("--locale={locale}"));
    process::output(&mut initdb)?;

    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0));
    let port = listener
        .and_then(|listener| listener.local_addr())
        .context(|| "cannot find a free port".to_owned())?
        .port();
    let log = folder.join("log");
    let log = File::create(&log).context(|| format!("cannot write {}", log.display()))?;
    let mut postgres = user.command(&programs.join("postgres"));
    postgres
        .current_dir(folder)
        .arg("-D")
        .arg(&data)
        .arg("-k")
        .arg(folder)
        .args([
            "-h",
            "127.0.0.1",
            "-p",
            &port.to_string(),
            "-c",
            "max_connections=200",
        ])
        .stderr(log);
    Ok((process::start(&mut postgres)?, port))
}

/// Who the server runs as.
struct User {
    /// Somebody else's name and number, if we are root.
    other: Option<(&'static str, u32)>,
}

impl User {
    fn choose() -> Result<Self> {
        if !tools::is_root() {
            return Ok(Self { other: None });
        }
        let known = |name| tools::user_id(Some(name)).map(|id| (name, id));
        let other = SERVICE_USERS.into_iter().find_map(known).ok_or_else(|| {
            Failure::new("PostgreSQL refuses to run as root, and there is no user `postgres`")
        })?;
        Ok(Self { other: Some(other) })
    }

    /// Hands a folder to that user.
    fn own(&self, folder: &Path) -> Result<()> {
        match self.other {
            None => Ok(()),
            Some((name, _)) => process::run(Command::new("chown").arg(name).arg(folder)),
        }
    }

    /// A command that runs as that user, in place: the process we get is the program itself.
    fn command(&self, program: &Path) -> Command {
        let Some((_, id)) = self.other else {
            return Command::new(program);
        };
        let mut command = Command::new("setpriv");
        command
            .args([format!("--reuid={id}"), format!("--regid={id}")])
            .args(["--clear-groups", "--"])
            .arg(program);
        command
    }
}

/// The folder of the server's programs, installed if need be.
fn programs() -> Result<PathBuf> {
    if let Some(found) = find_programs() {
        return Ok(found);
    }
    // Debian makes and starts a cluster with the package; on a machine of somebody else's that
    // is not ours to do, so a note asks it not to while we install.
    let note = Path::new("/etc/postgresql-common/createcluster.d/tributary-tests.conf");
    if tools::is_root() && tools::in_path("apt-get").is_some() {
        files::write(note, "create_main_cluster = false\n")?;
    }
    let installed = tools::apt_install("PostgreSQL", &["postgresql"]);
    // Not there if it was not written.
    drop(fs::remove_file(note));
    installed?;
    find_programs().ok_or_else(|| Failure::new("PostgreSQL is installed, but not its `initdb`"))
}

/// In PATH, or where Debian keeps every version's own; the newest then.
fn find_programs() -> Option<PathBuf> {
    let is_here =
        |folder: &PathBuf| folder.join("initdb").is_file() && folder.join("postgres").is_file();
    let in_path = tools::in_path("initdb").and_then(|initdb| Some(initdb.parent()?.to_path_buf()));
    in_path.filter(is_here).or_else(|| {
        let version = |folder: &PathBuf| folder.file_name()?.to_str()?.parse::<u32>().ok();
        let mut versions = files::folders(Path::new("/usr/lib/postgresql"), "").ok()?;
        versions.sort_by_key(version);
        versions
            .into_iter()
            .rev()
            .map(|folder| folder.join("bin"))
            .find(is_here)
    })
}
