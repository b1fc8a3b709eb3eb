//! Fuzzes messages at the socket. It must not know what is done with them: that is the driver's.

#![no_main]

#[path = "../drive/mod.rs"]
mod drive;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| drive::socket::drive(bytes));
