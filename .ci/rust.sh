# Sourced: finds cargo where rustup puts it, also in a shell that was opened before it came.
PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
export PATH
if ! command -v cargo >/dev/null; then
    echo "Rust is missing. Install it from https://rustup.rs and try again." >&2
    exit 1
fi
