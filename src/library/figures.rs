//! The figure of an exercise file into its demonstration. It must not know what else the file says.

use super::file::figure::{FigureFile, LimbsFile, PoseFile, PropFile};
use super::finding::{At, Findings};
use super::nearest::{all_of, did_you_mean};
use super::scalar::clipped;
use crate::domain::body_point::BodyPoint;
use crate::domain::demonstration::{
    Contact, Demonstration, LabelledPose, Motion, Phase, Prop, PropKind, Stand, Support, View,
};
use crate::domain::pose::{Limbs, Pelvis, Pose, Spine, limb_keys};

const CHAIR_HEIGHT_M: f32 = 0.45;
const CHAIR_SEAT_M: [f32; 2] = [0.42, 0.44];
const DESK_HEIGHT_M: f32 = 0.74;
const DESK_TOP_M: [f32; 2] = [0.70, 1.30];
const MAT_M: [f32; 2] = [1.90, 0.65];
const BED_HEIGHT_M: f32 = 0.50;
const BED_M: [f32; 2] = [2.00, 1.00];
const STEP_HEIGHT_M: f32 = 0.15;
const STEP_M: [f32; 2] = [0.30, 0.50];
const CUSHION_M: [f32; 3] = [0.40, 0.30, 0.08];
/// Of a tennis ball.
const BALL_RADIUS_M: f32 = 0.033;
const ROLLER_RADIUS_M: f32 = 0.075;
const ROLLER_LENGTH_M: f32 = 0.60;

/// The demonstration that a file describes; none where it has no start and end.
pub fn demonstration(file: &FigureFile, at: &At, findings: &mut Findings) -> Option<Demonstration> {
    let at_props = at.key("props");
    let props: Vec<Option<Prop>> = file
        .props
        .iter()
        .enumerate()
        .map(|(index, prop)| self::prop(prop, &at_props.index(index), findings))
        .collect();
    let at_poses = at.key("poses");
    let has = |phase| file.poses.iter().any(|pose| pose.phase == phase);
    if !has(Phase::End) && file.poses.iter().all(|pose| pose.tightness.is_none()) {
        findings.key(
            &at_poses,
            "None of these poses is the end of the movement.",
            "Give the one that is held `phase = \"end\"`.".to_owned(),
        );
    }
    let kinds: Vec<PropKind> = file.props.iter().map(|prop| prop.kind).collect();
    let mut poses = Vec::with_capacity(file.poses.len());
    for (index, pose) in file.poses.iter().enumerate() {
        let at_pose = at_poses.index(index);
        let at_contacts = at_pose.key("contacts");
        let mut contacts = Vec::with_capacity(pose.contacts.len());
        for (number, written) in pose.contacts.iter().enumerate() {
            let at_contact = at_contacts.index(number);
            let Some(contact) = contact(written, &at_contact, findings) else {
                continue;
            };
            contacts.push(contact);
            let Some(kind) = contact.on.prop() else {
                continue;
            };
            if !kinds.contains(&kind) {
                findings.value(
                    &at_contact,
                    format!("There is no {} to touch here.", thing(kind)),
                    "Add it to `props`, or take this contact out.".to_owned(),
                );
            }
        }
        poses.push(labelled(pose, contacts));
    }
    Some(Demonstration {
        view: View {
            azimuth_deg: file.view.azimuth_deg,
            elevation_deg: file.view.elevation_deg,
        },
        props: props.into_iter().collect::<Option<Vec<Prop>>>()?,
        poses,
        motion: Motion {
            breaths_per_minute: file
                .motion
                .breaths_per_minute
                .unwrap_or(Motion::default().breaths_per_minute),
            sway_s: file.motion.sway_s.unwrap_or(Motion::default().sway_s),
        },
    })
}

/// A contact such as `working-sole on floor`.
fn contact(written: &str, at: &At, findings: &mut Findings) -> Option<Contact> {
    let Some((point, on)) = written.split_once(" on ") else {
        findings.value(
            at,
            "This does not say what touches what.",
            "Write a place of the body, ` on `, and what it touches: `working-sole on floor`."
                .to_owned(),
        );
        return None;
    };
    let found = (BodyPoint::of_name(point), Support::of_name(on));
    if found.0.is_none() {
        let names: Vec<String> = BodyPoint::all().map(|point| point.to_string()).collect();
        unknown("place of the body", point, &names, at, findings);
    }
    if found.1.is_none() {
        let names: Vec<String> = Support::names().collect();
        unknown("thing to touch", on, &names, at, findings);
    }
    Some(Contact {
        point: found.0?,
        on: found.1?,
    })
}

fn unknown(what: &str, name: &str, known: &[String], at: &At, findings: &mut Findings) {
    let known = || known.iter().map(String::as_str);
    findings.value(
        at,
        format!("There is no {what} called `{}`.", clipped(name)),
        did_you_mean(name, known()).unwrap_or_else(|| format!("There are {}.", all_of(known()))),
    );
}

fn labelled(file: &PoseFile, contacts: Vec<Contact>) -> LabelledPose {
    LabelledPose {
        label: file.label.clone(),
        phase: file.phase,
        pose: pose(file),
        contacts,
        beyond: file.beyond.clone(),
        tightness: file.tightness,
    }
}

fn pose(file: &PoseFile) -> Pose {
    // The three parts of the spine have one shape and three ranges.
    macro_rules! spine {
        ($part:expr) => {
            Spine {
                flexion_deg: $part.flexion_deg,
                side_bend_deg: $part.side_bend_deg,
                rotation_deg: $part.rotation_deg,
            }
        };
    }
    Pose {
        pelvis: Pelvis {
            forward: file.pelvis.forward,
            left: file.pelvis.left,
            up: file.pelvis.up,
            pitch_deg: file.pelvis.pitch_deg,
            roll_deg: file.pelvis.roll_deg,
            spin_deg: file.pelvis.spin_deg,
            yaw_deg: file.pelvis.yaw_deg,
        },
        lumbar: spine!(file.lumbar),
        thoracic: spine!(file.thoracic),
        neck: spine!(file.neck),
        working: limbs(&file.working, &file.both),
        other: limbs(&file.other, &file.both),
    }
}

/// What a side says itself, else what both sides say, else 0.
fn limbs(own: &LimbsFile, both: &LimbsFile) -> Limbs {
    macro_rules! of {
        (; $($key:ident),*) => {
            Limbs { $($key: own.$key.or(both.$key).unwrap_or_default()),* }
        };
    }
    limb_keys!(of!())
}

/// What a kind of prop is described by.
struct Takes {
    /// Numbers in `at_m`.
    at: usize,
    /// Numbers in `size_m`.
    size: usize,
    height: bool,
    radius: bool,
    back: bool,
    along: bool,
}

const fn takes(kind: PropKind) -> Takes {
    let (at, size, height, radius, along) = match kind {
        PropKind::Chair | PropKind::Desk | PropKind::Bed | PropKind::Step => {
            (2, 2, true, false, false)
        }
        PropKind::Wall => (2, 0, false, false, false),
        PropKind::Mat => (2, 2, false, false, false),
        PropKind::Ball | PropKind::FoamRoller => (3, 0, false, true, false),
        PropKind::Cushion => (3, 3, false, false, false),
        PropKind::Strap | PropKind::Band => (0, 0, false, false, true),
    };
    Takes {
        at,
        size,
        height,
        radius,
        back: matches!(kind, PropKind::Chair),
        along,
    }
}

fn prop(file: &PropFile, at: &At, findings: &mut Findings) -> Option<Prop> {
    let takes = takes(file.kind);
    let before = findings.0.len();
    let name = thing(file.kind);
    let surplus = [
        ("size_m", file.size_m.is_some() && takes.size == 0),
        ("height_m", file.height_m.is_some() && !takes.height),
        ("radius_m", file.radius_m.is_some() && !takes.radius),
        ("back", file.back.is_some() && !takes.back),
        ("along", !file.along.is_empty() && !takes.along),
        ("at_m", !file.at_m.is_empty() && takes.at == 0),
    ];
    for (key, _) in surplus.into_iter().filter(|(_, is)| *is) {
        findings.key(
            &at.key(key),
            format!("A {name} has no `{key}`."),
            "Take it out.".to_owned(),
        );
    }
    if takes.at > 0 && file.at_m.len() != takes.at {
        let at_place = at.key("at_m");
        findings.value(
            // Where nothing is said, the whole prop is marked.
            if file.at_m.is_empty() { at } else { &at_place },
            format!("The place of a {name} is {} numbers.", takes.at),
            Some(if takes.at == 2 {
                "Write `at_m = [forward, left]` in metres.".to_owned()
            } else {
                "Write `at_m = [forward, left, up]` in metres.".to_owned()
            }),
        );
    }
    if let Some(size) = &file.size_m
        && takes.size > 0
        && (size.len() != takes.size || size.iter().any(|side| !(0.01..=4.0).contains(side)))
    {
        findings.value(
            &at.key("size_m"),
            format!(
                "The size of a {name} is {} numbers from 0.01 to 4.",
                takes.size
            ),
            Some(if takes.size == 2 {
                "Write `size_m = [depth, width]` in metres.".to_owned()
            } else {
                "Write `size_m = [depth, width, height]` in metres.".to_owned()
            }),
        );
    }
    if takes.along && file.along.len() < 2 {
        findings.value(
            &at.key("along"),
            format!("A {name} runs along at least two places of the body."),
            "Write `along = [\"working-palm\", \"working-ankle\"]`.".to_owned(),
        );
    }
    (findings.0.len() == before).then(|| made(file))
}

fn made(file: &PropFile) -> Prop {
    let number = |index: usize| file.at_m.get(index).copied().unwrap_or_default();
    let stand = Stand {
        at_m: [number(0), number(1)],
        turned_deg: file.turned_deg,
    };
    let centre_m = [number(0), number(1), number(2)];
    let turned_deg = file.turned_deg;
    let area = |usual: [f32; 2]| match file.size_m.as_deref() {
        Some(&[depth, width]) => [depth, width],
        _ => usual,
    };
    match file.kind {
        PropKind::Chair => Prop::Chair {
            stand,
            seat_height_m: file.height_m.unwrap_or(CHAIR_HEIGHT_M),
            seat_m: area(CHAIR_SEAT_M),
            has_back: file.back.unwrap_or(true),
        },
        PropKind::Wall => Prop::Wall { stand },
        PropKind::Desk => Prop::Desk {
            stand,
            height_m: file.height_m.unwrap_or(DESK_HEIGHT_M),
            top_m: area(DESK_TOP_M),
        },
        PropKind::Mat => Prop::Mat {
            stand,
            size_m: area(MAT_M),
        },
        PropKind::Bed => Prop::Bed {
            stand,
            height_m: file.height_m.unwrap_or(BED_HEIGHT_M),
            size_m: area(BED_M),
        },
        PropKind::Step => Prop::Step {
            stand,
            height_m: file.height_m.unwrap_or(STEP_HEIGHT_M),
            size_m: area(STEP_M),
        },
        PropKind::Ball => Prop::Ball {
            centre_m,
            radius_m: file.radius_m.unwrap_or(BALL_RADIUS_M),
        },
        PropKind::FoamRoller => Prop::FoamRoller {
            centre_m,
            turned_deg,
            radius_m: file.radius_m.unwrap_or(ROLLER_RADIUS_M),
            length_m: ROLLER_LENGTH_M,
        },
        PropKind::Cushion => Prop::Cushion {
            centre_m,
            turned_deg,
            size_m: match file.size_m.as_deref() {
                Some(&[depth, width, height]) => [depth, width, height],
                _ => CUSHION_M,
            },
        },
        PropKind::Strap => Prop::Strap {
            along: file.along.clone(),
        },
        PropKind::Band => Prop::Band {
            around: file.along.clone(),
        },
    }
}

/// What a kind of prop is called in a sentence.
const fn thing(kind: PropKind) -> &'static str {
    match kind {
        PropKind::Chair => "chair",
        PropKind::Wall => "wall",
        PropKind::Desk => "desk",
        PropKind::Mat => "mat",
        PropKind::Bed => "bed",
        PropKind::Ball => "ball",
        PropKind::FoamRoller => "foam roller",
        PropKind::Strap => "strap",
        PropKind::Band => "band",
        PropKind::Step => "step",
        PropKind::Cushion => "cushion",
    }
}
