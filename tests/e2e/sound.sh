#!/bin/sh
# sound.sh SECONDS [busy]: plays cues, with pauses, through a PulseAudio of its own whose only
# device is a null sink, records its monitor, and checks the place of every tone. "busy" keeps all
# cores busy meanwhile. SINK_RATE is the rate of the null sink. Needs pulseaudio and pulseaudio-utils.
set -eu
seconds=${1:-60}
[ -n "${UNSIT_EXAMPLES:-}" ] || cargo build --quiet --example play --example onsets
binaries=${UNSIT_EXAMPLES:-${CARGO_TARGET_DIR:-target}/debug/examples}
room=$(mktemp -d)
export XDG_RUNTIME_DIR="$room" HOME="$room"
unset PULSE_SERVER PULSE_RUNTIME_PATH DISPLAY
mkdir -p "$room/pulse"
chmod 700 "$room" "$room/pulse"
jobs=""
trap 'kill $jobs 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$room"' EXIT

pulseaudio -n --daemonize=no --exit-idle-time=-1 --log-target=file:"$room/log" \
    -L module-native-protocol-unix -L "module-null-sink sink_name=null rate=${SINK_RATE:-48000}" &
jobs="$jobs $!"
until pactl info >/dev/null 2>&1; do sleep 0.1; done
# An idle null sink makes two seconds of silence at a time, and listens to nobody meanwhile. The
# recorder's small latency makes it work in small steps, once the first two seconds are over.
parec --latency-msec=20 --format=s16le --rate=48000 --channels=2 -d null.monitor >"$room/recording.raw" &
recorder=$!
jobs="$jobs $recorder"
sleep 2.5
if [ "${2:-}" = busy ]; then
    for _ in $(seq "$(nproc)"); do
        nice timeout "$((seconds + 10))" sh -c 'while :; do :; done' &
        jobs="$jobs $!"
    done
fi
# `times` shows what the player used: user and system time of the children.
"$binaries/play" "$seconds" "$room/cues.json" &
player=$!
jobs="$jobs $player"
sleep "$((seconds - 2))"
printf 'CPU time of the player, %s s after its start, in clock ticks (user, system): ' "$((seconds - 2))"
cut -d' ' -f14,15 "/proc/$player/stat"
wait "$player"
sleep 0.5
kill "$recorder"
"$binaries/onsets" "$room/recording.raw" "$room/cues.json"
