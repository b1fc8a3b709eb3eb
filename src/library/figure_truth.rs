//! Whether the poses of a file are possible: joints within their ranges, contacts met, nothing below the floor, no
//! limb through another. It must not be asked of the built-in files, whose tests say so once; it costs more than
//! reading them.

use super::file::figure::{FigureFile, PoseFile};
use super::finding::{At, Findings};
use crate::domain::Side;
use crate::domain::body_point::Whose;
use crate::domain::demonstration::{Demonstration, LabelledPose, Prop};
use crate::domain::pose::Angle;
use crate::figure::collide::{self, FLOOR_M};
use crate::figure::contact::{self, TOLERANCE_M};
use crate::figure::skeleton::STATURE_M;
use crate::figure::{Segment, Skeleton, range};

/// Finds every joint out of its range, every contact that is not met, and what is below the floor or in another part of
/// the body.
pub fn check(file: &FigureFile, shown: &Demonstration, at: &At, findings: &mut Findings) {
    let at_poses = at.key("poses");
    for (index, (file, pose)) in file.poses.iter().zip(&shown.poses).enumerate() {
        let at_pose = at_poses.index(index);
        check_ranges(file, pose, &at_pose, findings);
        let skeleton = Skeleton::of(&pose.pose, WORKING);
        check_contacts(file, pose, &shown.props, (&skeleton, &at_pose), findings);
        check_floor(&skeleton, &at_pose, findings);
        check_overlaps(&skeleton, &at_pose, findings);
    }
}

/// Poses are written with this side working.
const WORKING: Side = Side::Right;

fn check_ranges(file: &PoseFile, pose: &LabelledPose, at: &At, findings: &mut Findings) {
    let mut said: Vec<(String, Angle)> = Vec::new();
    for (angle, whose, degrees) in pose.pose.angles() {
        let range = range::of(angle);
        let is_allowed = pose.beyond.iter().any(|beyond| beyond.angle == angle);
        // Beyond what is possible at all, the schema has already said so.
        if range.is_published(degrees) || is_allowed || !range.is_possible(degrees) {
            continue;
        }
        let name = angle.as_str();
        let (table, key) = match (name.split_once('.'), whose) {
            (Some((table, key)), _) => (table, key),
            (None, Some(whose)) => (written_in(file, whose, name), name),
            (None, None) => continue,
        };
        // What both sides have is said once.
        if said.contains(&(table.to_owned(), angle)) {
            continue;
        }
        said.push((table.to_owned(), angle));
        findings.value(
            &at.key(table).key(key),
            format!(
                "People reach from {} to {} here ({}), but this is {degrees}.",
                range.published.0, range.published.1, range.source
            ),
            format!(
                "Stay within, or say why this pose may go further: \
                 `beyond = [{{ angle = \"{name}\", why = \"…\" }}]`."
            ),
        );
    }
}

/// The table of a pose that says an angle of one side.
fn written_in(file: &PoseFile, whose: Whose, name: &str) -> &'static str {
    let (own, table) = match whose {
        Whose::Working => (&file.working, "working"),
        Whose::Other => (&file.other, "other"),
    };
    if own.says(name) { table } else { "both" }
}

fn check_contacts(
    file: &PoseFile,
    pose: &LabelledPose,
    props: &[Prop],
    (skeleton, at): (&Skeleton, &At),
    findings: &mut Findings,
) {
    let at_contacts = at.key("contacts");
    // What could not be read has been said, and shifts the others.
    if pose.contacts.len() != file.contacts.len() {
        return;
    }
    for (index, contact) in pose.contacts.iter().enumerate() {
        // Where the thing is missing, that has been said.
        let Some(gap) = contact::gap(contact, skeleton, props) else {
            continue;
        };
        if gap.is_met() {
            continue;
        }
        let (point, on) = (contact.point, contact.on);
        let off_cm = gap.distance_m * 100.0;
        let message = if gap.distance_m > TOLERANCE_M {
            format!("This contact is not met: {point} is {off_cm:.1} cm away from {on}.")
        } else if gap.distance_m < -TOLERANCE_M {
            format!(
                "This contact is not met: {point} is {:.1} cm inside {on}.",
                -off_cm
            )
        } else {
            format!("This contact is not met: {point} turns its back to {on}.")
        };
        let most_cm = TOLERANCE_M * 100.0;
        findings.value(
            &at_contacts.index(index),
            message,
            format!(
                "Change the angles of this pose until they touch within {most_cm:.0} cm, or take the contact out."
            ),
        );
    }
}

/// What is deepest below the floor.
fn check_floor(skeleton: &Skeleton, at: &At, findings: &mut Findings) {
    let below = collide::below_floor(skeleton).into_iter();
    let Some((segment, depth_m)) = below.max_by(|a, b| a.1.total_cmp(&b.1)) else {
        return;
    };
    if depth_m <= FLOOR_M {
        return;
    }
    // Rounded up, so that what is written is enough.
    let up = (depth_m / STATURE_M * 1000.0).ceil() / 1000.0;
    findings.value(
        &at.key("label"),
        format!(
            "In this pose {} is {:.1} cm below the floor.",
            name(segment),
            depth_m * 100.0
        ),
        format!(
            "Raise the whole body by adding {up:.3} to `pelvis.up`, or bend the limb until at most {:.0} cm is below.",
            FLOOR_M * 100.0
        ),
    );
}

/// So much more than flesh gives way two parts of a person's pose may be in each other: arms that hang as the zero pose
/// has them brush the thighs.
const GRACE_M: f32 = 0.010;

/// What is deepest in another part of the body.
fn check_overlaps(skeleton: &Skeleton, at: &At, findings: &mut Findings) {
    let too_deep = collide::overlaps(skeleton)
        .into_iter()
        .filter_map(|overlap| {
            let most_m = collide::give_m(overlap.one, overlap.two)? + GRACE_M;
            (overlap.depth_m > most_m).then_some((overlap, most_m))
        });
    let Some((overlap, most_m)) = too_deep.max_by(|a, b| a.0.depth_m.total_cmp(&b.0.depth_m))
    else {
        return;
    };
    let [one, two] = [overlap.one, overlap.two].map(name);
    findings.value(
        &at.key("label"),
        format!(
            "In this pose {two} goes {:.1} cm into {one}.",
            overlap.depth_m * 100.0
        ),
        format!(
            "Change the angles of one of them until it is at most {:.1} cm: so far flesh gives way.",
            most_m * 100.0
        ),
    );
}

/// What a person calls a part of the body.
fn name(segment: Segment) -> String {
    use Segment::{
        Foot, Forearm, Hand, Head, Lumbar, Neck, Pelvis, Shank, Thigh, Thorax, Toes, UpperArm,
    };
    let (part, side) = match segment {
        Pelvis => return "the pelvis".into(),
        Lumbar => return "the waist".into(),
        Thorax => return "the chest".into(),
        Neck => return "the neck".into(),
        Head => return "the head".into(),
        Thigh(side) => ("thigh", side),
        Shank(side) => ("shin", side),
        Foot(side) => ("foot", side),
        Toes(side) => ("forefoot", side),
        UpperArm(side) => ("upper arm", side),
        Forearm(side) => ("forearm", side),
        Hand(side) => ("hand", side),
    };
    let whose = if side == WORKING { "working" } else { "other" };
    format!("the {whose} {part}")
}
