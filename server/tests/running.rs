//! A server that runs as a process, as it would for somebody: asked over a socket, ended by force.

use crate::commands::tributary;
use std::fs::OpenOptions;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

/// How long anything here may take before it is taken for something that never happens.
const TEST_TIMEOUT: Duration = Duration::from_secs(60);

/// A client of its own connection. Nothing here is encrypted, but the client wants to be able to.
pub(crate) fn client() -> reqwest::Client {
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .timeout(TEST_TIMEOUT)
        .build()
        .unwrap()
}

/// Waits until something is so; what `what` says is for whoever reads of the failure.
pub(crate) async fn eventually(what: &str, mut is_so: impl AsyncFnMut() -> bool) {
    let began = Instant::now();
    while !is_so().await {
        assert!(began.elapsed() < TEST_TIMEOUT, "it never happened: {what}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// A running server. It ends with this value; a test that fails shows what it said.
pub(crate) struct Running {
    child: Child,
    log: PathBuf,
    pub(crate) url: String,
}

impl Running {
    /// Starts a server on a free port, with further options, and waits until it is ready.
    pub(crate) async fn start(folder: &Path, database: &str, more: &[&str]) -> Self {
        let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let port = free.local_addr().unwrap().port();
        drop(free);
        let listen = format!("127.0.0.1:{port}");
        let args = [
            "serve",
            "--listen",
            &listen,
            "--database",
            database,
            "--rate-limit",
            "off",
        ];
        let log = folder.join("server.log");
        let said = OpenOptions::new().create(true).append(true).open(&log);
        let child = tributary(folder, &[&args, more].concat())
            .stdout(Stdio::null())
            .stderr(said.unwrap())
            .spawn()
            .unwrap();
        let mut server = Self {
            child,
            log,
            url: format!("http://localhost:{port}"),
        };
        let (client, address) = (client(), format!("{}/readyz", server.url));
        eventually("the server is ready", async || {
            assert!(
                server.child.try_wait().unwrap().is_none(),
                "the server ended"
            );
            let ready = client.get(&address).send().await;
            ready.is_ok_and(|answer| answer.status().is_success())
        })
        .await;
        server
    }

    /// Its process.
    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Kills it, as a cut of the power would; nothing of it runs when this returns.
    pub(crate) fn kill(self) {
        drop(self);
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
        if std::thread::panicking() {
            let said = std::fs::read_to_string(&self.log).unwrap_or_default();
            eprintln!("The server said:\n{said}");
        }
    }
}
