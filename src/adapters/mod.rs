//! The outside world, one thing per file. It must not decide anything about a session.

pub mod agent_file;
pub mod app_id;
pub mod audio;
pub mod autostart;
#[cfg(target_os = "linux")]
pub mod bus_line;
pub mod clock;
pub mod desktop_service;
pub mod directories;
pub mod display;
pub mod drawn_by_processor;
pub mod executable;
pub mod idle;
pub mod interrupt;
pub mod ipc;
pub mod keeper;
mod kept_toml;
pub mod launch;
mod moved_clock;
pub mod mpris;
pub mod new_file;
pub mod notification;
pub mod other_sound;
pub mod own_code;
pub mod own_sounds;
pub mod png_file;
pub mod presence;
pub mod private_file;
pub mod profile_file;
pub mod quiet;
pub mod settings_file;
pub mod sleep_watch;
#[cfg(target_os = "linux")]
mod sound_server;
pub mod speech;
pub mod store;
pub mod system_language;
pub mod system_theme;
pub mod track;
pub mod tray;
pub mod user_files;
pub mod user_sentences;
pub mod voice_clips;
pub mod waiting_thread;
pub mod wake_lock;
pub mod watch;
pub mod written_path;
