//! Random moments that can be had again. It must not know what happens at them.

/// Repeats a run that failed: the seed that it printed.
pub const SEED: &str = "UNSIT_TEST_KILL_SEED";

/// SplitMix64 (Steele, Lea and Flood 2014): small, and good enough to choose moments.
pub struct Random(u64);

impl Random {
    /// With the seed of the environment, or a fresh one; and that seed, to be printed.
    pub fn seeded() -> (Self, u64) {
        use std::hash::{BuildHasher, Hasher, RandomState};
        let seed = std::env::var(SEED).map_or_else(
            |_| RandomState::new().build_hasher().finish(),
            |seed| seed.parse().unwrap(),
        );
        (Self(seed), seed)
    }

    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % limit.max(1)
    }
}
