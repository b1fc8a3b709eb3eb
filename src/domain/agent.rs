//! The agent's mind: what happens around a person in, what is to be done about it out. Pure, so that a week can be
//! told in a test. It must not know a tray, a bus, a file or a clock.
//!
//! Whoever runs it tells what happened with [`Agent::happened`], does the [`Effect`]s in their order, and
//! comes back at [`Agent::next`]; coming too often is harmless. A question among the effects is answered by another
//! event.

use std::time::Duration;

use jiff::Zoned;
use serde::{Deserialize, Serialize};

use super::Moment;
use super::coach::Day;
use super::reminder::{
    Answer, KeptReminders, Outlook, Pause, Reminder, ReminderSettings, Reminders, Scene,
};
use super::sitting::{Happened, Posture, Sat, SittingClock};

/// What the coach said holds so long; with the hour it may say something else.
const OUTLOOK_HOLDS: Duration = Duration::from_secs(15 * 60);
/// Who comes so much later than asked was asleep.
const ASLEEP_AFTER: Duration = Duration::from_secs(2 * 60);
/// Sitting is noted whenever so much of it is full, so that a killed agent loses little.
const NOTED_EVERY: Duration = Duration::from_secs(3600);
/// Shorter stretches are not worth a note.
const WORTH_NOTING: Duration = Duration::from_secs(10 * 60);
/// An agent that is back so soon goes on where it was.
const BACK_SOON_SECS: i64 = 20 * 60;
/// The ring fills in so many steps.
pub const RING_STEPS: u8 = 12;

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Nothing: the moment that was asked for has come.
    Time,
    Presence(Happened),
    /// The coach's answer to [`Effect::AskCoach`]; none where it cannot be had.
    CoachSaid(Option<Outlook>),
    /// The answer to [`Effect::AskQuiet`]: whether a notification may be shown now.
    MayShow(bool),
    Answered(Reminder, Answer),
    Pause(Pause),
    Resume,
    /// How the window's session stands.
    Session(SessionState),
    Settings(ReminderSettings),
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SessionState {
    #[default]
    None,
    Running,
    Paused,
}

/// What is to be done, in this order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// The icon is another one: [`Agent::icon_at`].
    Icon,
    /// Ask the coach; where somebody sits, write that down first.
    AskCoach(Option<Sat>),
    /// Ask whether the person may be spoken to now.
    AskQuiet,
    /// The one notification on the screen is this one now.
    Show {
        reminder: Reminder,
        may_snooze: bool,
    },
    /// No notification is of use any more.
    Withdraw,
    /// Write down how long the person sat.
    Note(Sat),
    /// Write down what is to outlive this process.
    Keep(Kept),
}

/// What the icon says, by shape as well as by colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Icon {
    pub face: Face,
    /// How much of the time until a break is sat, of [`RING_STEPS`].
    pub filled: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Face {
    Sitting,
    /// Time for a shift in the chair.
    ShiftDue,
    /// Time for a break on the feet.
    BreakDue,
    Standing,
    Away,
    /// Reminders are paused.
    Quiet,
    Session,
    SessionPaused,
}

/// What outlives the process.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    pub day: Day,
    pub sat_earlier_secs: u64,
    /// Seconds since 1970, as the next two.
    pub sitting_since_secs: Option<i64>,
    pub seen_at_secs: i64,
    #[serde(flatten)]
    pub reminders: KeptReminders,
}

#[derive(Clone, Debug)]
pub struct Agent {
    reminders: Reminders,
    desk: Desk,
    session: SessionState,
    is_asking_coach: bool,
    is_asking_quiet: bool,
    showing: Option<Reminder>,
    icon: Option<Icon>,
    /// Full hours of this stretch that are noted.
    noted: u32,
    expected: Option<Moment>,
    seen_at: Moment,
}

/// What reminders depend on.
#[derive(Clone, Debug)]
struct Desk {
    sitting: SittingClock,
    settings: ReminderSettings,
    outlook: Option<Outlook>,
    /// When the coach answered last.
    asked_at: Option<Moment>,
}

impl Desk {
    fn scene<'a>(&'a self, now: Moment, local: &'a Zoned) -> Scene<'a> {
        Scene {
            now,
            local,
            sitting: &self.sitting,
            outlook: self.outlook.as_ref(),
            is_fresh: self.is_fresh(now),
            settings: &self.settings,
        }
    }

    fn is_fresh(&self, now: Moment) -> bool {
        self.asked_at
            .is_some_and(|asked| now.since(asked) < OUTLOOK_HOLDS)
    }
}

impl Agent {
    pub fn new(
        now: Moment,
        local: &Zoned,
        settings: ReminderSettings,
        kept: Option<&Kept>,
    ) -> Self {
        let today = Day::of(local);
        let secs = local.timestamp().as_second();
        let of_today = kept.filter(|kept| kept.day == today);
        let earlier = of_today.map_or(0, |kept| kept.sat_earlier_secs);
        let mut sitting = SittingClock::new(now, today, Duration::from_secs(earlier));
        let is_back = |kept: &&Kept| (0..BACK_SOON_SECS).contains(&(secs - kept.seen_at_secs));
        if let Some(since) = of_today
            .filter(is_back)
            .and_then(|kept| kept.sitting_since_secs)
            && let Ok(sat) = u64::try_from(secs - since)
        {
            sitting = sitting.sitting_since(now - Duration::from_secs(sat));
        }
        let reminders = kept.map_or_else(Reminders::default, |kept| {
            Reminders::restored(&kept.reminders, kept.day, today)
        });
        let noted = hours(sitting.on_end(now).unwrap_or_default());
        Self {
            reminders,
            desk: Desk {
                sitting,
                settings,
                outlook: None,
                asked_at: None,
            },
            session: SessionState::None,
            is_asking_coach: false,
            is_asking_quiet: false,
            showing: None,
            icon: None,
            noted,
            expected: None,
            seen_at: now,
        }
    }

    /// Takes note of `event` at `now`, `local` by the clock on the wall.
    pub fn happened(&mut self, now: Moment, local: &Zoned, event: Event) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.find_sleep(now, &mut effects);
        self.seen_at = now;
        if self.turn_day(now, Day::of(local)) {
            // Noted now, what was sat before a night would be of the day after it.
            effects.retain(|effect| !matches!(effect, Effect::Note(_)));
        }
        self.take(now, local, event, &mut effects);
        self.note_full_hours(now, &mut effects);
        self.remind(now, local, &mut effects);
        self.draw(now, local, &mut effects);
        if !effects.is_empty() {
            effects.push(Effect::Keep(self.kept(now, local)));
        }
        self.expected = self.next(now, local);
        effects
    }

    /// When it wants to be told [`Event::Time`].
    pub fn next(&self, now: Moment, local: &Zoned) -> Option<Moment> {
        let mut moments = vec![self.next_icon(now)];
        if self.session == SessionState::None {
            moments.push(self.reminders.next(&self.desk.scene(now, local)));
        }
        if let Some(since) = self.desk.sitting.sitting_from() {
            moments.push(Some(since + NOTED_EVERY * (self.noted + 1)));
        }
        moments.into_iter().flatten().filter(|at| *at > now).min()
    }

    pub fn sitting(&self) -> &SittingClock {
        &self.desk.sitting
    }

    pub const fn settings(&self) -> &ReminderSettings {
        &self.desk.settings
    }

    pub fn outlook(&self) -> Option<&Outlook> {
        self.desk.outlook.as_ref()
    }

    pub fn paused(&self, local: &Zoned) -> Option<Pause> {
        self.reminders.paused(local.timestamp().as_second())
    }

    /// Whether nothing but help is to be had; not known where the coach has not been asked.
    fn is_shut(&self) -> bool {
        self.outlook().is_some_and(Outlook::is_shut)
    }

    /// When a break is offered next, where somebody sits in working hours and wants that.
    pub fn next_break(&self, now: Moment, local: &Zoned) -> Option<Duration> {
        let wants = self.desk.settings.on && self.paused(local).is_none() && !self.is_shut();
        let since = self.desk.sitting.sitting_from().filter(|_| wants)?;
        let at = self.reminders.next_break_at(since, &self.desk.settings);
        let left = at.since(now);
        let then = local.checked_add(left).ok()?;
        self.desk.settings.is_working_time(&then).then_some(left)
    }

    fn take(&mut self, now: Moment, local: &Zoned, event: Event, effects: &mut Vec<Effect>) {
        match event {
            Event::Time => {}
            Event::Presence(what) => self.presence(now, what, effects),
            Event::CoachSaid(outlook) => {
                self.is_asking_coach = false;
                self.desk.asked_at = Some(now);
                let was_new = self.outlook().is_some_and(|outlook| outlook.is_new);
                self.desk.outlook = outlook;
                if was_new && self.outlook().is_some_and(|outlook| !outlook.is_new) {
                    self.reminders.wait_after(now);
                }
                self.withdraw_what_is_met(local, effects);
            }
            Event::MayShow(may) => self.may_show(now, local, may, effects),
            Event::Answered(reminder, answer) => {
                self.showing = self.showing.filter(|shown| *shown != reminder);
                self.reminders.answered(reminder, answer, now);
            }
            Event::Pause(pause) => {
                self.reminders.pause(pause);
                self.withdraw(effects);
            }
            Event::Resume => self.reminders.resume(),
            Event::Session(state) => {
                self.session = state;
                if state != SessionState::None {
                    self.withdraw(effects);
                }
            }
            Event::Settings(settings) => self.desk.settings = settings,
        }
    }

    /// True where it is another day.
    fn turn_day(&mut self, now: Moment, today: Day) -> bool {
        let has_turned = self.desk.sitting.turn_day(now, today);
        if has_turned {
            self.desk.outlook = None;
            self.desk.asked_at = None;
        }
        has_turned
    }

    fn presence(&mut self, now: Moment, what: Happened, effects: &mut Vec<Effect>) {
        let before = self.desk.sitting.posture();
        let ended = self.desk.sitting.happened(now, what);
        if self.desk.sitting.posture() != before {
            self.noted = 0;
            // It spoke of a stretch that is over.
            if self.showing == Some(Reminder::Break) {
                self.withdraw(effects);
            }
        }
        effects.extend(
            ended
                .filter(|sat| sat.on_end >= WORTH_NOTING)
                .map(Effect::Note),
        );
    }

    /// Nothing tells of every sleep; a moment that is far later than the one asked for does.
    fn find_sleep(&mut self, now: Moment, effects: &mut Vec<Effect>) {
        if let Some(expected) = self.expected
            && now.since(expected) >= ASLEEP_AFTER
        {
            self.presence(now, Happened::Slept(self.seen_at), effects);
        }
    }

    fn note_full_hours(&mut self, now: Moment, effects: &mut Vec<Effect>) {
        let Some(sat) = self.sat(now) else { return };
        let full = hours(sat.on_end);
        if full > self.noted {
            self.noted = full;
            effects.push(Effect::Note(sat));
        }
    }

    fn remind(&mut self, now: Moment, local: &Zoned, effects: &mut Vec<Effect>) {
        if self.session != SessionState::None || self.is_asking_coach || self.is_asking_quiet {
            return;
        }
        let is_known = self.desk.asked_at.is_some();
        let is_fresh = self.desk.is_fresh(now);
        match self.reminders.look(&self.desk.scene(now, local)) {
            Some(Reminder::Break) if is_known => self.ask_quiet(effects),
            Some(_) if is_fresh => self.ask_quiet(effects),
            // The menu shows how the day stands, so it is asked for even when nothing is due.
            Some(_) => self.ask_coach(now, effects),
            None if !is_known => self.ask_coach(now, effects),
            None => {}
        }
    }

    fn ask_coach(&mut self, now: Moment, effects: &mut Vec<Effect>) {
        self.is_asking_coach = true;
        let worth = |sat: &Sat| sat.on_end >= WORTH_NOTING;
        let sat = self.sat(now).filter(worth);
        // Asking notes it as well, and before.
        effects.retain(|effect| sat.is_none_or(|sat| *effect != Effect::Note(sat)));
        effects.push(Effect::AskCoach(sat));
    }

    fn ask_quiet(&mut self, effects: &mut Vec<Effect>) {
        self.is_asking_quiet = true;
        effects.push(Effect::AskQuiet);
    }

    fn may_show(&mut self, now: Moment, local: &Zoned, may: bool, effects: &mut Vec<Effect>) {
        self.is_asking_quiet = false;
        if !may {
            self.reminders.keep_quiet(now);
            return;
        }
        if self.session != SessionState::None {
            return;
        }
        if let Some(reminder) = self.reminders.look(&self.desk.scene(now, local)) {
            let may_snooze = self.reminders.may_snooze(reminder);
            self.reminders.shown(reminder, &self.desk.scene(now, local));
            self.showing = Some(reminder);
            effects.push(Effect::Show {
                reminder,
                may_snooze,
            });
        }
    }

    /// What was answered or done in the window is not asked for any more.
    fn withdraw_what_is_met(&mut self, local: &Zoned, effects: &mut Vec<Effect>) {
        let secs = local.timestamp().as_second();
        if let (Some(shown), Some(outlook)) = (self.showing, self.outlook())
            && !Reminders::holds(shown, outlook, secs)
        {
            self.withdraw(effects);
        }
    }

    fn withdraw(&mut self, effects: &mut Vec<Effect>) {
        if self.showing.take().is_some() {
            effects.push(Effect::Withdraw);
        }
    }

    fn sat(&self, now: Moment) -> Option<Sat> {
        Some(Sat {
            on_end: self.desk.sitting.on_end(now)?,
            in_the_day: self.desk.sitting.in_the_day(now),
        })
    }

    fn draw(&mut self, now: Moment, local: &Zoned, effects: &mut Vec<Effect>) {
        let icon = self.icon_at(now, local);
        if self.icon != Some(icon) {
            self.icon = Some(icon);
            effects.push(Effect::Icon);
        }
    }

    /// What the icon says at `now`.
    pub fn icon_at(&self, now: Moment, local: &Zoned) -> Icon {
        let on_end = self.desk.sitting.on_end(now).unwrap_or_default();
        let step = self.desk.settings.break_after() / u32::from(RING_STEPS);
        let steps = on_end.as_secs() / step.as_secs().max(1);
        let filled = u8::try_from(steps).unwrap_or(RING_STEPS).min(RING_STEPS);
        let is_on = self.desk.settings.on && !self.is_shut();
        let reminds = is_on && self.desk.settings.is_working_time(local);
        let face = match (self.session, self.desk.sitting.posture()) {
            (SessionState::Running, _) => Face::Session,
            (SessionState::Paused, _) => Face::SessionPaused,
            _ if self.paused(local).is_some() => Face::Quiet,
            (_, Posture::Away) => Face::Away,
            (_, Posture::Standing) => Face::Standing,
            _ if reminds && on_end >= self.desk.settings.break_after() => Face::BreakDue,
            _ if reminds && on_end >= self.desk.settings.shift_after() => Face::ShiftDue,
            _ => Face::Sitting,
        };
        Icon { face, filled }
    }

    /// When the icon looks different by itself.
    fn next_icon(&self, now: Moment) -> Option<Moment> {
        let since = self.desk.sitting.sitting_from()?;
        let step = self.desk.settings.break_after() / u32::from(RING_STEPS);
        let steps = (1..=u32::from(RING_STEPS)).map(|steps| since + step * steps);
        let shift = since + self.desk.settings.shift_after();
        steps.chain([shift]).filter(|at| *at > now).min()
    }

    fn kept(&self, now: Moment, local: &Zoned) -> Kept {
        let secs = local.timestamp().as_second();
        let since = self
            .desk
            .sitting
            .on_end(now)
            .map(|sat| secs.saturating_sub(i64::try_from(sat.as_secs()).unwrap_or(i64::MAX)));
        Kept {
            day: Day::of(local),
            sat_earlier_secs: self.desk.sitting.earlier().as_secs(),
            sitting_since_secs: since,
            seen_at_secs: secs,
            reminders: self.reminders.kept(),
        }
    }
}

fn hours(time: Duration) -> u32 {
    u32::try_from(time.as_secs() / NOTED_EVERY.as_secs()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
