# What may go wrong around the agent, with a real panel and a real notification service. Each fault says "pass" or ends
# the stage.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
source "$(dirname "${BASH_SOURCE[0]}")/agent.sh"
source "$(dirname "${BASH_SOURCE[0]}")/panel.sh"

pass() { echo "pass: $*"; }
answers() { "$UNSIT" status --json | grep -q '"sitting_today_minutes"'; }
has_icon() { icon_place; }
has_no_icon() { ! icon_place; }
memory_kb() { awk '/^Pss:/ { print $2 }' "/proc/$1/smaps_rollup"; }

# An agent that notes what comes to it, and what it noted so far, and the window that it opened.
noting_agent=(env UNSIT_LOG=unsit=debug "$UNSIT" agent)
notes() { tail -n 50 "$STAGE_DIR"/twin-*.log "$UNSIT_DATA_DIR"/state/window.log 2>&1; }

# start_agent NAME: returns with $agent once it answers.
start_agent() {
    in_background "$1" "${noting_agent[@]}"
    agent=$background
    eventually 20 answers || fail "the agent does not answer: $(cat "$STAGE_DIR/$1.log")"
}
end_agent() {
    exits_with 0 "$UNSIT" agent --quit
    eventually 10 has_ended "$agent" || fail "the agent did not end"
}

# --- no session bus at all
bus=$DBUS_SESSION_BUS_ADDRESS
export DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent/bus
start_agent no-bus
is_running "$agent" || fail "the agent ended without a bus"
end_agent
export DBUS_SESSION_BUS_ADDRESS=$bus
pass "no session bus: the agent runs and answers"

# --- two at once
in_background twin-one "${noting_agent[@]}"
one=$background
in_background twin-two "${noting_agent[@]}"
two=$background
eventually 20 answers || fail "neither of two answers"
only_one() { [ "$(is_running "$one" && echo x)$(is_running "$two" && echo x)" = x ]; }
eventually 20 only_one || fail "two agents at once"
if is_running "$one"; then agent=$one; else agent=$two; fi
pass "two agents at once: one stays"

# --- no panel that shows icons, then one, then killed, then again
start_panel
eventually 20 has_icon || fail "the icon did not come with the panel"
pass "no place for icons, then one: the icon comes by itself"
kill -KILL "$panel"
eventually 10 has_ended "$panel"
# Its plugin, a process of its own, could be taken for the next panel's.
eventually 10 takes_no_icons || fail "something takes icons without a panel"
start_panel
eventually 20 has_icon || fail "the icon did not come back with the panel"
pass "panel killed and restarted: the icon is back"
click_icon || fail "the icon is gone again"
eventually 60 state_is asking || fail "a click on the icon does not ask: $("$UNSIT" status --json)
$(notes)"
seen() { xdotool search --onlyvisible --name '^Unsit$' 2>/dev/null | grep .; }
eventually 60 seen || fail "no window is seen after the click"
close_window "$(seen | tail -n 1)"
eventually 20 state_is idle || fail "the window did not close"
pass "a click on it opens the window with the first question"

# --- what others may write to its socket
socket=$(find "$UNSIT_RUNTIME_DIR" -path '*agent*' -type s | head -n 1)
[ -n "$socket" ] || fail "the agent's socket is not found in $UNSIT_RUNTIME_DIR"
before_kb=$(memory_kb "$agent")
for rounds in random endless many; do
    python3 "$(dirname "${BASH_SOURCE[0]}")/write_to_socket.py" "$rounds" "$socket"
    eventually 10 answers || fail "$rounds: the agent does not answer any more"
    grown_kb=$(($(memory_kb "$agent") - before_kb))
    [ "$grown_kb" -lt 16000 ] || fail "$rounds: the agent grew by $grown_kb kB"
done
pass "a million random bytes, a line of 100 MB, a hundred lines at once: it goes on, no larger than before"
if [ "$(id -u)" -eq 0 ]; then
    if python3 "$(dirname "${BASH_SOURCE[0]}")/write_to_socket.py" stranger "$socket"; then
        pass "another user's connection is refused, by the files and by who calls"
    else
        fail "another user was let in"
    fi
else
    echo "another user's connection: only root can try"
fi

# --- no notification service; then a window that is killed in mid-session, with a real one
offer() {
    "$UNSIT" start desk-break-seated-2min --as-written
    eventually 10 state_is running || fail "no session runs"
    # The agent has heard of it once its menu is the session's.
    eventually 10 in_session || fail "the agent does not know of the session"
    pkill -KILL -f "^$UNSIT --wish" || pkill -KILL -f "^$UNSIT$" || fail "no window to kill"
}
offer
eventually 10 not_in_session || fail "the agent did not notice that the window is gone"
is_running "$agent" || fail "the agent ended without a notification service"
pass "notification service absent: the agent goes on"
in_background dunst dunst
shows() { [ "$(dunstctl count displayed)" = "$1" ]; }
eventually 10 dunstctl is-paused || fail "dunst does not answer: $(cat "$STAGE_DIR/dunst.log")"
# The bus may have kept what was to be shown before.
none_left() { dunstctl close-all && shows 0; }
eventually 10 none_left || fail "dunst goes on showing what was before"
offer
eventually 10 shows 1 || fail "nothing offers to go on"
import -window root "$STAGE_DIR/offer.png"
dunstctl action 0
eventually 30 state_is running || state_is paused || fail "going on does not bring the session back: $("$UNSIT" status --json)"
pass "window killed in mid-session: the agent offers to go on, and it does"
# The window that runs now was opened by the agent, which hears of its death twice: by its line and as its parent.
eventually 10 in_session || fail "the agent does not know of the session that goes on"
dunstctl close-all
pkill -KILL -f "^$UNSIT --wish" || fail "no window of the agent's to kill"
eventually 10 shows 1 || fail "nothing offers to go on after the agent's own window died"
sleep 1
dunstctl action 0
eventually 30 state_is running || state_is paused || fail "the offer was replaced: $("$UNSIT" status --json)"
pass "the same for a window that the agent opened"
"$UNSIT" stop

# --- the display goes
end_agent
Xvfb -displayfd 3 -screen 0 640x480x24 -nolisten tcp 3>"$STAGE_DIR/other-display" 2>/dev/null &
other=$!
stage_pids+=("$other")
eventually 20 test -s "$STAGE_DIR/other-display" || fail "no second display"
number=$(cat "$STAGE_DIR/other-display")
DISPLAY=":$number" start_agent display-gone
hears() { "$UNSIT" status --json | grep -q '"idle_source": *"x11-idletime"'; }
hears_nothing() { ! hears; }
eventually 10 hears || fail "input is not heard on the second display"
kill -KILL "$other"
eventually 10 hears_nothing || fail "the agent did not notice that the display is gone"
is_running "$agent" || fail "the agent ended with the display"
Xvfb ":$number" -screen 0 640x480x24 -nolisten tcp 2>/dev/null &
stage_pids+=("$!")
eventually 30 hears || fail "input is not heard after the display came back"
pass "display gone and back: the agent goes on, and hears again"
end_agent

# --- the bus goes
mkdir -p "$STAGE_DIR/bus"
export DBUS_SESSION_BUS_ADDRESS="unix:path=$STAGE_DIR/bus/socket"
start_bus() {
    in_background bus dbus-daemon --session --nofork --nopidfile --address="$DBUS_SESSION_BUS_ADDRESS"
    the_bus=$background
    eventually 10 test -S "$STAGE_DIR/bus/socket" || fail "no second bus"
}
start_bus
start_agent bus-gone
eventually 10 has_item || fail "no icon on the second bus"
kill -KILL "$the_bus"
eventually 10 has_ended "$the_bus"
rm -f "$STAGE_DIR/bus/socket"
answers || fail "the agent does not answer without its bus"
start_bus
eventually 30 has_item || fail "the icon did not come back with the bus"
pass "bus restarted: the icon is back"
end_agent
