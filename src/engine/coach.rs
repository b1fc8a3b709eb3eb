//! The coach at the session's side: what is told to it, what it suggests, and whether a wish begins just so.
//! It must not know a rule: those are the domain's.

use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::Duration;

use jiff::Zoned;

use super::coaching::{AdvisedAgainst, Against, Coaching, First};
use super::thread::Run;
use super::{Message, Refusal, TroubleWith};
use crate::adapters::store::{Entry, Over, Store};
use crate::domain::coach::digest::Folded;
use crate::domain::coach::gate::{Gate, gate};
use crate::domain::coach::profile::Spot;
use crate::domain::coach::record::{Limit, SessionNo};
use crate::domain::coach::session::CoachedRoutine;
use crate::domain::coach::wish::{Wish, wish};
use crate::domain::coach::{
    Click, Digest, Doing, Fact, Profile, Reason, Record, RecordId, Why, click, next_strengthening,
    suggest,
};
use crate::domain::plan::WorseSides;
use crate::domain::routine::Routine;
use crate::intent::{CoachIntent, ScreenIntent, Start};
use crate::words::Asked;

/// What is suggested changes with the time of day; it is looked at so often while no session runs.
const ASK_AGAIN_AFTER: Duration = Duration::from_secs(15 * 60);

/// A wish that waits for an answer.
#[derive(Clone, Debug)]
pub(super) enum Waiting {
    Start(Arc<Routine>),
    Click(Option<Spot>),
}

impl Run {
    pub(super) fn meet_coach(
        &mut self,
        wish: CoachIntent,
        inbox: &Receiver<Message>,
    ) -> Result<(), Refusal> {
        match wish {
            CoachIntent::SetProfile(profile) => self.set_profile(*profile),
            CoachIntent::Note(fact) => return self.note(*fact, inbox),
            CoachIntent::LeaveIt => {
                self.waiting_wish = None;
                self.coaching(Coaching::stop_waiting);
            }
            CoachIntent::Begin(None) => return self.begin_suggested(inbox),
            CoachIntent::Begin(spot) | CoachIntent::Click(spot) => return self.click(spot, inbox),
            CoachIntent::Strengthen => return self.strengthen(inbox),
            CoachIntent::BeginAnyway { reason } => return self.begin_anyway(&reason, inbox),
        }
        Ok(())
    }

    /// Asks the history what all records come to.
    pub(super) fn look_at_history(&mut self) {
        let Some(records) = &self.parts.records else {
            let known = self.snapshot.coaching.digest.clone();
            return self.digest_found(known.unwrap_or_default());
        };
        let engine = self.engine.clone();
        records.ask(
            move |history| match history.and_then(|history| history.digest()) {
                Ok(digest) => engine.digest_found(digest),
                Err(error) => engine.trouble(TroubleWith::History, Some(error.to_string())),
            },
        );
    }

    pub(super) fn digest_found(&mut self, digest: Digest) {
        self.coaching(|coaching| coaching.digest = Some(digest));
    }

    /// Has the coach look anew, at the time of now.
    pub(super) fn ask_coach(&mut self) {
        self.coaching(|_| {});
    }

    /// What a started `routine` becomes: a session that suits, or a screen that says why not.
    pub(super) fn pass_the_coach(
        &mut self,
        routine: Arc<Routine>,
        inbox: &Receiver<Message>,
    ) -> Result<(), Refusal> {
        self.know_the_history();
        let coaching = Arc::clone(&self.snapshot.coaching);
        let Some(digest) = &coaching.digest else {
            return self.run(routine, None, inbox);
        };
        let (profile, local) = (&coaching.profile, self.parts.clock.local());
        let library = Arc::clone(&self.snapshot.library);
        let as_written = || wish(profile, &self.catalogue, digest, &local, &routine);
        if library.is_own(&routine.id) || library.find(routine.id.as_str()).is_err() {
            let wish = as_written();
            return self.meet_wish(wish, routine, inbox);
        }
        let words = Arc::clone(&self.parts.words);
        let asked = Asked {
            words: &words,
            called: &|id| library.called(id),
        };
        match gate(profile, &self.catalogue, digest, &local, &routine, &asked) {
            Gate::Go(passed) => self.run_coached(passed.session, inbox),
            Gate::Screening => {
                self.wait_for(Waiting::Start(routine), First::Screening);
                Ok(())
            }
            // It is theirs to decide, and they are told what speaks against it.
            Gate::Shut(lock) if lock.yields_to_confirmation() => {
                let wish = as_written();
                self.meet_wish(wish, routine, inbox)
            }
            Gate::Shut(lock) => self.advise_against(routine, Against::Locked(lock)),
            Gate::Cap { why, .. } => self.advise_against(routine, Against::Over(why)),
        }
    }

    /// Runs `routine` as it is written, or says first what speaks against it.
    fn meet_wish(
        &mut self,
        wish: Wish,
        routine: Arc<Routine>,
        inbox: &Receiver<Message>,
    ) -> Result<(), Refusal> {
        match wish {
            Wish::Open => self.run(routine, None, inbox),
            Wish::Confirm(over) => self.advise_against(routine, Against::Over(over)),
            Wish::Shut(lock) => self.advise_against(routine, Against::Locked(lock)),
        }
    }

    /// The post-sitting session. The very first click shows the stop rule and the questions about health,
    /// then it is asked where the person is.
    fn click(&mut self, spot: Option<Spot>, inbox: &Receiver<Message>) -> Result<(), Refusal> {
        self.refuse_a_second_session()?;
        self.know_the_history();
        let mut coaching = Arc::clone(&self.snapshot.coaching);
        if spot.is_some() && coaching.profile.spot != spot {
            let spot_is_known = Profile {
                spot,
                ..coaching.profile.clone()
            };
            self.set_profile(spot_is_known);
            coaching = Arc::clone(&self.snapshot.coaching);
        }
        let digest = coaching.digest.clone().unwrap_or_default();
        let local = self.parts.clock.local();
        let Click {
            shows_stop_rule,
            asks_spot,
            suggestion,
            ..
        } = click(&coaching.profile, &self.catalogue, &digest, &local, spot);
        if shows_stop_rule {
            self.wait_for(Waiting::Click(spot), First::Screening);
            return Ok(());
        }
        if asks_spot {
            self.wait_for(Waiting::Click(None), First::Spot);
            return Ok(());
        }
        self.begin_doing(&suggestion, inbox)
    }

    fn strengthen(&mut self, inbox: &Receiver<Message>) -> Result<(), Refusal> {
        self.refuse_a_second_session()?;
        self.know_the_history();
        let digest = self.snapshot.coaching.digest.clone().unwrap_or_default();
        let next = Start {
            what: next_strengthening(&digest).to_owned(),
            as_written: false,
        };
        self.start(&next, inbox)
    }

    /// What is on the screen, as long as it is of now.
    fn begin_suggested(&mut self, inbox: &Receiver<Message>) -> Result<(), Refusal> {
        self.refuse_a_second_session()?;
        self.know_the_history();
        self.ask_coach();
        let Some((suggestion, _)) = self.snapshot.coaching.suggested.clone() else {
            return Err(Refusal::new(
                5,
                "The history cannot be read, so nothing can be suggested. Start a routine of your own choice.",
            ));
        };
        self.begin_doing(&suggestion, inbox)
    }

    fn begin_doing(
        &mut self,
        suggestion: &crate::domain::coach::Suggestion,
        inbox: &Receiver<Message>,
    ) -> Result<(), Refusal> {
        let library = Arc::clone(&self.snapshot.library);
        let words = Arc::clone(&self.parts.words);
        let asked = Asked {
            words: &words,
            called: &|id| library.called(id),
        };
        match suggestion.routine(&asked) {
            Some(session) => self.run_coached(session, inbox),
            None => {
                if matches!(suggestion.doing, Doing::SeekHelp(_)) {
                    self.engine.pass_on(ScreenIntent::ShowRedFlags);
                } else {
                    self.engine.pass_on(ScreenIntent::ShowHome);
                }
                Ok(())
            }
        }
    }

    /// As it is written, past the coach; that it was, and why, is remembered.
    fn begin_anyway(&mut self, reason: &str, inbox: &Receiver<Message>) -> Result<(), Refusal> {
        self.refuse_a_second_session()?;
        let waiting = self.snapshot.coaching.advised_against.clone();
        let Some(AdvisedAgainst { routine, why }) = waiting else {
            return Err(Refusal::new(4, "Nothing waits for a confirmation."));
        };
        let Against::Over(reasons) = why else {
            return Err(Refusal::new(
                2,
                "Exercises are locked until a clinician has cleared them.",
            ));
        };
        let over = Over {
            limits: limits(&reasons),
            reason: reason.to_owned(),
        };
        self.run_over(routine, over, inbox)
    }

    fn run_coached(
        &mut self,
        session: CoachedRoutine,
        inbox: &Receiver<Message>,
    ) -> Result<(), Refusal> {
        let CoachedRoutine { routine, coached } = session;
        self.run(Arc::new(routine), Some(coached), inbox)
    }

    /// Of what the person's tests say.
    pub(super) fn worse_sides(&self) -> WorseSides {
        let digest = self.snapshot.coaching.digest.as_ref();
        let local = self.parts.clock.local();
        digest.map_or_else(WorseSides::default, |digest| digest.worse_sides(&local))
    }

    /// A session begins: nothing waits any more.
    pub(super) fn stop_waiting(&mut self) {
        self.waiting_wish = None;
        self.coaching(|coaching| {
            coaching.stop_waiting();
            coaching.session = None;
        });
    }

    pub(super) fn session_is(&mut self, number: SessionNo) {
        self.coaching(|coaching| coaching.session = Some(number));
    }

    fn advise_against(&mut self, routine: Arc<Routine>, why: Against) -> Result<(), Refusal> {
        self.coaching(|coaching| {
            coaching.first = None;
            coaching.advised_against = Some(AdvisedAgainst { routine, why });
        });
        Ok(())
    }

    fn wait_for(&mut self, wish: Waiting, first: First) {
        self.waiting_wish = Some(wish);
        if first == First::Screening {
            self.engine.pass_on(ScreenIntent::ShowScreening);
        }
        self.coaching(|coaching| {
            coaching.advised_against = None;
            coaching.first = Some(first);
        });
    }

    /// Takes up the wish that waited for an answer which is now there.
    fn take_up(&mut self, inbox: &Receiver<Message>) -> Result<(), Refusal> {
        self.coaching(Coaching::stop_waiting);
        match self.waiting_wish.take() {
            Some(Waiting::Start(routine)) => self.pass_the_coach(routine, inbox),
            Some(Waiting::Click(spot)) => self.click(spot, inbox),
            None => Ok(()),
        }
    }

    /// A start that comes before the history was read waits for it, but not for ever.
    pub(super) fn know_the_history(&mut self) {
        if self.snapshot.coaching.digest.is_some() {
            return;
        }
        if self.parts.records.is_none() {
            return self.digest_found(Digest::default());
        }
        match self.ask_and_wait(Store::digest) {
            Some(Ok(digest)) => self.digest_found(digest),
            Some(Err(error)) => {
                self.engine
                    .trouble(TroubleWith::History, Some(error.to_string()));
                self.digest_found(Digest::default());
            }
            None => tracing::warn!("the history does not answer"),
        }
    }

    /// Changes what is known, and what is suggested with it.
    fn coaching(&mut self, change: impl FnOnce(&mut Coaching)) {
        let mut coaching = (*self.snapshot.coaching).clone();
        change(&mut coaching);
        let local = self.parts.clock.local();
        coaching.suggested = coaching.digest.as_ref().map(|digest| {
            let suggestion = suggest(&coaching.profile, &self.catalogue, digest, &local);
            (suggestion, local)
        });
        let is_idle = self
            .session
            .as_ref()
            .is_none_or(|session| session.is_over());
        self.ask_coach_at = (coaching.suggested.is_some() && is_idle)
            .then(|| self.parts.clock.now() + ASK_AGAIN_AFTER);
        self.snapshot.coaching = Arc::new(coaching);
        self.publish();
    }

    fn set_profile(&mut self, profile: Profile) {
        if let Some(keeper) = &self.parts.keep_profile {
            keeper.keep(profile.clone());
        }
        self.coaching(|coaching| coaching.profile = profile);
    }

    /// Remembers a fact, and takes it into account at once: also where it cannot be written down.
    fn note(&mut self, fact: Fact, inbox: &Receiver<Message>) -> Result<(), Refusal> {
        let local = self.parts.clock.local();
        self.record(vec![Entry::noted(fact.clone(), local.clone())]);
        let answers = matches!(fact, Fact::Screened(_));
        self.coaching(|coaching| coaching.take_in(fact, local));
        self.look_at_history();
        if answers && self.snapshot.coaching.first == Some(First::Screening) {
            return self.take_up(inbox);
        }
        Ok(())
    }
}

impl Coaching {
    fn stop_waiting(&mut self) {
        self.first = None;
        self.advised_against = None;
    }

    /// Until the history tells: corrections have to wait for it.
    fn take_in(&mut self, fact: Fact, at: Zoned) {
        let digest = self.digest.get_or_insert_default();
        let id = RecordId(digest.upto.map_or(0, |id| id.0) + 1);
        if digest.fold(&Record { id, at, fact }) == Folded::Refold {
            tracing::debug!("a correction waits for the history");
        }
    }
}

fn limits(reasons: &[Reason]) -> Vec<Limit> {
    let limits = reasons.iter().filter_map(|reason| match &reason.why {
        Why::Over { limit, .. } => Some(*limit),
        Why::StretchedToday => Some(Limit::SecondStretching),
        Why::StrengthFirst { .. } => Some(Limit::BeforeStrengthening),
        Why::RestsLooser { .. } | Why::RestsTighter { .. } => Some(Limit::Resting),
        Why::NotTight { .. } | Why::SaidLoose { .. } | Why::CouldNotTest { .. } => {
            Some(Limit::NotTight)
        }
        Why::Red { .. } | Why::PainAtRest { .. } | Why::TwoReds { .. } => Some(Limit::AfterRed),
        Why::Hypermobile => Some(Limit::NotForYou),
        _ => None,
    });
    let mut limits: Vec<Limit> = limits.collect();
    limits.sort_unstable();
    limits.dedup();
    limits
}
