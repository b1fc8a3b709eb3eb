# What is heard of whole sessions, against the plan: every tone within 10 ms of its place relative to
# the first. Prints the worst and the median deviation.
#
# Tones, words, both against the plan, and what is heard of the words against the rendered track.
#
# UNSIT_FULL_LENGTH=1 runs the ten-minute routine in each way (about 35 min); without it short ones.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
source "$(dirname "${BASH_SOURCE[0]}")/hearing.sh"

# session_ends: the window says that the routine ran to its end.
session_ends() { "$UNSIT" status --json | grep -q '"state":"finished"'; }

# begin ROUTINE: a fresh window that runs it, recorded.
begin() {
    open_window
    unsit=$background
    record "$STAGE_DIR/heard.wav"
    recorder=$background
    exits_with 0 "$UNSIT" start "$1" --as-written
    eventually 2 has_sound_device || fail "no sound: $("$UNSIT" status)"
}

# finish SECONDS: waits for the end, then closes everything.
finish() {
    eventually "$1" session_ends || fail "it did not end: $("$UNSIT" status)"
    sleep 1.5
    end_record "$recorder"
    close_window "$window"
    eventually 10 has_ended "$unsit" || fail "the program goes on after its window was closed"
}

# busy: keeps every core busy until the stage ends or `calm`.
busy_pids=()
busy() {
    for _ in $(seq "$(nproc)"); do
        in_background busy timeout 900 bash -c 'while :; do :; done'
        busy_pids+=("$background")
    done
}
calm() {
    for pid in "${busy_pids[@]}"; do kill "$pid" 2>/dev/null || true; done
    busy_pids=()
}

# whole ROUTINE SECONDS WHAT [minimised] [busy]
whole() {
    local routine=$1 seconds=$2 what=$3
    begin "$routine"
    case " $* " in *" minimised "*) xdotool windowminimize "$window" ;; esac
    case " $* " in *" busy "*) busy ;; esac
    finish "$seconds"
    calm
    "$UNSIT" plan "$routine" --json >"$STAGE_DIR/plan.json"
    compare "$STAGE_DIR/plan.json" "$what"
}

# spoken ROUTINE SECONDS WHAT: the same with the voice, compared with the track that is rendered of it.
spoken() {
    local routine=$1 seconds=$2 what=$3
    begin "$routine"
    finish "$seconds"
    "$UNSIT" plan "$routine" --voice short --json >"$STAGE_DIR/plan.json"
    exits_with 0 "$UNSIT" render "$routine" --voice short -o "$STAGE_DIR/track.wav"
    compare "$STAGE_DIR/plan.json" "$what" "$STAGE_DIR/track.wav"
}

# With pauses the plan no longer says when a tone falls due; the session's own clock does.
interrupted() {
    local routine=$1 seconds=$2
    begin "$routine"
    sleep 4.3
    exits_with 0 "$UNSIT" pause
    sleep 2.7
    exits_with 0 "$UNSIT" resume
    sleep 6.1
    exits_with 0 "$UNSIT" next
    sleep 1.4
    exits_with 0 "$UNSIT" add 5
    sleep 2.2
    exits_with 0 "$UNSIT" back
    finish "$seconds"
    python3 "$here/cues_of_log.py" "$STAGE_DIR/unsit.log" >"$STAGE_DIR/told.json"
    compare "$STAGE_DIR/told.json" "pause, resume, next, add and back ($routine)"
}

second_session() {
    # The device is closed within five seconds of a session's end.
    begin desk-shift-40s
    exits_with 0 "$UNSIT" stop
    no_stream() { [ -z "$(pactl list short sink-inputs)" ]; }
    eventually 5 no_stream || fail "the sound device is still open five seconds after the end"
    end_record "$recorder"

    # The next session of the same window opens it again, and is heard from its first tone.
    sleep 4
    record "$STAGE_DIR/heard.wav"
    recorder=$background
    exits_with 0 "$UNSIT" start desk-shift-40s --as-written
    finish 60
    "$UNSIT" plan desk-shift-40s --json >"$STAGE_DIR/plan.json"
    compare "$STAGE_DIR/plan.json" "second session of one window (desk-shift-40s)"
}

if [ -n "${UNSIT_FULL_LENGTH:-}" ]; then
    full=after-sitting-stretch-3
    voice short
    spoken $full 700 "with the voice ($full)"
    voice off
    whole $full 700 "whole session ($full)"
    whole $full 700 "minimised and every core busy ($full)" minimised busy
    interrupted $full 800
else
    # A little of everything that is said.
    cat >"$STAGE_DIR/ears.toml" <<'TOML'
id = "ears"
name = "Ears"
[[steps]]
exercise = "supine-figure-four"
hold_s = 20
repetitions = 1
get_ready_s = 12
[[steps]]
exercise = "clamshell"
sides = "left"
sets = 1
repetitions = 3
get_ready_s = 10
TOML
    voice short
    spoken "$STAGE_DIR/ears.toml" 110 "with the voice"
    voice off
    whole desk-shift-40s 60 "minimised and every core busy (desk-shift-40s)" minimised busy
    interrupted desk-break-standing-2min 160
fi
second_session
