# A Wayland compositor with screens that can be looked at, doubled and unplugged, and that can be typed into; sourced after
# lib.sh by stages and walks.

# start_sway BACKEND SCREENS CONFIG: BACKEND is "headless", whose screens are called HEADLESS-1 and so on, or "x11", where
# each screen is a window of the X11 display, X11-1 and so on. Programs that are started from now on open there; $sway is it.
start_sway() {
    local tool folder as_nobody=()
    for tool in sway swaymsg grim wtype; do
        command -v "$tool" >/dev/null || skip "$tool is missing"
    done
    folder="$STAGE_DIR/sway-$1"
    mkdir -p "$folder/run"
    chmod 700 "$folder/run"
    { echo "xwayland disable"; echo "default_border none"; echo "focus_on_window_activation focus"; echo "$3"; } \
        >"$folder/config"
    # It refuses to run as root.
    if [ "$(id -u)" -eq 0 ]; then
        as_nobody=(setpriv --reuid=65534 --regid=65534 --clear-groups)
        chown 65534:65534 "$folder/run"
        chmod o+x "$E2E_DIR" "$STAGE_DIR"
    fi
    in_background sway env -u WAYLAND_DISPLAY -u SWAYSOCK -u DBUS_SESSION_BUS_ADDRESS WLR_BACKENDS="$1" WLR_HEADLESS_OUTPUTS="$2" \
        WLR_X11_OUTPUTS="$2" WLR_LIBINPUT_NO_DEVICES=1 WLR_RENDERER=pixman HOME="$folder/run" XDG_RUNTIME_DIR="$folder/run" \
        "${as_nobody[@]}" sway -c "$folder/config"
    sway=$background
    eventually 20 has_sockets "$folder/run" || fail "sway did not start: $(cat "$STAGE_DIR/sway.log")"
    SWAYSOCK=$(find "$folder/run" -name 'sway-ipc.*' -type s)
    WAYLAND_DISPLAY=$(find "$folder/run" -name 'wayland-*' -type s)
    export SWAYSOCK WAYLAND_DISPLAY XDG_SESSION_TYPE=wayland
    eventually 10 swaymsg -t get_outputs || fail "sway does not answer: $(cat "$STAGE_DIR/sway.log")"
    # A keyboard that stays: each key that is sent is of one that comes and goes, and programs would lose their focus.
    in_background keyboard wtype -s 100000000
}
has_sockets() {
    [ -n "$(find "$1" -name 'sway-ipc.*' -type s)" ] && [ -n "$(find "$1" -name 'wayland-*' -type s)" ]
}

# says COMMAND...: has sway do it.
says() { swaymsg -q -- "$@" || fail "sway does not do \"$*\""; }

# Whether its window is there and has the keyboard.
has_wayland_window() {
    swaymsg -t get_tree | tr -d ' \n' | grep -q '"focused":true[^}]*}*.*"app_id":"io.github.unsit.Unsit"'
}

# BAR: what start_sway's config needs for start_bar.
BAR="bar bar-0 {
    position bottom
    tray_output *
    swaybar_command true
}"

# start_bar: a bar with a place for icons, which sway itself could not start where it runs as somebody else, whom the session
# bus does not serve. Returns with $bar once it takes icons.
start_bar() {
    command -v swaybar >/dev/null || skip "swaybar is missing"
    in_background bar swaybar -b bar-0
    bar=$background
    eventually 20 is_on_the_bus org.kde.StatusNotifierWatcher || fail "the bar takes no icons: $(cat "$STAGE_DIR/bar.log")"
}
