//! Files into domain: TOML text in, exercises and routines out, with every error located.
//! It must not know the file system, a window or a sound.
