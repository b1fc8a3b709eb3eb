//! x
use super::{failure::Failure, output::Output};
pub fn run(_: bool, _: &mut Output) -> Result<(), Failure> {
    Ok(())
}
