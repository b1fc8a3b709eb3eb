//! The shapes that the body is moulded from, in parts of stature. It must not know how a surface is made of
//! them.
//!
//! Breadths, depths and girths follow adult means of both sexes (Winter; NASA-STD-3000, volume 1,
//! section 3), set between the two so that the figure is nobody in particular.

use glam::{Mat3, Vec3};

use super::sculpt::{Member, outwards};
use super::shape::{Placed, Section, Shape, Tube};
use crate::domain::Side;
use crate::figure::skeleton::{STATURE_M, Segment, Skeleton, length};

/// Every shape, where it is on the skeleton `rest`.
pub fn moulded(rest: &Skeleton) -> Vec<(Member, Placed)> {
    let mut clay = Clay {
        rest,
        side: Side::Left,
        parts: Vec::new(),
    };
    clay.trunk();
    clay.head();
    for side in [Side::Left, Side::Right] {
        clay.side = side;
        clay.leg();
        clay.foot();
        clay.arm();
        clay.hand();
    }
    clay.parts
}

/// What is being moulded.
struct Clay<'a> {
    rest: &'a Skeleton,
    side: Side,
    parts: Vec<(Member, Placed)>,
}

impl Clay<'_> {
    /// A shape in the frame of a segment, moved and turned within it, in parts of stature. On the right
    /// everything is mirrored, so +y is always outwards.
    fn add(
        &mut self,
        member: Member,
        segment: Segment,
        at: Vec3,
        turn: Mat3,
        blend: f32,
        shape: Shape,
    ) {
        self.parts
            .push((member, self.placed(segment, at, turn, blend, shape)));
    }

    /// A shape that is given in the frame of its segment as it is.
    fn own(&mut self, member: Member, segment: Segment, blend: f32, shape: Shape) {
        self.add(member, segment, Vec3::ZERO, Mat3::IDENTITY, blend, shape);
    }

    fn placed(&self, segment: Segment, at: Vec3, turn: Mat3, blend: f32, shape: Shape) -> Placed {
        let mirror = Mat3::from_diagonal(Vec3::new(1.0, outwards(self.side), 1.0));
        let frame = self.rest.frame(segment);
        Placed::new(
            shape,
            frame.point(mirror * (at * STATURE_M)),
            frame.turn * mirror * turn,
            blend * STATURE_M,
        )
    }

    fn trunk(&mut self) {
        use Member::Trunk;
        use Segment::{Pelvis, Thorax};
        // Height above the hip joints, front, back, half breadth.
        let trunk = tube(&[
            (-0.026, 0.026, 0.022, 0.034, 0.034),
            (-0.012, 0.046, 0.042, 0.072, 0.072),
            (0.005, 0.056, 0.056, 0.087, 0.087),
            (0.030, 0.060, 0.058, 0.087, 0.087),
            (0.060, 0.060, 0.051, 0.081, 0.081),
            (0.095, 0.058, 0.045, 0.077, 0.077),
            (0.130, 0.058, 0.048, 0.078, 0.078),
            (0.170, 0.061, 0.055, 0.083, 0.083),
            (0.205, 0.063, 0.060, 0.087, 0.087),
            (0.240, 0.060, 0.063, 0.089, 0.089),
            (0.268, 0.048, 0.060, 0.086, 0.086),
            (0.288, 0.034, 0.050, 0.068, 0.068),
            (0.304, 0.022, 0.036, 0.040, 0.040),
        ]);
        self.own(Trunk, Pelvis, 0.0, trunk);
        for side in [Side::Left, Side::Right] {
            self.side = side;
            // The buttock, the chest muscle, the slope from neck to shoulder, the shoulder blade.
            self.add(
                Trunk,
                Pelvis,
                Vec3::new(-0.026, 0.044, -0.010),
                Mat3::from_rotation_y(-0.3),
                0.030,
                Shape::Blob(STATURE_M * Vec3::new(0.046, 0.045, 0.054)),
            );
            self.add(
                Trunk,
                Thorax,
                Vec3::new(0.034, 0.045, 0.090),
                Mat3::from_rotation_z(0.35) * Mat3::from_rotation_y(-0.25),
                0.030,
                Shape::Blob(STATURE_M * Vec3::new(0.0185, 0.046, 0.034)),
            );
            self.add(
                Trunk,
                Thorax,
                Vec3::new(-0.040, 0.048, 0.082),
                Mat3::from_rotation_z(-0.3),
                0.030,
                Shape::Blob(STATURE_M * Vec3::new(0.020, 0.034, 0.042)),
            );
            self.own(
                Trunk,
                Thorax,
                0.040,
                ball(
                    Vec3::new(-0.012, 0.018, 0.150),
                    Vec3::new(-0.008, 0.096, 0.122),
                    0.020,
                    0.020,
                ),
            );
        }
    }

    fn head(&mut self) {
        use Member::Trunk;
        use Segment::{Head, Neck};
        self.side = Side::Left;
        self.own(
            Trunk,
            Neck,
            0.030,
            ball(
                Vec3::new(-0.008, 0.0, -0.010),
                Vec3::new(0.004, 0.0, 0.080),
                0.0330,
                0.0300,
            ),
        );
        let blobs = [
            // Skull, face, jaw, chin, cheeks are one with the face, lips.
            (
                Vec3::new(0.002, 0.0, 0.084),
                Vec3::new(0.0550, 0.0430, 0.0470),
                0.020,
            ),
            (
                Vec3::new(0.021, 0.0, 0.052),
                Vec3::new(0.0345, 0.0330, 0.0460),
                0.024,
            ),
            (
                Vec3::new(0.027, 0.0, 0.020),
                Vec3::new(0.0240, 0.0245, 0.0170),
                0.020,
            ),
            (
                Vec3::new(0.0455, 0.0, 0.0105),
                Vec3::new(0.0075, 0.0100, 0.0080),
                0.012,
            ),
            (
                Vec3::new(0.0480, 0.0, 0.0285),
                Vec3::new(0.0065, 0.0120, 0.0055),
                0.010,
            ),
        ];
        for (at, radii, blend) in blobs {
            self.add(
                Trunk,
                Head,
                at,
                Mat3::IDENTITY,
                blend,
                Shape::Blob(STATURE_M * radii),
            );
        }
        self.own(
            Trunk,
            Head,
            0.008,
            ball(
                Vec3::new(0.0530, 0.0, 0.0690),
                Vec3::new(0.0620, 0.0, 0.0460),
                0.0036,
                0.0060,
            ),
        );
        for side in [Side::Left, Side::Right] {
            self.side = side;
            // The eye's hollow, which makes brow, cheek and bridge of the nose; then the ear.
            let hollow = self.placed(
                Head,
                Vec3::new(0.0578, 0.0175, 0.0670),
                Mat3::IDENTITY,
                0.014,
                Shape::Blob(STATURE_M * Vec3::new(0.0085, 0.0115, 0.0070)),
            );
            self.parts.push((Trunk, hollow.hollow()));
            self.add(
                Trunk,
                Head,
                Vec3::new(0.000, 0.0425, 0.060),
                Mat3::from_rotation_z(0.35) * Mat3::from_rotation_y(-0.15),
                0.004,
                Shape::Blob(STATURE_M * Vec3::new(0.0110, 0.0045, 0.0175)),
            );
        }
        self.side = Side::Left;
    }

    fn leg(&mut self) {
        let leg = Member::Leg(self.side);
        let (thigh, shank) = (Segment::Thigh(self.side), Segment::Shank(self.side));
        // Height in the frame of the segment, front, back, outside, inside.
        let upper = tube(&[
            (-0.245, 0.0270, 0.0225, 0.0245, 0.0245),
            (-0.225, 0.0315, 0.0285, 0.0290, 0.0298),
            (-0.190, 0.0370, 0.0350, 0.0345, 0.0340),
            (-0.140, 0.0455, 0.0420, 0.0415, 0.0385),
            (-0.085, 0.0510, 0.0470, 0.0475, 0.0425),
            (-0.035, 0.0510, 0.0490, 0.0500, 0.0430),
            (0.000, 0.0440, 0.0440, 0.0480, 0.0400),
        ]);
        self.own(leg, thigh, 0.034, upper);
        let lower = tube(&[
            (-0.246, 0.0165, 0.0200, 0.0180, 0.0180),
            (-0.225, 0.0160, 0.0190, 0.0160, 0.0165),
            (-0.190, 0.0180, 0.0205, 0.0180, 0.0190),
            (-0.150, 0.0215, 0.0270, 0.0230, 0.0245),
            (-0.105, 0.0245, 0.0360, 0.0285, 0.0300),
            (-0.065, 0.0265, 0.0375, 0.0310, 0.0315),
            (-0.030, 0.0280, 0.0310, 0.0285, 0.0292),
            (0.000, 0.0250, 0.0220, 0.0240, 0.0245),
        ]);
        self.own(leg, shank, 0.016, lower);
        // The kneecap, halfway between the two; the ankle bones.
        let half = Mat3::from_rotation_y(15.0_f32.to_radians());
        self.add(
            leg,
            thigh,
            Vec3::new(0.0, 0.0, -length::THIGH) + half * Vec3::new(0.0210, 0.0, 0.002),
            half,
            0.018,
            Shape::Blob(STATURE_M * Vec3::new(0.0085, 0.0130, 0.0180)),
        );
        self.add(
            leg,
            shank,
            Vec3::new(0.002, 0.016, -0.243),
            Mat3::IDENTITY,
            0.010,
            Shape::Blob(STATURE_M * Vec3::new(0.008, 0.0065, 0.010)),
        );
        self.add(
            leg,
            shank,
            Vec3::new(0.004, -0.016, -0.239),
            Mat3::IDENTITY,
            0.010,
            Shape::Blob(STATURE_M * Vec3::new(0.008, 0.0065, 0.010)),
        );
    }

    fn foot(&mut self) {
        let leg = Member::Leg(self.side);
        let foot = Segment::Foot(self.side);
        let along = Mat3::from_cols(-Vec3::Z, Vec3::Y, Vec3::X);
        // Place along the foot; sole, instep, outside, inside; the frame's +x points to the sole.
        let shape = tube(&[
            (-0.024, 0.0150, 0.0260, 0.0165, 0.0165),
            (-0.010, 0.0170, 0.0330, 0.0185, 0.0180),
            (0.008, 0.0165, 0.0340, 0.0185, 0.0175),
            (0.030, 0.0150, 0.0250, 0.0210, 0.0180),
            (0.055, 0.0150, 0.0175, 0.0255, 0.0215),
            (0.078, 0.0150, 0.0125, 0.0270, 0.0250),
            (0.092, 0.0140, 0.0105, 0.0245, 0.0250),
            (0.100, 0.0130, 0.0095, 0.0195, 0.0225),
        ]);
        let at = Vec3::new(0.0, 0.0, -0.029);
        let placed = self.placed(foot, at, along, 0.014, shape);
        let sole_m = (length::ANKLE_HEIGHT + at.z) * STATURE_M;
        self.parts.push((leg, placed.cut(Vec3::X, sole_m)));
        self.own(
            leg,
            foot,
            0.018,
            ball(
                Vec3::new(-0.006, 0.0, 0.004),
                Vec3::new(0.046, -0.004, -0.020),
                0.0170,
                0.0120,
            ),
        );
    }

    fn arm(&mut self) {
        let arm = Member::Arm(self.side);
        let (upper, fore) = (Segment::UpperArm(self.side), Segment::Forearm(self.side));
        self.own(
            arm,
            upper,
            0.022,
            tube(&[
                (-0.186, 0.0165, 0.0170, 0.0175, 0.0175),
                (-0.160, 0.0200, 0.0200, 0.0190, 0.0190),
                (-0.120, 0.0250, 0.0235, 0.0215, 0.0215),
                (-0.080, 0.0265, 0.0255, 0.0235, 0.0230),
                (-0.040, 0.0265, 0.0265, 0.0265, 0.0245),
                (0.000, 0.0245, 0.0255, 0.0235, 0.0220),
            ]),
        );
        self.own(
            arm,
            fore,
            0.014,
            tube(&[
                (-0.146, 0.0155, 0.0150, 0.0110, 0.0110),
                (-0.120, 0.0165, 0.0160, 0.0130, 0.0130),
                (-0.080, 0.0200, 0.0190, 0.0180, 0.0170),
                (-0.040, 0.0240, 0.0220, 0.0225, 0.0200),
                (-0.014, 0.0210, 0.0205, 0.0200, 0.0195),
                (0.000, 0.0165, 0.0175, 0.0175, 0.0175),
            ]),
        );
    }

    fn hand(&mut self) {
        let arm = Member::Arm(self.side);
        let hand = Segment::Hand(self.side);
        self.own(
            arm,
            hand,
            0.010,
            tube(&[
                (-0.055, 0.0230, 0.0220, 0.0070, 0.0070),
                (-0.040, 0.0235, 0.0220, 0.0080, 0.0085),
                (-0.020, 0.0205, 0.0200, 0.0095, 0.0100),
                (-0.004, 0.0160, 0.0160, 0.0105, 0.0105),
            ]),
        );
        // Index to little finger: place across the palm, where it ends.
        for (x, tip, radius) in [
            (0.0165, -0.097, 0.0068),
            (0.0055, -0.104, 0.0071),
            (-0.0055, -0.100, 0.0068),
            (-0.0160, -0.088, 0.0061),
        ] {
            self.own(
                arm,
                hand,
                0.005,
                ball(
                    Vec3::new(x, 0.0, -0.048),
                    Vec3::new(x * 0.86, 0.0, tip + radius),
                    radius,
                    radius * 0.80,
                ),
            );
        }
        self.own(
            arm,
            hand,
            0.010,
            ball(
                Vec3::new(0.012, -0.002, -0.016),
                Vec3::new(0.0300, -0.004, -0.040),
                0.0105,
                0.0085,
            ),
        );
        self.own(
            arm,
            hand,
            0.004,
            ball(
                Vec3::new(0.0300, -0.004, -0.040),
                Vec3::new(0.0345, -0.004, -0.064),
                0.0080,
                0.0062,
            ),
        );
    }
}

/// Sections as place, front, back, outside, inside, in parts of stature.
fn tube(sections: &[(f32, f32, f32, f32, f32)]) -> Shape {
    let sections: Vec<Section> = sections
        .iter()
        .map(|(at, front, back, outside, inside)| Section {
            at: at * STATURE_M,
            reach: [front, back, outside, inside].map(|reach| reach * STATURE_M),
        })
        .collect();
    Shape::Tube(Tube::through(&sections))
}

fn ball(from: Vec3, to: Vec3, first: f32, last: f32) -> Shape {
    Shape::Ball {
        from: from * STATURE_M,
        to: to * STATURE_M,
        radii: [first * STATURE_M, last * STATURE_M],
    }
}
