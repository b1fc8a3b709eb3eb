//! A person at a desk, in simulated time.

use proptest::prelude::*;

use super::*;

const DAY: Day = Day(20_000);

fn at(minute: u64) -> Moment {
    Moment::ZERO + Duration::from_secs(3600 + minute * 60)
}

fn minutes(count: u64) -> Duration {
    Duration::from_secs(count * 60)
}

fn clock() -> SittingClock {
    SittingClock::new(at(0), DAY, Duration::ZERO)
}

#[test]
fn five_minutes_without_input_end_a_stretch_with_its_last_input() {
    let mut clock = clock();
    assert_eq!(clock.on_end(at(30)), Some(minutes(30)));
    let sat = clock.happened(at(45), Happened::Idle).unwrap();
    assert_eq!((sat.on_end, sat.in_the_day), (minutes(40), minutes(40)));
    assert_eq!(clock.on_end(at(50)), None);
    assert_eq!(clock.happened(at(50), Happened::Idle), None);
    assert_eq!(clock.happened(at(60), Happened::Active), None);
    assert_eq!(clock.on_end(at(70)), Some(minutes(10)));
    assert_eq!(clock.in_the_day(at(70)), minutes(50));
}

#[test]
fn a_lock_ends_it_and_a_hand_on_a_locked_machine_begins_nothing() {
    let mut clock = clock();
    let sat = clock.happened(at(20), Happened::Locked).unwrap();
    assert_eq!(sat.on_end, minutes(20));
    assert_eq!(clock.happened(at(25), Happened::Active), None);
    assert_eq!(clock.happened(at(25), Happened::Woke), None);
    assert_eq!(clock.posture(), Posture::Away);
    clock.happened(at(30), Happened::Unlocked);
    assert_eq!(clock.on_end(at(31)), Some(minutes(1)));
}

#[test]
fn eight_hours_of_sleep_are_not_sitting_whether_announced_or_not() {
    let mut told = clock();
    let sat = told.happened(at(10), Happened::Sleeps);
    assert_eq!(told.happened(at(490), Happened::Woke), None);
    let mut found = clock();
    assert_eq!(found.happened(at(490), Happened::Slept(at(10))), sat);
    assert_eq!(told, found);
    assert_eq!(sat.unwrap().on_end, minutes(10));
    assert_eq!(told.on_end(at(491)), Some(minutes(1)));
}

#[test]
fn who_stands_does_not_sit_until_they_say_so_or_come_back() {
    let mut clock = clock();
    assert_eq!(
        clock.happened(at(10), Happened::Stood).unwrap().on_end,
        minutes(10)
    );
    assert_eq!(clock.happened(at(20), Happened::Active), None);
    assert_eq!(clock.posture(), Posture::Standing);
    clock.happened(at(30), Happened::SatDown);
    assert_eq!(clock.on_end(at(40)), Some(minutes(10)));
    clock.happened(at(40), Happened::Stood);
    clock.happened(at(60), Happened::Idle);
    clock.happened(at(70), Happened::Active);
    assert_eq!(clock.on_end(at(71)), Some(minutes(1)));
}

#[test]
fn a_session_on_the_feet_begins_a_new_stretch() {
    let mut clock = clock();
    let sat = clock.happened(at(62), Happened::Moved).unwrap();
    assert_eq!(sat.on_end, minutes(62));
    assert_eq!(clock.on_end(at(63)), Some(minutes(1)));
}

#[test]
fn the_day_turns_without_ending_a_stretch_and_only_what_comes_after_counts_for_it() {
    let mut clock = clock();
    clock.turn_day(at(30), DAY.plus(1));
    assert_eq!(clock.on_end(at(40)), Some(minutes(40)));
    assert_eq!(clock.in_the_day(at(40)), minutes(10));
    let sat = clock.happened(at(50), Happened::Locked).unwrap();
    assert_eq!((sat.on_end, sat.in_the_day), (minutes(50), minutes(20)));
}

fn any_happening() -> impl Strategy<Value = Happened> {
    use Happened::*;
    prop::sample::select(vec![
        Idle, Active, Locked, Unlocked, Sleeps, Woke, Stood, SatDown, Moved,
    ])
}

proptest! {
    /// Whatever happens, nobody sits longer than time went by, and the stretches add up to the day.
    #[test]
    fn no_sitting_is_invented(story in prop::collection::vec((6u64..90, any_happening()), 1..60)) {
        let mut clock = clock();
        let (mut minute, mut stretches) = (0, Duration::ZERO);
        for (later, what) in story {
            minute += later;
            if let Some(sat) = clock.happened(at(minute), what) {
                stretches += sat.on_end;
                prop_assert_eq!(sat.in_the_day, stretches);
            }
            let today = clock.in_the_day(at(minute));
            prop_assert!(today <= minutes(minute));
            prop_assert_eq!(today, stretches + clock.on_end(at(minute)).unwrap_or_default());
        }
    }
}
