//! Self-test files into self-tests. It must not know which other files exist.

use super::dose;
use super::exercises::{brace_fault, usual_place};
use super::figures;
use super::file::SelfTestFile;
use super::finding::{At, Findings};
use super::muscles::Muscles;
use super::nearest::did_you_mean;
use crate::domain::Id;
use crate::domain::demonstration::Tightness;
use crate::domain::self_test::{Reading, SelfTest};

/// The self-test that a file describes; none where its figure shows nothing.
pub fn self_test(
    file: &SelfTestFile,
    muscles: &Muscles,
    at: &At,
    findings: &mut Findings,
) -> Option<SelfTest> {
    for (index, group) in file.groups.iter().enumerate() {
        muscles.check_group(group, &at.key("groups").index(index), findings);
    }
    let lists = [
        ("spoken", &file.spoken),
        ("steps", &file.steps),
        ("limits", &file.limits),
        ("variants", &file.variants),
        ("avoid", &file.avoid),
    ];
    for (key, sentences) in lists {
        for (index, sentence) in sentences.iter().enumerate() {
            if let Some((message, help)) = brace_fault(sentence, file.sides) {
                findings.value(&at.key(key).index(index), message, help);
            }
        }
    }
    for (index, reading) in file.readings.iter().enumerate() {
        if let Some((message, help)) = brace_fault(&reading.looks, file.sides) {
            findings.value(&at.key("readings").index(index).key("looks"), message, help);
        }
    }
    for (index, asks) in file.asks.iter().enumerate() {
        if let Some((message, help)) = brace_fault(&asks.what, file.sides) {
            findings.value(&at.key("asks").index(index).key("what"), message, help);
        }
    }
    looks_at_each_group(file, muscles, at, findings);
    looks_for_one_thing(file, at, findings);
    measures_strength(file, at, findings);
    let demonstration = match &file.figure {
        Some(figure) => Some(figures::demonstration(figure, &at.key("figure"), findings)?),
        None => None,
    };
    Some(SelfTest {
        id: file.id.clone(),
        name: file.name.clone(),
        groups: file.groups.clone(),
        position: file.position,
        sides: file.sides,
        place: file.place.unwrap_or(usual_place(file.position)),
        equipment: file.equipment.clone(),
        cautions: file.cautions.clone(),
        unlocks: file.unlocks.clone(),
        after_amputation: file.after_amputation.clone(),
        takes: file.takes_s.map_or(SelfTest::USUAL_TIME, dose::seconds),
        summary: file.summary.clone(),
        spoken: file.spoken.clone(),
        steps: file.steps.clone(),
        readings: file
            .readings
            .iter()
            .map(|reading| Reading {
                verdict: reading.verdict,
                group: reading.group.clone(),
                looks: reading.looks.clone(),
                basis: reading.basis.clone(),
            })
            .collect(),
        asks: file.asks.clone(),
        limits: file.limits.clone(),
        variants: file.variants.clone(),
        avoid: file.avoid.clone(),
        measure: file.measure.clone(),
        sources: file.sources.clone(),
        demonstration,
    })
}

/// Groups that are looked at one by one at the most: each look leads to the next from each of its verdicts.
const MOST_LOOKS: usize = 4;

/// Readings belong to one group each or all to all; then no group goes without, and what is asked is asked of
/// a group that has readings.
fn looks_at_each_group(file: &SelfTestFile, muscles: &Muscles, at: &At, findings: &mut Findings) {
    let readings = at.key("readings");
    let is_by_group = file.readings.iter().any(|reading| reading.group.is_some());
    for (index, reading) in file.readings.iter().enumerate() {
        let at = readings.index(index);
        match &reading.group {
            Some(group) => is_of_test(group, file, muscles, &at.key("group"), findings),
            None if is_by_group => findings.value(
                &at,
                "This reading belongs to no muscle group, but others do.",
                "Add `group = \"…\"` here, or take it out of all readings.".to_owned(),
            ),
            None => {}
        }
    }
    let has_readings = |group: &Id| {
        let mut readings = file.readings.iter();
        readings.any(|reading| reading.group.as_ref() == Some(group))
    };
    for (index, group) in file.groups.iter().enumerate() {
        if is_by_group && !has_readings(group) {
            findings.value(
                &at.key("groups").index(index),
                format!(
                    "No reading belongs to the muscle group `{group}`, but others have theirs."
                ),
                format!("Add a reading with `group = \"{group}\"`, or take the group out here."),
            );
        }
    }
    if is_by_group && file.groups.len() > MOST_LOOKS {
        findings.value(
            &at.key("groups"),
            format!(
                "{} muscle groups are looked at one by one, but at most {MOST_LOOKS} are possible.",
                file.groups.len()
            ),
            "Make two self-tests of it.".to_owned(),
        );
    }
    let questions = at.key("asks");
    for (index, asks) in file.asks.iter().enumerate() {
        let at = questions.index(index);
        let at = at.key("group");
        let is_first = file.asks.iter().position(|other| other.group == asks.group) == Some(index);
        if !file.groups.contains(&asks.group) {
            is_of_test(&asks.group, file, muscles, &at, findings);
        } else if !has_readings(&asks.group) {
            findings.value(
                &at,
                format!("No reading belongs to the muscle group `{}`.", asks.group),
                format!(
                    "Add readings with `group = \"{}\"`, or take this question out.",
                    asks.group
                ),
            );
        } else if !is_first {
            findings.value(
                &at,
                format!("The muscle group `{}` is asked about twice.", asks.group),
                "Take one of the two questions out.".to_owned(),
            );
        }
    }
}

/// What is looked at is one of the groups that the test says it speaks of.
fn is_of_test(
    group: &Id,
    file: &SelfTestFile,
    muscles: &Muscles,
    at: &At,
    findings: &mut Findings,
) {
    if file.groups.contains(group) {
        return;
    }
    if muscles.group(group.as_str()).is_none() {
        return muscles.check_group(group, at, findings);
    }
    let groups = file.groups.iter().map(Id::as_str);
    findings.value(
        at,
        format!("This self-test does not speak of the muscle group `{group}`."),
        did_you_mean(group.as_str(), groups)
            .or(Some("Add it to `groups`, or name one of those.".to_owned())),
    );
}

/// What is tight and what is weak are two questions: one is stretched, the other strengthened.
fn looks_for_one_thing(file: &SelfTestFile, at: &At, findings: &mut Findings) {
    let is_of_strength = |verdict: Tightness| {
        matches!(
            verdict,
            Tightness::Strong | Tightness::Fair | Tightness::Weak
        )
    };
    let Some(first) = file.readings.first() else {
        return;
    };
    for (index, reading) in file.readings.iter().enumerate() {
        if is_of_strength(reading.verdict) != is_of_strength(first.verdict) {
            findings.value(
                &at.key("readings").index(index).key("verdict"),
                "This self-test looks for what is tight and for what is weak at once.",
                "Use not-tight, borderline and tight, or strong, fair and weak; make two self-tests of it where both are meant.".to_owned(),
            );
        }
    }
    let tightness_of_none = file
        .readings
        .iter()
        .all(|reading| is_of_strength(reading.verdict));
    if tightness_of_none && !file.unlocks.is_empty() {
        findings.value(
            &at.key("unlocks"),
            "A self-test of strength opens no stretch.",
            "Take `unlocks` out; only what is tight is stretched.".to_owned(),
        );
    }
}

/// Only strength is counted, and what is weak lies below what is strong.
fn measures_strength(file: &SelfTestFile, at: &At, findings: &mut Findings) {
    let Some(measure) = &file.measure else {
        return;
    };
    let at = at.key("measure");
    let of_strength = |verdict: Tightness| {
        matches!(
            verdict,
            Tightness::Strong | Tightness::Fair | Tightness::Weak
        )
    };
    if !file
        .readings
        .iter()
        .all(|reading| of_strength(reading.verdict))
    {
        findings.value(
            &at,
            "A self-test of tightness is looked at, not counted.",
            "Take `measure` out, or make another self-test of it with strong, fair and weak."
                .to_owned(),
        );
    }
    let norms = at.key("norms");
    for (index, norm) in measure.norms.iter().enumerate() {
        let at = norms.index(index);
        if norm.weak_below > norm.strong_from {
            findings.value(
                &at.key("weak_below"),
                "What is weak reaches above what is strong.",
                format!("Write {} or less.", norm.strong_from),
            );
        }
        if let (Some(from), Some(to)) = (norm.from_age, norm.to_age)
            && from > to
        {
            findings.value(
                &at.key("to_age"),
                "The oldest are younger than the youngest.",
                format!("Write {from} or more."),
            );
        }
    }
}
