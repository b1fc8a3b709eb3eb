//! How often the window wants to be drawn: no more than what is on it changes.

use std::time::Duration;

use unsit::domain::session::Command;
use unsit::intent::Intent;
use unsit::window::Page;

use crate::common::{Look, Stage, library};

/// Without motion: what is drawn anew is words and numbers.
fn settled() -> Stage {
    let mut stage = Stage::new(Look {
        reduced_motion: true,
        ..Look::default()
    });
    stage.settle().window.run();
    stage
}

#[test]
fn an_idle_screen_is_never_drawn_again() {
    let mut stage = settled();
    assert_eq!(stage.next_frame_in(), Duration::MAX, "home");
    for page in [
        Page::Routine("before-bed".into()),
        Page::Track("before-bed".into()),
        Page::Subject("glute-bridge".into()),
        Page::Subject("test-ake".into()),
        Page::Library,
        Page::Settings,
        Page::Help,
        Page::Screening,
        Page::RedFlags,
    ] {
        stage.window.state_mut().open_page(page.clone());
        stage.window.run();
        assert_eq!(stage.next_frame_in(), Duration::MAX, "{page:?}");
    }
}

#[test]
fn a_hold_is_drawn_once_a_second_just_after_the_number_changes() {
    let mut stage = settled();
    stage.start("after-sitting-stretch-3").pass(82.0);
    stage.window.run();
    let wait = stage.next_frame_in();
    assert!(wait > Duration::from_millis(1000), "{wait:?}");
    assert!(wait <= Duration::from_millis(1010), "{wait:?}");
    // What is drawn then has changed, and so it is after every such wait.
    for seconds in [22, 21, 20] {
        stage.pass(stage.next_frame_in().as_secs_f64());
        stage.window.run();
        stage.assert_sees(&[&format!("{seconds} seconds")]);
        let wait = stage.next_frame_in();
        assert!(wait > Duration::from_millis(500), "{wait:?}");
        assert!(wait <= Duration::from_millis(1010), "{wait:?}");
    }
}

#[test]
fn a_breath_is_drawn_ten_times_a_second_and_only_where_it_swells() {
    let next = |breathing, reduced_motion, at: f64| {
        let look = Look {
            reduced_motion,
            ..Look::default()
        };
        let mut stage = Stage::with(look, library(), |parts| {
            parts.settings.sound.breathing = breathing;
        });
        stage.settle().window.run();
        // A hold of 30 s from 75 s on: breaths from 76 to 96 s.
        // The second time, what came onto the stage has faded in.
        stage
            .start("after-sitting-stretch-3")
            .pass(at - 1.0)
            .pass(1.0);
        stage.window.run_steps(4);
        stage.next_frame_in()
    };
    let ms = Duration::from_millis;
    let swelling = next(true, false, 82.0);
    assert!((ms(90)..=ms(100)).contains(&swelling), "{swelling:?}");
    for (breathing, at) in [(false, 82.0), (true, 98.0)] {
        let calm = next(breathing, false, at);
        assert!(calm > ms(150), "{calm:?} at {at} s");
    }
    let words = next(true, true, 82.0);
    assert!(words > ms(900), "{words:?}");
}

#[test]
fn repetitions_are_drawn_at_their_phases_too() {
    let mut stage = settled();
    stage.start("after-sitting-stretch-3").pass(546.5);
    stage.window.run();
    let wait = stage.next_frame_in();
    assert!(
        wait > Duration::ZERO && wait <= Duration::from_millis(510),
        "{wait:?}"
    );
}

#[test]
fn a_count_in_is_drawn_once_a_second() {
    let mut stage = settled();
    stage.start("after-sitting-stretch-3").pass(82.4);
    tell(&mut stage, Command::Pause);
    tell(&mut stage, Command::Resume);
    stage.window.run();
    let wait = stage.next_frame_in();
    assert!(wait > Duration::from_millis(500), "{wait:?}");
    assert!(wait <= Duration::from_millis(1010), "{wait:?}");
}

#[test]
fn what_stands_still_is_not_drawn_again() {
    let mut stage = settled();
    stage.start("after-sitting-stretch-3").pass(82.0);
    tell(&mut stage, Command::Pause);
    stage.window.run();
    assert_eq!(stage.next_frame_in(), Duration::MAX, "a pause");
    tell(&mut stage, Command::Stop);
    stage.window.run();
    assert_eq!(stage.next_frame_in(), Duration::MAX, "a summary");

    let mut stage = settled();
    stage.start("asking");
    stage.window.run();
    assert_eq!(stage.next_frame_in(), Duration::MAX, "a question");
    tell(&mut stage, Command::Answer(1));
    stage.window.run();
    assert_eq!(stage.next_frame_in(), Duration::MAX, "one's own pace");
}

fn tell(stage: &mut Stage, command: Command) {
    stage.engine.request(Intent::Session(command)).unwrap();
    stage.settle();
}
