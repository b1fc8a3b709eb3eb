//! The window's icon: the one that is installed for launchers, drawn by `data/desktop/icons/draw.sh`. It must not know
//! how it was drawn.

const PNG: &[u8] =
    include_bytes!("../../data/desktop/icons/hicolor/128x128/apps/io.github.unsit.Unsit.png");

/// The icon; a transparent one where it cannot be read.
pub fn app_icon() -> egui::IconData {
    eframe::icon_data::from_png_bytes(PNG).unwrap_or_else(|error| {
        tracing::error!(%error, "the window's icon cannot be read");
        egui::IconData::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_there_and_round_at_its_corners() {
        let icon = app_icon();
        assert_eq!((icon.width, icon.height), (128, 128));
        let alpha = |x: usize, y: usize| icon.rgba[(y * 128 + x) * 4 + 3];
        assert_eq!((alpha(1, 1), alpha(64, 64)), (0, 255));
    }
}
