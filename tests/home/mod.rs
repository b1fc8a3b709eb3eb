//! Runs the real command as a person who has folders of their own and no display. It must not know
//! what a command does.

#![allow(dead_code, reason = "each test binary uses its own part")]

use std::process::Command as Process;

use assert_cmd::assert::{Assert, OutputAssertExt};
use serde_json::Value;

/// A person's folders, without any display.
pub struct Home(tempfile::TempDir);

impl Home {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn folder(&self) -> &std::path::Path {
        self.0.path()
    }

    pub fn path(&self, name: &str) -> std::path::PathBuf {
        self.0.path().join(name)
    }

    pub fn command(&self, args: &[&str]) -> Process {
        let mut command = Process::new(env!("CARGO_BIN_EXE_unsit"));
        command
            .args(args)
            .current_dir(self.0.path())
            .env("UNSIT_CONFIG_DIR", self.path("config"))
            .env("UNSIT_DATA_DIR", self.path("data"))
            .env("UNSIT_RUNTIME_DIR", self.path("run"));
        for display in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"] {
            command.env_remove(display);
        }
        command
    }

    pub fn unsit(&self, args: &[&str]) -> Assert {
        self.command(args).assert()
    }

    pub fn json(&self, args: &[&str]) -> Value {
        let output = self.unsit(args).success().get_output().clone();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// What a command that must fail says on standard error, and nothing on standard output.
    pub fn refusal(&self, code: i32, args: &[&str]) -> String {
        let output = self.unsit(args).code(code).get_output().clone();
        assert_eq!(String::from_utf8_lossy(&output.stdout), "", "{args:?}");
        String::from_utf8(output.stderr).unwrap()
    }
}
