# Sound as people have it: PipeWire, PulseAudio and plain ALSA; another device chosen or the device taken away in
# mid-session, the server killed, and a device that is as late as a wireless one. Each time a count-in is heard: three ticks
# and "go", each within 10 ms of its place relative to the first.
#
# The servers' parts run beside each other, each with a window of its own: 21-devices.sh [alsa | pulseaudio | pipewire].
#
# UNSIT_FULL_LENGTH=1 records the ten-minute session with the voice instead, whole and with the server killed in its middle,
# from PulseAudio and from PipeWire (about 24 min).
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
source "$(dirname "${BASH_SOURCE[0]}")/hearing.sh"

# part NAME: in the background; a person of its own.
parts=()
part() {
    local scratch="$STAGE_DIR/$1"
    mkdir -p "$scratch"
    STAGE_DIR="$scratch" UNSIT_CONFIG_DIR="$scratch/config" UNSIT_DATA_DIR="$scratch/data" \
        UNSIT_RUNTIME_DIR="$scratch/run" bash "${BASH_SOURCE[0]}" "$1" >"$scratch/log" 2>&1 &
    stage_pids+=("$!")
    parts+=("$!:$1")
}
has_pipewire() {
    command -v pipewire && command -v wireplumber && command -v pipewire-pulse
} >/dev/null
if [ $# -eq 0 ]; then
    [ -n "${UNSIT_FULL_LENGTH:-}" ] || part alsa
    part pulseaudio
    if has_pipewire; then
        part pipewire
    elif [ -n "${CI:-}" ]; then
        fail "pipewire, wireplumber and pipewire-pulse are missing"
    else
        echo "PipeWire: not installed, so not tried"
    fi
    failed=0
    for one in "${parts[@]}"; do
        wait "${one%%:*}" || failed=1
        cat "$STAGE_DIR/${one#*:}/log"
    done
    exit $failed
fi
voice off
unset PULSE_SINK

now_ns() { python3 -c 'import time; print(time.clock_gettime_ns(time.CLOCK_BOOTTIME))'; }
has_no_sound_device() { ! has_sound_device; }

# begin: a fresh window with a session that stands.
begin() {
    open_window
    exits_with 0 "$UNSIT" start after-sitting-stretch-3 --as-written
    eventually 10 has_sound_device || fail "no sound: $("$UNSIT" status)"
    exits_with 0 "$UNSIT" pause
    # The first tone rings out.
    sleep 1.5
}

# count_in: the session is resumed and paused again when the count-in is over; told.json has its cues.
count_in() {
    local since
    since=$(now_ns)
    exits_with 0 "$UNSIT" resume
    sleep 4.7
    exits_with 0 "$UNSIT" pause
    python3 "$here/cues_of_log.py" "$STAGE_DIR/unsit.log" "$since" >"$STAGE_DIR/told.json"
}

# hear SINK WHAT: a count-in, recorded where the sink is heard.
hear() {
    E2E_MONITOR=$1.monitor record "$STAGE_DIR/heard.wav"
    local recorder=$background
    count_in
    end_record "$recorder"
    compare "$STAGE_DIR/told.json" "$2"
}

# --- servers

null_sink() { pactl load-module module-null-sink "sink_name=$1" rate=48000 channels=2 >"$STAGE_DIR/$1.module"; }
plays_on() {
    local sink
    sink=$(pactl list short sinks | awk -v name="$1" '$2 == name { print $1 }')
    [ -n "$sink" ] && [ "$(pactl list short sink-inputs | cut -f 2)" = "$sink" ]
}
choose() {
    pactl set-default-sink "$1"
    eventually 5 plays_on "$1" || fail "$1 was chosen, and five seconds later it is not played there: $(pactl list short sink-inputs)"
}

start_pulseaudio() {
    export PULSE_SERVER="unix:$STAGE_DIR/pulse.sock"
    # On a bus there can be only one, and that is the one of all stages.
    in_background pulseaudio env DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent pulseaudio -n --daemonize=no --use-pid-file=no --exit-idle-time=-1 --log-target=stderr \
        --load="module-native-protocol-unix auth-anonymous=1 socket=$STAGE_DIR/pulse.sock" \
        --load="module-null-sink sink_name=one rate=48000 channels=2"
    server=("$background")
    eventually 20 pactl info || fail "pulseaudio did not start: $(cat "$STAGE_DIR/pulseaudio.log")"
}

start_pipewire() {
    # It drops what a recorder does not fetch in time, and on a busy machine small pieces are not.
    export RECORD_LATENCY_MS=200
    # On desktops it runs before all else; without that its own time stands still where the machine is busy.
    local before_all_else=()
    ! chrt --rr 20 true 2>/dev/null || before_all_else=(chrt --rr 20)
    local run="$STAGE_DIR/pipewire"
    rm -rf "$run"
    mkdir -m 700 "$run"
    export PULSE_SERVER="unix:$run/pulse/native"
    server=()
    for program in pipewire wireplumber pipewire-pulse; do
        in_background "$program" env XDG_RUNTIME_DIR="$run" "${before_all_else[@]}" "$program"
        server+=("$background")
        [ "$program" != pipewire ] || eventually 10 test -S "$run/pipewire-0" || fail "$(cat "$STAGE_DIR/pipewire.log")"
    done
    eventually 20 pactl info || fail "pipewire did not start: $(cat "$STAGE_DIR"/pipewire*.log "$STAGE_DIR/wireplumber.log")"
    null_sink one
    pactl set-default-sink one
}

kill_server() {
    kill -KILL "${server[@]}"
    wait "${server[@]}" 2>/dev/null || true
}

# through NAME START: everything that may happen to a session with that server.
through() {
    local name=$1 start=$2
    "$start"
    begin
    eventually 5 plays_on one || fail "$name: it is not played on the default sink"
    hear one "$name"

    null_sink two
    choose two
    hear two "$name, another default was chosen"

    pactl unload-module "$(cat "$STAGE_DIR/two.module")"
    eventually 5 plays_on one || fail "$name: the device went away, and five seconds later nothing is played on the other"
    hear one "$name, the device was taken away"

    kill_server
    eventually 5 has_no_sound_device || fail "$name: it did not notice that the server is gone"
    "$start"
    eventually 5 has_sound_device || fail "$name: silent five seconds after the server came back"
    eventually 5 plays_on one || fail "$name: not on the default sink after the server came back"
    hear one "$name, the server was killed and came back"
}

# far_away: a device at the end of a long pipe, which PulseAudio knows of, as of one on a wireless link.
heard_after_ms() { sed -n 's/.*heard \([0-9]*\) ms after.*/\1/p' "$STAGE_DIR/unsit.log" | tail -n 1; }
is_late() { [ "$(heard_after_ms)" -ge 300 ]; }
is_near() { [ "$(heard_after_ms)" -lt 300 ]; }
far_away() {
    is_near || fail "a near device is said to be heard after $(heard_after_ms) ms"
    local near_ms
    near_ms=$(heard_after_ms)
    mkfifo "$STAGE_DIR/far"
    pactl load-module module-pipe-sink sink_name=far file="$STAGE_DIR/far" format=s16le rate=48000 channels=2 >/dev/null
    in_background loudspeaker python3 "$here/loudspeaker.py" "$STAGE_DIR/far" "$STAGE_DIR/far.raw"
    choose far
    eventually 10 is_late || fail "a far device is said to be heard after $(heard_after_ms) ms"
    # Until its first word has been put right.
    sleep 2.5
    from_speaker "$STAGE_DIR/far.raw" "PulseAudio, a device that is far away"
    local heard_ms
    heard_ms=$(python3 "$here/heard_after.py" "$STAGE_DIR/far.raw" "$from" "$STAGE_DIR/told.json")
    echo "a tone's way to the ear: $heard_ms ms, $(heard_after_ms) ms as the program knows; $near_ms ms on the device before"
    local off_ms=$((heard_ms - $(heard_after_ms)))
    [ "${off_ms#-}" -le 40 ] || fail "the program is mistaken by $off_ms ms about when it is heard"
}

# from_speaker FILE WHAT: a count-in, as the loudspeaker that writes FILE played it; from byte $from on.
from_speaker() {
    from=$(stat -c %s "$1")
    count_in
    tail -c "+$((from + 1))" "$1" >"$STAGE_DIR/heard.raw"
    compare_raw "$STAGE_DIR/told.json" "$2"
}

plain_alsa() {
    # No server is found, and what ALSA plays by default comes out of a loudspeaker that nobody knows anything about.
    unset PULSE_SERVER
    export ALSA_CONFIG_PATH="$STAGE_DIR/asound.conf"
    cat >"$STAGE_DIR/asound.conf" <<END
pcm.!default { type plug slave { pcm loudspeaker format S16_LE rate 48000 channels 2 } }
pcm.loudspeaker { type file slave.pcm null format raw file "| exec python3 $here/loudspeaker.py - $STAGE_DIR/alsa.raw" }
pcm.null { type null }
ctl.!default { type hw card 0 }
END
    begin
    from_speaker "$STAGE_DIR/alsa.raw" "ALSA without a server"
}

# full_length NAME START: ten minutes with the voice, twice; in the second the server is killed.
session_ends() { "$UNSIT" status --json | grep -q '"state":"finished"'; }
full_length() {
    local name=$1 start=$2 routine=after-sitting-stretch-3 unsit recorder size at
    voice short
    "$UNSIT" plan $routine --voice short --json >"$STAGE_DIR/plan.json"
    exits_with 0 "$UNSIT" render $routine --voice short -o "$STAGE_DIR/track.wav"
    "$start"
    open_window
    unsit=$background
    E2E_MONITOR=one.monitor record "$STAGE_DIR/heard.wav"
    recorder=$background
    exits_with 0 "$UNSIT" start $routine --as-written
    eventually 720 session_ends || fail "$name: it did not end"
    sleep 1.5
    end_record "$recorder"
    compare "$STAGE_DIR/plan.json" "$name, ten minutes with the voice" "$STAGE_DIR/track.wav"
    close_window "$window"
    eventually 10 has_ended "$unsit" || fail "the program goes on after its window was closed"

    open_window
    exits_with 0 "$UNSIT" start $routine --as-written
    eventually 10 has_sound_device || fail "no sound: $("$UNSIT" status)"
    sleep 280
    kill_server
    eventually 5 has_no_sound_device || fail "$name: it did not notice that the server is gone"
    "$start"
    eventually 5 has_sound_device || fail "$name: silent five seconds after the server came back"
    E2E_MONITOR=one.monitor record "$STAGE_DIR/heard.wav"
    recorder=$background
    size=$(stat -c %s "$STAGE_DIR/heard.wav")
    at=$(now_ns)
    eventually 720 session_ends || fail "$name: it did not end"
    sleep 1.5
    end_record "$recorder"
    tail -c +45 "$STAGE_DIR/heard.wav" >"$STAGE_DIR/heard.raw"
    python3 "$here/cues_of_log.py" "$STAGE_DIR/unsit.log" >"$STAGE_DIR/told.json"
    python3 "$here/rest_of_plan.py" "$STAGE_DIR/plan.json" "$STAGE_DIR/told.json" "$STAGE_DIR/heard.raw" $((size - 44)) "$at" \
        >"$STAGE_DIR/rest.json"
    compare_raw "$STAGE_DIR/rest.json" "$name, the rest of it after the server was killed" "$STAGE_DIR/track.wav"
}

[ -z "${UNSIT_FULL_LENGTH:-}" ] || through() { full_length "$@"; }
case $1 in
    alsa) plain_alsa ;;
    pulseaudio)
        through PulseAudio start_pulseaudio
        [ -n "${UNSIT_FULL_LENGTH:-}" ] || far_away
        ;;
    pipewire) through PipeWire start_pipewire ;;
    *) fail "no such part: $1" ;;
esac
