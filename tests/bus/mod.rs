//! A message bus of a test's own. It must not know what is said on it.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use zbus::blocking::{Connection, connection::Builder};

/// A message bus that ends with the test.
pub struct Bus {
    daemon: Child,
    pub address: String,
}

impl Bus {
    pub fn start() -> Self {
        let mut daemon = Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--print-address"])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("install the package `dbus` for this test: {error}"));
        let mut address = String::new();
        BufReader::new(daemon.stdout.take().unwrap())
            .read_line(&mut address)
            .unwrap();
        Self {
            daemon,
            address: address.trim().to_owned(),
        }
    }

    /// A connection that has the well-known `name`.
    pub fn known_as(&self, name: &'static str) -> Connection {
        let bus = Builder::address(self.address.as_str()).unwrap();
        bus.name(name).unwrap().build().unwrap()
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        self.daemon.kill().unwrap();
        self.daemon.wait().unwrap();
    }
}
