//! Asserts that what is installed for desktops fits together and fits the program: one app id, the same actions, icons of
//! every size, one version. It must not install anything: `tests/e2e/40-package.sh` does.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "in a test, a panic is the report"
)]

mod home;
mod tree;

use std::collections::BTreeSet;
use std::path::Path;

use home::Home;
use unsit::adapters::app_id::APP_ID;
use unsit::adapters::user_files::read_one;
use unsit::cli::ACTIONS;
use unsit::library::Library;

const ICON_SIDES_PX: [u32; 8] = [16, 24, 32, 48, 64, 128, 256, 512];

fn desktop(name: &str) -> String {
    tree::read(&format!("data/desktop/{name}"))
}

fn entry() -> String {
    desktop(&format!("{APP_ID}.desktop"))
}

/// The value of a key in a group of a desktop entry or a service file.
fn value(text: &str, group: &str, key: &str) -> String {
    let inside = text
        .lines()
        .skip_while(|line| *line != format!("[{group}]"))
        .skip(1)
        .take_while(|line| !line.starts_with('['));
    inside
        .filter_map(|line| line.split_once('='))
        .find_map(|(name, value)| (name == key).then(|| value.to_owned()))
        .unwrap_or_else(|| panic!("there is no {key} in [{group}]"))
}

fn main(key: &str) -> String {
    value(&entry(), "Desktop Entry", key)
}

/// What stands between the tags, wherever they are.
fn between<'t>(text: &'t str, open: &str, close: &str) -> Vec<&'t str> {
    text.split(open)
        .skip(1)
        .map(|rest| rest.split(close).next().unwrap())
        .collect()
}

#[test]
fn the_launchers_actions_are_those_of_the_program() {
    let listed = main("Actions");
    let names: Vec<&str> = listed.split_terminator(';').collect();
    assert_eq!(names, ACTIONS.map(|(name, _)| name));
    let home = Home::new();
    for (name, what) in ACTIONS {
        let exec = value(&entry(), &format!("Desktop Action {name}"), "Exec");
        assert_eq!(exec, format!("unsit start {what}"));
        // Understood: only the window is missing.
        let refused = home.refusal(5, &["start", what]);
        assert!(refused.contains("no display"), "{refused}");
    }
}

#[test]
fn the_coachs_names_shadow_nothing() {
    let library = Library::built_in();
    for name in ["post-sitting", "strengthen"] {
        assert!(library.find(name).is_err(), "{name} is an id");
    }
    let home = Home::new();
    let as_written = home.refusal(2, &["start", "strengthen", "--as-written"]);
    assert!(as_written.contains("put together for you"), "{as_written}");
    let routine = library.routine("flare-day").unwrap();
    let own = tree::read("data/routines/flare-day.toml")
        .replace("\"flare-day\"", "\"strengthen\"")
        .replace(&*routine.name, "My own");
    std::fs::create_dir_all(home.path("config/routines")).unwrap();
    std::fs::write(home.path("config/routines/strengthen.toml"), own).unwrap();
    // One's own routine can be run as it is written, so it is what the name means.
    let refused = home.refusal(5, &["start", "strengthen", "--as-written"]);
    assert!(refused.contains("no display"), "{refused}");
    assert!(
        home.refusal(3, &["start", "strengthenn"])
            .contains("strengthenn")
    );
}

#[test]
fn help_and_manual_speak_of_the_coachs_names() {
    let home = Home::new();
    for args in [&["start", "--help"][..], &["man"]] {
        let told = home.unsit(args).success().get_output().stdout.clone();
        let told = String::from_utf8(told).unwrap().replace('\\', "");
        for name in ["post-sitting", "strengthen"] {
            assert!(told.contains(name), "{args:?} says nothing of {name}");
        }
    }
}

#[test]
fn what_is_not_for_people_is_in_no_completion() {
    let home = Home::new();
    for shell in ["bash", "zsh", "fish"] {
        let script = home.unsit(&["completions", shell]).success();
        let script = String::from_utf8(script.get_output().stdout.clone()).unwrap();
        assert!(script.contains("suggest"), "{shell}");
        for hidden in ["dbus-service", "--wish", "--open"] {
            assert!(!script.contains(hidden), "{shell} offers {hidden}");
        }
    }
}

#[test]
fn everything_is_found_by_the_one_app_id() {
    for key in ["Icon", "StartupWMClass"] {
        assert_eq!(main(key), APP_ID);
    }
    let service = desktop(&format!("{APP_ID}.service"));
    assert_eq!(value(&service, "D-BUS Service", "Name"), APP_ID);
    let metainfo = desktop(&format!("{APP_ID}.metainfo.xml"));
    assert_eq!(between(&metainfo, "<id>", "</id>"), [APP_ID]);
    assert!(metainfo.contains(&format!("\"desktop-id\">{APP_ID}.desktop<")));
    assert!(metainfo.contains(&format!("<dbus type=\"session\">{APP_ID}<")));
    let agent = desktop(&format!("{APP_ID}.Agent.desktop"));
    assert_eq!(value(&agent, "Desktop Entry", "Icon"), APP_ID);
    assert!(tree::read("data/debian/build.sh").contains(&format!("\nid={APP_ID}\n")));
    let strange: Vec<String> = tree::files_below("data/desktop")
        .into_iter()
        .filter(|path| !path.contains(APP_ID))
        .filter(|path| !path.ends_with("/draw.sh") && !path.ends_with("/unsit-agent.service"))
        .collect();
    assert!(strange.is_empty(), "{strange:?}");
}

#[test]
fn the_bus_starts_a_command_that_there_is() {
    assert_eq!(main("DBusActivatable"), "true");
    let service = desktop(&format!("{APP_ID}.service"));
    assert_eq!(
        value(&service, "D-BUS Service", "Exec"),
        "/usr/bin/unsit dbus-service"
    );
    let home = Home::new();
    home.unsit(&["dbus-service", "--help"]).success();
    // Without a bus it says so.
    let without = home
        .command(&["dbus-service"])
        .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
        .output()
        .unwrap();
    assert_eq!(without.status.code(), Some(5));
    let said = String::from_utf8(without.stderr).unwrap();
    assert!(said.contains("session bus cannot be used"), "{said}");
}

#[test]
fn a_double_click_runs_routines_and_takes_no_other_file() {
    let mime = desktop(&format!("{APP_ID}.xml"));
    assert_eq!(between(&mime, "<glob pattern=\"", "\""), ["*.unsit.toml"]);
    let kind = between(&mime, "<mime-type type=\"", "\"");
    assert_eq!(format!("{};", kind[0]), main("MimeType"));
    let metainfo = desktop(&format!("{APP_ID}.metainfo.xml"));
    assert_eq!(between(&metainfo, "<mediatype>", "</mediatype>"), kind);
    assert_eq!(main("Exec"), "unsit --open %f");
    let home = Home::new();
    let file = home.path("mine.unsit.toml");
    std::fs::copy(tree::root().join("data/routines/flare-day.toml"), &file).unwrap();
    assert!(read_one(&file).is_ok());
    // The file is read; only the window is missing. Without one the window alone is wanted.
    for args in [&["--open", "mine.unsit.toml"][..], &["--open"]] {
        assert!(home.refusal(5, args).contains("no display"), "{args:?}");
    }
    let none = home.refusal(1, &["--open", "none.unsit.toml"]);
    assert!(none.contains("none.unsit.toml"), "{none}");
}

#[test]
fn the_icon_is_there_in_every_size_and_drawn_from_its_svg() {
    let hicolor = "data/desktop/icons/hicolor";
    let svg = tree::read(&format!("{hicolor}/scalable/apps/{APP_ID}.svg"));
    let fills: Vec<u32> = between(&svg, "fill=\"#", "\"")
        .iter()
        .map(|hex| u32::from_str_radix(hex, 16).unwrap())
        .collect();
    assert_eq!(fills.len(), 3, "ground, figure, head");
    let theme = tree::read("src/window/theme.rs").replace(['_', ' '], "");
    for fill in &fills {
        let [_, red, green, blue] = fill.to_be_bytes();
        let named = format!("Color32::fromrgb(0x{red:02X},0x{green:02X},0x{blue:02X})");
        assert!(
            theme.contains(&named),
            "{fill:06x} is no colour of the window"
        );
    }
    for side in ICON_SIDES_PX {
        let path = format!("{hicolor}/{side}x{side}/apps/{APP_ID}.png");
        let icon =
            eframe::icon_data::from_png_bytes(&std::fs::read(tree::root().join(path)).unwrap())
                .unwrap();
        assert_eq!((icon.width, icon.height), (side, side));
        // The colour at a place of the 128 by 128 units of the drawing.
        let at = |x: u32, y: u32| {
            let pixel = ((y * side / 128) * side + x * side / 128) as usize * 4;
            let rgba: [u8; 4] = icon.rgba[pixel..pixel + 4].try_into().unwrap();
            u32::from_be_bytes(rgba)
        };
        let places = [at(64, 112), at(28, 56), at(64, 48)];
        let wanted = [fills[0], fills[1], fills[2]].map(|fill| (fill << 8) | 0xFF);
        assert_eq!(places, wanted, "{side}: run `make icons`");
        assert_eq!(at(0, 0) & 0xFF, 0, "{side}: its corners are empty");
    }
    let symbolic = tree::read(&format!("{hicolor}/symbolic/apps/{APP_ID}-symbolic.svg"));
    let colours: BTreeSet<&str> = between(&symbolic, "fill=\"", "\"").into_iter().collect();
    assert_eq!(colours.len(), 1, "panels recolour one colour");
    assert!(!symbolic.contains("stroke"), "panels recolour fills only");
}

#[test]
fn versions_are_told_once() {
    let metainfo = desktop(&format!("{APP_ID}.metainfo.xml"));
    let told = between(&metainfo, "<release version=\"", "\"");
    let changelog = tree::read("CHANGELOG.md");
    let released: Vec<&str> = changelog
        .lines()
        .filter_map(|line| line.strip_prefix("## "))
        .filter_map(|title| title.split_whitespace().next())
        .filter(|word| word.starts_with(|c: char| c.is_ascii_digit()))
        .collect();
    assert_eq!(told, released, "releases of the changelog");
    if let Some(newest) = released.first() {
        assert_eq!(*newest, env!("CARGO_PKG_VERSION"));
    }
    let licence = between(&metainfo, "<project_license>", "</project_license>")[0];
    assert_eq!(
        licence,
        format!("({}) AND OFL-1.1", env!("CARGO_PKG_LICENSE"))
    );
}

#[test]
fn the_package_asks_for_all_that_is_opened_at_run_time() {
    let packages = tree::read(".ci/packages.sh");
    let run = between(&packages, "\nRUN=\"", "\"")[0];
    let control = tree::read("data/debian/control.in");
    let asked: BTreeSet<&str> = control.split([',', ' ', '\n', '|']).collect();
    for package in run.split_whitespace() {
        assert!(asked.contains(package), "{package} is not asked for");
    }
}

#[test]
fn nobody_is_reminded_who_did_not_ask_to_be() {
    let build = tree::read("data/debian/build.sh");
    assert!(!build.contains("autostart"), "autostart is off by default");
    assert!(!Path::new(&tree::root().join("data/debian/postinst")).exists());
    let agent = desktop("unsit-agent.service");
    assert_eq!(
        value(&agent, "Service", "ExecStart"),
        "/usr/bin/unsit agent"
    );
    let entry = desktop(&format!("{APP_ID}.Agent.desktop"));
    assert_eq!(value(&entry, "Desktop Entry", "Exec"), "unsit agent");
}
