//! Colours, type and spacing: the only file that names a colour. It must not know any screen.
//!
//! Every text colour reaches WCAG AA on both grounds of its theme (computed by the tests below).

#![allow(
    clippy::disallowed_methods,
    reason = "this is the file that names colours"
)]

use egui::{Color32, CornerRadius, Stroke, TextStyle, Theme, Vec2};

use super::fonts::{self, REGULAR_TTF, SEMI_BOLD_TTF};
pub use super::fonts::{bold, regular, semi_bold};
use crate::domain::coach::screening::Lock;
use crate::domain::exercise::Kind;
use crate::domain::settings::ThemeChoice;
use crate::figure::{Colour, Colours, Material};

/// The colour roles of one theme.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Palette {
    /// The ground of a screen, and of a card on it.
    pub paper: Color32,
    pub card: Color32,
    /// Text that matters, and text that may stay in the background.
    pub ink: Color32,
    pub quiet: Color32,
    pub stretch: Color32,
    pub strengthen: Color32,
    pub release: Color32,
    pub mobility: Color32,
    /// Rests and get-ready.
    pub rest: Color32,
    /// Stop and red flags; nothing else is red.
    pub stop: Color32,
    /// Hairlines, and the empty part of rings and bars.
    pub line: Color32,
    /// Text on a filled button.
    pub on_accent: Color32,
}

const LIGHT: Palette = Palette {
    paper: Color32::from_rgb(0xFA, 0xF8, 0xF5),
    card: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    ink: Color32::from_rgb(0x1C, 0x20, 0x24),
    quiet: Color32::from_rgb(0x5A, 0x62, 0x6A),
    stretch: Color32::from_rgb(0x00, 0x72, 0xB2),
    strengthen: Color32::from_rgb(0xA6, 0x52, 0x00),
    release: Color32::from_rgb(0x8A, 0x5A, 0x83),
    mobility: Color32::from_rgb(0x00, 0x7A, 0x5A),
    rest: Color32::from_rgb(0x5A, 0x62, 0x6A),
    stop: Color32::from_rgb(0xB3, 0x26, 0x1E),
    line: Color32::from_rgb(0xE4, 0xDF, 0xD8),
    on_accent: Color32::from_rgb(0xFF, 0xFF, 0xFF),
};

const DARK: Palette = Palette {
    paper: Color32::from_rgb(0x16, 0x18, 0x1B),
    card: Color32::from_rgb(0x1F, 0x22, 0x26),
    ink: Color32::from_rgb(0xEC, 0xEF, 0xF1),
    quiet: Color32::from_rgb(0xA3, 0xAB, 0xB3),
    stretch: Color32::from_rgb(0x56, 0xB4, 0xE9),
    strengthen: Color32::from_rgb(0xE6, 0x9F, 0x00),
    release: Color32::from_rgb(0xCC, 0x79, 0xA7),
    mobility: Color32::from_rgb(0x2B, 0xB5, 0x8A),
    rest: Color32::from_rgb(0xA3, 0xAB, 0xB3),
    stop: Color32::from_rgb(0xFF, 0x8A, 0x80),
    line: Color32::from_rgb(0x35, 0x3A, 0x40),
    on_accent: Color32::from_rgb(0x16, 0x18, 0x1B),
};

/// Of the kinds the palette's own colours are taken.
// The kinds are the palette's, in the light theme lighter than its text: on a body some of a colour is in the shade.
const FIGURE_LIGHT: Colours = Colours {
    clay: material(0xFF_F3_E4, 0x84_5F_49),
    edge: colour(0x7C_5C_48),
    edge_strength: 0.42,
    quiet: colour(0xD9_D2_CA),
    quiet_strength: 0.42,
    line: colour(0x4A_3A_30),
    stretch: colour(0x15_80_C0),
    strengthen: colour(0xD8_6A_08),
    release: colour(0xA0_62_9A),
    mobility: colour(0x0F_94_6E),
    wood: material(0xD9_BC_94, 0x8A_6A_48),
    cloth: material(0xB9_C4_C4, 0x7C_8B_8E),
    rubber: material(0x8F_A3_A8, 0x4C_5C_62),
    wall: material(0xEF_EA_E3, 0xD8_D0_C6),
    shadow: colour(0x4A_3A_30),
    shadow_strength: 0.35,
};

const FIGURE_DARK: Colours = Colours {
    clay: material(0xE9_DC_CB, 0x5B_4A_40),
    edge: colour(0x2A_22_1E),
    edge_strength: 0.45,
    quiet: colour(0x55_50_4C),
    quiet_strength: 0.45,
    line: colour(0xFF_F6_EA),
    stretch: colour(0x56_B4_E9),
    strengthen: colour(0xE6_9F_00),
    release: colour(0xCC_79_A7),
    mobility: colour(0x2B_B5_8A),
    wood: material(0xA9_8C_66, 0x4F_3D_2B),
    cloth: material(0x5E_6B_70, 0x33_3C_40),
    rubber: material(0x7E_92_98, 0x37_45_4B),
    wall: material(0x2C_30_34, 0x23_27_2B),
    shadow: colour(0),
    shadow_strength: 0.55,
};

/// From `0xRRGGBB`.
const fn colour(rgb: u32) -> Colour {
    let [_, red, green, blue] = rgb.to_be_bytes();
    Colour::from_bytes([red, green, blue])
}

const fn material(light: u32, shade: u32) -> Material {
    Material {
        light: colour(light),
        shade: colour(shade),
    }
}

impl Palette {
    pub const fn of(theme: Theme) -> Self {
        match theme {
            Theme::Light => LIGHT,
            Theme::Dark => DARK,
        }
    }

    /// The palette that `ui` is drawn with.
    pub fn now(ui: &egui::Ui) -> Self {
        Self::of(ui.ctx().theme())
    }

    pub const fn kind(&self, kind: Kind) -> Color32 {
        match kind {
            Kind::Stretch => self.stretch,
            Kind::Strengthen => self.strengthen,
            Kind::Release => self.release,
            Kind::Mobility => self.mobility,
        }
    }

    /// What keeps exercises shut: that it is an emergency is seen before it is read.
    pub const fn lock(&self, lock: Lock) -> Color32 {
        match lock {
            Lock::Emergency(_) => self.stop,
            Lock::HeartQuestion | Lock::SecondList(_) => self.strengthen,
        }
    }

    /// The colours of a figure on the paper of `theme`: warm clay, quiet things around it.
    pub const fn figure(theme: Theme) -> Colours {
        match theme {
            Theme::Light => FIGURE_LIGHT,
            Theme::Dark => FIGURE_DARK,
        }
    }

    /// `colour` as a wash over the paper: a ground on which `ink` stays readable.
    pub fn wash(&self, colour: Color32, strength: f32) -> Color32 {
        self.card.lerp_to_gamma(colour, strength)
    }
}

/// The tint of a picture that is shown in its own colours.
pub const NO_TINT: Color32 = Color32::WHITE;

/// The tint of a picture that is `part` (0 to 1) there.
pub fn fade_in(part: f32) -> Color32 {
    Color32::from_white_alpha((part * 255.0).round() as u8)
}

/// What a picture of a figure in a file is drawn with: the light theme, as on paper.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Print {
    pub colours: Colours,
    pub paper: Colour,
    pub ink: Colour,
    pub quiet: Colour,
    /// Fonts, as TTF.
    pub regular: &'static [u8],
    pub bold: &'static [u8],
}

impl Print {
    pub fn new() -> Self {
        let part = |colour: Color32| Colour::from_bytes([colour.r(), colour.g(), colour.b()]);
        Self {
            colours: Palette::figure(Theme::Light),
            paper: part(LIGHT.paper),
            ink: part(LIGHT.ink),
            quiet: part(LIGHT.quiet),
            regular: REGULAR_TTF,
            bold: SEMI_BOLD_TTF,
        }
    }
}

impl Default for Print {
    fn default() -> Self {
        Self::new()
    }
}

/// Type sizes in logical pixels.
pub mod size {
    pub const NOTE: f32 = 14.0;
    pub const BODY: f32 = 17.0;
    pub const LEAD: f32 = 22.0;
    pub const TITLE: f32 = 30.0;
    /// Side and name in a session.
    pub const SIGN: f32 = 44.0;
}

/// Space between things, in logical pixels.
pub mod gap {
    pub const SMALL: f32 = 8.0;
    pub const MEDIUM: f32 = 16.0;
    pub const LARGE: f32 = 32.0;
    pub const RADIUS: u8 = 14;
    /// Smallest height of anything that can be clicked.
    pub const TARGET: f32 = 44.0;
    /// Width of a line of about 70 characters at body size.
    pub const TEXT_WIDTH: f32 = 560.0;
}

/// Fonts, text styles and widget looks, once at the start.
pub fn install(ctx: &egui::Context) {
    fonts::install(ctx);
    for theme in [Theme::Light, Theme::Dark] {
        ctx.style_mut_of(theme, |style| restyle(style, &Palette::of(theme), theme));
    }
    ctx.options_mut(|options| {
        // Zoom keys are intents of ours, so that they are remembered.
        options.zoom_with_keyboard = false;
        options.fallback_theme = Theme::Light;
    });
}

/// The theme to follow where the window system names none; may be called from any thread.
pub fn set_fallback_theme(ctx: &egui::Context, is_dark: bool) {
    let theme = if is_dark { Theme::Dark } else { Theme::Light };
    ctx.options_mut(|options| options.fallback_theme = theme);
    ctx.request_repaint();
}

pub fn preference(choice: ThemeChoice) -> egui::ThemePreference {
    match choice {
        ThemeChoice::System => egui::ThemePreference::System,
        ThemeChoice::Light => egui::ThemePreference::Light,
        ThemeChoice::Dark => egui::ThemePreference::Dark,
    }
}

fn restyle(style: &mut egui::Style, palette: &Palette, theme: Theme) {
    style.text_styles = [
        (TextStyle::Small, regular(size::NOTE)),
        (TextStyle::Body, regular(size::BODY)),
        (TextStyle::Button, semi_bold(size::BODY)),
        (TextStyle::Heading, bold(size::TITLE)),
        (TextStyle::Monospace, regular(size::BODY)),
    ]
    .into();
    style.spacing.item_spacing = Vec2::new(gap::SMALL, gap::SMALL);
    style.spacing.button_padding = Vec2::new(18.0, 10.0);
    style.spacing.interact_size.y = gap::TARGET;
    style.spacing.slider_width = 260.0;
    // Whoever cannot see that there is more does not look for it.
    style.spacing.scroll = egui::style::ScrollStyle {
        bar_width: 7.0,
        ..egui::style::ScrollStyle::solid()
    };
    style.interaction.selectable_labels = false;
    style.animation_time = 0.2;

    let visuals = &mut style.visuals;
    visuals.dark_mode = theme == Theme::Dark;
    // One picture of each letter instead of four: a quarter of the memory, an earlier first picture,
    // and sharper large digits, for slightly less even spacing of small print.
    visuals.text_options.subpixel_binning = false;
    visuals.override_text_color = Some(palette.ink);
    visuals.weak_text_color = Some(palette.quiet);
    visuals.panel_fill = palette.paper;
    visuals.window_fill = palette.card;
    visuals.window_stroke = Stroke::new(1.0, palette.line);
    visuals.window_corner_radius = CornerRadius::same(gap::RADIUS);
    visuals.extreme_bg_color = palette.paper;
    visuals.faint_bg_color = palette.card;
    visuals.hyperlink_color = palette.stretch;
    visuals.selection.bg_fill = palette.stretch;
    visuals.selection.stroke = Stroke::new(2.0, palette.stretch);
    visuals.slider_trailing_fill = true;
    let radius = CornerRadius::same(gap::RADIUS);
    for (widget, fill, line) in [
        (
            &mut visuals.widgets.noninteractive,
            palette.card,
            palette.line,
        ),
        (&mut visuals.widgets.inactive, palette.card, palette.line),
        (&mut visuals.widgets.hovered, palette.card, palette.quiet),
        (&mut visuals.widgets.active, palette.line, palette.ink),
        (&mut visuals.widgets.open, palette.card, palette.quiet),
    ] {
        widget.bg_fill = fill;
        widget.weak_bg_fill = fill;
        widget.bg_stroke = Stroke::new(1.0, line);
        widget.fg_stroke = Stroke::new(1.5, palette.ink);
        widget.corner_radius = radius;
        widget.expansion = 0.0;
    }
    // A slider's rail and an empty checkbox must be seen against the paper (WCAG 1.4.11).
    visuals.widgets.inactive.bg_fill = palette.line;
    visuals.widgets.inactive.bg_stroke = Stroke::new(1.5, palette.quiet);
    style.spacing.icon_width = 22.0;
    style.spacing.icon_width_inner = 14.0;
    style.spacing.icon_spacing = 10.0;
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Contrast after WCAG 2.2, 1.4.3: (L1 + 0.05) / (L2 + 0.05) of relative luminances.
    fn contrast(a: Color32, b: Color32) -> f64 {
        let luminance = |c: Color32| {
            let linear = |v: u8| {
                let v = f64::from(v) / 255.0;
                if v <= 0.04045 {
                    v / 12.92
                } else {
                    ((v + 0.055) / 1.055).powf(2.4)
                }
            };
            0.2126 * linear(c.r()) + 0.7152 * linear(c.g()) + 0.0722 * linear(c.b())
        };
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_reaches_aa_on_both_grounds() {
        for palette in [LIGHT, DARK] {
            for text in [
                palette.ink,
                palette.quiet,
                palette.stretch,
                palette.strengthen,
                palette.release,
                palette.mobility,
                palette.rest,
                palette.stop,
            ] {
                for ground in [palette.paper, palette.card] {
                    let ratio = contrast(text, ground);
                    assert!(ratio >= 4.5, "{text:?} on {ground:?}: {ratio:.2}");
                }
                let ratio = contrast(palette.on_accent, text);
                assert!(ratio >= 4.5, "text on a button of {text:?}: {ratio:.2}");
            }
        }
    }

    #[test]
    fn ink_stays_readable_on_a_wash() {
        for palette in [LIGHT, DARK] {
            for colour in [
                palette.stretch,
                palette.strengthen,
                palette.release,
                palette.mobility,
                palette.stop,
            ] {
                let ground = palette.wash(colour, 0.14);
                assert!(contrast(palette.ink, ground) >= 7.0);
                assert!(contrast(palette.quiet, ground) >= 3.0);
            }
        }
    }
}
