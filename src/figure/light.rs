//! How a surface looks by the way that it is turned to the light: a soft key from above, a bright sky, an edge
//! that sets the figure off from its ground. It must not know what a surface belongs to.

use glam::Vec3;

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

/// For a normal by its parts to the picture's right, up and towards the camera, −1 to 1.
#[inline]
pub fn on([right, up, towards]: [f32; 3]) -> Lit {
    // What turns away has no light of its own.
    let towards = at_least(towards, 0.045);
    let on_key = right * KEY.x + up * KEY.y + towards * KEY.z;
    let key = at_least(on_key + WRAP, 0.0) * (KEY_PART / (1.0 + WRAP));
    let sky = (0.5 + 0.5 * up) * (1.0 - KEY_PART);
    let away = 1.0 - towards;
    Lit {
        light: -at_least(-(key + sky), -1.0),
        edge: away * away,
    }
}

/// `f32::max` would ask for numbers that are none as well.
fn at_least(value: f32, least: f32) -> f32 {
    if value < least { least } else { value }
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
    use glam::Vec2;

    use super::*;

    #[test]
    fn what_looks_up_is_light_and_what_looks_down_is_not() {
        let [up, ahead, down] = [0.9, 0.0, -0.9].map(|up| on([0.0, up, 0.43]).light);
        assert!(up > ahead && ahead > down + 0.2, "{up} {ahead} {down}");
        assert!(on([-0.6, 0.5, 0.6]).light > on([0.6, 0.5, 0.6]).light);
        for step in 0..64 {
            let (up, right) = Vec2::from_angle(step as f32 * 0.1).into();
            let light = on([right, up, 0.0]).light;
            assert!((0.0..=1.0).contains(&light), "{right} {up}: {light}");
        }
    }

    #[test]
    fn the_edge_is_where_the_surface_turns_away() {
        assert!(on([0.0, 0.0, 1.0]).edge < 0.01);
        assert!(on([0.98, 0.0, 0.2]).edge > 0.5);
        // What looks away is the edge still.
        assert!(on([0.98, 0.0, -0.2]).edge > 0.5);
    }
}
