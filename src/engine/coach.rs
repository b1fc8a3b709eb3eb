//! The coach at the session's side: what is told to it, what it suggests, and whether a wish begins just so.
//! It must not know a rule: those are the domain's.

use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::Duration;

use super::coaching::Coaching;
use super::thread::Run;
use super::{Message, Refusal, TroubleWith};
use crate::adapters::store::Entry;
use crate::domain::coach::{Digest, Fact, Profile, suggest};
use crate::intent::CoachIntent;

/// What is suggested changes with the time of day; it is looked at so often while no session runs.
const ASK_AGAIN_AFTER: Duration = Duration::from_secs(15 * 60);

impl Run {
    pub(super) fn meet_coach(
        &mut self,
        wish: CoachIntent,
        inbox: &Receiver<Message>,
    ) -> Result<(), Refusal> {
        match wish {
            CoachIntent::SetProfile(profile) => self.set_profile(*profile),
            CoachIntent::Note(fact) => self.note(*fact),
            CoachIntent::LeaveIt => self.coaching(|coaching| coaching.advised_against = None),
            CoachIntent::Begin(_) | CoachIntent::Click(_) | CoachIntent::BeginAnyway { .. } => {
                let _ = inbox;
            }
        }
        Ok(())
    }

    /// Asks the history what all records come to.
    pub(super) fn look_at_history(&mut self) {
        let Some(records) = &self.parts.records else {
            return self.digest_found(Digest::default());
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

    /// Changes what is known, and what is suggested with it.
    fn coaching(&mut self, change: impl FnOnce(&mut Coaching)) {
        let mut coaching = (*self.snapshot.coaching).clone();
        change(&mut coaching);
        let local = self.parts.clock.local();
        coaching.suggested = coaching.digest.as_ref().map(|digest| {
            let suggestion = suggest(&coaching.profile, &self.catalogue, digest, &local);
            (suggestion, local)
        });
        self.ask_coach_at = (coaching.suggested.is_some() && self.session.is_none())
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

    fn note(&mut self, fact: Fact) {
        self.record(vec![Entry::noted(fact, self.parts.clock.local())]);
        self.look_at_history();
    }
}
