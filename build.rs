//! Tells cargo which folders are compiled in by `include_dir`, which cannot tell it itself, and the linker to write the
//! addresses that are filled in at the start in few bytes and functions that came out the same only once. It must not know
//! what is in the folders.

use std::env;
use std::path::PathBuf;
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
    if links_with_rusts_own() {
        println!("cargo:rustc-link-arg-bins=-Wl,--icf=all");
    }
}

/// Whether the linker is the one that Rust brings along for this target, and nobody asked for another: no other is sure to
/// know the words.
fn links_with_rusts_own() -> bool {
    const TARGET: &str = "x86_64-unknown-linux-gnu";
    let is_as_it_comes = env::var("TARGET").is_ok_and(|target| target == TARGET)
        && env::var_os("RUSTC_LINKER").is_none()
        && env::var("CARGO_ENCODED_RUSTFLAGS").is_ok_and(|flags| flags.is_empty());
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let sysroot = Command::new(rustc).args(["--print", "sysroot"]).output();
    let sysroot = sysroot
        .ok()
        .and_then(|said| String::from_utf8(said.stdout).ok());
    let has_linker = |sysroot: String| {
        let linker = "lib/rustlib/x86_64-unknown-linux-gnu/bin/gcc-ld/ld.lld";
        PathBuf::from(sysroot.trim()).join(linker).is_file()
    };
    is_as_it_comes && sysroot.is_some_and(has_linker)
}

/// A program for another machine may meet an older glibc than ours.
fn is_for_this_machine() -> bool {
    env::var("HOST").ok() == env::var("TARGET").ok()
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
