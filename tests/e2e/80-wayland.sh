# On Wayland the window opens and answers too, and so does the agent, whose click starts a session in it. What it looks like
# cannot be seen here.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
source "$(dirname "${BASH_SOURCE[0]}")/agent.sh"

command -v weston >/dev/null || skip "weston is missing"
start_weston unsit-wayland
weston=$background

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

# The agent has its icon there as well. Weston does not tell of input: then sitting is counted from start to sleep.
in_background agent "$UNSIT" agent
agent=$background
eventually 20 has_item || fail "no icon: $(cat "$STAGE_DIR/agent.log")"
eventually 10 sits || fail "sitting is not counted: $("$UNSIT" status --json)"
activate
eventually 30 state_is asking || fail "the click does not ask: $("$UNSIT" status --json)"
is_running "$unsit" || fail "the window is gone after the click: $(cat "$STAGE_DIR/unsit.log")"
echo "the agent's click reaches the window"
exits_with 0 "$UNSIT" agent --quit
eventually 10 has_ended "$agent" || fail "the agent did not end"
