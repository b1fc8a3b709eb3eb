#!/usr/bin/env bash
# Runs the real program on a display, a window manager, a session bus and a sound server of its own,
# without hardware, and takes everything down again.
#
#   run.sh [STAGE.sh ...]     all numbered stages beside this file, unless some are named
#
# UNSIT names the binary (target/debug/unsit by default). E2E_KEEP=1 keeps the scratch folder.
# A stage is a bash script that sources lib.sh; exit 0 passes, 77 skips, anything else fails.
# Exit codes: 0 all passed; 1 one failed. Where tools are missing it says so and passes, except
# where CI is set.
set -uo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
top=$(cd "$here/../.." && pwd)
STAGE_LIMIT_SECS=${STAGE_LIMIT_SECS:-$([ -n "${UNSIT_FULL_LENGTH:-}" ] && echo 3600 || echo 1200)}

missing=""
for tool in Xvfb openbox dbus-run-session pulseaudio pactl parec sox xdotool xprop timeout; do
    command -v "$tool" >/dev/null || missing="$missing $tool"
done
if [ -n "$missing" ]; then
    echo "End-to-end tests need:$missing"
    [ -z "${CI:-}" ] || exit 1
    echo "End-to-end tests are skipped."
    exit 0
fi

# Everything else runs on a session bus that ends with it.
if [ -z "${E2E_ON_OWN_BUS:-}" ]; then
    exec env E2E_ON_OWN_BUS=1 dbus-run-session -- "$here/run.sh" "$@"
fi

UNSIT=$(realpath -m "${UNSIT:-$top/target/debug/unsit}")
if [ ! -x "$UNSIT" ]; then
    echo "$UNSIT is not there; run \"cargo build\" first." >&2
    exit 1
fi

# Short, since the path of a socket is limited to 108 bytes.
E2E_DIR=$(mktemp -d "${TMPDIR:-/tmp}/unsit-e2e.XXXXXX")
own=()
running=""
take_down() {
    local status=$?
    trap - EXIT INT TERM
    if [ -n "$running" ]; then
        kill "$running" 2>/dev/null
        wait "$running" 2>/dev/null
    fi
    for pid in "${own[@]}"; do kill "$pid" 2>/dev/null; done
    for pid in "${own[@]}"; do wait "$pid" 2>/dev/null; done
    if [ -n "${E2E_KEEP:-}" ]; then echo "Kept: $E2E_DIR"; else rm -rf "$E2E_DIR"; fi
    exit "$status"
}
trap take_down EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

die() {
    echo "$1" >&2
    exit 1
}
source "$here/eventually.sh"

mkdir -m 700 "$E2E_DIR/run" "$E2E_DIR/home"
unset WAYLAND_DISPLAY WAYLAND_SOCKET
# Making a package asks cargo what is in it, which is found where it was fetched.
export CARGO_HOME="${CARGO_HOME:-$HOME/.cargo}" RUSTUP_HOME="${RUSTUP_HOME:-$HOME/.rustup}"
# The graphics driver draws on the processor; no cache may make a second run different.
export E2E_DIR UNSIT HOME="$E2E_DIR/home" XDG_RUNTIME_DIR="$E2E_DIR/run" \
    XDG_CONFIG_HOME="$E2E_DIR/home/config" XDG_DATA_HOME="$E2E_DIR/home/data" \
    XDG_STATE_HOME="$E2E_DIR/home/state" XDG_CACHE_HOME="$E2E_DIR/home/cache" \
    LIBGL_ALWAYS_SOFTWARE=1 LC_ALL=C.UTF-8 LANGUAGE= XDG_SESSION_TYPE=x11
# What the bus starts (the desktop's settings, for one) must not look into the home of whoever runs this. It gets no
# display: a notification service is there only once a stage starts one.
dbus-update-activation-environment HOME XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME XDG_CACHE_HOME XDG_RUNTIME_DIR

# The server picks a free display itself and writes its number once it can be used.
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3>"$E2E_DIR/display" 2>"$E2E_DIR/xvfb.log" &
own+=($!)
eventually 20 test -s "$E2E_DIR/display" || die "Xvfb did not start: $(cat "$E2E_DIR/xvfb.log")"
DISPLAY=":$(cat "$E2E_DIR/display")"
export DISPLAY
openbox >"$E2E_DIR/openbox.log" 2>&1 &
own+=($!)
manages_windows() { xprop -root _NET_SUPPORTING_WM_CHECK | grep -q "window id"; }
eventually 20 manages_windows || die "openbox did not start: $(cat "$E2E_DIR/openbox.log")"

# Sound goes to a sink that plays nowhere; its monitor is what a person would hear.
unset PULSE_RUNTIME_PATH
export PULSE_SERVER="unix:$E2E_DIR/pulse.sock" \
    PULSE_SINK=unsit E2E_MONITOR=unsit.monitor
pulseaudio -n --daemonize=no --use-pid-file=no --exit-idle-time=-1 --log-target=stderr \
    --load="module-native-protocol-unix auth-anonymous=1 socket=$E2E_DIR/pulse.sock" \
    --load="module-null-sink sink_name=unsit rate=48000 channels=2" 2>"$E2E_DIR/pulse.log" &
own+=($!)
eventually 20 pactl info || die "pulseaudio did not start: $(cat "$E2E_DIR/pulse.log")"

stages=("$@")
[ ${#stages[@]} -gt 0 ] || stages=("$here"/[0-9]*.sh)
failed=0
for stage in "${stages[@]}"; do
    name=$(basename "$stage" .sh)
    stage=$(realpath "$stage")
    # Each stage is a person of its own.
    scratch="$E2E_DIR/$name"
    mkdir -p "$scratch"
    began=$SECONDS
    STAGE_DIR="$scratch" UNSIT_CONFIG_DIR="$scratch/config" UNSIT_DATA_DIR="$scratch/data" \
        UNSIT_RUNTIME_DIR="$scratch/run" \
        timeout -k 10 "$STAGE_LIMIT_SECS" bash "$stage" >"$scratch/log" 2>&1 </dev/null &
    # Waited for in the background, so that Ctrl-C is heard at once.
    running=$!
    wait "$running"
    result=$?
    running=""
    took="$((SECONDS - began)) s"
    case $result in
        0) echo "e2e $name: ok ($took)"; sed 's/^/    /' "$scratch/log" ;;
        77)
            if [ -n "${CI:-}" ]; then failed=1; echo "e2e $name: skipped, which CI must not do"
            else echo "e2e $name: skipped"; fi
            sed 's/^/    /' "$scratch/log"
            ;;
        *)
            failed=1
            [ $result -ne 124 ] || echo "e2e $name: still ran after $STAGE_LIMIT_SECS s"
            echo "e2e $name: FAILED with $result ($took)"
            sed 's/^/    /' "$scratch/log"
            ;;
    esac
done
[ $failed -eq 0 ] && echo "End-to-end tests: all passed." || echo "End-to-end tests: FAILED."
exit $failed
