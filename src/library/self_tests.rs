//! Self-test files into self-tests. It must not know which other files exist.

use super::exercises::{brace_fault, usual_place};
use super::figures;
use super::file::SelfTestFile;
use super::finding::{At, Findings};
use super::muscles::Muscles;
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
        summary: file.summary.clone(),
        steps: file.steps.clone(),
        readings: file
            .readings
            .iter()
            .map(|reading| Reading {
                verdict: reading.verdict,
                looks: reading.looks.clone(),
                basis: reading.basis.clone(),
            })
            .collect(),
        limits: file.limits.clone(),
        variants: file.variants.clone(),
        avoid: file.avoid.clone(),
        sources: file.sources.clone(),
        demonstration,
    })
}
