//! Coaches that break one rule each, and otherwise do as the true one: to show that the rule's check
//! can fail. It must not know the checks.

use jiff::Zoned;
use unsit::domain::coach::check::{SideCheck, Standing};
use unsit::domain::coach::profile::Spot;
use unsit::domain::coach::record::Verdict;
use unsit::domain::coach::{Catalogue, Digest, Doing, Profile, Suggestion, Why};

use crate::life::true_coach;

/// The rule that the coach breaks, and how it is told.
pub struct BrokenCoach {
    pub rule: u8,
    pub breaks: &'static str,
    /// Changes what the true coach is told.
    pub before: fn(&mut Profile, &mut Digest),
    /// Changes what it says.
    after: fn(&mut Suggestion),
    /// Takes every muscle for one that may be stretched.
    forgets_phasic: bool,
}

impl BrokenCoach {
    pub fn suggest(
        &self,
        profile: &Profile,
        catalogue: &Catalogue,
        without_phasic: &Catalogue,
        digest: &Digest,
        local: &Zoned,
        spot: Option<Spot>,
    ) -> Suggestion {
        let (mut profile, mut digest) = (profile.clone(), digest.clone());
        (self.before)(&mut profile, &mut digest);
        let catalogue = if self.forgets_phasic {
            without_phasic
        } else {
            catalogue
        };
        let mut suggestion = true_coach(&profile, catalogue, &digest, local, spot);
        (self.after)(&mut suggestion);
        suggestion
    }
}

const KEEPS: BrokenCoach = BrokenCoach {
    rule: 0,
    breaks: "nothing",
    before: |_, _| {},
    after: |_| {},
    forgets_phasic: false,
};

pub const ALL: [BrokenCoach; 17] = [
    BrokenCoach {
        rule: 1,
        breaks: "takes every test for tight",
        before: |_, digest| {
            for care in digest.muscles.values_mut() {
                for look in &mut care.looks {
                    look.what.verdict = Verdict::Tight;
                    look.what.speaks = true;
                }
            }
        },
        ..KEEPS
    },
    BrokenCoach {
        rule: 1,
        breaks: "does not ask whether it still feels tight",
        after: |suggestion| {
            for side in sides(suggestion) {
                if let Standing::Ask { verdict } = side.standing {
                    side.standing = Standing::Open { verdict };
                }
            }
        },
        ..KEEPS
    },
    BrokenCoach {
        rule: 1,
        breaks: "lets tests hold for a month",
        before: |_, digest| {
            for care in digest.muscles.values_mut() {
                for look in &mut care.looks {
                    if digest.day.since(look.day) <= 30 {
                        look.day = digest.day;
                    }
                }
            }
        },
        ..KEEPS
    },
    BrokenCoach {
        rule: 2,
        breaks: "suggests one stretch twice",
        after: |suggestion| {
            if let Doing::Stretch(stretching) = &mut suggestion.doing {
                let again = stretching.checks.first().cloned();
                stretching.checks.extend(again);
            }
        },
        ..KEEPS
    },
    BrokenCoach {
        rule: 2,
        breaks: "holds for 70 seconds",
        after: |suggestion| sides(suggestion).for_each(|side| side.hold_secs = 70),
        ..KEEPS
    },
    BrokenCoach {
        rule: 3,
        breaks: "forgets that the day was stretched",
        before: |_, digest| digest.sessions.stretched = None,
        ..KEEPS
    },
    BrokenCoach {
        rule: 4,
        breaks: "does not wait for strengthening",
        before: |profile, _| profile.strengthening_first = Some(false),
        ..KEEPS
    },
    BrokenCoach {
        rule: 4,
        breaks: "does not alternate",
        before: |_, digest| digest.sessions.letter = None,
        ..KEEPS
    },
    BrokenCoach {
        rule: 5,
        breaks: "stretches phasic muscles",
        forgets_phasic: true,
        ..KEEPS
    },
    BrokenCoach {
        rule: 6,
        breaks: "forgets how a muscle took its stretch",
        before: |_, digest| {
            let cares = digest.muscles.values_mut();
            cares.for_each(|care| care.answers.clear());
        },
        ..KEEPS
    },
    BrokenCoach {
        rule: 6,
        breaks: "does not halve the hold",
        after: |suggestion| {
            sides(suggestion).for_each(|side| side.hold_secs = side.hold_secs.max(30));
        },
        ..KEEPS
    },
    BrokenCoach {
        rule: 7,
        breaks: "forgets what a red asks for",
        before: |_, digest| {
            for care in digest.exercises.values_mut() {
                care.setback = None;
                care.red = None;
            }
        },
        ..KEEPS
    },
    BrokenCoach {
        rule: 7,
        breaks: "forgets the reds of the week",
        before: |_, digest| digest.pain.reds.clear(),
        ..KEEPS
    },
    BrokenCoach {
        rule: 8,
        breaks: "opens what is locked",
        before: |_, digest| digest.lock = None,
        ..KEEPS
    },
    BrokenCoach {
        rule: 8,
        breaks: "forgets the person's conditions",
        before: |profile, _| profile.conditions.clear(),
        ..KEEPS
    },
    BrokenCoach {
        rule: 9,
        breaks: "climbs a notch every day",
        before: |_, digest| {
            for care in digest.exercises.values_mut() {
                care.rung = care.rung.saturating_add(1);
            }
        },
        ..KEEPS
    },
    BrokenCoach {
        rule: 10,
        breaks: "does not say where it knows from",
        after: |suggestion| {
            for reason in &mut suggestion.reasons {
                if !matches!(reason.why, Why::Locked { .. }) {
                    reason.records.clear();
                }
            }
        },
        ..KEEPS
    },
];

fn sides(suggestion: &mut Suggestion) -> impl Iterator<Item = &mut SideCheck> {
    let checks = match &mut suggestion.doing {
        Doing::Stretch(stretching) => stretching.checks.as_mut_slice(),
        _ => &mut [],
    };
    checks.iter_mut().flat_map(|check| &mut check.sides)
}
