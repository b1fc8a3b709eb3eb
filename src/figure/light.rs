//! How a surface looks by the way that it is turned to the light: a soft key from above, a bright sky, an edge
//! that sets the figure off from its ground. It must not know what a surface belongs to.

use glam::{Vec2, Vec3};

use super::colours::Colour;

/// Towards the key light, as the picture has it: right, up, towards the camera.
const KEY: Vec3 = Vec3::new(-0.46, 0.62, 0.636);
/// How far the key reaches around a body, and its part of all light; the sky has the rest.
const WRAP: f32 = 0.22;
const KEY_PART: f32 = 0.70;

/// What a surface that is turned in some way gets.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Lit {
    /// 0 in the shade, 1 in full light.
    pub light: f32,
    /// How much of the edge's colour is seen.
    pub edge: f32,
}

/// Light for every way in which a visible surface can be turned.
pub struct Light {
    table: Vec<Lit>,
}

const SIDE: usize = 128;
/// From the middle cell to the last.
const HALF: f32 = (SIDE - 1) as f32 / 2.0;

impl Default for Light {
    fn default() -> Self {
        let table = (0..SIDE * SIDE)
            .map(|cell| {
                let across = |cell: usize| cell as f32 / HALF - 1.0;
                lit(across(cell % SIDE), across(cell / SIDE))
            })
            .collect();
        Self { table }
    }
}

impl Light {
    /// For a normal by its parts to the picture's right and up, −1 to 1.
    pub fn on(&self, right: f32, up: f32) -> Lit {
        // So large a number has no digits behind the point, and its last ones are the cell; masked, for a
        // normal may be longer than one by a rounding.
        const WHOLE: f32 = (1 << 23) as f32;
        let cell = |part: f32| (part * HALF + (HALF + WHOLE)).to_bits() as usize & (SIDE - 1);
        self.table[cell(up) * SIDE + cell(right)]
    }
}

fn lit(right: f32, up: f32) -> Lit {
    let flat = Vec2::new(right, up).clamp_length_max(0.999);
    let normal = flat.extend((1.0 - flat.length_squared()).sqrt());
    let key = ((normal.dot(KEY) + WRAP) / (1.0 + WRAP)).max(0.0);
    let sky = 0.5 + 0.5 * normal.y;
    let away = 1.0 - normal.z;
    Lit {
        light: (KEY_PART * key + (1.0 - KEY_PART) * sky).min(1.0),
        edge: away * away,
    }
}

/// A material's colour in full light and in the shade.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Material {
    pub light: Colour,
    pub shade: Colour,
}

impl Material {
    pub fn under(&self, light: f32) -> Colour {
        self.shade.mix(self.light, light)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_up_is_light_and_what_looks_down_is_not() {
        let light = Light::default();
        let [up, ahead, down] = [0.9, 0.0, -0.9].map(|up| light.on(0.0, up).light);
        assert!(up > ahead && ahead > down + 0.2, "{up} {ahead} {down}");
        assert!(light.on(-0.6, 0.5).light > light.on(0.6, 0.5).light);
        let all = light
            .table
            .iter()
            .all(|lit| (0.0..=1.0).contains(&lit.light));
        assert!(all);
    }

    #[test]
    fn the_edge_is_where_the_surface_turns_away() {
        let light = Light::default();
        assert!(light.on(0.0, 0.0).edge < 0.01);
        assert!(light.on(0.98, 0.0).edge > 0.5);
        // A rounding more than one is the edge still.
        assert!(light.on(1.0005, 0.0).edge > 0.5);
    }
}
