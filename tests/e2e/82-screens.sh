# Screens: twice as dense ones, and one of two that is unplugged in mid-session, on X11 and on Wayland. Each says "pass" or ends
# the stage.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
source "$(dirname "${BASH_SOURCE[0]}")/agent.sh"
source "$(dirname "${BASH_SOURCE[0]}")/sway.sh"
source "$(dirname "${BASH_SOURCE[0]}")/pictures.sh"
for tool in Xorg xrandr xrdb xwininfo sway grim wtype; do
    command -v "$tool" >/dev/null || skip "$tool is missing"
done

pass() { echo "pass: $*"; }
pictures=${UNSIT_SCREEN_PICTURES:-$STAGE_DIR}
usual_display=$DISPLAY

# end_window: whatever it does, and the next one's place is free.
end_window() {
    kill "$unsit"
    eventually 10 has_ended "$unsit" || fail "the window does not end"
    rm -rf "$UNSIT_RUNTIME_DIR"
}
# Pictures of figures come a moment after the window.
settle() { sleep 2; }

# display SERVER...: an X11 display of its own with a window manager.
display() {
    rm -f "$STAGE_DIR/display"
    "$@" -displayfd 3 -nolisten tcp 3>"$STAGE_DIR/display" 2>"$STAGE_DIR/server.log" &
    stage_pids+=("$!")
    eventually 20 test -s "$STAGE_DIR/display" || return 1
    DISPLAY=":$(cat "$STAGE_DIR/display")"
    in_background openbox openbox
    eventually 20 manages_windows || fail "no window manager: $(cat "$STAGE_DIR/openbox.log")"
}
manages_windows() { xprop -root _NET_SUPPORTING_WM_CHECK | grep -q "window id"; }

# --- X11, twice as dense
open_window
unsit=$background
settle
import -silent -window "$window" "$pictures/x11-once.png"
end_window
display Xvfb -screen 0 2560x1600x24 || fail "no large display: $(cat "$STAGE_DIR/server.log")"
echo "Xft.dpi: 192" | xrdb -nocpp -merge
open_window
unsit=$background
settle
import -silent -window "$window" "$pictures/x11-twice.png"
end_window
how=$(is_doubled "$pictures/x11-once.png" "$pictures/x11-twice.png") || fail "at 192 dpi it is not drawn twice as large: $how"
pass "192 dpi on X11: twice as large and as fine ($how)"

# --- X11, two screens, the second unplugged
cat >"$STAGE_DIR/xorg.conf" <<'CONF'
Section "Device"
    Identifier "card"
    Driver "dummy"
    VideoRam 65536
EndSection
Section "Screen"
    Identifier "screen"
    Device "card"
    DefaultDepth 24
    SubSection "Display"
        Depth 24
        Virtual 2560 800
    EndSubSection
EndSection
CONF
screen_of_its_own() {
    display Xorg -config "$STAGE_DIR/xorg.conf" -logfile "$STAGE_DIR/xorg.log" -noreset -novtswitch -sharevts
}
if screen_of_its_own; then
    xrandr --newmode wide 83.50 1280 1352 1480 1680 800 803 809 831
    xrandr --addmode DUMMY0 wide
    xrandr --addmode DUMMY1 wide
    xrandr --output DUMMY0 --mode wide --pos 0x0 --output DUMMY1 --mode wide --pos 1280x0
    open_window
    unsit=$background
    xdotool windowmove "$window" 1350 20
    # place: where the window is, as X, Y, WIDTH and HEIGHT.
    place() { eval "$(xdotool getwindowgeometry --shell "$window")"; }
    is_on_second() { place && [ "$X" -ge 1280 ]; }
    eventually 5 is_on_second || fail "the window does not go to the second screen"
    "$UNSIT" start desk-break-seated-2min --as-written
    eventually 10 state_is running || fail "no session runs"
    settle
    before=$("$UNSIT" status)
    import -silent -window root "$pictures/x11-two-screens.png"
    xrandr --output DUMMY1 --off
    # Where there is nothing any more, nobody can reach it.
    is_reachable() { place && [ "$X" -lt $((1280 - 64)) ] && [ $((X + WIDTH)) -gt 64 ] && [ "$Y" -ge 0 ] && [ "$Y" -lt 736 ]; }
    eventually 10 is_reachable || fail "after the screen was unplugged the window is at $(xdotool getwindowgeometry "$window")"
    settle
    import -silent -window root "$pictures/x11-one-screen.png"
    is_running "$unsit" || fail "the window is gone with the screen: $(cat "$STAGE_DIR/unsit.log")"
    state_is running || fail "before: $before; after: $("$UNSIT" status)"
    timeout 10 xdotool windowactivate --sync "$window" key space || fail "the window cannot be made the active one"
    eventually 5 state_is paused || fail "a key does not reach the window: $("$UNSIT" status)"
    end_window
    pass "X11, a screen unplugged in mid-session: it goes on, and the window is reached"
elif [ "$(id -u)" -ne 0 ]; then
    echo "Two screens on X11: Xorg does not start for a user here"
else
    fail "Xorg did not start: $(tail -n 5 "$STAGE_DIR/server.log")"
fi

# --- Wayland, a usual screen and one that is twice as dense
start_sway headless 2 "output HEADLESS-1 resolution 1280x800 position 0 0
output HEADLESS-2 resolution 2560x1600 scale 2 position 1280 0
workspace 1 output HEADLESS-1
workspace 2 output HEADLESS-2"
unset DISPLAY
open_wayland_window() {
    says workspace 1
    in_background unsit "$UNSIT"
    unsit=$background
    eventually 60 "$UNSIT" status || fail "no window after 60 s: $(cat "$STAGE_DIR/unsit.log")"
    eventually 20 has_wayland_window || fail "no window is seen: $(swaymsg -t get_tree)"
    settle
}
open_wayland_window
grim -o HEADLESS-1 "$pictures/wayland-once.png"
says "[app_id=io.github.unsit.Unsit] move container to output HEADLESS-2"
settle
grim -o HEADLESS-2 "$pictures/wayland-twice.png"
how=$(is_doubled "$pictures/wayland-once.png" "$pictures/wayland-twice.png") || fail "moved to a screen of 2x it is not drawn so: $how"
is_running "$unsit" || fail "the window is gone: $(cat "$STAGE_DIR/unsit.log")"
pass "Wayland, moved from a usual screen to one of 2x: twice as large and as fine ($how)"
end_window
kill "$sway"
eventually 10 has_ended "$sway" || fail "sway does not end"

# --- Wayland, two screens, the second unplugged
DISPLAY=$usual_display
export DISPLAY
start_sway x11 2 "workspace 1 output X11-1
workspace 2 output X11-2"
in_front=$DISPLAY
unset DISPLAY
open_wayland_window
says "[app_id=io.github.unsit.Unsit] move container to output X11-2"
"$UNSIT" start desk-break-seated-2min --as-written
eventually 10 state_is running || fail "no session runs"
settle
before=$("$UNSIT" status)
screen=$(DISPLAY=$in_front xwininfo -root -tree | awk '/wlroots - X11-2/ { print $1 }')
[ -n "$screen" ] || fail "there is no second screen"
DISPLAY=$in_front close_window "$screen"
one_is_left() { [ "$(swaymsg -r -t get_outputs | grep -c '"name": "X11-')" -eq 1 ]; }
eventually 10 one_is_left || fail "the screen is not unplugged: $(swaymsg -t get_outputs)"
settle
grim "$pictures/wayland-one-screen.png"
is_running "$unsit" || fail "the window is gone with the screen: $(cat "$STAGE_DIR/unsit.log")"
state_is running || fail "before: $before; after: $("$UNSIT" status)"
wtype -k space
eventually 5 state_is paused || fail "a key does not reach the window: $("$UNSIT" status)"
pass "Wayland, a screen unplugged in mid-session: it goes on, and the window is reached"

# --- the compositor goes
kill -KILL "$sway"
eventually 10 has_ended "$unsit" || fail "the window does not end with its compositor"
code=0
wait "$unsit" || code=$?
[ "$code" -eq 5 ] || fail "without its compositor it ended with $code: $(cat "$STAGE_DIR/unsit.log")"
grep -q "its display is gone" "$STAGE_DIR/unsit.log" || fail "it does not say why it ended: $(cat "$STAGE_DIR/unsit.log")"
"$UNSIT" history | grep -q "Desk micro-break" || fail "the session is lost: $("$UNSIT" history)"
pass "Wayland, the compositor gone: it ends, says why, and the session is written down"
