//! From where a figure is looked at: the exercise's own view, turned by a person. It must not know how
//! the turning is asked for.

use crate::domain::Side;
use crate::domain::demonstration::View;

/// How far one logical pixel of dragging and one press of an arrow key turn.
const PER_PIXEL_DEG: f32 = 0.5;
const PER_KEY_DEG: f32 = 15.0;
/// Never from below the floor, and not quite from above, where left and right would swap.
const LOWEST_DEG: f32 = -5.0;
const HIGHEST_DEG: f32 = 85.0;

/// How far a person turned the view away from the exercise's own.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Turn {
    azimuth_deg: f32,
    elevation_deg: f32,
}

/// From where one looks, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    Front,
    FrontLeft,
    Left,
    BackLeft,
    Back,
    BackRight,
    Right,
    FrontRight,
    Above,
}

impl Turn {
    /// Dragged by so many logical pixels: the front of the figure follows the pointer.
    pub fn drag(&mut self, by: egui::Vec2) {
        self.azimuth_deg -= by.x * PER_PIXEL_DEG;
        self.elevation_deg += by.y * PER_PIXEL_DEG;
    }

    /// By presses of arrow keys: the figure to the right, and the eye upwards.
    pub fn step(&mut self, right: f32, up: f32) {
        self.azimuth_deg -= right * PER_KEY_DEG;
        self.elevation_deg += up * PER_KEY_DEG;
    }

    /// The view of an exercise that works on `side`, turned. Working on the left it is seen from the
    /// mirrored place, so that the picture is mirrored too.
    pub fn of(&mut self, own: View, side: Side) -> View {
        let azimuth_deg = match side {
            Side::Right => own.azimuth_deg,
            Side::Left => -own.azimuth_deg,
        };
        let wanted = own.elevation_deg + self.elevation_deg;
        // What goes past the end is forgotten, so that turning back begins at once.
        let lowest = own.elevation_deg.min(LOWEST_DEG);
        let highest = own.elevation_deg.max(HIGHEST_DEG);
        self.elevation_deg = wanted.clamp(lowest, highest) - own.elevation_deg;
        View {
            azimuth_deg: (azimuth_deg + self.azimuth_deg).rem_euclid(360.0),
            elevation_deg: own.elevation_deg + self.elevation_deg,
        }
    }
}

impl From {
    /// The nearest of eight directions around, or above.
    pub fn of(view: View) -> Self {
        const AROUND: [From; 8] = [
            From::Front,
            From::FrontLeft,
            From::Left,
            From::BackLeft,
            From::Back,
            From::BackRight,
            From::Right,
            From::FrontRight,
        ];
        const ABOVE_FROM_DEG: f32 = 60.0;
        if view.elevation_deg >= ABOVE_FROM_DEG {
            return Self::Above;
        }
        let eighth = (view.azimuth_deg.rem_euclid(360.0) / 45.0).round() as usize;
        AROUND[eighth % AROUND.len()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: View = View {
        azimuth_deg: 60.0,
        elevation_deg: 12.0,
    };

    #[test]
    fn unturned_it_is_the_exercises_own_view_and_mirrored_for_the_left() {
        assert_eq!(Turn::default().of(OWN, Side::Right), OWN);
        let left = Turn::default().of(OWN, Side::Left);
        assert_eq!(left.azimuth_deg, 300.0);
        assert_eq!(left.elevation_deg, OWN.elevation_deg);
    }

    #[test]
    fn a_whole_turn_comes_back() {
        let mut turn = Turn::default();
        for _ in 0..24 {
            turn.step(1.0, 0.0);
        }
        assert!((turn.of(OWN, Side::Right).azimuth_deg - 60.0).abs() < 0.01);
    }

    #[test]
    fn it_stays_above_the_floor_and_turning_back_begins_at_once() {
        let mut turn = Turn::default();
        turn.drag(egui::vec2(0.0, -1000.0));
        assert_eq!(turn.of(OWN, Side::Right).elevation_deg, LOWEST_DEG);
        turn.drag(egui::vec2(0.0, 10.0));
        assert_eq!(turn.of(OWN, Side::Right).elevation_deg, LOWEST_DEG + 5.0);
        turn.step(0.0, 100.0);
        assert_eq!(turn.of(OWN, Side::Right).elevation_deg, HIGHEST_DEG);
    }

    #[test]
    fn directions_have_words() {
        let from = |azimuth_deg, elevation_deg| {
            From::of(View {
                azimuth_deg,
                elevation_deg,
            })
        };
        assert_eq!(from(0.0, 10.0), From::Front);
        assert_eq!(from(350.0, 10.0), From::Front);
        assert_eq!(from(90.0, 10.0), From::Left);
        assert_eq!(from(-90.0, 10.0), From::Right);
        assert_eq!(from(180.0, 10.0), From::Back);
        assert_eq!(from(60.0, 12.0), From::FrontLeft);
        assert_eq!(from(60.0, 75.0), From::Above);
    }
}
