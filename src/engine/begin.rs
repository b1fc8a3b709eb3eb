//! How a session begins: as it is written, as the coach made it, or going on with one that was cut off. It
//! must not know what it is like while it runs.

use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::Duration;

use jiff::Zoned;

use super::start::resolve;
use super::thread::{Run, log_cues};
use super::{AudioState, CutOff, Message, Refusal, TroubleWith};
use crate::adapters::store::{Beginning, Coached, Entry, Over};
use crate::domain::coaching_day::coaching_day;
use crate::domain::plan::WorseSides;
use crate::domain::settings::CueKind;
use crate::domain::{Moment, Plan, Routine, Session};
use crate::intent::Start;

/// Longest that a session's start waits for the sound device to settle.
pub(super) const SETTLE_AT_MOST: Duration = Duration::from_millis(1500);
/// How often the settling is looked at, in that short time only.
const SETTLE_LOOK: Duration = Duration::from_millis(10);

impl Run {
    pub(super) fn start(
        &mut self,
        start: &Start,
        inbox: &Receiver<Message>,
    ) -> Result<(), Refusal> {
        self.refuse_a_second_session()?;
        let routine = resolve(&start.what, &self.snapshot.library, &self.parts.read_file)?;
        if start.as_written {
            self.run(routine, None, inbox)
        } else {
            self.pass_the_coach(routine, inbox)
        }
    }

    /// Begins `routine`; `coached` says what it is to the coach, where that made it.
    pub(super) fn run(
        &mut self,
        routine: Arc<Routine>,
        coached: Option<Coached>,
        inbox: &Receiver<Message>,
    ) -> Result<(), Refusal> {
        // As it is written means for whoever it was written for.
        let worse = match coached {
            Some(_) => self.worse_sides(),
            None => WorseSides::default(),
        };
        let plan = Plan::unroll(&routine, &worse);
        self.begin_plan(&plan, inbox, |local| Beginning {
            coached,
            ..Beginning::new(routine, worse, local)
        })
    }

    /// As it is written, over limits that the person knows of.
    pub(super) fn run_over(
        &mut self,
        routine: Arc<Routine>,
        over: Over,
        inbox: &Receiver<Message>,
    ) -> Result<(), Refusal> {
        let worse = WorseSides::default();
        let plan = Plan::unroll(&routine, &worse);
        self.begin_plan(&plan, inbox, |local| Beginning {
            over: Some(over),
            ..Beginning::new(routine, worse, local)
        })
    }

    fn begin_plan(
        &mut self,
        plan: &Plan,
        inbox: &Receiver<Message>,
        begun: impl FnOnce(Zoned) -> Beginning,
    ) -> Result<(), Refusal> {
        let session = Session::start(plan, self.parts.clock.now());
        self.open_sound(plan.is_quiet);
        let first = self.first_cue(&session);
        if first.is_none() {
            self.settle_sound(inbox)?;
        }
        // Who starts anew does not want to go on with the old one.
        self.leave_be();
        let local = self.parts.clock.local();
        self.record(vec![Entry::begun(begun(local))]);
        self.learn_session_number();
        match first {
            Some(kind) => {
                self.begin_unsettled(kind);
                self.begin(session);
            }
            None => self.begin(Session::start(plan, self.parts.clock.now())),
        }
        Ok(())
    }

    /// Asks the history for the number of the session that was just handed to it.
    fn learn_session_number(&self) {
        if let Some(records) = &self.parts.records {
            let engine = self.engine.clone();
            records.ask(move |history| {
                if let Some(id) = history.ok().and_then(|history| history.current()) {
                    engine.session_number(id.into());
                }
            });
        }
    }

    pub(super) fn go_on(&mut self, inbox: &Receiver<Message>) -> Result<(), Refusal> {
        self.refuse_a_second_session()?;
        self.know_the_cut_off();
        let Some(cut_off) = self.snapshot.cut_off.clone() else {
            return Err(Refusal::new(
                4,
                "There is no session to go on with. Start one: unsit start after-sitting-stretch-3",
            ));
        };
        if coaching_day(&self.parts.clock.local()) != cut_off.coaching_day {
            self.leave_be();
            return Err(Refusal::new(
                4,
                "That session was of another day. Start a new one.",
            ));
        }
        self.open_sound(cut_off.plan.is_quiet);
        self.settle_sound(inbox)?;
        self.record(vec![Entry::WentOn(cut_off.id)]);
        let now = self.parts.clock.now();
        let CutOff {
            plan,
            answers,
            position,
            past,
            ..
        } = &*cut_off;
        let session = Session::go_on(plan, answers, *position, now);
        self.begin(session.with_past_work(past.iter().cloned()));
        // At its end it is asked how it was.
        self.session_is(cut_off.id.into());
        Ok(())
    }

    /// Whoever opens the window to go on does so before anybody looked whether there is something.
    fn know_the_cut_off(&mut self) {
        if self.snapshot.cut_off.is_some() {
            return;
        }
        let today = coaching_day(&self.parts.clock.local());
        match self.ask_and_wait(move |history| history.unfinished(today)) {
            Some(Ok(Some(unfinished))) => self.snapshot.cut_off = Some(Arc::new(unfinished.into())),
            Some(Err(error)) => {
                self.engine
                    .trouble(TroubleWith::History, Some(error.to_string()));
            }
            Some(Ok(None)) | None => {}
        }
    }

    fn begin(&mut self, session: Session) {
        self.session = Some(session);
        self.forget_lost_voice();
        self.stop_waiting();
        self.snapshot.cut_off = None;
        self.close_sound_at = None;
        self.follow_up(true);
    }

    pub(super) fn leave_be(&mut self) {
        if let (Some(cut_off), Some(records)) = (self.snapshot.cut_off.take(), &self.parts.records)
        {
            let local = self.parts.clock.local();
            records.record(vec![Entry::LeftBe {
                id: cut_off.id,
                local,
            }]);
        }
        self.publish();
    }

    pub(super) fn look_for_cut_off(&self) {
        // Asked after a session began, the history would name that one.
        let Some(records) = self
            .parts
            .records
            .as_ref()
            .filter(|_| self.session.is_none())
        else {
            return;
        };
        let today = coaching_day(&self.parts.clock.local());
        let engine = self.engine.clone();
        records.ask(
            move |history| match history.and_then(|history| history.unfinished(today)) {
                Ok(Some(unfinished)) => engine.cut_off_found(unfinished.into()),
                Ok(None) => {}
                Err(error) => engine.trouble(TroubleWith::History, Some(error.to_string())),
            },
        );
    }

    pub(super) fn refuse_a_second_session(&self) -> Result<(), Refusal> {
        match &self.session {
            Some(session) if !session.is_over() => Err(Refusal::new(
                2,
                format!("“{}” is running. Stop it first: unsit stop", session.name()),
            )),
            _ => Ok(()),
        }
    }

    /// The cue with which `session` can begin at once, although the device has not settled: nothing else is due until it has.
    /// None where it has settled, or something is.
    fn first_cue(&self, session: &Session) -> Option<CueKind> {
        let now = session.seen();
        let mut cues = session.cues_from(now).into_iter();
        let (at, cue) = cues.next()?;
        let is_alone = cues.all(|(at, _)| at.since(now) >= SETTLE_AT_MOST);
        (at == now && is_alone && !self.parts.sound.is_settled()).then(|| CueKind::of(cue))
    }

    /// A person sees and hears the beginning at once. When the device has settled, the session is counted from what was
    /// heard.
    fn begin_unsettled(&mut self, first: CueKind) {
        self.parts.sound.begin_with(first);
        self.anchor_until = Some(self.parts.clock.now() + SETTLE_AT_MOST);
    }

    /// When to look again whether the device has settled.
    pub(super) fn next_look_at_sound(&self) -> Option<Moment> {
        self.anchor_until?;
        Some(self.parts.clock.now() + SETTLE_LOOK)
    }

    /// Hands the cues over once the device has settled, or will not.
    pub(super) fn anchor(&mut self) {
        let Some(give_up) = self.anchor_until else {
            return;
        };
        let is_known = self.parts.sound.is_settled() && self.parts.sound.began().is_some();
        let waits = !is_known
            && self.snapshot.audio != AudioState::Lost
            && self.parts.clock.now() < give_up;
        if waits {
            self.parts.sound.get_ready();
            return;
        }
        self.stop_anchoring();
        let Some(session) = &mut self.session else {
            return;
        };
        let began = self.parts.sound.began().filter(|at| session.anchor(*at));
        let seen = session.seen();
        log_cues(
            began.unwrap_or(seen),
            &session.cues_from(began.unwrap_or(seen)),
        );
        self.parts.sound.replace_from(seen, session.cues_from(seen));
        self.speak();
        self.show_at_once();
        self.publish();
    }

    /// The session is counted from its start, or from what was heard by now.
    pub(super) fn stop_anchoring(&mut self) {
        if self.anchor_until.take().is_some() {
            self.parts.sound.forget_beginning();
        }
    }

    fn open_sound(&mut self, is_quiet: bool) {
        self.parts.sound.set_quiet(is_quiet);
        self.parts.sound.open();
        self.close_sound_at = None;
    }

    /// Gives the device a moment, so that the first tone lands where it belongs.
    fn settle_sound(&mut self, inbox: &Receiver<Message>) -> Result<(), Refusal> {
        let give_up = self.parts.clock.now() + SETTLE_AT_MOST;
        while !self.parts.sound.is_settled() && self.parts.clock.now() < give_up {
            match inbox.recv_timeout(SETTLE_LOOK) {
                Ok(Message::Audio(AudioState::Lost)) => {
                    self.snapshot.audio = AudioState::Lost;
                    return Ok(());
                }
                Ok(Message::Quit(done)) => {
                    self.waiting.push_front(Message::Quit(done));
                    return Err(Refusal::new(4, "Unsit is just being closed."));
                }
                Ok(message) => self.waiting.push_back(message),
                Err(_) => {}
            }
        }
        Ok(())
    }
}
