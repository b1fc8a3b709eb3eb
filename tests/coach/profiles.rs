//! Random people. It must not know what suits them.

use unsit::domain::Side;
use unsit::domain::coach::profile::{Amputation, AmputationLevel, Condition, Lying, Profile, Spot};
use unsit::domain::exercise::Equipment;

use crate::random::Random;

pub fn random_profile(random: &mut Random) -> Profile {
    const ALL: [Condition; 19] = [
        Condition::HipReplacement,
        Condition::HipImpingement,
        Condition::KneeInjury,
        Condition::ShoulderOrWrist,
        Condition::Osteoporosis,
        Condition::Pregnant,
        Condition::PregnantFrom16Weeks,
        Condition::Sciatica,
        Condition::DeepGlutealPain,
        Condition::Balance,
        Condition::Hypermobile,
        Condition::ClotOrAnticoagulant,
        Condition::HighBloodPressure,
        Condition::ExtensionSensitiveBack,
        Condition::OuterHipPain,
        Condition::NeckPain,
        Condition::HeartOrLung,
        Condition::LargerBody,
        Condition::LessFlexible,
    ];
    const THINGS: [Equipment; 7] = [
        Equipment::Ball,
        Equipment::FoamRoller,
        Equipment::Band,
        Equipment::Step,
        Equipment::Mat,
        Equipment::Towel,
        Equipment::Cushion,
    ];
    let mut profile = Profile {
        lying: *random.one_of(&[Lying::Floor, Lying::Floor, Lying::Bed, Lying::Nowhere]),
        can_kneel: random.in_thousand(700),
        sitting_hours: random.in_thousand(800).then_some(random.below(13) as u8),
        strengthening_first: random.in_thousand(200).then_some(random.in_thousand(500)),
        spot: *random.one_of(&[None, Some(Spot::Desk), Some(Spot::Floor)]),
        ..Profile::default()
    };
    for condition in ALL {
        if random.in_thousand(60) {
            profile.conditions.insert(condition);
        }
    }
    for thing in THINGS {
        if random.in_thousand(600) {
            profile.equipment.insert(thing);
        }
    }
    if random.in_thousand(100) {
        profile.amputation = Some(Amputation {
            side: *random.one_of(&[Side::Left, Side::Right]),
            level: *random.one_of(&[AmputationLevel::AboveKnee, AmputationLevel::BelowKnee]),
            prosthesis: random.in_thousand(500),
        });
    }
    profile
}
