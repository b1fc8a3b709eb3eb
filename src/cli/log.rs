//! What the program tells about itself while it runs, on standard error: its warnings, or what
//! `RUST_LOG` asks for. It must not be the way in which a person learns of anything that matters.

use tracing::Level;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

/// Begins to write. What was said before is lost.
pub fn begin() {
    let begun = tracing_subscriber::registry()
        .with(tracing_subscriber::fmt::layer().with_writer(std::io::stderr))
        .with(wanted())
        .try_init();
    if begun.is_err() {
        tracing::debug!("somebody else writes already");
    }
}

/// `RUST_LOG` as `info` or `unsit::window=trace,winit=debug`; what is neither is as if it were unset.
fn wanted() -> Targets {
    let asked = std::env::var("RUST_LOG").ok();
    asked
        .and_then(|asked| asked.parse().ok())
        .unwrap_or_else(|| {
            // Toolkits warn of much that no person can mend.
            Targets::new()
                .with_default(LevelFilter::ERROR)
                .with_target("unsit", Level::WARN)
        })
}
