//! A music player that is heard by nobody, for tests that steer one over the session bus: it has the name that it is given,
//! plays from its start, and prints what it is told. It must not know who tells it.
//!
//! `media_player NAME [paused] [endless]`: the first does not play at first, the second cannot be paused.

#[cfg(target_os = "linux")]
fn main() -> zbus::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |word: &str| arguments.iter().any(|argument| argument == word);
    let player = player::Player {
        status: if has("paused") { "Paused" } else { "Playing" },
        can_pause: !has("endless"),
    };
    let name = format!(
        "org.mpris.MediaPlayer2.{}",
        arguments.first().map_or("player", String::as_str)
    );
    let _bus = zbus::blocking::connection::Builder::session()?
        .serve_at("/org/mpris/MediaPlayer2", player)?
        .name(name)?
        .build()?;
    loop {
        std::thread::park();
    }
}

#[cfg(target_os = "linux")]
mod player {
    pub struct Player {
        pub status: &'static str,
        pub can_pause: bool,
    }

    impl Player {
        fn told(&mut self, what: &str, status: &'static str) {
            println!("{what}");
            self.status = status;
        }
    }

    #[zbus::interface(name = "org.mpris.MediaPlayer2.Player")]
    impl Player {
        fn pause(&mut self) {
            self.told("pause", "Paused");
        }

        fn play(&mut self) {
            self.told("play", "Playing");
        }

        fn stop(&mut self) {
            self.told("stop", "Stopped");
        }

        #[zbus(property)]
        fn playback_status(&self) -> &str {
            self.status
        }

        #[zbus(property)]
        fn can_pause(&self) -> bool {
            self.can_pause
        }
    }
}

#[cfg(not(target_os = "linux"))]
fn main() {}
