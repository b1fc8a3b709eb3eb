//! The shapes that a body is moulded from, each as a field: negative inside, positive outside, about the
//! distance to the surface near it. It must not know which part of a body a shape is.

use glam::{Mat3, Vec3};

/// A cross-section of a [`Tube`]: how far its surface is from its axis, in metres.
#[derive(Clone, Copy, Debug)]
pub struct Section {
    /// Where it is on the axis.
    pub at: f32,
    /// Along +x, −x, +y and −y of the tube's own frame.
    pub reach: [f32; 4],
}

/// A shape in its own frame.
#[derive(Clone, Debug)]
pub enum Shape {
    /// An ellipsoid about the origin, by its half axes.
    Blob(Vec3),
    /// Elliptical cross-sections along z, closed by ellipsoidal caps.
    Tube(Tube),
    /// A tube that ends in the plane where z is `floor` of its parent's frame: a flat sole.
    Ball {
        from: Vec3,
        to: Vec3,
        radii: [f32; 2],
    },
}

/// Cross-sections at equal distances, smoothly between those that were given.
#[derive(Clone, Debug)]
pub struct Tube {
    first: f32,
    step: f32,
    reach: Vec<[f32; 4]>,
}

const SAMPLES: usize = 33;

impl Tube {
    /// Through `sections`, which must be sorted by their place and at least two.
    pub fn through(sections: &[Section]) -> Self {
        let first = sections[0].at;
        let step = (sections[sections.len() - 1].at - first) / (SAMPLES - 1) as f32;
        let reach = (0..SAMPLES)
            .map(|index| smooth_between(sections, first + step * index as f32))
            .collect();
        Self { first, step, reach }
    }

    fn reach_at(&self, z: f32) -> [f32; 4] {
        let place = ((z - self.first) / self.step).clamp(0.0, (SAMPLES - 1) as f32);
        let index = (place as usize).min(SAMPLES - 2);
        let part = place - index as f32;
        let (below, above) = (&self.reach[index], &self.reach[index + 1]);
        std::array::from_fn(|side| below[side] + (above[side] - below[side]) * part)
    }

    fn field(&self, p: Vec3) -> f32 {
        let last = self.first + self.step * (SAMPLES - 1) as f32;
        let reach = self.reach_at(p.z);
        let x = if p.x > 0.0 { reach[0] } else { reach[1] };
        let y = if p.y > 0.0 { reach[2] } else { reach[3] };
        let past = (p.z - last).max(self.first - p.z).max(0.0);
        // Caps are as high all around, or the surface would be torn where the sides meet.
        let cap = reach[0].min(reach[1]).min(reach[2]).min(reach[3]);
        ellipsoid(Vec3::new(p.x, p.y, past), Vec3::new(x, y, cap))
    }
}

/// Catmull and Rom's curve through the sections.
fn smooth_between(sections: &[Section], at: f32) -> [f32; 4] {
    let count = sections.len();
    let above = sections
        .iter()
        .position(|section| section.at >= at)
        .unwrap_or(count - 1)
        .max(1);
    let (a, b) = (&sections[above - 1], &sections[above]);
    let before = &sections[above.saturating_sub(2)];
    let after = &sections[(above + 1).min(count - 1)];
    let length = b.at - a.at;
    let t = ((at - a.at) / length).clamp(0.0, 1.0);
    let (t2, t3) = (t * t, t * t * t);
    std::array::from_fn(|side| {
        let slope = |from: &Section, to: &Section| {
            (to.reach[side] - from.reach[side]) / (to.at - from.at).max(1e-6) * length
        };
        let (start, end) = (slope(before, b), slope(a, after));
        (2.0 * t3 - 3.0 * t2 + 1.0) * a.reach[side]
            + (t3 - 2.0 * t2 + t) * start
            + (3.0 * t2 - 2.0 * t3) * b.reach[side]
            + (t3 - t2) * end
    })
}

/// Quilez's first-order distance to an ellipsoid.
fn ellipsoid(p: Vec3, radii: Vec3) -> f32 {
    let scaled = p / radii;
    // The processor's square root is exact, as on every machine, and sooner there than glam's.
    let k0 = scaled.length_squared().sqrt();
    let k1 = (scaled / radii).length_squared().sqrt();
    if k1 < 1e-4 {
        return -radii.min_element();
    }
    k0 * (k0 - 1.0) / k1
}

/// A ball that moves along a line while its radius changes.
fn rolling_ball(p: Vec3, from: Vec3, to: Vec3, radii: [f32; 2]) -> f32 {
    let along = to - from;
    let t = ((p - from).dot(along) / along.length_squared()).clamp(0.0, 1.0);
    (p - from - along * t).length_squared().sqrt() - (radii[0] + (radii[1] - radii[0]) * t)
}

impl Shape {
    pub fn field(&self, p: Vec3) -> f32 {
        match self {
            Self::Blob(radii) => ellipsoid(p, *radii),
            Self::Tube(tube) => tube.field(p),
            Self::Ball { from, to, radii } => rolling_ball(p, *from, *to, *radii),
        }
    }

    /// A ball around the shape: its centre and its radius.
    pub fn bounds(&self) -> (Vec3, f32) {
        match self {
            Self::Blob(radii) => (Vec3::ZERO, radii.max_element()),
            Self::Ball { from, to, radii } => (
                (*from + *to) / 2.0,
                (*to - *from).length() / 2.0 + radii[0].max(radii[1]),
            ),
            Self::Tube(tube) => {
                let half = tube.step * (SAMPLES - 1) as f32 / 2.0;
                let widest = tube
                    .reach
                    .iter()
                    .flatten()
                    .fold(0.0_f32, |widest, reach| widest.max(*reach));
                (Vec3::Z * (tube.first + half), half + 1.5 * widest)
            }
        }
    }
}

/// A shape in its place in the world.
#[derive(Clone, Debug)]
pub struct Placed {
    shape: Shape,
    origin_m: Vec3,
    /// From the world into the shape's frame.
    turn: Mat3,
    centre_m: Vec3,
    radius_m: f32,
    /// How softly it flows into what was there before.
    pub blend_m: f32,
    /// Whether it is taken away instead of added.
    pub is_hollow: bool,
    /// A plane of the shape's frame beyond which it is cut off: normal and distance.
    cut: Option<(Vec3, f32)>,
}

impl Placed {
    /// `turn` is from the shape's frame into the world; it may mirror.
    pub fn new(shape: Shape, origin_m: Vec3, turn: Mat3, blend_m: f32) -> Self {
        let (centre, radius_m) = shape.bounds();
        Self {
            shape,
            origin_m,
            turn: turn.transpose(),
            centre_m: origin_m + turn * centre,
            radius_m,
            blend_m,
            is_hollow: false,
            cut: None,
        }
    }

    /// To be taken away.
    pub fn hollow(mut self) -> Self {
        self.is_hollow = true;
        self
    }

    /// Cut off where a point's part along `normal`, in the shape's frame, is above `distance_m`.
    pub fn cut(mut self, normal: Vec3, distance_m: f32) -> Self {
        self.cut = Some((normal, distance_m));
        self
    }

    pub fn field(&self, p: Vec3) -> f32 {
        let local = self.turn * (p - self.origin_m);
        let field = self.shape.field(local);
        match self.cut {
            Some((normal, distance)) => -smooth_min(-field, distance - local.dot(normal), 0.008),
            None => field,
        }
    }

    /// No point nearer to the surface than this lower bound.
    pub fn far(&self, p: Vec3) -> f32 {
        (p - self.centre_m).length_squared().sqrt() - self.radius_m
    }
}

/// The lesser of two fields, rounded where they are closer than `blend`.
pub fn smooth_min(a: f32, b: f32, blend: f32) -> f32 {
    let near = (blend - (a - b).abs()).max(0.0) / blend.max(1e-6);
    a.min(b) - near * near * blend * 0.25
}
