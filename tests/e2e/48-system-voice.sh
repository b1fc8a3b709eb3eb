# An exercise of one's own has no clips: the system's voice says its name, and is silent when the session goes elsewhere. Its
# server is started when it is needed, and nothing holds it when no session runs.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

command -v speech-dispatcher >/dev/null || skip "there is no speech-dispatcher"

# A server of this stage's own, whose log has every text.
unset SPEECHD_ADDRESS
export XDG_RUNTIME_DIR="$STAGE_DIR/x" XDG_CONFIG_HOME="$STAGE_DIR/c"
mkdir -m 700 "$XDG_RUNTIME_DIR"
mkdir -p "$XDG_CONFIG_HOME/speech-dispatcher" "$STAGE_DIR/speechd" "$UNSIT_CONFIG_DIR/exercises"
cat >"$XDG_CONFIG_HOME/speech-dispatcher/speechd.conf" <<CONF
LogLevel 5
LogDir "$STAGE_DIR/speechd"
Timeout 3
AddModule "espeak-ng" "sd_espeak-ng" "espeak-ng.conf"
DefaultModule espeak-ng
AudioOutputMethod "pulse"
CONF
socket=$XDG_RUNTIME_DIR/speech-dispatcher/speechd.sock
log=$STAGE_DIR/speechd/speech-dispatcher.log
cat >"$UNSIT_CONFIG_DIR/exercises/purple-hip-wiggle.toml" <<'TOML'
id = "purple-hip-wiggle"
name = "Purple hip wiggle"
kind = "stretch"
group = "deep-rotators"
muscles = ["piriformis"]
position = "standing"
sides = "each"
[dose]
hold_s = 30
repetitions = 1
basis = "Mine."
[text]
summary = "A move of my own."
cue = "Mind the teapot"
set_up = ["Stand up."]
movement = ["Wiggle."]
TOML

# How often it was told so, and whether that is more often than $1.
said="Queueing message |Purple hip wiggle| with priority"
told() { grep -c -s -- "$1" "$log" || true; }
more_than() { [ "$(told "$2")" -gt "$1" ] 2>/dev/null; }
is_heard() { pactl list sink-inputs | grep -q 'application.name = "speech-dispatcher'; }
# Its stream may stay open: what counts is what comes out. Two seconds may have been made ahead.
is_silent() {
    timeout 4 parec --device="$E2E_MONITOR" --format=s16le --latency-msec=20 --raw >"$STAGE_DIR/heard.raw" || true
    [ -s "$STAGE_DIR/heard.raw" ] && [ "$(tail -c 200000 "$STAGE_DIR/heard.raw" | tr -d '\0' | wc -c)" -eq 0 ]
}
server_is_gone() {
    case $(ps -o stat= -p "$server") in
        "" | Z*) true ;;
        *) false ;;
    esac
}

exits_with 0 "$UNSIT" doctor
grep -q "ok *system voice.*started when" "$STAGE_DIR/last.log" || fail "doctor says: $(cat "$STAGE_DIR/last.log")"
[ ! -e "$socket" ] || fail "doctor started the server"

open_window
sleep 1
[ ! -e "$socket" ] || fail "the server was started without a session"
exits_with 0 "$UNSIT" check "$UNSIT_CONFIG_DIR/exercises/purple-hip-wiggle.toml"
# says_the_name: a session in which the system does. A machine that is busy may start the server too late for one session; the
# next tries again.
says_the_name() {
    exits_with 0 "$UNSIT" start purple-hip-wiggle --as-written
    if eventually 20 test -S "$socket" && eventually 20 more_than 0 "DATA:|SET self PUNCTUATION"; then
        # Its start may have taken the moment of the name: from the beginning, then.
        local before
        before=$(told "$said")
        exits_with 0 "$UNSIT" back
        eventually 8 more_than "$before" "$said" && return 0
    fi
    exits_with 0 "$UNSIT" stop
    sleep 4
    return 1
}
says_the_name || says_the_name || says_the_name \
    || fail "its name was not said: $(grep DATA "$log") $(tail -n 20 "$STAGE_DIR/unsit.log")"
# It ends by itself, or with the stage.
server=$(cat "$XDG_RUNTIME_DIR/speech-dispatcher/pid/speech-dispatcher.pid")
stage_pids+=("$server")
more_than 0 "DATA:|SET self CLIENT_NAME user:unsit:session" || fail "who was it? $(grep DATA "$log")"
more_than 0 "DATA:|SET self LANGUAGE en" || fail "in which language? $(grep DATA "$log")"
eventually 5 is_heard || fail "it is not heard: $(tail "$log")"
echo "the system said the name of an exercise of one's own"

exits_with 0 "$UNSIT" doctor
grep -q "ok *system voice.*espeak-ng" "$STAGE_DIR/last.log" || fail "doctor says: $(cat "$STAGE_DIR/last.log")"

# Within a second and a half of its moment it is taken for the same, and goes on.
sleep 2
before=$(told "$said")
exits_with 0 "$UNSIT" back
eventually 5 more_than "$before" "$said" || fail "it is not said again: $(grep DATA "$log")"
before=$(told "DATA:|CANCEL self")
exits_with 0 "$UNSIT" pause
eventually 1 more_than "$before" "DATA:|CANCEL self" || fail "a pause does not silence it: $(grep DATA "$log")"
is_silent || fail "it speaks on in a pause"

before=$(told "DATA:|QUIT")
exits_with 0 "$UNSIT" stop
eventually 8 more_than "$before" "DATA:|QUIT" || fail "its line stays open after the session: $(grep DATA "$log")"
eventually 20 server_is_gone || fail "the server is still held"
echo "it is silent in a pause, and let go of after the session"

# A server that cannot be had holds nothing up.
export SPEECHD_ADDRESS="unix_socket:$STAGE_DIR/nowhere"
exits_with 0 "$UNSIT" doctor
grep -q "— *system voice" "$STAGE_DIR/last.log" || fail "without a server doctor says: $(cat "$STAGE_DIR/last.log")"
close_window "$window"
