//! What the program tells about itself while it runs, on standard error: warnings, or what
//! `RUST_LOG` asks for. It must not be the way in which a person learns of anything that matters.

use tracing_subscriber::EnvFilter;

/// Begins to write. What was said before is lost.
pub fn begin() {
    let filter = EnvFilter::builder()
        .with_default_directive(tracing::Level::WARN.into())
        .from_env_lossy();
    let begun = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .try_init();
    if begun.is_err() {
        tracing::debug!("somebody else writes already");
    }
}
