//! One person at one desk with an agent and a coach, driven from deadline to deadline. It must not know any rule.

use std::collections::VecDeque;
use std::fmt::Write;
use std::time::Duration;

use jiff::Zoned;
use jiff::civil::date;
use unsit::domain::agent::{Agent, Effect, Event, Face, SessionState};
use unsit::domain::coach::Fact;
use unsit::domain::coach::profile::{Profile, Spot};
use unsit::domain::coach::record::Verdict;
use unsit::domain::reminder::{Answer, Reminder, ReminderSettings};
use unsit::domain::sitting::{Happened, Sat};
use unsit::domain::{Moment, Side};

use crate::walk::Walk;

/// What the person does about a notification.
#[derive(Clone, Copy, Debug)]
pub enum Does {
    /// Begins, and is at it for so many minutes.
    Starts(u64),
    Later,
    NotToday,
    Ignores,
}

pub struct Office {
    agent: Agent,
    walk: Walk,
    now: Moment,
    /// Minutes in which nobody may be spoken to, from and until.
    calls: Vec<(Moment, Moment)>,
    reactions: VecDeque<Does>,
    pub told: String,
    pub shown: Vec<(Moment, Reminder)>,
    /// How often the coach was asked.
    pub asked: usize,
    /// How often the agent was woken by a deadline.
    pub woken: usize,
}

const START: Moment = Moment::from_nanos(1_000 * 3600 * 1_000_000_000);

/// The second of March 2026 in Berlin, a Monday, at midnight; day 2 of the walk.
fn midnight() -> Zoned {
    date(2026, 3, 2).in_tz("Europe/Berlin").unwrap()
}

/// `09:05` of the so manieth of March.
pub fn at(day: i8, time: &str) -> Moment {
    let (hour, minute) = time.split_once(':').unwrap();
    let date = date(2026, 3, 1).saturating_add(jiff::Span::new().days(i64::from(day) - 1));
    let local = date
        .at(hour.parse().unwrap(), minute.parse().unwrap(), 0, 0)
        .in_tz("Europe/Berlin")
        .unwrap();
    START + Duration::try_from(midnight().duration_until(&local)).unwrap()
}

fn local(now: Moment) -> Zoned {
    midnight().checked_add(now.since(START)).unwrap()
}

impl Office {
    /// Someone who starts the machine at `time`.
    pub fn new(profile: Profile, settings: ReminderSettings, day: i8, time: &str) -> Self {
        Self::of(Walk::new(profile), settings, day, time)
    }

    /// Someone who has the program since today.
    pub fn new_here(profile: Profile, settings: ReminderSettings, day: i8, time: &str) -> Self {
        Self::of(Walk::new_here(profile), settings, day, time)
    }

    fn of(mut walk: Walk, settings: ReminderSettings, day: i8, time: &str) -> Self {
        let now = at(day, time);
        for side in [Side::Left, Side::Right] {
            walk.is("hip-flexors", side, Verdict::Tight);
        }
        let agent = Agent::new(now, &local(now), settings, None);
        let mut office = Self {
            agent,
            walk,
            now,
            calls: Vec::new(),
            reactions: VecDeque::new(),
            told: String::new(),
            shown: Vec::new(),
            asked: 0,
            woken: 0,
        };
        office.say("comes to the desk");
        office.tell(Event::Time);
        office
    }

    pub fn will(&mut self, reactions: impl IntoIterator<Item = Does>) -> &mut Self {
        self.reactions.extend(reactions);
        self
    }

    pub fn in_a_call(&mut self, day: i8, from: &str, until: &str) -> &mut Self {
        self.calls.push((at(day, from), at(day, until)));
        self
    }

    /// Until then, and then `what` happens.
    pub fn then(&mut self, day: i8, time: &str, story: &str, what: Happened) -> &mut Self {
        self.until(at(day, time));
        self.say(story);
        self.tell(Event::Presence(what));
        self
    }

    pub fn says(&mut self, day: i8, time: &str, story: &str, event: Event) -> &mut Self {
        self.until(at(day, time));
        self.say(story);
        self.tell(event);
        self
    }

    /// In a window, which tells what the coach says then.
    pub fn answers_the_safety_questions(&mut self, day: i8, time: &str) -> &mut Self {
        self.until(at(day, time));
        self.say("answers the safety questions");
        self.at_walk().answers_the_safety_questions();
        let outlook = self.at_walk().outlook();
        self.tell(Event::CoachSaid(Some(outlook)));
        self
    }

    pub fn until(&mut self, end: Moment) -> &mut Self {
        while let Some(next) = self.agent.next(self.now, &local(self.now))
            && next < end
        {
            assert!(next > self.now, "it would spin");
            self.now = next;
            self.woken += 1;
            self.tell(Event::Time);
        }
        self.now = end;
        self
    }

    /// The machine sleeps, and nobody was told.
    pub fn sleeps_until(&mut self, end: Moment) -> &mut Self {
        self.now = end;
        self.tell(Event::Time);
        self
    }

    pub fn happens(&mut self, event: Event) {
        self.tell(event);
    }

    pub fn now(&self) -> Moment {
        self.now
    }

    pub fn secs(&self) -> i64 {
        local(self.now).timestamp().as_second()
    }

    fn say(&mut self, story: &str) {
        let when = local(self.now).strftime("%a %H:%M").to_string();
        writeln!(self.told, "{when}  {story}").unwrap();
    }

    fn at_walk(&mut self) -> &mut Walk {
        let local = local(self.now);
        let time = local.strftime("%H:%M").to_string();
        self.walk.at(local.day(), &time)
    }

    fn note(&mut self, sat: Sat) {
        let minutes = |time: Duration| u16::try_from(time.as_secs() / 60).unwrap();
        let fact = Fact::Sat {
            minutes: minutes(sat.on_end),
            today_minutes: minutes(sat.in_the_day),
        };
        self.at_walk().note(fact);
    }

    fn tell(&mut self, event: Event) {
        let mut events = VecDeque::from([event]);
        while let Some(event) = events.pop_front() {
            for effect in self.agent.happened(self.now, &local(self.now), event) {
                match effect {
                    Effect::Icon => {
                        let icon = self.agent.icon_at(self.now, &local(self.now));
                        if icon.face == Face::ShiftDue && icon.filled == 6 {
                            self.say("  icon: shift in the chair");
                        }
                    }
                    Effect::AskCoach(sat) => {
                        if let Some(sat) = sat {
                            self.note(sat);
                        }
                        self.asked += 1;
                        let outlook = self.at_walk().outlook();
                        events.push_back(Event::CoachSaid(Some(outlook)));
                    }
                    Effect::AskQuiet => {
                        let now = self.now;
                        let is_free = !self
                            .calls
                            .iter()
                            .any(|(from, to)| *from <= now && now < *to);
                        events.push_back(Event::MayShow(is_free));
                    }
                    Effect::Show {
                        reminder,
                        may_snooze,
                    } => self.is_shown(reminder, may_snooze, &mut events),
                    Effect::Note(sat) => self.note(sat),
                    Effect::Withdraw | Effect::Keep(_) => {}
                }
            }
        }
    }

    fn is_shown(&mut self, reminder: Reminder, may_snooze: bool, events: &mut VecDeque<Event>) {
        self.shown.push((self.now, reminder));
        let does = self.reactions.pop_front().unwrap_or(Does::Ignores);
        let last = if may_snooze {
            ""
        } else {
            ", for the last time"
        };
        self.say(&format!(
            "reminder: {}{last} -> {does:?}",
            reminder.as_str()
        ));
        let answer = match does {
            Does::Starts(minutes) => return self.session(reminder, minutes, events),
            Does::Later => Answer::Later,
            Does::NotToday => Answer::NotToday,
            Does::Ignores => Answer::Closed,
        };
        events.push_back(Event::Answered(reminder, answer));
    }

    fn session(&mut self, reminder: Reminder, minutes: u64, events: &mut VecDeque<Event>) {
        self.tell(Event::Answered(reminder, Answer::Start));
        self.tell(Event::Session(SessionState::Running));
        self.now = self.now + Duration::from_secs(minutes * 60);
        let (day, time) = (
            local(self.now).day(),
            local(self.now).strftime("%H:%M").to_string(),
        );
        match reminder {
            Reminder::Break | Reminder::CheckIn => {}
            Reminder::PostSitting => {
                self.walk.clicks(day, &time, Spot::Floor);
            }
            Reminder::Morning | Reminder::Evening => {
                self.walk.asks(day, &time);
            }
        }
        self.say("  session done");
        events.push_back(Event::Session(SessionState::None));
        // The window tells what the coach says now.
        let outlook = self.at_walk().outlook();
        events.push_back(Event::CoachSaid(Some(outlook)));
        if reminder != Reminder::CheckIn {
            events.push_back(Event::Presence(Happened::Moved));
        }
    }
}
