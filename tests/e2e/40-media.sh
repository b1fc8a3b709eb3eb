# A session can be seen and steered as a media player is: by media keys, the desktop's panel, a linked phone. They all
# do what dbus-send does here.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

name=org.mpris.MediaPlayer2.unsit
path=/org/mpris/MediaPlayer2
# call METHOD [ARGUMENT...]: of the player, or of another interface where it has a dot.
call() {
    local method=$1
    shift
    [[ $method = *.* ]] || method=org.mpris.MediaPlayer2.Player.$method
    dbus-send --session --reply-timeout=5000 --print-reply --dest=$name $path "$method" "$@"
}
# get PROPERTY [INTERFACE]: its value as dbus-send prints it.
get() {
    call org.freedesktop.DBus.Properties.Get string:"${2:-org.mpris.MediaPlayer2.Player}" string:"$1" | tail -n +2
}
has() { get "$1" "${3:-}" | grep -qF -- "$2"; }
status_has() { "$UNSIT" status --json | grep -q "$1"; }
# number NAME: of the status.
number() { "$UNSIT" status --json | sed -n "s/.*\"$1\":\([0-9]*\).*/\1/p"; }
is_there() {
    dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.ListNames \
        | grep -q "$name"
}
is_gone() { ! is_there; }
signals() { grep -c "member=$1" "$STAGE_DIR/signals.log" || true; }
# wants SECONDS COMMAND...: what has to come true.
wants() {
    local seconds=$1
    shift
    eventually "$seconds" "$@" || fail "not within $seconds s: $* ($("$UNSIT" status --json); $(get Metadata 2>&1))"
}

cat >"$STAGE_DIR/media.toml" <<'TOML'
id = "media"
name = "On the floor"
[[steps]]
exercise = "supine-figure-four"
get_ready_s = 60
changeover_s = 60
hold_s = 60
repetitions = 1
[[steps]]
rest_s = 60
[[steps]]
ask = "Is it tight?"
answers = [{ label = "Yes", steps = [{ rest_s = 60 }] }, { label = "No", steps = [] }]
TOML

in_background signals dbus-monitor --session "type='signal',path='$path'"
exits_with 0 "$UNSIT" doctor
grep -q "ok *media keys" "$STAGE_DIR/last.log" || fail "doctor says: $(cat "$STAGE_DIR/last.log")"
open_window
is_gone || fail "a player without a session"
exits_with 0 "$UNSIT" start "$STAGE_DIR/media.toml" --as-written
wants 5 is_there
has Identity '"Unsit"' org.mpris.MediaPlayer2 || fail "who is it? $(get Identity org.mpris.MediaPlayer2)"
has DesktopEntry '"io.github.unsit.Unsit"' org.mpris.MediaPlayer2 || fail "its desktop entry: $(get DesktopEntry org.mpris.MediaPlayer2)"
has PlaybackStatus '"Playing"' || fail "it is $(get PlaybackStatus)"
has Metadata '"Get ready · Lying figure-four, right side"' || fail "it shows $(get Metadata)"
has Metadata '"On the floor"' || fail "of what? $(get Metadata)"
has Metadata 'int64 60000000' || fail "how long? $(get Metadata)"

call Next >/dev/null
wants 2 status_has '"step":{"index":1'
wants 2 has Metadata '"Lying figure-four, right side"'
# Its time is the session's.
agrees() {
    local position left
    position=$(get Position | sed -n 's/.*int64 //p')
    left=$(number step_remaining_ms)
    local off=$((60000 - left - position / 1000))
    [ "${off#-}" -le 400 ]
}
wants 3 agrees
# While time passes nothing is told.
told=$(wc -l <"$STAGE_DIR/signals.log")
sleep 2.5
[ "$(wc -l <"$STAGE_DIR/signals.log")" -eq "$told" ] \
    || fail "told while nothing changed: $(tail -n +$((told + 1)) "$STAGE_DIR/signals.log")"
agrees || fail "the time is not the session's: $(get Position), $("$UNSIT" status --json)"

call Pause >/dev/null
wants 2 status_has '"state":"paused"'
wants 2 has PlaybackStatus '"Paused"'
stands=$(get Position)
[ "$(get Position)" = "$stands" ] || fail "paused, the position goes on"
call PlayPause >/dev/null
wants 2 status_has '"state":"running"'
wants 2 has PlaybackStatus '"Playing"'
# Three seconds of count-in, which those who counted on have to hear of.
jumps=$(signals Seeked)
has_jumped() { [ "$(signals Seeked)" -gt "$jumps" ]; }
wants 5 has_jumped

jumps=$(signals Seeked)
call Seek int64:20000000 >/dev/null
wants 2 status_has '"duration_ms":40000'
wants 2 has Metadata 'int64 40000000'
wants 2 has_jumped
call Seek int64:-5000000 >/dev/null
wants 2 status_has '"duration_ms":45000'
call SetPosition objpath:/io/github/unsit/step/7 int64:44000000 >/dev/null
call OpenUri string:file:///dev/null >"$STAGE_DIR/last.log" 2>&1 && fail "a file was played"
grep -q NotSupported "$STAGE_DIR/last.log" || fail "a file was refused like this: $(cat "$STAGE_DIR/last.log")"
status_has '"duration_ms":45000' || fail "another track's position was taken for this one's"

# Once to the start of the step, twice to the one before.
call Previous >/dev/null
starts_again() { [ "$(number step_remaining_ms)" -gt 44000 ]; }
wants 2 starts_again
status_has '"step":{"index":1' || fail "once back is the step's start: $("$UNSIT" status --json)"
call Previous >/dev/null
wants 2 status_has '"step":{"index":0'
wants 2 has Metadata '"Get ready'

for _ in 1 2 3 4; do call Next >/dev/null; done
wants 2 status_has '"step":{"index":4,"kind":"rest"'
wants 2 has Metadata '"Rest"'
call Next >/dev/null
wants 2 status_has '"state":"asking"'
wants 2 has Metadata '"A question waits in the window"'
has PlaybackStatus '"Paused"' || fail "while it asks it is $(get PlaybackStatus)"
get Metadata | grep -qi tight && fail "everybody can read what is asked: $(get Metadata)"
# It is not answered from here: it comes to the front.
xdotool windowminimize --sync "$window"
is_in_front() { [ "$(xdotool getactivewindow 2>/dev/null)" = "$window" ]; }
is_behind() { ! is_in_front; }
wants 5 is_behind
call PlayPause >/dev/null
wants 5 is_in_front
status_has '"state":"asking"' || fail "play answered a question: $("$UNSIT" status --json)"

call Stop >/dev/null
wants 2 status_has '"state":"idle"'
wants 5 is_gone
grep -q '"Stopped"' "$STAGE_DIR/signals.log" || fail "nobody was told that it stopped"
echo "$(signals PropertiesChanged) changes and $(signals Seeked) jumps were told in $SECONDS s"
close_window "$window"

# Without a session bus all goes on, and only doctor says so.
export DBUS_SESSION_BUS_ADDRESS="unix:path=$STAGE_DIR/nowhere"
exits_with 0 "$UNSIT" doctor
grep -q "— *media keys" "$STAGE_DIR/last.log" || fail "without a bus doctor says: $(cat "$STAGE_DIR/last.log")"
wants 10 has_ended "$background"
open_window
exits_with 0 "$UNSIT" start "$STAGE_DIR/media.toml" --as-written
exits_with 0 "$UNSIT" next
wants 2 status_has '"step":{"index":1'
exits_with 0 "$UNSIT" stop
