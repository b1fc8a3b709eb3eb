//! The typeface in its three weights, and where a letter comes from that it lacks.
//! It must not know what is written.

use std::sync::{Arc, OnceLock};

use egui::epaint::text::{FallbackRequest, FontInsert, FontProvider};
use egui::{FontData, FontDefinitions, FontFamily, FontId};
use egui_system_font_provider::SystemFontProvider;

/// The files of the weights.
pub const REGULAR_TTF: &[u8] =
    include_bytes!("../../data/fonts/AtkinsonHyperlegibleNext-Regular.ttf");
pub const SEMI_BOLD_TTF: &[u8] =
    include_bytes!("../../data/fonts/AtkinsonHyperlegibleNext-SemiBold.ttf");
const BOLD_TTF: &[u8] = include_bytes!("../../data/fonts/AtkinsonHyperlegibleNext-Bold.ttf");

const SEMI_BOLD: &str = "semi-bold";
const BOLD: &str = "bold";

/// A font of the regular weight.
pub fn regular(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// A font for names and buttons.
pub fn semi_bold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(SEMI_BOLD.into()))
}

/// A font for the countdown, the side and titles.
pub fn bold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(BOLD.into()))
}

/// Hands the fonts to the window, once at its start.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(definitions());
    ctx.add_font_provider(Arc::new(SystemFonts::default()));
}

fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let weights: [(&str, &'static [u8], &[FontFamily]); 3] = [
        (
            "atkinson-regular",
            REGULAR_TTF,
            &[FontFamily::Proportional, FontFamily::Monospace],
        ),
        (
            "atkinson-semi-bold",
            SEMI_BOLD_TTF,
            &[FontFamily::Name(SEMI_BOLD.into())],
        ),
        ("atkinson-bold", BOLD_TTF, &[FontFamily::Name(BOLD.into())]),
    ];
    for (name, bytes, families) in weights {
        fonts
            .font_data
            .insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
        for family in families {
            fonts.families.insert(family.clone(), vec![name.to_owned()]);
        }
    }
    fonts
}

/// The fonts of the system, for letters that ours lacks: other scripts, symbols in a person's own
/// texts. They are looked through when the first such letter is met, which most people never do.
#[derive(Default)]
struct SystemFonts(OnceLock<SystemFontProvider>);

impl FontProvider for SystemFonts {
    fn font_for(&self, request: &FallbackRequest<'_>) -> Option<FontInsert> {
        tracing::debug!(letter = request.cluster, "looked for in the system's fonts");
        self.0
            .get_or_init(SystemFontProvider::new)
            .font_for(request)
    }
}
