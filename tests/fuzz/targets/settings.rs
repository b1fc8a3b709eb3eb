//! Fuzzes the settings file, read and changed. It must not know what is done with it: that is the driver's.

#![no_main]

#[path = "../drive/mod.rs"]
mod drive;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| drive::settings::drive(bytes));
