//! What the program notes for whoever looks for a fault: on standard error, as much as `UNSIT_LOG`
//! says (`UNSIT_LOG=debug unsit`). It must never be needed to understand an answer.

use tracing_subscriber::EnvFilter;

const VARIABLE: &str = "UNSIT_LOG";

/// Begins noting. Commands keep quiet unless asked: their one sentence says all.
pub fn begin(is_window: bool) {
    // Toolkits warn of much that no person can mend.
    let usual = if is_window { "error,unsit=warn" } else { "off" };
    let filter = EnvFilter::try_from_env(VARIABLE).unwrap_or_else(|_| EnvFilter::new(usual));
    let begun = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(false)
        .try_init();
    if let Err(error) = begun {
        tracing::debug!(%error, "somebody else notes already");
    }
}
