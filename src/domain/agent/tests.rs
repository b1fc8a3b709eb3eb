//! What an agent that was killed goes on with.

use super::*;
use crate::domain::reminder::Suggested;

const NOW: Moment = Moment::from_nanos(100 * 3600 * 1_000_000_000);

fn local(minute: i64) -> Zoned {
    let nine: Zoned = "2026-03-10T09:00:00+01:00[Europe/Berlin]".parse().unwrap();
    nine.checked_add(jiff::SignedDuration::from_mins(minute))
        .unwrap()
}

fn minutes(count: u64) -> Duration {
    Duration::from_secs(count * 60)
}

/// What is kept of someone who has sat for forty minutes, let the morning be, and paused.
fn kept() -> Kept {
    let mut agent = Agent::new(NOW, &local(0), ReminderSettings::default(), None);
    let answer = Event::Answered(Reminder::Morning, Answer::NotToday);
    agent.happened(NOW + minutes(40), &local(40), answer);
    let effects = agent.happened(
        NOW + minutes(40),
        &local(40),
        Event::Pause(Pause::UntilSaid),
    );
    let Some(Effect::Keep(kept)) = effects.last() else {
        panic!("{effects:?}");
    };
    let text = serde_json::to_string(kept).unwrap();
    assert_eq!(serde_json::from_str::<Kept>(&text).unwrap(), *kept);
    kept.clone()
}

#[test]
fn who_is_back_soon_goes_on() {
    let back = local(45);
    let agent = Agent::new(NOW, &back, ReminderSettings::default(), Some(&kept()));
    assert_eq!(agent.sitting().on_end(NOW), Some(minutes(45)));
    assert_eq!(agent.paused(&back), Some(Pause::UntilSaid));
    assert!(agent.reminders.kept().over.contains(&Reminder::Morning));
}

#[test]
fn who_was_gone_long_begins_a_new_stretch_and_tomorrow_a_new_day() {
    let agent = Agent::new(NOW, &local(90), ReminderSettings::default(), Some(&kept()));
    assert_eq!(agent.sitting().on_end(NOW), Some(Duration::ZERO));
    let tomorrow = local(24 * 60);
    let agent = Agent::new(NOW, &tomorrow, ReminderSettings::default(), Some(&kept()));
    assert_eq!(agent.paused(&tomorrow), Some(Pause::UntilSaid));
    assert_eq!(agent.reminders.kept().over.len(), 0);
    assert_eq!(agent.sitting().in_the_day(NOW), Duration::ZERO);
}

#[test]
fn sitting_that_the_coach_is_asked_about_is_noted_once() {
    let mut agent = Agent::new(NOW, &local(0), ReminderSettings::default(), None);
    agent.happened(NOW, &local(0), Event::Time);
    agent.happened(NOW, &local(0), Event::CoachSaid(None));
    let mut notes = 0;
    for minute in (5..=120).step_by(5) {
        let time = u64::try_from(minute).unwrap();
        let mut events = vec![Event::Time];
        while let Some(event) = events.pop() {
            for effect in agent.happened(NOW + minutes(time), &local(minute), event) {
                match effect {
                    Effect::Note(_) => notes += 1,
                    Effect::AskCoach(sat) => {
                        notes += usize::from(sat.is_some() && minute % 60 == 0);
                        events.push(Event::CoachSaid(None));
                    }
                    _ => {}
                }
            }
        }
    }
    assert_eq!(notes, 2, "two full hours");
}

#[test]
fn what_was_sat_before_a_night_is_not_noted_on_the_day_after_it() {
    let sat = |until: i64| {
        let mut agent = Agent::new(NOW, &local(0), ReminderSettings::default(), None);
        for minute in 0..=50 {
            let now = NOW + minutes(minute);
            agent.happened(now, &local(minute as i64), Event::Time);
        }
        let after = NOW + minutes(until as u64);
        // Nobody told of the sleep in between.
        let effects = agent.happened(after, &local(until), Event::Time);
        effects
            .iter()
            .any(|effect| matches!(effect, Effect::Note(_)))
    };
    assert!(sat(5 * 60), "the same day");
    assert!(!sat(24 * 60), "the next day");
}

fn outlook(suggested: Suggested, check_ins_secs: Vec<i64>) -> Outlook {
    Outlook {
        suggested,
        check_ins_secs,
        ..Outlook::default()
    }
}

/// Tells it `event`, answers that anybody may be spoken to, and gives what is to be done.
fn tell(agent: &mut Agent, minute: i64, event: Event) -> Vec<Effect> {
    let now = NOW + minutes(minute.unsigned_abs());
    let mut effects = agent.happened(now, &local(minute), event);
    if effects.contains(&Effect::AskQuiet) {
        effects.extend(agent.happened(now, &local(minute), Event::MayShow(true)));
    }
    effects
}

#[test]
fn a_question_that_was_answered_in_the_window_is_withdrawn() {
    let mut agent = Agent::new(NOW, &local(0), ReminderSettings::default(), None);
    tell(&mut agent, 0, Event::Time);
    let due = local(0).timestamp().as_second();
    let asks = Event::CoachSaid(Some(outlook(Suggested::Rest, vec![due, due + 3600])));
    let is_shown = |effect: &Effect| matches!(effect, Effect::Show { .. });
    assert!(tell(&mut agent, 0, asks.clone()).iter().any(is_shown));
    assert!(!tell(&mut agent, 1, asks).contains(&Effect::Withdraw));
    let answered = Event::CoachSaid(Some(outlook(Suggested::Rest, vec![due + 3600])));
    assert!(tell(&mut agent, 1, answered).contains(&Effect::Withdraw));
}

#[test]
fn another_suggestion_alone_takes_nothing_back() {
    let mut agent = Agent::new(NOW, &local(0), ReminderSettings::default(), None);
    tell(&mut agent, 0, Event::Time);
    let strengthen = Event::CoachSaid(Some(outlook(Suggested::Strengthen, Vec::new())));
    let is_shown = |effect: &Effect| matches!(effect, Effect::Show { .. });
    assert!(tell(&mut agent, 0, strengthen).iter().any(is_shown));
    let rest = Event::CoachSaid(Some(outlook(Suggested::Rest, Vec::new())));
    assert!(!tell(&mut agent, 1, rest).contains(&Effect::Withdraw));
    let done = Event::CoachSaid(Some(Outlook {
        strengthened: true,
        ..Outlook::default()
    }));
    assert!(tell(&mut agent, 2, done).contains(&Effect::Withdraw));
}

#[test]
fn while_help_comes_first_no_break_is_offered_and_the_icon_asks_for_none() {
    let mut agent = Agent::new(NOW, &local(0), ReminderSettings::default(), None);
    tell(&mut agent, 0, Event::Time);
    let shut = Event::CoachSaid(Some(outlook(Suggested::SeekHelp, Vec::new())));
    tell(&mut agent, 0, shut);
    for minute in 1..=70 {
        let effects = tell(&mut agent, minute, Event::Time);
        let is_shown = |effect: &Effect| matches!(effect, Effect::Show { .. });
        assert!(!effects.iter().any(is_shown), "{effects:?}");
    }
    let late = NOW + minutes(70);
    assert_eq!(agent.icon_at(late, &local(70)).face, Face::Sitting);
    assert_eq!(agent.next_break(late, &local(70)), None);
    let opened = Event::CoachSaid(Some(outlook(Suggested::Rest, Vec::new())));
    let effects = tell(&mut agent, 70, opened);
    let is_break = |effect: &Effect| matches!(effect, Effect::Show { reminder, .. } if *reminder == Reminder::Break);
    assert!(effects.iter().any(is_break), "{effects:?}");
}
