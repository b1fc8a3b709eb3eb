//! What a person's own things are called, and what follows from each. Each function names every case.
//! It must not know where it is shown.

use super::Words;
use crate::domain::coach::age::Age;
use crate::domain::coach::profile::{Condition, Lying, Spot};
use crate::domain::coach::screening::SecondList;
use crate::domain::coach::traffic_light::{Light, may_go_on};
use crate::domain::exercise::Kind;

impl Words {
    /// What is to be minded: `Hip replacement`, …
    pub fn condition(&self, condition: Condition) -> &str {
        self.text(match condition {
            Condition::HipReplacement => "condition-hip-replacement",
            Condition::HipImpingement => "condition-hip-impingement",
            Condition::KneeInjury => "condition-knee-injury",
            Condition::ShoulderOrWrist => "condition-shoulder-or-wrist",
            Condition::Osteoporosis => "condition-osteoporosis",
            Condition::Pregnant => "condition-pregnant",
            Condition::PregnantFrom16Weeks => "condition-pregnant-from-16-weeks",
            Condition::Sciatica => "condition-sciatica",
            Condition::DeepGlutealPain => "condition-deep-gluteal-pain",
            Condition::Balance => "condition-balance",
            Condition::Hypermobile => "condition-hypermobile",
            Condition::ClotOrAnticoagulant => "condition-clot-or-anticoagulant",
            Condition::HighBloodPressure => "condition-high-blood-pressure",
            Condition::ExtensionSensitiveBack => "condition-extension-sensitive-back",
            Condition::OuterHipPain => "condition-outer-hip-pain",
            Condition::NeckPain => "condition-neck-pain",
            Condition::HeartOrLung => "condition-heart-or-lung",
            Condition::LargerBody => "condition-larger-body",
            Condition::LessFlexible => "condition-less-flexible",
        })
    }

    /// A decade: `In my forties`.
    pub fn age(&self, age: Age) -> &str {
        self.text(match age {
            Age::Under40 => "person-age-under-40",
            Age::Forties => "person-age-40-49",
            Age::Fifties => "person-age-50-59",
            Age::Sixties => "person-age-60-69",
            Age::Seventies => "person-age-70-79",
            Age::From80 => "person-age-80",
        })
    }

    /// What follows from it, or from its not being said.
    pub fn age_follows(&self, age: Option<Age>) -> &str {
        self.text(match age {
            None => "person-age-unsaid",
            Some(age) if age.is_over_69() => "person-age-over-69",
            Some(age) if age.compares_sides_first() => "person-age-from-60",
            Some(_) => "person-age-below-60",
        })
    }

    /// What the coach makes of it.
    pub fn condition_follows(&self, condition: Condition) -> &str {
        self.text(match condition {
            Condition::HipReplacement => "condition-hip-replacement-follows",
            Condition::HipImpingement => "condition-hip-impingement-follows",
            Condition::KneeInjury => "condition-knee-injury-follows",
            Condition::ShoulderOrWrist => "condition-shoulder-or-wrist-follows",
            Condition::Osteoporosis => "condition-osteoporosis-follows",
            Condition::Pregnant => "condition-pregnant-follows",
            Condition::PregnantFrom16Weeks => "condition-pregnant-from-16-weeks-follows",
            Condition::Sciatica => "condition-sciatica-follows",
            Condition::DeepGlutealPain => "condition-deep-gluteal-pain-follows",
            Condition::Balance => "condition-balance-follows",
            Condition::Hypermobile => "condition-hypermobile-follows",
            Condition::ClotOrAnticoagulant => "condition-clot-or-anticoagulant-follows",
            Condition::HighBloodPressure => "condition-high-blood-pressure-follows",
            Condition::ExtensionSensitiveBack => "condition-extension-sensitive-back-follows",
            Condition::OuterHipPain => "condition-outer-hip-pain-follows",
            Condition::NeckPain => "condition-neck-pain-follows",
            Condition::HeartOrLung => "condition-heart-or-lung-follows",
            Condition::LargerBody => "condition-larger-body-follows",
            Condition::LessFlexible => "condition-less-flexible-follows",
        })
    }

    /// Where one lies down: `On the floor`, …
    pub fn lying(&self, lying: Lying) -> &str {
        self.text(match lying {
            Lying::Floor => "person-lying-floor",
            Lying::Bed => "person-lying-bed",
            Lying::Nowhere => "person-lying-nowhere",
        })
    }

    pub fn lying_follows(&self, lying: Lying) -> &str {
        self.text(match lying {
            Lying::Floor => "person-lying-floor-follows",
            Lying::Bed => "person-lying-bed-follows",
            Lying::Nowhere => "person-stays-up",
        })
    }

    /// Where one usually begins; none where it is asked each time.
    pub fn spot(&self, spot: Option<Spot>) -> &str {
        self.text(match spot {
            Some(Spot::Desk) => "person-spot-desk",
            Some(Spot::Floor) => "person-spot-floor",
            None => "person-spot-ask",
        })
    }

    /// A sign that a clinician should see first.
    pub fn second_list_sign(&self, sign: SecondList) -> &str {
        self.text(match sign {
            SecondList::AfterFall => "flags-after-fall",
            SecondList::FeverOrIll => "flags-fever",
            SecondList::History => "flags-history",
            SecondList::NightPain => "flags-night-pain",
            SecondList::FootDrop => "flags-foot-drop",
            SecondList::HotSwollen => "flags-hot-swollen",
        })
    }

    /// What a pain of `level`, 0 to 10, in an exercise of `kind` leads to; none while it is not said.
    pub fn pain_follows(&self, kind: Option<Kind>, level: Option<u8>) -> &str {
        let Some(level) = level else {
            return self.text("hurts-light-unsaid");
        };
        let is_strength = kind == Some(Kind::Strengthen);
        let stops = !may_go_on(kind == Some(Kind::Stretch), level);
        self.text(match Light::of(level) {
            Light::Green => "hurts-light-green",
            Light::Amber if stops => "hurts-light-amber-stretch",
            Light::Amber if is_strength => "hurts-light-amber-strength",
            Light::Amber => "hurts-light-amber",
            Light::Red if is_strength => "hurts-light-red-strength",
            Light::Red => "hurts-light-red",
        })
    }
}
