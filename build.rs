//! Tells cargo which folders are compiled in by `include_dir`, which cannot tell it itself, and the linker to write the
//! addresses that are filled in at the start in few bytes. It must not know what is in the folders.

use std::process::Command;

/// The first glibc (major, minor) that can start such a program.
const FIRST_THAT_UNPACKS: (u32, u32) = (2, 36);

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=data");
    println!("cargo:rerun-if-changed=sounds");
    if is_for_this_machine() && glibc().is_some_and(|version| version >= FIRST_THAT_UNPACKS) {
        println!("cargo:rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}

/// A program for another machine may meet an older glibc than ours.
fn is_for_this_machine() -> bool {
    std::env::var("HOST").ok() == std::env::var("TARGET").ok()
}

/// The C library of this machine; none where it is not glibc.
fn glibc() -> Option<(u32, u32)> {
    let said = Command::new("getconf")
        .arg("GNU_LIBC_VERSION")
        .output()
        .ok()?;
    let said = String::from_utf8(said.stdout).ok()?;
    let (major, minor) = said.trim().strip_prefix("glibc ")?.split_once('.')?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}
