//! Whether the poses of a file are possible: joints within their ranges, contacts met. It must not be asked of
//! the built-in files, whose tests say so once; it costs more than reading them.

use super::file::figure::{FigureFile, PoseFile};
use super::finding::{At, Findings};
use crate::domain::Side;
use crate::domain::body_point::Whose;
use crate::domain::demonstration::{Demonstration, LabelledPose, Prop};
use crate::domain::pose::Angle;
use crate::figure::contact::{self, TOLERANCE_M};
use crate::figure::{Skeleton, range};

/// Finds every joint out of its range and every contact that is not met.
pub fn check(file: &FigureFile, shown: &Demonstration, at: &At, findings: &mut Findings) {
    let at_poses = at.key("poses");
    for (index, (file, pose)) in file.poses.iter().zip(&shown.poses).enumerate() {
        let at_pose = at_poses.index(index);
        check_ranges(file, pose, &at_pose, findings);
        check_contacts(file, pose, &shown.props, &at_pose, findings);
    }
}

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
    at: &At,
    findings: &mut Findings,
) {
    let skeleton = Skeleton::of(&pose.pose, Side::Right);
    let at_contacts = at.key("contacts");
    // What could not be read has been said, and shifts the others.
    if pose.contacts.len() != file.contacts.len() {
        return;
    }
    for (index, contact) in pose.contacts.iter().enumerate() {
        // Where the thing is missing, that has been said.
        let Some(gap) = contact::gap(contact, &skeleton, props) else {
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
