//! What holds in every week, however a person lives it. It must not know how the agent does it.

use std::time::Duration;

use proptest::prelude::*;
use unsit::domain::Moment;
use unsit::domain::agent::Event;
use unsit::domain::reminder::{APART, MOST_SNOOZES, Pause, Reminder, ReminderSettings, SNOOZE};
use unsit::domain::sitting::Happened;

use crate::office::{Does, Office, at};
use crate::week::sitter;

const MINUTE: Duration = Duration::from_secs(60);

fn of(shown: &[(Moment, Reminder)], wanted: Reminder) -> Vec<Moment> {
    let those = shown.iter().filter(|(_, reminder)| *reminder == wanted);
    those.map(|(at, _)| *at).collect()
}

#[test]
fn eight_hours_of_sleep_are_followed_by_one_reminder_at_most() {
    let mut office = Office::new(sitter(), ReminderSettings::default(), 2, "23:00");
    office.until(at(2, "23:30"));
    office.sleeps_until(at(3, "08:45")).until(at(3, "08:55"));
    assert_eq!(office.shown.len(), 1, "{}", office.told);
    assert_eq!(office.shown[0].1, Reminder::Morning);
}

#[test]
fn a_reminder_is_put_off_twice_and_then_let_go() {
    let mut office = Office::new(sitter(), ReminderSettings::default(), 2, "08:29");
    office.will([Does::Later; 9]).until(at(2, "09:28"));
    let expected = [at(2, "08:30"), at(2, "08:40"), at(2, "08:50")];
    assert_eq!(of(&office.shown, Reminder::Morning), expected);
}

#[test]
fn nothing_of_the_day_is_due_before_the_safety_questions_are_answered() {
    let mut office = Office::new_here(sitter(), ReminderSettings::default(), 2, "08:00");
    office.until(at(2, "11:15"));
    let shown: Vec<Reminder> = office.shown.iter().map(|(_, what)| *what).collect();
    assert_eq!(shown, [Reminder::Break; 3], "{}", office.told);
    office
        .answers_the_safety_questions(2, "11:20")
        .until(at(2, "11:31"));
    let told = &office.told;
    assert_eq!(
        of(&office.shown, Reminder::PostSitting),
        [at(2, "11:30")],
        "who has just answered is left alone: {told}"
    );
}

#[test]
fn not_today_means_not_today() {
    let mut office = Office::new(sitter(), ReminderSettings::default(), 2, "08:29");
    office
        .will([Does::Ignores, Does::NotToday])
        .until(at(2, "19:59"));
    assert_eq!(of(&office.shown, Reminder::Break), [at(2, "09:29")]);
}

#[test]
fn a_pause_ends_by_itself_and_until_i_say_does_not() {
    let secs = |day, time| {
        let local = jiff::civil::date(2026, 3, day).at(time, 0, 0, 0);
        local
            .in_tz("Europe/Berlin")
            .unwrap()
            .timestamp()
            .as_second()
    };
    let mut office = Office::new(sitter(), ReminderSettings::default(), 2, "08:00");
    office
        .says(
            2,
            "08:10",
            "pauses",
            Event::Pause(Pause::Until(secs(2, 10))),
        )
        .until(at(2, "09:59"));
    assert_eq!(office.shown, []);
    office.until(at(2, "10:01"));
    assert_eq!(office.shown.len(), 1);
    office
        .says(2, "10:02", "pauses", Event::Pause(Pause::UntilSaid))
        .until(at(3, "12:30"));
    assert_eq!(office.shown.len(), 1, "{}", office.told);
    office
        .says(3, "12:40", "goes on", Event::Resume)
        .until(at(3, "12:41"));
    assert_eq!(office.shown.len(), 2);
}

#[test]
fn a_fixed_time_is_kept_however_short_the_person_sat() {
    let settings = ReminderSettings {
        fixed_times: ["11:00".parse().unwrap()].into(),
        morning: false,
        ..ReminderSettings::default()
    };
    let mut office = Office::new(sitter(), settings, 2, "09:00");
    office
        .then(2, "10:35", "goes", Happened::Idle)
        .then(2, "10:50", "is back", Happened::Active)
        .until(at(2, "11:20"));
    let breaks = of(&office.shown, Reminder::Break);
    assert_eq!(breaks, [at(2, "10:00"), at(2, "11:00")]);
}

#[test]
fn after_a_stretch_nothing_suggests_a_second_one_that_day() {
    let mut office = Office::new(sitter(), ReminderSettings::default(), 2, "08:29");
    office
        .will([Does::Starts(5), Does::Ignores, Does::Starts(9)])
        .until(at(3, "03:59"));
    let told = &office.told;
    assert_eq!(of(&office.shown, Reminder::PostSitting).len(), 1, "{told}");
    assert_eq!(of(&office.shown, Reminder::Evening), [], "{told}");
}

#[test]
fn an_undisturbed_day_wakes_the_agent_seldom() {
    let mut office = Office::new(sitter(), ReminderSettings::default(), 2, "08:29");
    office.until(at(2, "18:30"));
    // 36,000 s; the budget of 0.05 a second would be 1,800.
    assert!(office.woken < 200, "{} wake-ups", office.woken);
    assert!(office.asked < 30, "asked the coach {} times", office.asked);
}

#[derive(Clone, Copy, Debug)]
enum Act {
    Presence(Happened),
    Sleep(u64),
    Pause(u64),
    Resume,
}

fn any_act() -> impl Strategy<Value = (u64, Act, Does)> {
    use Happened::{Active, Idle, Locked, Sleeps, Stood, Unlocked, Woke};
    let presence = prop::sample::select(vec![
        Idle, Active, Active, Locked, Unlocked, Unlocked, Sleeps, Woke, Stood,
    ]);
    let act = prop_oneof![
        6 => presence.prop_map(Act::Presence),
        1 => (1u64..600).prop_map(Act::Sleep),
        1 => (1u64..200).prop_map(Act::Pause),
        1 => Just(Act::Resume),
    ];
    let does = prop_oneof![
        (1u64..12).prop_map(Does::Starts),
        Just(Does::Later),
        Just(Does::Later),
        Just(Does::NotToday),
        Just(Does::Ignores),
    ];
    (6u64..240, act, does)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn reminders_keep_apart_and_daily_ones_come_once(acts in prop::collection::vec(any_act(), 5..40)) {
        let start = at(2, "08:00");
        let mut office = Office::new(sitter(), ReminderSettings::default(), 2, "08:00");
        let mut now = start;
        for (minutes, act, does) in acts {
            now = (now + MINUTE * u32::try_from(minutes).unwrap()).max(office.now());
            // The walk knows March and April.
            if now >= at(30, "00:00") {
                break;
            }
            office.will([does]).until(now);
            match act {
                Act::Presence(what) => office.happens(Event::Presence(what)),
                Act::Sleep(minutes) => {
                    now = now + MINUTE * u32::try_from(minutes).unwrap();
                    office.sleeps_until(now);
                }
                Act::Pause(minutes) => {
                    let until = office.secs() + i64::try_from(minutes * 60).unwrap();
                    office.happens(Event::Pause(Pause::Until(until)));
                }
                Act::Resume => office.happens(Event::Resume),
            }
        }
        for pair in office.shown.windows(2) {
            prop_assert!(pair[1].0.since(pair[0].0) >= APART.min(SNOOZE), "{}", office.told);
        }
        for day in 2..30 {
            let of_day = |moment: &&Moment| at(day, "04:00") <= **moment && **moment < at(day + 1, "04:00");
            for daily in [Reminder::PostSitting, Reminder::Morning, Reminder::Evening] {
                let shown = of(&office.shown, daily);
                let count = shown.iter().filter(of_day).count();
                prop_assert!(count <= usize::from(MOST_SNOOZES) + 1, "{daily:?} {count} times\n{}", office.told);
            }
        }
    }
}
