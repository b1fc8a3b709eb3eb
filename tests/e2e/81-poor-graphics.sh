# Poor graphics: an old driver, a remote desktop, a library that is absent. The window is drawn all the same, or the program
# says in a sentence what is missing and what mends it, where whoever started it sees it. Each says "pass" or ends the stage.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
source "$(dirname "${BASH_SOURCE[0]}")/agent.sh"
source "$(dirname "${BASH_SOURCE[0]}")/pictures.sh"
command -v dunst >/dev/null || skip "dunst is missing"

pass() { echo "pass: $*"; }
usual_display=$DISPLAY
no_driver=LIBGL_DRIVERS_PATH=/nonexistent

# display OPTION...: an X11 display of its own.
display() {
    rm -f "$STAGE_DIR/display"
    Xvfb -displayfd 3 -nolisten tcp "$@" 3>"$STAGE_DIR/display" 2>"$STAGE_DIR/server.log" &
    stage_pids+=("$!")
    eventually 20 test -s "$STAGE_DIR/display" || fail "no display with $*: $(cat "$STAGE_DIR/server.log")"
    DISPLAY=":$(cat "$STAGE_DIR/display")"
}

# draws WHAT [VARIABLE=VALUE...]: the window opens there and looks as everywhere.
draws() {
    local what=$1 apart
    shift
    rm -rf "$UNSIT_RUNTIME_DIR"
    in_background unsit env "$@" "$UNSIT"
    local unsit=$background
    eventually 30 window_of "$unsit" || fail "$what: no window: $(cat "$STAGE_DIR/unsit.log")"
    window=$(window_of "$unsit")
    eventually 20 "$UNSIT" status || fail "$what: it does not answer: $(cat "$STAGE_DIR/unsit.log")"
    eventually 10 looks_as_usual || fail "$what: it is drawn $(picture_is_apart) thousandths apart: $(cat "$STAGE_DIR/unsit.log")"
    apart=$(picture_is_apart)
    kill "$unsit"
    eventually 10 has_ended "$unsit" || fail "$what: it does not end"
    pass "$what: the window is drawn, $apart thousandths apart from the usual one"
}
# A few pixels of an edge are another driver's right, and a display of 65,536 colours has others. The first is the usual one.
picture_is_apart() {
    # Of a window that is gone it would wait for a click on another one.
    timeout 10 import -silent -window "$window" "$STAGE_DIR/seen.png" || return 1
    unlike "$STAGE_DIR/usual.png" "$STAGE_DIR/seen.png"
}
looks_as_usual() { [ "$(picture_is_apart)" -le 30 ]; }

# says_why WHAT [VARIABLE=VALUE...]: it leaves at once, with the exit code for that and one sentence that helps.
says_why() {
    local what=$1 said how
    shift
    for how in "" "start desk-break-seated-2min --as-written"; do
        rm -rf "$UNSIT_RUNTIME_DIR"
        # shellcheck disable=SC2086 # words of a command
        exits_with 5 timeout 20 env "$@" "$UNSIT" $how
        ! grep -q panicked "$STAGE_DIR/last.log" || fail "$what: it panics: $(cat "$STAGE_DIR/last.log")"
        said=$(tail -n 1 "$STAGE_DIR/last.log")
        case "$said" in
            *.rs:*) fail "$what: it names a place in its source: $said" ;;
            "The window cannot be opened"*Install* | "The window cannot be opened"*"unsit doctor"*) ;;
            *) fail "$what: it says \"$said\"" ;;
        esac
        [ ${#said} -le 400 ] || fail "$what: nobody reads ${#said} letters: $said"
    done
    pass "$what: $said"
}

# --- it draws
in_background unsit "$UNSIT"
eventually 30 window_of "$background" || fail "no window: $(cat "$STAGE_DIR/unsit.log")"
window=$(window_of "$background")
sleep 2
import -silent -window "$window" "$STAGE_DIR/usual.png"
kill "$background"
eventually 10 has_ended "$background" || fail "it does not end"
draws "OpenGL 2.1, an old driver" MESA_GL_VERSION_OVERRIDE=2.1 MESA_GLSL_VERSION_OVERRIDE=120
draws "drawing is left to a display that knows only OpenGL 1.4" LIBGL_ALWAYS_INDIRECT=1
display -screen 0 1280x800x24 -extension GLX
draws "a display without GLX, a remote desktop" MESA_GL_VERSION_OVERRIDE=2.1 MESA_GLSL_VERSION_OVERRIDE=120
display -screen 0 1280x800x16
draws "a display of 65,536 colours"

# --- or says why not
display -screen 0 1280x800x16 -extension GLX
says_why "65,536 colours without GLX"
display -screen 0 1280x800x24 -extension RANDR
says_why "a display without XRandR"
DISPLAY=$usual_display
says_why "OpenGL 1.4" MESA_GL_VERSION_OVERRIDE=1.4 MESA_GLES_VERSION_OVERRIDE=1.1
says_why "no driver" "$no_driver"
# Whatever is of no use in a folder that is looked into first.
absent() {
    local library folder="$STAGE_DIR/absent-$1"
    mkdir -p "$folder"
    for library in "$@"; do : >"$folder/$library"; done
    echo "LD_LIBRARY_PATH=$folder"
}
says_why "no library for OpenGL" "$(absent libGL.so.1 libGL.so libEGL.so.1 libEGL.so)"
says_why "no library for the keyboard" "$(absent libxkbcommon-x11.so.0 libxkbcommon-x11.so)"
DISPLAY=:9797 says_why "a display that is gone"

# --- where nobody reads that: by a notification
in_background dunst dunst
shows() { [ "$(dunstctl count displayed)" = "$1" ]; }
eventually 10 dunstctl is-paused || fail "dunst does not answer: $(cat "$STAGE_DIR/dunst.log")"
last_said() {
    dunstctl close-all
    dunstctl history | tr -d '\n' | grep -o '"\(summary\|body\)" *: *{[^}]*}' | head -n 2
}
is_told() {
    eventually 10 shows 1 || fail "$1: nothing is shown"
    last_said >"$STAGE_DIR/told"
    grep -q "window did not open" "$STAGE_DIR/told" && grep -q "cannot be opened" "$STAGE_DIR/told" \
        || fail "$1: it says $(cat "$STAGE_DIR/told")"
    pass "$1: a notification says why"
}
rm -rf "$UNSIT_RUNTIME_DIR"
in_background launched env "$no_driver" "$UNSIT" --open
is_told "a launcher's click without a driver"
eventually 15 has_ended "$background" || fail "it does not end when its notification is gone"
in_background agent env "$no_driver" "$UNSIT" agent
eventually 20 has_item || fail "no icon: $(cat "$STAGE_DIR/agent.log")"
activate
is_told "a click on the icon without a driver"
exits_with 0 "$UNSIT" agent --quit
