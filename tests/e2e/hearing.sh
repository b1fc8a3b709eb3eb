# Comparing what is heard with what was meant to be; sourced after lib.sh by stages that listen.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
top=$(cd "$here/../.." && pwd)
onsets=${ONSETS:-$top/target/debug/examples/onsets}
[ -x "$onsets" ] || fail "$onsets is not there; run \"cargo build --examples\" first."
export UNSIT_LOG=warn,unsit::cues=debug,unsit::adapters::audio=debug

has_sound_device() { "$UNSIT" status --json | grep -q '"audio":"ok"'; }

# voice LEVEL: what a session says from now on; at full volume, so that loudness can be compared.
voice() {
    mkdir -p "$UNSIT_CONFIG_DIR"
    printf '[sound]\nvolume_percent = 100\nvoice = "%s"\n' "$1" >"$UNSIT_CONFIG_DIR/settings.toml"
}

# compare CUES.json WHAT [TRACK.wav]: what was recorded into heard.wav.
compare() {
    # Without their headers of 44 bytes, which would be taken for the first sound.
    tail -c +45 "$STAGE_DIR/heard.wav" >"$STAGE_DIR/heard.raw"
    compare_raw "$@"
}
# The same of heard.raw.
compare_raw() {
    local track=()
    if [ $# -gt 2 ]; then
        tail -c +45 "$3" >"$STAGE_DIR/track.raw"
        track=("$STAGE_DIR/track.raw")
    fi
    if "$onsets" "$STAGE_DIR/heard.raw" "$1" "${track[@]}" >"$STAGE_DIR/onsets.log"; then
        echo "$2: $(cat "$STAGE_DIR/onsets.log")"
    else
        fail "$2: $(cat "$STAGE_DIR/onsets.log")"
    fi
}
