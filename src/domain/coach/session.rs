//! Suggestions as routines to be run, and what a session is to the coach: made by it, or as a file
//! says. It must not know whether it may.

use super::catalogue::Composition;
use super::click::Asking;
use super::prescribe::{Prescribed, routine};
use super::reason::Why;
use super::record::{Began, Morning, Planned, SessionNo, Slot};
use super::suggestion::{Doing, Suggestion};
use super::wish::is_break;
use crate::domain::Id;
use crate::domain::plan::{Plan, WorseSides};
use crate::domain::routine::Routine;
use crate::domain::step::{Step, StepKind};

/// What a session that the coach made is to the coach.
#[derive(Clone, Debug, PartialEq)]
pub struct Coached {
    pub slot: Slot,
    pub planned: Vec<Planned>,
}

/// A session that the coach made, ready to be run.
#[derive(Clone, Debug, PartialEq)]
pub struct CoachedRoutine {
    pub routine: Routine,
    pub coached: Coached,
}

impl Suggestion {
    /// What is to be run; none where there is nothing to do.
    pub fn routine(&self, asking: &dyn Asking) -> Option<CoachedRoutine> {
        let slot = self.doing.slot()?;
        let (items, all) = match &self.doing {
            Doing::Stretch(stretching) => (stretching.items(asking), stretching.all()),
            doing => {
                let all: Vec<Prescribed> = doing.exercises().into_iter().cloned().collect();
                (all.iter().map(Prescribed::item).collect(), all)
            }
        };
        if items.is_empty() {
            return None;
        }
        let mut routine = routine(items);
        routine.id = Id::new(routine_id(slot));
        routine.name = asking.title(&self.doing);
        routine.quiet = self.is_before_bed();
        Some(CoachedRoutine {
            routine,
            coached: Coached::of(slot, &all),
        })
    }
}

impl Suggestion {
    /// Whether it is what the night is a reason for.
    fn is_before_bed(&self) -> bool {
        self.reasons
            .iter()
            .any(|reason| reason.why == Why::BeforeBed)
    }
}

impl Doing {
    /// The slot that a session of it fills.
    pub const fn slot(&self) -> Option<Slot> {
        match self {
            Self::SeekHelp(_) | Self::Rest => None,
            Self::Strengthen { morning, .. } => Some(Slot::Strengthen(*morning)),
            Self::Stretch(_) => Some(Slot::Stretch),
            Self::Release(_) => Some(Slot::Release),
            Self::FlareDay(_) | Self::Move(_) => Some(Slot::Move),
        }
    }
}

impl Coached {
    /// Each exercise once, all its sides together.
    pub fn of(slot: Slot, all: &[Prescribed]) -> Self {
        let mut planned: Vec<Planned> = Vec::new();
        for new in all.iter().map(Prescribed::planned) {
            let known = planned.iter_mut();
            match known
                .into_iter()
                .find(|known| known.exercise == new.exercise)
            {
                Some(known) => known.work_secs = known.work_secs.saturating_add(new.work_secs),
                None => planned.push(new),
            }
        }
        Self { slot, planned }
    }
}

/// What the history calls a session that no file describes.
const fn routine_id(slot: Slot) -> &'static str {
    match slot {
        Slot::Strengthen(Morning::A) => "coach-morning-a",
        Slot::Strengthen(Morning::B) => "coach-morning-b",
        Slot::Strengthen(Morning::Own | Morning::RestDay) => "coach-strengthen",
        Slot::Stretch => "coach-stretch",
        Slot::Release => "coach-release",
        Slot::Test => "coach-test",
        Slot::Move => "coach-move",
    }
}

/// The first fact of such a session: its longest way, exercise by exercise, on no ladder.
pub fn as_written(session: SessionNo, routine: &Routine) -> Began {
    let plan = Plan::unroll(routine, &WorseSides::default());
    let mut planned = Vec::new();
    plan_steps(&plan.steps, &mut planned);
    Began {
        session,
        slot: slot(routine),
        planned,
    }
}

fn slot(routine: &Routine) -> Slot {
    match Composition::of_routine(routine.id.as_str()) {
        Some(Composition::A) => Slot::Strengthen(Morning::A),
        Some(Composition::B) => Slot::Strengthen(Morning::B),
        _ if is_break(routine) => Slot::Move,
        _ => Slot::Strengthen(Morning::Own),
    }
}

fn plan_steps(steps: &[Step], planned: &mut Vec<Planned>) {
    for step in steps {
        if let StepKind::Ask(ask) = &step.kind {
            if let Some(branch) = ask.longest_branch() {
                plan_steps(&branch.steps, planned);
            }
            continue;
        }
        let (true, Some(exercise)) = (step.is_work(), step.exercise()) else {
            continue;
        };
        let secs = step.lasts().unwrap_or_default().as_secs();
        let secs = u32::try_from(secs).unwrap_or(u32::MAX);
        let hold = match &step.kind {
            StepKind::Hold { lasts } => u16::try_from(lasts.as_secs()).unwrap_or(u16::MAX),
            _ => 0,
        };
        let known = planned
            .iter_mut()
            .find(|known| known.exercise == exercise.id);
        match known {
            Some(known) => known.work_secs = known.work_secs.saturating_add(secs),
            None => planned.push(Planned {
                exercise: exercise.id.clone(),
                kind: exercise.kind,
                group: exercise.group.clone(),
                work_secs: secs,
                hold_secs: hold,
                prescribed: None,
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::coach::click::NoWords;
    use crate::domain::coach::reason::Reason;
    use crate::domain::coach::suggestion::DayMarks;
    use crate::domain::routine::SideChoice;
    use crate::domain::testing::exercise;

    #[test]
    fn what_the_night_is_a_reason_for_is_quiet() {
        let stretch = exercise("stretch");
        let dose = stretch.dose.clone();
        let because = |why| Suggestion {
            doing: Doing::Move(vec![Prescribed::plain(
                &stretch,
                SideChoice::Each,
                dose.clone(),
            )]),
            reasons: vec![Reason::new(why, [])],
            hints: Vec::new(),
            day: DayMarks {
                strengthened: false,
                stretched: false,
                released: false,
                is_rest_day: false,
                sat_minutes: None,
            },
        };
        let is_quiet = |why| {
            let made = because(why).routine(&NoWords).unwrap();
            Plan::unroll(&made.routine, &WorseSides::default()).is_quiet
        };
        assert!(is_quiet(Why::BeforeBed));
        assert!(!is_quiet(Why::Clicked));
    }
}
