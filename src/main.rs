//! The program: the window, or a command that talks to it. It must not know how either works.

use std::process::ExitCode;

fn main() -> ExitCode {
    unsit::cli::run(std::env::args_os())
}
