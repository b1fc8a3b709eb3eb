//! Starts this program anew where the graphics driver cannot draw its window, so that the processor draws it. It must not know
//! what is drawn.

/// Becomes the same program with the same arguments, drawn by the processor; returns only where that is asked for already, or
/// cannot be.
#[cfg(target_os = "linux")]
pub fn start_anew() {
    use std::os::unix::process::CommandExt;
    use std::process::Command;

    /// Mesa's library draws by the processor.
    const BY_PROCESSOR: &str = "LIBGL_ALWAYS_SOFTWARE";
    /// The display is to draw, which offers an OpenGL of the year 2003 at most.
    const BY_DISPLAY: &str = "LIBGL_ALWAYS_INDIRECT";
    /// Whose library draws, where the system has several.
    const MAKER: &str = "__GLX_VENDOR_LIBRARY_NAME";

    let is_set = |name| std::env::var_os(name).is_some();
    if is_set(BY_PROCESSOR) && !is_set(BY_DISPLAY) {
        return;
    }
    let program = match super::executable::path() {
        Ok(program) => program,
        Err(error) => return tracing::warn!(%error, "the program does not find itself"),
    };
    let error = Command::new(program)
        .args(std::env::args_os().skip(1))
        .env(BY_PROCESSOR, "1")
        .env(MAKER, "mesa")
        .env_remove(BY_DISPLAY)
        .exec();
    tracing::warn!(%error, "the program cannot be started anew");
}

/// Elsewhere the system's own OpenGL draws by the processor where it has to.
#[cfg(not(target_os = "linux"))]
pub const fn start_anew() {}
