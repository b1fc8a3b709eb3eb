# What the stages share; sourced, never run. A stage that ends kills what it started.
set -euo pipefail

stage_pids=()
end_stage() {
    local status=$?
    trap - EXIT
    for pid in "${stage_pids[@]}"; do kill "$pid" 2>/dev/null || true; done
    for pid in "${stage_pids[@]}"; do wait "$pid" 2>/dev/null || true; done
    exit "$status"
}
trap end_stage EXIT
# Bash exits on these, which runs the trap above.
trap 'exit 143' TERM INT

fail() {
    echo "$*"
    exit 1
}
skip() {
    echo "$*"
    exit 77
}

# in_background NAME COMMAND...: its output goes to NAME.log, its process id to $background.
in_background() {
    local name=$1
    shift
    "$@" >"$STAGE_DIR/$name.log" 2>&1 &
    background=$!
    stage_pids+=("$background")
}

source "$(dirname "${BASH_SOURCE[0]}")/eventually.sh"

# is_on_the_bus NAME: whether a program of this name answers there.
is_on_the_bus() {
    gdbus call --session --dest org.freedesktop.DBus --object-path /org/freedesktop/DBus \
        --method org.freedesktop.DBus.NameHasOwner "$1" | grep -q true
}

is_running() { kill -0 "$1" 2>/dev/null; }
has_ended() { ! is_running "$1"; }

# exits_with CODE COMMAND...
exits_with() {
    local wanted=$1 code=0
    shift
    "$@" >"$STAGE_DIR/last.log" 2>&1 || code=$?
    [ "$code" -eq "$wanted" ] || fail "\"$*\" exited with $code instead of $wanted: $(cat "$STAGE_DIR/last.log")"
}

# open_window [ARGUMENT...]: starts the program; returns with $window and $background set once it can be
# seen and talked to.
open_window() {
    in_background unsit "$UNSIT" "$@"
    local unsit=$background
    eventually 60 window_of "$unsit" || fail "no window after 60 s: $(cat "$STAGE_DIR/unsit.log")"
    window=$(window_of "$unsit")
    eventually 20 "$UNSIT" status || fail "the window does not answer: $(cat "$STAGE_DIR/unsit.log")"
}

# close_window ID: as a person does, through the window manager, and again where the key went elsewhere; "xdotool
# windowclose" would tear the window away from under the program instead.
close_window() {
    local _
    for _ in 1 2 3; do
        timeout 10 xdotool windowactivate --sync "$1" key --clearmodifiers alt+F4 || true
        ! eventually 5 is_closed "$1" || return 0
    done
}
is_closed() { ! xprop -id "$1" WM_STATE; }

# window_of PID: the id of its visible window.
window_of() {
    is_running "$1" || return 1
    xdotool search --onlyvisible --pid "$1" 2>/dev/null | tail -n 1 | grep .
}

# record FILE.wav: what is heard from now on, 48 kHz stereo; $background is the recorder, which fetches it every
# RECORD_LATENCY_MS.
record() {
    rm -f "$1"
    in_background recorder parec --device="$E2E_MONITOR" --format=s16le --rate=48000 --channels=2 \
        --latency-msec="${RECORD_LATENCY_MS:-20}" --file-format=wav "$1"
    # Only what comes after the first silence that it wrote down is sure to be recorded.
    eventually 10 has_sound "$1" || fail "the recorder did not start: $(cat "$STAGE_DIR/recorder.log")"
}
# has_sound FILE.wav: 2.6 s of it. A null sink that idles makes two seconds of silence at a time and
# listens to nobody meanwhile; the recorder's small latency makes it work in small steps after that.
has_sound() { [ -f "$1" ] && [ "$(stat -c %s "$1")" -gt 500000 ]; }

# end_record: the file is whole afterwards.
end_record() {
    kill -INT "$1"
    wait "$1" || true
}

# start_weston NAME: a Wayland compositor without a screen that listens as NAME; $background is it.
start_weston() {
    local how
    # Newer ones have other words for the same.
    if weston --help 2>&1 | grep -q -- --renderer=; then
        how=(--backend=headless --renderer=pixman)
    else
        how=(--backend=headless-backend.so --use-pixman)
    fi
    in_background weston weston "${how[@]}" --socket="$1" --idle-time=0 --no-config
    eventually 20 test -S "$XDG_RUNTIME_DIR/$1" || fail "weston did not start: $(cat "$STAGE_DIR/weston.log")"
}
