//! The figure: one articulated person who shows every exercise, drawn on the processor into an image.
//! It must not know any window, file or clock.
//!
//! Reading order: [`skeleton`] (where every part of the body is in a pose), [`surface`] (how far its skin
//! is from its bones), [`range`](mod@range) (how far its joints go), [`contact`] (what touches what),
//! [`doing`] (what is done in a step), [`motion`] (from pose to pose); [`picture`] (from a pose to an image): [`body`] (the skin in every pose),
//! [`camera`], [`raster`] and [`light`] (from skin to pixels), [`props`] (chair, wall, ball), [`muscles`] and
//! [`glow`] (what is lit up), [`portrait`] (an exercise as a scene).

pub mod balance;
pub mod body;
pub mod camera;
pub mod collide;
pub mod colours;
pub mod contact;
pub mod doing;
pub mod glow;
pub mod light;
pub mod motion;
pub mod muscles;
pub mod occlusion;
pub mod outline;
pub mod picture;
pub mod portrait;
pub mod props;
pub mod range;
pub mod raster;
mod settle;
pub mod shading;
pub mod shadow;
pub mod skeleton;
pub mod solid;
pub mod surface;

pub use camera::Framing;
pub use colours::{Colour, Colours};
pub use doing::Doing;
pub use light::Material;
pub use motion::Posture;
pub use muscles::{Glow, Region};
pub use picture::{Image, Look, Painter, Scene};
pub use portrait::Portrait;
pub use skeleton::{Segment, Skeleton};
