//! How far the joints of a healthy adult go. It must not know any pose.
//!
//! Two limits each: `published` is what the cited tables give as normal; `most` is the end that a pose may
//! reach when its file says why (`beyond`), because pelvis, spine or shoulder blade share in the movement or
//! another hand pushes. Beyond `most` a file is refused.

use crate::domain::angle::{Angle, LimbAngle, SpineAngle, SpinePart};

/// From how far to how far an angle goes, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// Least and most that is published as normal.
    pub published: (f32, f32),
    /// Least and most that any pose may have.
    pub most: (f32, f32),
    pub source: &'static str,
}

impl Range {
    pub fn is_published(&self, degrees: f32) -> bool {
        (self.published.0..=self.published.1).contains(&degrees)
    }

    pub fn is_possible(&self, degrees: f32) -> bool {
        (self.most.0..=self.most.1).contains(&degrees)
    }
}

const fn range(published: (f32, f32), most: (f32, f32), source: &'static str) -> Range {
    Range {
        published,
        most,
        source,
    }
}

/// American Academy of Orthopaedic Surgeons, "Joint Motion: Method of Measuring and Recording" (1965), and its
/// second edition by Greene and Heckman (1994).
const AAOS: &str = "AAOS 1965; Greene and Heckman 1994";
/// Boone and Azen, J Bone Joint Surg 61-A (1979) 756: men from 1 to 54.
const BOONE: &str = "Boone and Azen 1979";
/// Soucie et al., Haemophilia 17 (2011) 500: the CDC's tables for healthy people from 2 to 69.
const SOUCIE: &str = "Soucie et al. 2011";
/// Kouyoumdjian et al., Orthop Traumatol Surg Res 98 (2012) 17: hip rotation of 120 adults.
const HIP_ROTATION: &str = "AAOS 1965; Kouyoumdjian et al. 2012";
/// White and Panjabi, "Clinical Biomechanics of the Spine", 2nd edition (1990): sums over the segments.
const SPINE: &str = "White and Panjabi 1990";

pub const LUMBAR_FLEXION: Range = range((-35.0, 60.0), (-40.0, 65.0), SPINE);
pub const LUMBAR_SIDE_BEND: Range = range((-25.0, 25.0), (-30.0, 30.0), SPINE);
pub const LUMBAR_ROTATION: Range = range((-12.0, 12.0), (-18.0, 18.0), SPINE);
pub const THORACIC_FLEXION: Range = range((-25.0, 40.0), (-30.0, 45.0), SPINE);
pub const THORACIC_SIDE_BEND: Range = range((-25.0, 25.0), (-35.0, 35.0), SPINE);
pub const THORACIC_ROTATION: Range = range((-35.0, 35.0), (-45.0, 45.0), SPINE);
pub const NECK_FLEXION: Range = range((-60.0, 50.0), (-70.0, 60.0), AAOS);
pub const NECK_SIDE_BEND: Range = range((-45.0, 45.0), (-50.0, 50.0), AAOS);
pub const NECK_ROTATION: Range = range((-80.0, 80.0), (-85.0, 85.0), AAOS);
pub const HIP_FLEXION: Range = range((-20.0, 125.0), (-30.0, 145.0), SOUCIE);
pub const HIP_ABDUCTION: Range = range((-30.0, 46.0), (-40.0, 70.0), BOONE);
pub const HIP_EXTERNAL_ROTATION: Range = range((-45.0, 47.0), (-60.0, 80.0), HIP_ROTATION);
pub const KNEE_FLEXION: Range = range((0.0, 142.0), (-5.0, 155.0), SOUCIE);
pub const ANKLE_DORSIFLEXION: Range = range((-56.0, 20.0), (-65.0, 40.0), BOONE);
pub const ANKLE_INVERSION: Range = range((-20.0, 35.0), (-25.0, 45.0), AAOS);
pub const TOE_EXTENSION: Range = range((-40.0, 70.0), (-45.0, 90.0), AAOS);
pub const SHOULDER_FLEXION: Range = range((-60.0, 180.0), (-70.0, 185.0), AAOS);
pub const SHOULDER_ABDUCTION: Range = range((-45.0, 180.0), (-60.0, 185.0), AAOS);
pub const SHOULDER_EXTERNAL_ROTATION: Range = range((-90.0, 104.0), (-110.0, 110.0), BOONE);
pub const ELBOW_FLEXION: Range = range((0.0, 150.0), (-10.0, 155.0), AAOS);
pub const FOREARM_PRONATION: Range = range((-90.0, 90.0), (-100.0, 100.0), SOUCIE);
pub const WRIST_FLEXION: Range = range((-75.0, 80.0), (-90.0, 90.0), BOONE);

/// How far `angle` goes.
pub const fn of(angle: Angle) -> Range {
    use SpineAngle::{Flexion, Rotation, SideBend};
    match angle {
        Angle::Spine(SpinePart::Lumbar, Flexion) => LUMBAR_FLEXION,
        Angle::Spine(SpinePart::Lumbar, SideBend) => LUMBAR_SIDE_BEND,
        Angle::Spine(SpinePart::Lumbar, Rotation) => LUMBAR_ROTATION,
        Angle::Spine(SpinePart::Thoracic, Flexion) => THORACIC_FLEXION,
        Angle::Spine(SpinePart::Thoracic, SideBend) => THORACIC_SIDE_BEND,
        Angle::Spine(SpinePart::Thoracic, Rotation) => THORACIC_ROTATION,
        Angle::Spine(SpinePart::Neck, Flexion) => NECK_FLEXION,
        Angle::Spine(SpinePart::Neck, SideBend) => NECK_SIDE_BEND,
        Angle::Spine(SpinePart::Neck, Rotation) => NECK_ROTATION,
        Angle::Limb(LimbAngle::HipFlexion) => HIP_FLEXION,
        Angle::Limb(LimbAngle::HipAbduction) => HIP_ABDUCTION,
        Angle::Limb(LimbAngle::HipExternalRotation) => HIP_EXTERNAL_ROTATION,
        Angle::Limb(LimbAngle::KneeFlexion) => KNEE_FLEXION,
        Angle::Limb(LimbAngle::AnkleDorsiflexion) => ANKLE_DORSIFLEXION,
        Angle::Limb(LimbAngle::AnkleInversion) => ANKLE_INVERSION,
        Angle::Limb(LimbAngle::ToeExtension) => TOE_EXTENSION,
        Angle::Limb(LimbAngle::ShoulderFlexion) => SHOULDER_FLEXION,
        Angle::Limb(LimbAngle::ShoulderAbduction) => SHOULDER_ABDUCTION,
        Angle::Limb(LimbAngle::ShoulderExternalRotation) => SHOULDER_EXTERNAL_ROTATION,
        Angle::Limb(LimbAngle::ElbowFlexion) => ELBOW_FLEXION,
        Angle::Limb(LimbAngle::ForearmPronation) => FOREARM_PRONATION,
        Angle::Limb(LimbAngle::WristFlexion) => WRIST_FLEXION,
    }
}
