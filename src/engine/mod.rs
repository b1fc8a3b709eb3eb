//! The thread that runs a session: commands in, snapshots out, sound and records on the way.
//! It must not know what a window looks like.
