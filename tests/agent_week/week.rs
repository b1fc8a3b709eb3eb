//! Two days of an office week, to read. It must not know any rule.

use unsit::domain::coach::profile::{Lying, Profile, Spot};
use unsit::domain::reminder::ReminderSettings;
use unsit::domain::sitting::Happened;

use crate::office::{Does, Office, at};

pub fn sitter() -> Profile {
    Profile {
        lying: Lying::Floor,
        can_kneel: true,
        sitting_hours: Some(9),
        spot: Some(Spot::Desk),
        ..Profile::default()
    }
}

#[test]
fn two_days_at_the_office() {
    let settings = ReminderSettings {
        until: "18:00".parse().unwrap(),
        ..ReminderSettings::default()
    };
    let mut office = Office::new(sitter(), settings, 2, "08:10");
    office
        .will([
            Does::Later,
            Does::Starts(5),
            Does::Starts(2),
            Does::Ignores,
            Does::Ignores,
            Does::Starts(9),
            Does::Starts(2),
            Does::Ignores,
            // Tuesday.
            Does::Starts(1),
            Does::Starts(6),
            Does::Starts(2),
            Does::Later,
            Does::Later,
            Does::Later,
            Does::NotToday,
        ])
        .in_a_call(2, "09:30", "10:20")
        .then(
            2,
            "12:05",
            "goes for lunch (five minutes ago)",
            Happened::Idle,
        )
        .then(2, "12:50", "is back", Happened::Active)
        .then(
            2,
            "17:40",
            "locks the machine and goes home",
            Happened::Locked,
        )
        .then(
            2,
            "20:10",
            "sits down at the machine at home",
            Happened::Unlocked,
        )
        .then(
            2,
            "22:15",
            "goes to bed; the machine sleeps",
            Happened::Sleeps,
        )
        .then(3, "07:55", "wakes it", Happened::Woke)
        .then(3, "09:20", "stands up at a high desk", Happened::Stood)
        .then(3, "10:40", "sits down again", Happened::SatDown)
        .then(3, "18:20", "goes home (five minutes ago)", Happened::Idle)
        .until(at(4, "00:00"));
    insta::assert_snapshot!(office.told, @"
    Mon 08:10  comes to the desk
    Mon 08:30  reminder: morning -> Later
    Mon 08:40    icon: shift in the chair
    Mon 08:40  reminder: morning -> Starts(5)
    Mon 08:45    session done
    Mon 09:15    icon: shift in the chair
    Mon 10:20  reminder: break -> Starts(2)
    Mon 10:22    session done
    Mon 10:52    icon: shift in the chair
    Mon 11:22  reminder: break -> Ignores
    Mon 12:05  goes for lunch (five minutes ago)
    Mon 12:50  is back
    Mon 13:20    icon: shift in the chair
    Mon 13:50  reminder: break -> Ignores
    Mon 14:50  reminder: post-sitting -> Starts(9)
    Mon 14:59    session done
    Mon 15:29    icon: shift in the chair
    Mon 15:59  reminder: break -> Starts(2)
    Mon 16:01    session done
    Mon 16:31    icon: shift in the chair
    Mon 17:01  reminder: break -> Ignores
    Mon 17:40  locks the machine and goes home
    Mon 20:10  sits down at the machine at home
    Mon 22:15  goes to bed; the machine sleeps
    Tue 07:55  wakes it
    Tue 07:55  reminder: check-in -> Starts(1)
    Tue 07:56    session done
    Tue 08:25    icon: shift in the chair
    Tue 08:30  reminder: morning -> Starts(6)
    Tue 08:36    session done
    Tue 09:06    icon: shift in the chair
    Tue 09:20  stands up at a high desk
    Tue 10:40  sits down again
    Tue 11:10    icon: shift in the chair
    Tue 11:40  reminder: break -> Starts(2)
    Tue 11:42    session done
    Tue 12:12    icon: shift in the chair
    Tue 12:42  reminder: break -> Later
    Tue 12:52  reminder: break -> Later
    Tue 13:02  reminder: break, for the last time -> Later
    Tue 13:42  reminder: post-sitting -> NotToday
    Tue 14:42  reminder: break, for the last time -> Ignores
    Tue 15:42  reminder: break -> Ignores
    Tue 16:42  reminder: break -> Ignores
    Tue 17:42  reminder: break -> Ignores
    Tue 18:20  goes home (five minutes ago)
    ");
}
