//! Whether an exercise suits this person, here, and on which side. It must not know what day it is.
//!
//! An exercise with a caution that speaks of the person is left out rather than adapted: nobody
//! watches how it is done. One exception: with high blood pressure, strengthening whose holds stay
//! within ten seconds remains, because the caution there is against holding the breath and long
//! strain, and hip strength is what is wanted.

use super::catalogue::PRONE_LYING;
use super::profile::{Amputation, AmputationLevel, Condition, Lying, Profile, Spot};
use crate::domain::dose::Work;
use crate::domain::exercise::{Caution, Equipment, Kind, Place, Position, Tag};
use crate::domain::routine::SideChoice;
use crate::domain::self_test::Limb;
use crate::domain::{Exercise, SelfTest, Side};

const LONGEST_HOLD_UNDER_PRESSURE_SECS: u64 = 10;

/// Why an exercise is not for this person now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// The screening was skipped, and it is no gentle chair or desk move.
    Unscreened,
    /// There is nowhere to lie.
    Lying,
    Kneeling,
    Missing(Equipment),
    Condition(Condition),
    Amputation,
    /// Not at a desk.
    Spot,
}

/// What is known of the person at this moment.
#[derive(Clone, Copy, Debug)]
pub struct Person<'p> {
    pub profile: &'p Profile,
    pub is_screened: bool,
    pub spot: Spot,
}

impl Person<'_> {
    /// The sides that the exercise suits, as its sides are to be chosen.
    ///
    /// # Errors
    /// Why it does not suit.
    pub fn fits(&self, exercise: &Exercise) -> Result<SideChoice, Unfit> {
        if !self.is_screened && !is_gentle_move(exercise) {
            return Err(Unfit::Unscreened);
        }
        self.place(exercise.place)?;
        if !self.profile.can_kneel
            && matches!(
                exercise.position,
                Position::HalfKneeling | Position::Quadruped
            )
        {
            return Err(Unfit::Kneeling);
        }
        for &caution in &exercise.cautions {
            self.caution(exercise, caution)?;
        }
        for &thing in &exercise.equipment {
            if !self.has(thing) {
                return Err(Unfit::Missing(thing));
            }
        }
        match self.profile.amputation {
            None => Ok(SideChoice::of(exercise)),
            Some(amputation) => one_sided(exercise, amputation),
        }
    }

    fn place(&self, place: Place) -> Result<(), Unfit> {
        match place {
            Place::NoFloor => Ok(()),
            _ if self.spot == Spot::Desk => Err(Unfit::Spot),
            Place::Floor if self.profile.lying != Lying::Floor => Err(Unfit::Lying),
            Place::FloorOrBed if self.profile.lying == Lying::Nowhere => Err(Unfit::Lying),
            Place::Floor | Place::FloorOrBed => Ok(()),
        }
    }

    fn caution(&self, exercise: &Exercise, caution: Caution) -> Result<(), Unfit> {
        if caution == Caution::Kneeling && !self.profile.can_kneel {
            return Err(Unfit::Kneeling);
        }
        let bearer = self
            .profile
            .conditions
            .iter()
            .find(|condition| condition.cautions().contains(&caution));
        match bearer {
            Some(Condition::HighBloodPressure)
                if exercise.kind == Kind::Strengthen && has_short_holds(exercise) =>
            {
                Ok(())
            }
            Some(&condition) => Err(Unfit::Condition(condition)),
            None => Ok(()),
        }
    }

    /// A mat, a cushion and a towel are what everyone finds at home; a bed needs no mat.
    fn has(&self, thing: Equipment) -> bool {
        let listed = |thing| self.profile.equipment.contains(&thing);
        match thing {
            Equipment::Mat | Equipment::Cushion => self.spot == Spot::Floor || listed(thing),
            Equipment::Towel | Equipment::Strap => {
                self.spot == Spot::Floor || listed(Equipment::Towel) || listed(Equipment::Strap)
            }
            _ => listed(thing),
        }
    }

    /// Whether a self-test can be done here, on this side.
    pub fn can_test(&self, test: &SelfTest, side: Side) -> bool {
        let suits_limbs = self.profile.amputation.is_none_or(|amputation| {
            let limb = if amputation.side == side {
                Limb::Residual
            } else {
                Limb::Sound
            };
            test.after_amputation.contains(&limb)
        });
        let is_barred = |condition: &Condition| {
            let cautions = condition.cautions();
            test.cautions
                .iter()
                .any(|caution| cautions.contains(caution))
        };
        self.is_screened
            && suits_limbs
            && self.place(test.place).is_ok()
            && test.equipment.iter().all(|&thing| self.has(thing))
            && !self.profile.conditions.iter().any(is_barred)
    }
}

/// What is left where the screening was skipped: moves and strengthening on a chair or standing.
/// Stretches and releases press on what nobody has asked about.
fn is_gentle_move(exercise: &Exercise) -> bool {
    matches!(exercise.kind, Kind::Strengthen | Kind::Mobility)
        && exercise.place == Place::NoFloor
        && exercise.tags.contains(&Tag::Gentle)
        && exercise.tags.contains(&Tag::Desk)
}

fn has_short_holds(exercise: &Exercise) -> bool {
    let hold = match &exercise.dose.work {
        Work::Holds { hold, .. } => *hold,
        Work::Tempo { tempo, .. } => tempo.hold,
        Work::SelfPaced { .. } => std::time::Duration::ZERO,
    };
    hold.as_secs() <= LONGEST_HOLD_UNDER_PRESSURE_SECS
}

/// After a leg amputation only what has a form for it, on the side that the form is for.
///
/// Lifts are for the residual limb (US Veterans Affairs), the single-leg bridge stands on the sound
/// one, the figure-four needs a knee on its own side, and the two soles of the butterfly do not meet.
fn one_sided(exercise: &Exercise, amputation: Amputation) -> Result<SideChoice, Unfit> {
    if !exercise.tags.contains(&Tag::Amputee) {
        return Err(Unfit::Amputation);
    }
    let residual = choice(amputation.side);
    let sound = choice(amputation.side.other());
    let above = amputation.level == AmputationLevel::AboveKnee;
    let all = SideChoice::of(exercise);
    match exercise.id.as_str() {
        "side-lying-hip-abduction" | "prone-hip-extension" => Ok(residual),
        "single-leg-bridge" => Ok(sound),
        "seated-figure-four" if above => Ok(sound),
        "supine-butterfly" => Err(Unfit::Amputation),
        "side-of-chair-hip-flexor" if !amputation.prosthesis => Ok(residual),
        PRONE_LYING => Ok(all),
        _ if !amputation.prosthesis && needs_both_feet(exercise) => Err(Unfit::Amputation),
        _ => Ok(all),
    }
}

fn needs_both_feet(exercise: &Exercise) -> bool {
    exercise.position == Position::Standing || exercise.id.as_str() == "sit-to-stand"
}

const fn choice(side: Side) -> SideChoice {
    match side {
        Side::Left => SideChoice::Left,
        Side::Right => SideChoice::Right,
    }
}

/// Whether `sides` lets an exercise work on `side`.
pub fn covers(sides: SideChoice, side: Side) -> bool {
    match sides {
        SideChoice::Left => side == Side::Left,
        SideChoice::Right => side == Side::Right,
        _ => true,
    }
}
