//! `unsit completions SHELL`. It must not know the commands: they are read off the arguments.

use super::args::Args;
use super::failure::Failure;
use super::output::Output;

pub fn run(shell: clap_complete::Shell, out: &mut Output) -> Result<(), Failure> {
    // The generator panics where it cannot write, so it writes to memory.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::for_people(), "unsit", &mut script);
    out.bytes(&script)
}
