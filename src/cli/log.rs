//! What the program tells about itself while it runs, on standard error: its warnings and the errors of
//! what it is made of, or what `RUST_LOG` asks for. It must not be the way in which a person learns of anything that matters.

use tracing_subscriber::EnvFilter;

/// Begins to write. What was said before is lost.
pub fn begin() {
    // Toolkits warn of much that no person can mend.
    let filter =
        EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("error,unsit=warn"));
    let begun = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .try_init();
    if begun.is_err() {
        tracing::debug!("somebody else writes already");
    }
}
