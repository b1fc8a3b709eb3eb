//! Prints why a person must not be disturbed at this moment, or `None`. For tests that play a desktop; it must not know
//! what they play.
//!
//! `why_quiet [no-full-screen] [no-calls]` leaves out what a person may turn off.

use unsit::adapters::quiet::{Wanted, why_quiet};

fn main() {
    let left_out: Vec<String> = std::env::args().collect();
    let is_wanted = |word: &str| !left_out.iter().any(|left| left == word);
    let wanted = Wanted {
        in_full_screen: is_wanted("no-full-screen"),
        in_calls: is_wanted("no-calls"),
    };
    match why_quiet(wanted) {
        Some(why) => println!("{why:?}"),
        None => println!("None"),
    }
}
