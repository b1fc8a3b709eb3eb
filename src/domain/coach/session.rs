//! What a routine that is run as it is written is to the coach. It must not know whether it may.

use super::catalogue::Composition;
use super::gate::is_break;
use super::record::{Began, Morning, Planned, SessionNo, Slot};
use crate::domain::plan::{Plan, WorseSides};
use crate::domain::routine::Routine;
use crate::domain::step::{Step, StepKind};

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
