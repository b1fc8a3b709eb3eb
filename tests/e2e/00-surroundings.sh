# The surroundings themselves: what is played is heard by the recorder, and windows are managed.
# A failure here is none of the program.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# Where a stream begins the sink rewinds, and its monitor misses some milliseconds.
sox -n -r 48000 -c 2 "$STAGE_DIR/tone.wav" synth 0.5 sine 440 vol 0.5 pad 0.5 0.5
record "$STAGE_DIR/heard.wav"
recorder=$background
paplay "$STAGE_DIR/tone.wav"
sleep 0.3
end_record "$recorder"

sox "$STAGE_DIR/heard.wav" -n stat 2>"$STAGE_DIR/stat"
awk '/Maximum amplitude/ { peak = $3 } END { print "heard: peak " peak; exit !(peak > 0.45 && peak < 0.55) }' \
    "$STAGE_DIR/stat" || fail "a tone of peak 0.5 is wanted"
sox "$STAGE_DIR/heard.wav" "$STAGE_DIR/trimmed.wav" silence 1 0.01 1% reverse silence 1 0.01 1% reverse
seconds=$(soxi -D "$STAGE_DIR/trimmed.wav")
awk -v s="$seconds" 'BEGIN { print "length: " s " s"; exit !(s > 0.49 && s < 0.51) }' \
    || fail "a tone of 0.5 s is heard for $seconds s"
xprop -root _NET_WM_NAME _NET_SUPPORTING_WM_CHECK | grep -q "window id" || fail "there is no window manager"
