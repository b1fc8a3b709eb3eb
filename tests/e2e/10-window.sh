# The window opens, answers, is raised by a second start, and ends when it is closed.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

exits_with 4 "$UNSIT" pause
exits_with 0 "$UNSIT" status --json
grep -q '"state":"idle"' "$STAGE_DIR/last.log" || fail "idle is wanted: $(cat "$STAGE_DIR/last.log")"

open_window
unsit=$background
[ -S "$UNSIT_RUNTIME_DIR/unsit.sock" ] || fail "there is no socket in $UNSIT_RUNTIME_DIR"
xdotool windowminimize --sync "$window"
is_in_front() { [ "$(xdotool getactivewindow 2>/dev/null)" = "$window" ]; }
# It is unmapped at once; the window manager says a moment later that another one is active.
is_behind() { ! is_in_front; }
eventually 5 is_behind || fail "a minimised window is said to be in front"
exits_with 0 "$UNSIT"
eventually 5 is_in_front || fail "the second start did not raise the window"
window_of "$unsit" >/dev/null || fail "the raised window cannot be seen"
exits_with 4 "$UNSIT" pause

close_window "$window"
eventually 10 has_ended "$unsit" || fail "the program goes on after its window was closed"
wait "$unsit" || fail "it ended with $?: $(cat "$STAGE_DIR/unsit.log")"
exits_with 5 env -u DISPLAY -u WAYLAND_DISPLAY "$UNSIT"
