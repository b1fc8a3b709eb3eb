//! What the engine hands over to be said, as a session moves.

use unsit::domain::session::Command;

use crate::rig::{ROUTINE, Rig};

fn clips(rig: &Rig) -> Vec<String> {
    rig.words().into_iter().map(|(_, clip)| clip).collect()
}

#[test]
fn the_step_and_those_that_come_next_are_said() {
    let rig = Rig::new();
    rig.start(ROUTINE).unwrap();
    let words = rig.words();
    let session = rig.session();
    let first = session.step().about.as_ref().unwrap().name().to_lowercase();
    assert_eq!(words[0].1, first.replace(' ', "-"), "{words:?}");
    assert_eq!(words[0].0, 500, "after the tone");
    assert!(
        words.windows(2).all(|pair| pair[0].0 + 1000 < pair[1].0),
        "{words:?}"
    );
    assert!(words.len() > 3, "{words:?}");
}

#[test]
fn nothing_is_said_in_a_pause_and_what_is_left_is_said_after_it() {
    let rig = Rig::new();
    rig.start(ROUTINE).unwrap();
    let before = clips(&rig);
    rig.pass(1);
    rig.tell(Command::Pause).unwrap();
    assert_eq!(clips(&rig), Vec::<String>::new());
    rig.tell(Command::Resume).unwrap();
    let after = clips(&rig);
    // The name was being said: that is not said from its middle.
    assert!(!after.contains(&before[0]), "{after:?}");
    assert_eq!(after[..], before[1..][..after.len()]);
    let (first_ms, _) = rig.words()[0];
    assert!(first_ms >= 3000, "not in the count-in: {first_ms} ms");
}

#[test]
fn a_step_back_says_it_again_and_a_stop_is_silent() {
    let rig = Rig::new();
    rig.start(ROUTINE).unwrap();
    let before = clips(&rig);
    rig.pass(4);
    rig.tell(Command::Back).unwrap();
    assert_eq!(clips(&rig), before);
    rig.tell(Command::Stop).unwrap();
    assert_eq!(clips(&rig), Vec::<String>::new());
    rig.tell(Command::UndoStop).unwrap();
}

#[test]
fn while_a_session_is_not_anchored_its_words_are_only_got_ready() {
    let rig = Rig::with(1000, |_| {});
    rig.start(ROUTINE).unwrap();
    assert_eq!(clips(&rig), Vec::<String>::new());
    let ready = rig.got_ready();
    rig.set_began(rig.clock.now());
    rig.pass(2);
    let said = clips(&rig);
    assert!(
        !said.is_empty() && said[..] == ready[..said.len()],
        "{said:?}, {ready:?}"
    );
    assert_eq!(rig.got_ready(), Vec::<String>::new());
}
