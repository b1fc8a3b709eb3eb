//! The large figure: painted anew as it moves, turned by dragging or by the arrow keys. It must not
//! know which screen it is on.

use std::sync::Arc;
use std::time::Duration;

use egui::text::LayoutJob;
use egui::{
    Align, CursorIcon, EventFilter, Galley, Id as WidgetId, Key, Modifiers, Rect, Response, Role,
    Sense, TextureHandle, TextureOptions, Ui, WidgetInfo, pos2, vec2,
};

use super::artist::{Artist, Format};
use super::names::{self, Named};
use super::pace::Pace;
use super::showing::Showing;
use super::turn::{From, Turn};
use crate::domain::demonstration::View;
use crate::domain::{Id, Moment, Side, Subject};
use crate::figure::portrait::Crop;
use crate::figure::{Posture, Region};
use crate::library::Muscles;
use crate::window::theme::{self, Palette, gap, size};
use crate::window::widgets::button::focus_ring;
use crate::window::widgets::scroll;
use crate::words::Words;

/// As many pixels at most has an image of what moves, and of what stands still; more are shown by making
/// it larger.
const MOST_PIXELS_MOVING: f32 = 250_000.0;
const MOST_PIXELS_STILL: f32 = 500_000.0;

/// A cut to another exercise or side is softened for so long, in steps of so much.
const FADE_IN: Duration = Duration::from_millis(280);
const FADE_STEP: Duration = Duration::from_millis(33);

/// What the stage keeps between frames.
#[derive(Default)]
pub struct Stage {
    /// Who is on it, and since when.
    on: Option<(Id, Moment)>,
    turn: Turn,
    pace: Pace,
    /// One image, or start and end.
    panes: [Option<Pane>; 2],
}

struct Pane {
    texture: TextureHandle,
    of: Picture,
    /// When the one that it shows came onto the stage, where that is a cut: another one was there.
    came: Option<Moment>,
    /// Where the muscles are in it.
    places: Vec<(Region, [f32; 2], bool)>,
}

/// What an image is of: another one is another image.
#[derive(Clone, Debug, PartialEq)]
struct Picture {
    exercise: Id,
    side: Side,
    posture: Posture,
    view: View,
    size_px: [u32; 2],
    is_dark: bool,
}

impl Picture {
    /// Whether both are of one exercise on one side: between others there is a cut.
    fn is_of_the_same(&self, other: &Self) -> bool {
        self.exercise == other.exercise && self.side == other.side
    }

    /// Whether this may stand for the other one until that is due: the same person in the same light and
    /// size, though in another pose or from elsewhere.
    fn is_like(&self, other: &Self) -> bool {
        self.is_of_the_same(other) && self.size_px == other.size_px && self.is_dark == other.is_dark
    }
}

impl Stage {
    /// How long this exercise has been on the stage.
    pub fn since(&mut self, exercise: &Id, now: Moment) -> std::time::Duration {
        match &self.on {
            Some((on, since)) if on == exercise => now.since(*since),
            _ => {
                self.on = Some((exercise.clone(), now));
                self.turn = Turn::default();
                std::time::Duration::ZERO
            }
        }
    }

    /// Draws the figure into `rect`.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        showing: &Showing<'_>,
        now: Moment,
        artist: &mut Artist,
        words: &Words,
    ) {
        self.since(showing.subject.id(), now);
        let id = ui.scope_id().with("figure");
        let response = ui.interact(rect, id, Sense::click_and_drag());
        self.turn_by_hand(ui, &response);
        let view = self.turn.of(showing.own_view(), showing.side);
        let name = name(showing, view, words);
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
        scroll::follow_focus(&response);
        if !artist.is_ready(ui.ctx()) {
            return;
        }
        let is_hidden = ui.input(|input| input.viewport().visible() == Some(false));
        if is_hidden || !ui.is_rect_visible(rect) {
            return;
        }
        if showing.side_by_side {
            let middle = rect.center().x;
            let labels = [false, true].map(|end| showing.pose(end).label());
            let width = rect.width() / 2.0 - gap::SMALL;
            let tallest = labels
                .map(|label| Self::caption_text(ui, label, width).size().y)
                .into_iter()
                .fold(size::BODY * 1.6, f32::max);
            for (pane, end, half) in [
                (0, false, rect.with_max_x(middle - gap::SMALL)),
                (1, true, rect.with_min_x(middle + gap::SMALL)),
            ] {
                let showing = showing.pose(end);
                let caption = half.with_min_y(half.bottom() - tallest);
                let place = half.with_max_y(caption.top());
                let place = (pane, place);
                self.pane(ui, place, &showing, view, now, artist);
                Self::caption(ui, id.with(pane), caption, showing.label());
            }
        } else {
            self.panes[1] = None;
            if let Some(muscles) = showing.names {
                let picture = rect.shrink2(vec2(rect.width() * names::MARGIN, 0.0));
                self.pane(ui, (0, picture), showing, view, now, artist);
                self.names(ui, rect, picture, showing.subject, muscles);
            } else {
                self.pane(ui, (0, rect), showing, view, now, artist);
            }
        }
        if response.has_focus() {
            focus_ring(ui, rect, &Palette::now(ui));
        }
    }

    /// The names of what is lit up, one for each place.
    fn names(&self, ui: &Ui, rect: Rect, picture: Rect, subject: &Subject, muscles: &Muscles) {
        let Some(pane) = &self.panes[0] else { return };
        // Of a self-test groups of muscles are known: those of which a place on the body may be known.
        let muscles_or_groups = match subject {
            Subject::Exercise(exercise) => &exercise.muscles,
            Subject::SelfTest(test) => &test.groups,
        };
        let name_of = |region: &Region| {
            let mut of_region = muscles_or_groups
                .iter()
                .filter(|id| Region::of(id.as_str()).contains(region));
            muscles.muscle(of_region.next()?.as_str())
        };
        let named = pane.places.iter().filter_map(|(region, at, is_seen)| {
            Some(Named {
                name: name_of(region)?.name.clone(),
                at: *at,
                is_seen: *is_seen,
            })
        });
        let named: Vec<Named> = named.collect();
        let palette = Palette::now(ui);
        let colour = subject
            .kind()
            .map_or(palette.rest, |kind| palette.kind(kind));
        names::show(ui, rect, picture, &named, colour);
    }

    /// What one of two poses is called, below it.
    fn caption(ui: &Ui, id: WidgetId, rect: Rect, label: &str) {
        let text = Self::caption_text(ui, label, rect.width());
        let at = pos2(rect.center().x, rect.center().y - text.size().y / 2.0);
        ui.painter().galley(at, text, Palette::now(ui).quiet);
        let response = ui.interact(rect, id, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, label));
    }

    /// In the middle of `width`, in as many lines as it needs.
    fn caption_text(ui: &Ui, label: &str, width: f32) -> Arc<Galley> {
        let (font, quiet) = (theme::semi_bold(size::BODY), Palette::now(ui).quiet);
        let mut job = LayoutJob::simple(label.to_owned(), font, quiet, width);
        job.halign = Align::Center;
        ui.painter().layout_job(job)
    }

    fn turn_by_hand(&mut self, ui: &mut Ui, response: &Response) {
        if response.dragged() {
            self.turn.drag(response.drag_delta());
        }
        if response.double_clicked() {
            self.turn = Turn::default();
        }
        if response.hovered() || response.dragged() {
            let icon = if response.dragged() {
                CursorIcon::Grabbing
            } else {
                CursorIcon::Grab
            };
            ui.ctx().set_cursor_icon(icon);
        }
        if response.has_focus() {
            keep_arrows(ui, response.id);
            let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
            for (key, right, up) in [
                (Key::ArrowLeft, -1.0, 0.0),
                (Key::ArrowRight, 1.0, 0.0),
                (Key::ArrowUp, 0.0, 1.0),
                (Key::ArrowDown, 0.0, -1.0),
            ] {
                if pressed(key) {
                    self.turn.step(right, up);
                }
            }
            if pressed(Key::Home) {
                self.turn = Turn::default();
            }
        }
    }

    /// The image of a pane in its place, painted anew when it is time to.
    fn pane(
        &mut self,
        ui: &Ui,
        (index, rect): (usize, Rect),
        showing: &Showing<'_>,
        view: View,
        now: Moment,
        artist: &mut Artist,
    ) {
        let most_pixels = if showing.goes_on {
            MOST_PIXELS_MOVING
        } else {
            MOST_PIXELS_STILL
        };
        let wanted = Picture {
            exercise: showing.subject.id().clone(),
            side: showing.side,
            posture: showing.posture,
            view,
            size_px: pixels(rect, ui.pixels_per_point(), most_pixels),
            is_dark: ui.visuals().dark_mode,
        };
        let shown = self.panes[index].as_ref().map(|pane| &pane.of);
        let is_shown = shown == Some(&wanted);
        let is_other = shown.is_none_or(|shown| !shown.is_like(&wanted));
        let came = match &self.panes[index] {
            Some(pane) if pane.of.is_of_the_same(&wanted) => pane.came,
            Some(_) if showing.goes_on => Some(now),
            _ => None,
        };
        let activity = showing.activity();
        let wait = self.pace.wait(activity, now);
        if !is_shown && (is_other || showing.side_by_side || wait.is_zero()) {
            let begins = artist.clock().now();
            let Some(image) = artist.paint(
                showing,
                &Format {
                    size_px: wanted.size_px,
                    view,
                    crop: Crop::AllPoses,
                },
                &Palette::figure(ui.ctx().theme()),
            ) else {
                return;
            };
            let places = artist.places(showing, wanted.size_px);
            let texture = match self.panes[index].take() {
                Some(mut pane) => {
                    pane.texture.set(image, TextureOptions::LINEAR);
                    pane.texture
                }
                None => {
                    let ctx = ui.ctx();
                    ctx.load_texture("figure", image, TextureOptions::LINEAR)
                }
            };
            self.panes[index] = Some(Pane {
                texture,
                of: wanted,
                came,
                places,
            });
            let took = artist.clock().now().since(begins);
            self.pace.painted(now, took);
        } else if !is_shown {
            ui.ctx().request_repaint_after(wait);
        }
        if showing.goes_on {
            let next = self.pace.interval(activity);
            ui.ctx().request_repaint_after(next);
        }
        if let Some(pane) = &self.panes[index] {
            let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
            let there = pane.came.map_or(1.0, |came| {
                (now.since(came).as_secs_f32() / FADE_IN.as_secs_f32()).min(1.0)
            });
            if there < 1.0 {
                ui.ctx().request_repaint_after(FADE_STEP);
            }
            let tint = theme::fade_in(there);
            ui.painter().image(pane.texture.id(), rect, whole, tint);
        }
    }
}

/// Arrow keys turn the figure that has the focus; they do not move the focus on.
fn keep_arrows(ui: &Ui, id: WidgetId) {
    let arrows = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
}

/// The size of an image that fills `rect`, within what an image may cost.
fn pixels(rect: Rect, pixels_per_point: f32, most: f32) -> [u32; 2] {
    let wanted = rect.size() * pixels_per_point;
    let scale = (most / (wanted.x * wanted.y).max(1.0)).sqrt().min(1.0);
    [wanted.x, wanted.y].map(|length| (length * scale).round().max(1.0) as u32)
}

/// What a screen reader says.
fn name(showing: &Showing<'_>, view: View, words: &Words) -> String {
    let from = words.text(match From::of(view) {
        From::Front => "figure-from-front",
        From::FrontLeft => "figure-from-front-left",
        From::Left => "figure-from-left",
        From::BackLeft => "figure-from-back-left",
        From::Back => "figure-from-back",
        From::BackRight => "figure-from-back-right",
        From::Right => "figure-from-right",
        From::FrontRight => "figure-from-front-right",
        From::Above => "figure-from-above",
    });
    // words: figure-from-front figure-from-front-left figure-from-left figure-from-back-left figure-from-back figure-from-back-right figure-from-right figure-from-front-right figure-from-above
    if showing.side_by_side {
        let label = |end| showing.pose(end).label();
        let (start, end) = (label(false), label(true));
        words.with(
            "figure-name-two",
            &[
                ("start", start.into()),
                ("end", end.into()),
                ("from", from.into()),
            ],
        )
    } else {
        let pose = showing.label();
        words.with(
            "figure-name",
            &[("pose", pose.into()), ("from", from.into())],
        )
    }
}
