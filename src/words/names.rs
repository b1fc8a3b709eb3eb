//! What the things of the domain are called on a screen. Each function names every case, so that a
//! new one does not compile without its words. It must not know where a name is shown.

use super::Words;
use crate::domain::Side;
use crate::domain::demonstration::Tightness;
use crate::domain::exercise::{Equipment, Kind, Place, Position};
use crate::domain::reminder::hours::WorkDay;
use crate::domain::self_test::Verdict;
use crate::domain::session::PauseReason;
use crate::domain::settings::{CueKind, ThemeChoice};
use crate::domain::side::WorkedSide;

impl Words {
    /// `Stretch`, `Strengthen`, …
    pub fn kind(&self, kind: Kind) -> &str {
        self.text(match kind {
            Kind::Stretch => "kind-stretch",
            Kind::Strengthen => "kind-strengthen",
            Kind::Release => "kind-release",
            Kind::Mobility => "kind-mobility",
        })
    }

    /// As a label: `Left side`, `Right side`, `Both sides`.
    pub fn worked_side(&self, side: WorkedSide) -> &str {
        self.text(match side {
            WorkedSide::Left => "side-left",
            WorkedSide::Right => "side-right",
            WorkedSide::Both => "side-both",
        })
    }

    /// Inside a sentence, as [`crate::domain::exercise::with_side_words`] wants it: `left`, `right`.
    pub fn side_word(&self, side: Side) -> &str {
        self.text(match side {
            Side::Left => "side-word-left",
            Side::Right => "side-word-right",
        })
    }

    /// `On your back`, `Standing`, …
    pub fn position(&self, position: Position) -> &str {
        self.text(match position {
            Position::Seated => "position-seated",
            Position::Standing => "position-standing",
            Position::Supine => "position-supine",
            Position::Prone => "position-prone",
            Position::SideLying => "position-side-lying",
            Position::Quadruped => "position-quadruped",
            Position::HalfKneeling => "position-half-kneeling",
            Position::FloorSeated => "position-floor-seated",
        })
    }

    /// `On the floor`, …
    pub fn place(&self, place: Place) -> &str {
        self.text(match place {
            Place::Floor => "place-floor",
            Place::FloorOrBed => "place-floor-or-bed",
            Place::NoFloor => "place-no-floor",
        })
    }

    /// In a list of what one needs: `a mat`, `a chair`, …
    pub fn equipment(&self, equipment: Equipment) -> &str {
        self.text(match equipment {
            Equipment::Mat => "equipment-mat",
            Equipment::Chair => "equipment-chair",
            Equipment::Wall => "equipment-wall",
            Equipment::Desk => "equipment-desk",
            Equipment::Cushion => "equipment-cushion",
            Equipment::Strap => "equipment-strap",
            Equipment::Towel => "equipment-towel",
            Equipment::Band => "equipment-band",
            Equipment::Ball => "equipment-ball",
            Equipment::FoamRoller => "equipment-foam-roller",
            Equipment::Step => "equipment-step",
        })
    }

    /// The verdict of a self-test: `Not tight`, `Borderline`, `Strong`, …
    pub fn verdict(&self, verdict: Verdict) -> &str {
        self.text(match verdict {
            Verdict::Seen(Tightness::NotTight) => "verdict-not-tight",
            Verdict::Seen(Tightness::Borderline) => "verdict-borderline",
            Verdict::Seen(Tightness::Tight) => "verdict-tight",
            Verdict::Seen(Tightness::Strong) => "verdict-strong",
            Verdict::Seen(Tightness::Fair) => "verdict-fair",
            Verdict::Seen(Tightness::Weak) => "verdict-weak",
            Verdict::CouldNotTest => "verdict-could-not-test",
        })
    }

    /// What a person switches on and off: `Three, two, one`, `Halfway`, …
    pub fn cue_kind(&self, cue: CueKind) -> &str {
        self.text(match cue {
            CueKind::Prepare => "cue-prepare",
            CueKind::Tick => "cue-tick",
            CueKind::Go => "cue-go",
            CueKind::Halfway => "cue-halfway",
            CueKind::Turn => "cue-turn",
            CueKind::Switch => "cue-switch",
            CueKind::Rest => "cue-rest",
            CueKind::Finish => "cue-finish",
        })
    }

    /// `Like the system`, `Light`, `Dark`.
    pub fn theme(&self, theme: ThemeChoice) -> &str {
        self.text(match theme {
            ThemeChoice::System => "theme-system",
            ThemeChoice::Light => "theme-light",
            ThemeChoice::Dark => "theme-dark",
        })
    }

    /// `Monday`, `Tuesday`, …
    pub fn work_day(&self, day: WorkDay) -> &str {
        self.text(match day {
            WorkDay::Mon => "weekday-1",
            WorkDay::Tue => "weekday-2",
            WorkDay::Wed => "weekday-3",
            WorkDay::Thu => "weekday-4",
            WorkDay::Fri => "weekday-5",
            WorkDay::Sat => "weekday-6",
            WorkDay::Sun => "weekday-7",
        })
    }

    /// Why the session stands still, in one sentence.
    pub fn pause_reason(&self, reason: PauseReason) -> String {
        match reason {
            PauseReason::Asked => self.text("pause-asked").to_owned(),
            PauseReason::Gap { lasted } => {
                self.with("pause-gap", &[("lasted", self.length(lasted).into())])
            }
            PauseReason::NoAnswer => self.text("pause-no-answer").to_owned(),
            PauseReason::Sleep => self.text("pause-sleep").to_owned(),
        }
    }
}
