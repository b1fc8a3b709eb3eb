//! Muscles as regions of the skin: which of them an exercise's muscles light up. It must not know which
//! point of the surface belongs to which region; `body` does.

use crate::domain::exercise::Kind;

/// A part of the skin that lies over a muscle or a group of them. A sided one is lit on the side that works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Region {
    GluteusMaximus,
    GluteusMedius,
    /// Piriformis and its small neighbours, deep in the buttock.
    DeepRotators,
    /// Where iliacus and psoas come to the front of the hip.
    Iliopsoas,
    Quadriceps,
    TensorFasciaeLatae,
    /// The band that runs from there down the outer thigh.
    IliotibialBand,
    Hamstrings,
    Adductors,
    Abdominals,
    /// The side of the belly.
    Obliques,
    LowBack,
    UpperBack,
    Calf,
    Shoulder,
    /// The ribs below the arm.
    SideOfRibs,
}

/// A region that is lit up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glow {
    pub region: Region,
    /// What the exercise does to it.
    pub kind: Kind,
    /// 0 not at all, 1 fully.
    pub strength: f32,
}

impl Region {
    pub const COUNT: usize = 16;

    pub const ALL: [Self; Self::COUNT] = [
        Self::GluteusMaximus,
        Self::GluteusMedius,
        Self::DeepRotators,
        Self::Iliopsoas,
        Self::Quadriceps,
        Self::TensorFasciaeLatae,
        Self::IliotibialBand,
        Self::Hamstrings,
        Self::Adductors,
        Self::Abdominals,
        Self::Obliques,
        Self::LowBack,
        Self::UpperBack,
        Self::Calf,
        Self::Shoulder,
        Self::SideOfRibs,
    ];

    /// False for what works as one, whichever side an exercise works on.
    pub const fn is_sided(self) -> bool {
        !matches!(self, Self::Abdominals | Self::LowBack | Self::UpperBack)
    }

    /// The regions of a muscle or a muscle group by its id in `data/muscles.toml`; none for one that is
    /// unknown, and none for the whole body.
    pub fn of(id: &str) -> &'static [Self] {
        match id {
            "deep-rotators" | "piriformis" | "gemelli" | "obturators" => &[Self::DeepRotators],
            "hip-flexors" | "iliopsoas" => &[Self::Iliopsoas],
            "front-thigh" | "rectus-femoris" | "vasti" => &[Self::Quadriceps],
            "hamstrings" => &[Self::Hamstrings],
            "adductors" | "pectineus" | "gracilis" => &[Self::Adductors],
            "outer-hip" | "tensor-fasciae-latae" => &[Self::TensorFasciaeLatae],
            "iliotibial-band" => &[Self::IliotibialBand],
            "low-back-and-buttock" => &[Self::LowBack, Self::GluteusMaximus],
            "low-back" | "quadratus-lumborum" | "erector-spinae" | "multifidus" => &[Self::LowBack],
            "gluteus-maximus" => &[Self::GluteusMaximus],
            "gluteus-medius" | "gluteus-minimus" => &[Self::GluteusMedius],
            "deep-core" | "rectus-abdominis" | "transversus-abdominis" | "diaphragm" => {
                &[Self::Abdominals]
            }
            "obliques" => &[Self::Obliques],
            "thoracic-spine" => &[Self::UpperBack],
            "calf" | "gastrocnemius" | "soleus" => &[Self::Calf],
            "hip" => &[Self::Iliopsoas, Self::GluteusMaximus, Self::GluteusMedius],
            "deltoid" => &[Self::Shoulder],
            "serratus-anterior" => &[Self::SideOfRibs],
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::Library;

    #[test]
    fn every_muscle_and_group_of_the_library_has_its_place_on_the_body() {
        let library = Library::built_in();
        let muscles = library.muscles();
        let groups = muscles.groups().iter().map(|group| &group.id);
        let ids = muscles.muscles().iter().map(|muscle| &muscle.id);
        let ids = ids.chain(groups);
        let mut count = 0;
        for id in ids.filter(|id| id.as_str() != "whole-body") {
            assert!(!Region::of(id.as_str()).is_empty(), "{id} lights nothing");
            count += 1;
        }
        assert!(count > 30, "{count}");
        assert!(Region::of("whole-body").is_empty());
        assert!(Region::of("left-ear").is_empty());
    }

    #[test]
    fn no_region_is_left_out_of_the_list() {
        for (index, region) in Region::ALL.into_iter().enumerate() {
            assert_eq!(region as usize, index);
        }
    }
}
