//! The shapes of the files that a person can write. They are the one source of truth: the parser,
//! the validator and the editors' schemas are all made from them. They must not know any library.

pub mod dose;
pub mod exercise;
pub mod figure;
pub mod muscles;
pub mod routine;
pub mod self_test;
pub mod translation;

pub use dose::{DoseFile, TempoFile};
pub use exercise::{ExerciseFile, TextFile};
pub use muscles::{HomeFile, MusclesFile};
pub use routine::{AnswerFile, RoutineFile, SidesFile, StepFile};
pub use self_test::{ReadingFile, SelfTestFile};
pub use translation::{ExerciseTranslation, RoutineTranslation};
