# On Wayland the window opens and answers too. What it looks like cannot be seen here.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

command -v weston >/dev/null || skip "weston is missing"
# Newer ones have other words for the same.
if weston --help 2>&1 | grep -q -- --renderer=; then
    how=(--backend=headless --renderer=pixman)
else
    how=(--backend=headless-backend.so --use-pixman)
fi
in_background weston weston "${how[@]}" --socket=unsit-wayland --idle-time=0 --no-config
weston=$background
eventually 20 test -S "$XDG_RUNTIME_DIR/unsit-wayland" || fail "weston did not start: $(cat "$STAGE_DIR/weston.log")"

unset DISPLAY
export WAYLAND_DISPLAY=unsit-wayland XDG_SESSION_TYPE=wayland
in_background unsit "$UNSIT"
unsit=$background
eventually 60 test -S "$UNSIT_RUNTIME_DIR/unsit.sock" || fail "no window after 60 s: $(cat "$STAGE_DIR/unsit.log")"
exits_with 0 "$UNSIT" status
# A client that the compositor refuses is gone at its first frame.
sleep 2
is_running "$unsit" || fail "the window is gone again: $(cat "$STAGE_DIR/unsit.log")"
is_running "$weston" || fail "weston is gone: $(cat "$STAGE_DIR/weston.log")"
