//! A window of the same toolkit as it comes, with an empty panel in it. It must not do anything that
//! Unsit's window need not do as well.

struct Nothing;

impl eframe::App for Nothing {
    fn ui(&mut self, ui: &mut eframe::egui::Ui, _frame: &mut eframe::Frame) {
        eframe::egui::CentralPanel::default().show(ui, |_| {});
    }
}

fn main() -> eframe::Result {
    let viewport = eframe::egui::ViewportBuilder::default()
        .with_app_id("empty-window")
        .with_title("Empty")
        .with_inner_size([1100.0, 760.0])
        .with_min_inner_size([320.0, 360.0]);
    let options = eframe::NativeOptions {
        viewport,
        renderer: eframe::Renderer::Glow,
        ..Default::default()
    };
    eframe::run_native("empty-window", options, Box::new(|_| Ok(Box::new(Nothing))))
}
