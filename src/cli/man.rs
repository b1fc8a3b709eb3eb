//! `unsit man`: one manual page for all commands. It must not know the commands: they are read off
//! the arguments.

use super::args::Args;
use super::failure::Failure;
use super::output::Output;

pub fn run(out: &mut Output) -> Result<(), Failure> {
    let mut command = Args::for_people();
    command.build();
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut page)?;
    for sub in command.get_subcommands().filter(|sub| !sub.is_hide_set()) {
        let about = sub.get_about().map(ToString::to_string).unwrap_or_default();
        let usage = sub.clone().render_usage().to_string();
        let usage = usage.trim_start_matches("Usage:").trim();
        // roff reads a leading dot or hyphen as more than a character.
        let quoted = |text: &str| text.replace('\\', "\\\\").replace('-', "\\-");
        page.extend(format!(".SS {}\n{}.\n", quoted(usage), quoted(&about)).into_bytes());
        // The long form begins with the short one.
        let long = sub.get_long_about().map(ToString::to_string);
        let more = long.as_deref().and_then(|long| long.strip_prefix(&about));
        for paragraph in more.unwrap_or_default().split("\n\n").map(str::trim) {
            if !paragraph.is_empty() {
                page.extend(format!(".PP\n{}\n", quoted(paragraph)).into_bytes());
            }
        }
    }
    out.bytes(&page)
}
