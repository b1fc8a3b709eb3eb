# The agent: one at a time, an icon on the session bus, whose click starts the session in a window.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
source "$(dirname "${BASH_SOURCE[0]}")/agent.sh"

exits_with 4 "$UNSIT" agent --quit
in_background agent "$UNSIT" agent
agent=$background
eventually 20 has_item || fail "no icon: $(cat "$STAGE_DIR/agent.log")"
exits_with 0 "$UNSIT" agent
echo "a second agent leaves the place to the first"
eventually 10 sits || fail "status says nothing of sitting: $("$UNSIT" status --json)"

# Its lock screen says so by the desktop's screen saver.
screen_saver_is() {
    gdbus emit --session --object-path /org/gnome/ScreenSaver --signal org.gnome.ScreenSaver.ActiveChanged "$1"
}
nobody_sits() { "$UNSIT" status --json | grep -q '"sitting_minutes": *null'; }
# It may begin to listen a little after it answers.
locks() { screen_saver_is true && nobody_sits; }
eventually 10 locks || fail "who locks the screen still sits: $("$UNSIT" status --json)"
screen_saver_is false
eventually 10 sits || fail "who unlocks the screen does not sit: $("$UNSIT" status --json)"
echo "behind a locked screen nobody sits"

property Title | grep -q Unsit || fail "the icon has no title"
menu | grep -q "Session after sitting, now" || fail "the menu lacks its first entry: $(menu)"

# What a person writes into the settings is in the menu at once.
mkdir -p "$UNSIT_CONFIG_DIR"
echo 'pinned = ["desk-break-seated-2min"] # mine' >"$UNSIT_CONFIG_DIR/settings.toml"
name=$("$UNSIT" show desk-break-seated-2min --json | grep -o '"name": *"[^"]*"' | head -n 1 | cut -d '"' -f 4)
is_pinned() { menu | grep -q "$name"; }
eventually 20 is_pinned || fail "“$name” is not in the menu: $(menu)"
echo "a pinned routine is in the menu as soon as the settings are saved"

began=$(date +%s%N)
activate
eventually 60 state_is asking || fail "the first click does not ask: $("$UNSIT" status --json)"
echo "click to the first question, debug build: $((($(date +%s%N) - began) / 1000000)) ms"
# It answers before it can be seen.
seen() { xdotool search --onlyvisible --name '^Unsit$' 2>/dev/null | grep .; }
eventually 60 seen || fail "no window is seen"
window=$(seen | tail -n 1)

# A session by name, and the menu becomes its remote control.
"$UNSIT" stop >/dev/null 2>&1 || true
"$UNSIT" start desk-break-seated-2min --as-written
eventually 10 in_session || fail "the menu does not know of the session: $(menu)"
echo "the menu is the session's remote control"

# The agent dies: the window notices nothing, and a new agent finds its place free.
kill -KILL "$agent"
eventually 10 has_ended "$agent"
state_is running || fail "the session ended with the agent"
in_background agent-again "$UNSIT" agent
eventually 20 has_item || fail "no icon after a kill: $(cat "$STAGE_DIR/agent-again.log")"
echo "a killed agent's place is free"
close_window "$window"
eventually 20 state_is idle || fail "the window did not close"
exits_with 2 "$UNSIT" erase --yes
exits_with 0 "$UNSIT" agent --quit
eventually 10 has_no_item || fail "the icon is still there"
eventually 10 has_ended "$background" || fail "the agent did not end"
echo "quit ends it, and the icon goes"
exits_with 0 "$UNSIT" erase --yes
[ -z "$(find "$UNSIT_DATA_DIR" -type f 2>/dev/null)" ] || fail "left: $(find "$UNSIT_DATA_DIR")"
echo "erase leaves nothing of the agent"
