//! The window: draws snapshots, returns intents. It must not keep time.
