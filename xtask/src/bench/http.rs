//! As much of an HTTP/1.1 client as the benchmarks need: one connection, kept open, that counts
//! every byte it receives.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use crate::failure::{Context, Failure, Result};

/// Longer than any queue that a benchmark fills.
const TIMEOUT: Duration = Duration::from_secs(60);

/// A connection to the server.
pub(super) struct Client {
    stream: BufReader<TcpStream>,
    address: SocketAddr,
}

/// An answer.
pub(super) struct Answer {
    /// 200, for example.
    pub(super) status: u16,
    /// As it came, still compressed.
    pub(super) body: Vec<u8>,
    /// Status line, headers and body, as they came over the wire.
    pub(super) received: u64,
}

impl Client {
    /// Connects.
    pub(super) fn connect(address: SocketAddr) -> Result<Self> {
        let doing = || format!("cannot connect to {address}");
        let stream = TcpStream::connect(address).context(doing)?;
        stream.set_read_timeout(Some(TIMEOUT)).context(doing)?;
        // A request is one small packet; waiting for a second one would be measured.
        stream.set_nodelay(true).context(doing)?;
        Ok(Self {
            stream: BufReader::new(stream),
            address,
        })
    }

    /// Asks, and takes the whole answer. `head` is the request line and headers of its own.
    pub(super) fn send(&mut self, head: &str, body: &str) -> Result<Answer> {
        let doing = || format!("talking to {}", self.address);
        let request = format!(
            "{head}host: localhost\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        );
        self.stream
            .get_mut()
            .write_all(request.as_bytes())
            .context(doing)?;

        let line = self.line()?;
        let mut received = line.len() as u64;
        let status = line
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok());
        let status = status.ok_or_else(|| Failure::new(format!("not HTTP: {}", line.trim())))?;
        let mut length = None;
        let mut chunked = false;
        loop {
            let line = self.line()?;
            received += line.len() as u64;
            let header = line.trim().to_ascii_lowercase();
            match header.split_once(':') {
                None if header.is_empty() => break,
                Some(("content-length", value)) => length = value.trim().parse().ok(),
                Some(("transfer-encoding", value)) => chunked = value.trim() == "chunked",
                _ => {}
            }
        }
        let body = if chunked {
            self.chunks(&mut received)?
        } else {
            let body = self.exactly(length.unwrap_or(0))?;
            received += body.len() as u64;
            body
        };
        Ok(Answer {
            status,
            body,
            received,
        })
    }

    fn chunks(&mut self, received: &mut u64) -> Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let line = self.line()?;
            let length = usize::from_str_radix(line.trim(), 16)
                .context(|| format!("not a chunk's length: {}", line.trim()))?;
            body.extend(self.exactly(length)?);
            let end = self.line()?;
            *received += (line.len() + length + end.len()) as u64;
            if length == 0 {
                return Ok(body);
            }
        }
    }

    fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        let read = self
            .stream
            .read_line(&mut line)
            .context(|| "reading an answer".to_owned())?;
        if read == 0 {
            Err(Failure::new("the server closed the connection"))
        } else {
            Ok(line)
        }
    }

    fn exactly(&mut self, length: usize) -> Result<Vec<u8>> {
        let mut bytes = vec![0; length];
        self.stream
            .read_exact(&mut bytes)
            .context(|| "reading an answer".to_owned())?;
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::Client;
    use std::io::{Read, Write};
    use std::net::TcpListener;
    use std::thread;

    #[test]
    fn bodies_of_known_and_of_unknown_length_are_counted_whole() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let answers = [
            "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc",
            "HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n",
        ];
        let server = thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            for answer in answers {
                let mut request = [0; 1024];
                assert!(stream.read(&mut request).unwrap() > 0);
                stream.write_all(answer.as_bytes()).unwrap();
            }
        });
        let mut client = Client::connect(address).unwrap();
        for (answer, status) in answers.iter().zip([200, 404]) {
            let got = client.send("GET / HTTP/1.1\r\n", "").unwrap();
            assert_eq!(
                (got.status, got.body.as_slice()),
                (status, b"abc".as_slice())
            );
            assert_eq!(got.received, answer.len() as u64);
        }
        server.join().unwrap();
    }
}
