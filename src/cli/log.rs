//! What the program notes for whoever looks for a fault: on standard error, as much as `UNSIT_LOG`
//! says (`UNSIT_LOG=debug unsit`). It must never be needed to understand an answer.

use tracing::Level;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

const VARIABLE: &str = "UNSIT_LOG";

/// Begins noting. Commands keep quiet unless asked: their one sentence says all.
pub fn begin(is_window: bool) {
    let lines = tracing_subscriber::fmt::layer()
        .with_writer(std::io::stderr)
        .with_ansi(false);
    let begun = tracing_subscriber::registry()
        .with(lines)
        .with(wanted(is_window))
        .try_init();
    if let Err(error) = begun {
        tracing::debug!(%error, "somebody else notes already");
    }
}

/// `UNSIT_LOG` as `info` or `unsit::window=trace,winit=debug`; what is neither is as if it were unset.
fn wanted(is_window: bool) -> Targets {
    let asked = std::env::var(VARIABLE).ok();
    asked
        .and_then(|asked| asked.parse().ok())
        .unwrap_or_else(|| {
            let usual = Targets::new();
            if is_window {
                // Toolkits warn of much that no person can mend.
                usual
                    .with_default(LevelFilter::ERROR)
                    .with_target("unsit", Level::WARN)
            } else {
                usual.with_default(LevelFilter::OFF)
            }
        })
}
