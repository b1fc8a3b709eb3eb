//! The switch, in folders of a test's own.

use super::*;

struct Home(tempfile::TempDir);

impl Home {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn places(&self) -> Places {
        let of_system = self.0.path().join("system").into_os_string();
        Places::below(&self.0.path().join("config"), Some(of_system))
    }

    /// A program that is there.
    fn program(&self, name: &str) -> PathBuf {
        use std::os::unix::fs::PermissionsExt;
        let path = self.0.path().join(name);
        fs::write(&path, "").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        path
    }

    fn own(&self) -> PathBuf {
        self.0.path().join("config/autostart").join(ENTRY)
    }

    fn write(&self, folder: &str, text: &str) {
        let folder = self.0.path().join(folder).join("autostart");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(ENTRY), text).unwrap();
    }
}

#[test]
fn on_and_off_leave_nothing_behind() {
    let home = Home::new();
    let places = home.places();
    assert!(!places.is_on().unwrap());
    places.turn_off().unwrap();
    assert!(!home.own().exists(), "what is off is left alone");
    places.turn_on(&home.program("unsit")).unwrap();
    assert!(places.is_on().unwrap());
    let beside: Vec<_> = fs::read_dir(home.own().parent().unwrap())
        .unwrap()
        .collect();
    assert_eq!(beside.len(), 1, "{beside:?}");
    places.turn_off().unwrap();
    assert!(!places.is_on().unwrap());
    assert!(!home.own().exists());
}

#[test]
fn the_entry_names_the_program_wherever_it_is() {
    let home = Home::new();
    let program = home.program("a 100% $tall \"name\"");
    home.places().turn_on(&program).unwrap();
    assert!(home.places().is_on().unwrap());
    let text = fs::read_to_string(home.own()).unwrap();
    let exec = entry::value(&text, "Exec").unwrap();
    assert!(
        exec.ends_with(r#"/a 100%% \\$tall \\"name\\"" agent"#),
        "{exec}"
    );
    // It moves: the entry is written anew.
    let moved = home.program("unsit");
    fs::remove_file(&program).unwrap();
    assert!(!home.places().is_on().unwrap(), "it starts nothing");
    home.places().turn_on(&moved).unwrap();
    assert!(home.places().is_on().unwrap());
    home.places().turn_off().unwrap();
    assert!(!home.own().exists());
    let strange = home.places().turn_on(Path::new("/a\nExec=b"));
    assert!(matches!(strange, Err(AutostartError::Executable)));
}

#[test]
fn what_the_person_switched_off_is_off_and_what_they_wrote_stays() {
    let home = Home::new();
    let program = home.program("unsit");
    home.places().turn_on(&program).unwrap();
    let made = fs::read_to_string(home.own()).unwrap();
    for off in [
        entry::with(&made, "Hidden", "true"),
        entry::with(&made, "X-GNOME-Autostart-enabled", "false"),
        made.replace("Exec=", "#Exec="),
    ] {
        home.write(
            "config",
            &format!("# mine\n{off}X-GNOME-Autostart-Delay=30\n"),
        );
        assert!(!home.places().is_on().unwrap(), "{off}");
        home.places().turn_on(&program).unwrap();
        assert!(home.places().is_on().unwrap(), "{off}");
        home.places().turn_off().unwrap();
        assert!(!home.places().is_on().unwrap(), "{off}");
        let kept = fs::read_to_string(home.own()).unwrap();
        assert!(
            kept.starts_with("# mine\n") && kept.contains("Delay=30"),
            "{kept}"
        );
    }
}

#[test]
fn an_entry_of_the_system_is_overruled_and_never_touched() {
    let home = Home::new();
    let program = home.program("unsit");
    let theirs = entry::with(TEMPLATE, "TryExec", program.to_str().unwrap());
    home.write("system", &theirs);
    assert!(home.places().is_on().unwrap());
    home.places().turn_off().unwrap();
    assert!(!home.places().is_on().unwrap());
    home.places().turn_on(&program).unwrap();
    assert!(home.places().is_on().unwrap());
    home.places().turn_off().unwrap();
    assert!(!home.places().is_on().unwrap());
    let system = home.0.path().join("system/autostart").join(ENTRY);
    assert_eq!(fs::read_to_string(system).unwrap(), theirs);
}

#[test]
fn what_cannot_be_written_is_named_and_stays_as_it_was() {
    let home = Home::new();
    fs::write(home.0.path().join("config"), "a file in the way").unwrap();
    let error = home.places().turn_on(&home.program("unsit")).unwrap_err();
    assert!(error.to_string().contains(ENTRY), "{error}");
}
