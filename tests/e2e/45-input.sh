# Whether somebody touches the machine is heard of: real keys on X11. A Wayland compositor without the protocol is not
# asked again, a display that is not there is.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
idle_watch=${IDLE_WATCH:-$top/target/debug/examples/idle_watch}
[ -x "$idle_watch" ] || fail "$idle_watch is not there; run \"cargo build --examples\" first."

heard() { [ "$(grep -cx "$1" "$STAGE_DIR/idle.log")" -eq "$2" ]; }

# Whoever starts while nobody is there hears so: the display's first reading of its counter may be as old as the display.
for start in first second; do
    sleep 1
    in_background idle "$idle_watch" 700
    eventually 20 heard Idle 1 || fail "the $start start heard no idleness: $(cat "$STAGE_DIR/idle.log")"
    kill "$background"
    eventually 10 has_ended "$background"
done
echo "who starts after the last key hears that nobody is there"

in_background idle "$idle_watch" 700
for times in 1 2; do
    eventually 20 heard Idle "$times" || fail "no idleness: $(cat "$STAGE_DIR/idle.log")"
    xdotool key shift
    eventually 20 heard Active "$times" || fail "the key was not heard: $(cat "$STAGE_DIR/idle.log")"
done
[ "$(head -n 1 "$STAGE_DIR/idle.log")" = x11-idletime ] || fail "told by $(head -n 1 "$STAGE_DIR/idle.log")"
echo "keys and their absence are heard on X11"

# It hears no more than that: nothing wakes it meanwhile.
kill "$background"
eventually 10 has_ended "$background"
in_background idle "$idle_watch" 3600000
eventually 10 test -s "$STAGE_DIR/idle.log"
switches() { awk '/ctxt_switches/ { n += $2 } END { print n }' /proc/"$background"/task/*/status; }
sleeps() {
    local before
    before=$(switches)
    sleep 3
    [ "$(switches)" -eq "$before" ]
}
eventually 15 sleeps || fail "it is woken without any input"
echo "and without any it sleeps"

# 5: nothing here can ever tell; 4: it may yet.
exits_with 5 env -u DISPLAY -u WAYLAND_DISPLAY "$idle_watch" 700
exits_with 4 env DISPLAY=:4711 "$idle_watch" 700
exits_with 4 env -u DISPLAY WAYLAND_DISPLAY=nobody-listens "$idle_watch" 700

command -v weston >/dev/null || exit 0
start_weston unsit-idle
# Whether it speaks the protocol is its version's business; without it, its keys must not be guessed from XWayland's.
exits_with 5 env WAYLAND_DISPLAY=unsit-idle "$idle_watch" 700
echo "a compositor that cannot tell is not asked again"
