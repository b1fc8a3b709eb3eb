//! Tells cargo which folders are compiled in by `include_dir`, which cannot tell it itself.
//! It must not know what is in them.

fn main() {
    println!("cargo:rerun-if-changed=data");
    println!("cargo:rerun-if-changed=sounds");
}
