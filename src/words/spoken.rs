//! The words of a line that is said, and the name of the clip that says them. It must not know when it is said.

use super::Words;
use crate::domain::Side;
use crate::domain::exercise::with_side_words;
use crate::domain::speech::Line;

impl Words {
    /// What is said.
    pub fn spoken(&self, line: &Line) -> String {
        let of_side = |text: &str, side: &Option<Side>| match side {
            Some(side) => {
                let (word, other) = (self.side_word(*side), self.side_word(side.other()));
                with_side_words(text, word, other).into_owned()
            }
            None => text.to_owned(),
        };
        match line {
            Line::Name(subject) => subject.name().to_owned(),
            Line::SetUp {
                subject,
                index,
                side,
            } => {
                let sentence = subject.spoken().get(*index);
                of_side(sentence.map_or("", String::as_str), side)
            }
            Line::Mind { subject, side } => of_side(subject.cue().unwrap_or_default(), side),
            Line::Question(question) => question.to_string(),
            Line::Set(number) => self.with("voice-set", &[("number", (*number).into())]),
            Line::Count(number) => self.with("voice-count", &[("number", (*number).into())]),
            _ => self.said_as_it_is(line).to_owned(),
        }
    }

    /// A line whose words depend on nothing.
    fn said_as_it_is(&self, line: &Line) -> &str {
        self.text(match line {
            Line::Side(Side::Left) => "voice-side-left",
            Line::Side(Side::Right) => "voice-side-right",
            Line::SwitchTo(Side::Left) => "voice-switch-left",
            Line::SwitchTo(Side::Right) => "voice-switch-right",
            Line::Rest => "voice-rest",
            Line::LetGo => "voice-let-go",
            Line::Next => "voice-next",
            Line::NextExercise => "voice-next-exercise",
            Line::Halfway => "voice-halfway",
            Line::TenSecondsLeft => "voice-ten-seconds-left",
            Line::LastOne => "voice-last-one",
            Line::OwnPace => "voice-own-pace",
            Line::AsLongAsYouCan => "voice-as-long-as-you-can",
            Line::FirstTry => "voice-first-try",
            Line::Look => "voice-look",
            Line::WhyNot => "voice-why-not",
            Line::ReadOn => "voice-read-on",
            Line::HowMany => "voice-how-many",
            Line::Finished => "voice-finished",
            Line::Name(_)
            | Line::SetUp { .. }
            | Line::Mind { .. }
            | Line::Question(_)
            | Line::Set(_)
            | Line::Count(_) => return Default::default(),
        })
    }
}

/// The name of the clip that says `text`: its letters and digits in lower case, a hyphen between words. Texts that sound
/// alike have one name. It is made of letters, digits and hyphens alone, whatever a person has written.
pub fn clip_name(text: &str) -> String {
    let mut name = String::with_capacity(text.len());
    for letter in text.chars().filter(|letter| !matches!(letter, '\'' | '’')) {
        if letter.is_alphanumeric() {
            name.extend(letter.to_lowercase());
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    name.truncate(name.trim_end_matches('-').len());
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clip_is_called_what_it_says() {
        assert_eq!(clip_name("Switch. Left side."), "switch-left-side");
        assert_eq!(clip_name("  Don’t sink, 90/90!"), "dont-sink-90-90");
        assert_eq!(clip_name("../../etc/passwd"), "etc-passwd");
        assert_eq!(clip_name("…"), "");
    }
}
