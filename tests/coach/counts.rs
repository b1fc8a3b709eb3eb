//! What happened how often in random lives. It must not know what should.

#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    pub suggestions: u64,
    pub strengthening: u64,
    pub stretching: u64,
    pub open_stretches: u64,
    pub releases: u64,
    pub flare_days: u64,
    pub locked: u64,
    pub rest_days: u64,
    pub maintenance: u64,
    pub notches_up: u64,
    pub harder_forms: u64,
    pub stretches_run: u64,
    pub passed: u64,
    pub capped: u64,
    pub open_wishes: u64,
    pub overrides: u64,
    pub corrections: u64,
    pub clock_jumps: u64,
}

impl Counts {
    fn all(&self) -> [u64; 18] {
        let Self {
            suggestions,
            strengthening,
            stretching,
            open_stretches,
            releases,
            flare_days,
            locked,
            rest_days,
            maintenance,
            notches_up,
            harder_forms,
            stretches_run,
            passed,
            capped,
            open_wishes,
            overrides,
            corrections,
            clock_jumps,
        } = *self;
        [
            suggestions,
            strengthening,
            stretching,
            open_stretches,
            releases,
            flare_days,
            locked,
            rest_days,
            maintenance,
            notches_up,
            harder_forms,
            stretches_run,
            passed,
            capped,
            open_wishes,
            overrides,
            corrections,
            clock_jumps,
        ]
    }

    pub fn add(&mut self, other: Self) {
        *self = Self {
            suggestions: self.suggestions + other.suggestions,
            strengthening: self.strengthening + other.strengthening,
            stretching: self.stretching + other.stretching,
            open_stretches: self.open_stretches + other.open_stretches,
            releases: self.releases + other.releases,
            flare_days: self.flare_days + other.flare_days,
            locked: self.locked + other.locked,
            rest_days: self.rest_days + other.rest_days,
            maintenance: self.maintenance + other.maintenance,
            notches_up: self.notches_up + other.notches_up,
            harder_forms: self.harder_forms + other.harder_forms,
            stretches_run: self.stretches_run + other.stretches_run,
            passed: self.passed + other.passed,
            capped: self.capped + other.capped,
            open_wishes: self.open_wishes + other.open_wishes,
            overrides: self.overrides + other.overrides,
            corrections: self.corrections + other.corrections,
            clock_jumps: self.clock_jumps + other.clock_jumps,
        };
    }

    /// A rule that nothing ever came near was not tested.
    pub fn assert_lived(&self) {
        assert!(self.all().iter().all(|count| *count > 0), "{self:?}");
    }
}
