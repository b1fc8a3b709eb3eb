//! The numbers behind a plot, for who prefers them and for screen readers. It must not know the plot.

use egui::{Role, Ui};

use crate::window::theme::{self, Palette, gap, size};

/// Columns with a head each; rows as long as the heads.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub heads: Vec<String>,
    /// The newest first.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// Draws at most `most` rows.
    pub fn show(&self, ui: &mut Ui, salt: &str, most: usize) {
        let palette = Palette::now(ui);
        egui::ScrollArea::horizontal()
            .id_salt((salt, "across"))
            .auto_shrink([false, true])
            .show(ui, |ui| {
                egui::Grid::new(salt)
                    .num_columns(self.heads.len())
                    .striped(true)
                    .spacing([gap::LARGE, 4.0])
                    .min_row_height(30.0)
                    .show(ui, |ui| {
                        for head in &self.heads {
                            let text = egui::RichText::new(head)
                                .font(theme::semi_bold(size::NOTE + 1.0))
                                .color(palette.quiet);
                            let response = ui.label(text);
                            ui.ctx().accesskit_node_builder(response.id, |node| {
                                node.set_role(Role::ColumnHeader);
                            });
                        }
                        ui.end_row();
                        for row in self.rows.iter().take(most) {
                            for cell in row {
                                let text = egui::RichText::new(cell)
                                    .font(theme::regular(size::BODY))
                                    .color(palette.ink);
                                ui.add(egui::Label::new(text).extend());
                            }
                            ui.end_row();
                        }
                    });
            });
    }
}
