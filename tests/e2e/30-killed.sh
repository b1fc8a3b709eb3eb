# A session that is cut off by SIGKILL is offered to be gone on with, at the step where it was.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

status_has() { "$UNSIT" status --json | grep -q "$1"; }
# step_now: the index of the current step.
step_now() { "$UNSIT" status --json | sed -n 's/.*"step":{"index":\([0-9]*\).*/\1/p'; }
is_past_step() { [ "$(step_now)" -gt "$1" ]; }
history_is_well() {
    "$UNSIT" doctor --json >"$STAGE_DIR/doctor.json" || true
    grep -q '"name":"history","ok":true,"what":"[^"]*history.sqlite"' "$STAGE_DIR/doctor.json" \
        || fail "the history is not well: $(cat "$STAGE_DIR/doctor.json")"
}

open_window
unsit=$background
exits_with 0 "$UNSIT" start desk-shift-40s --as-written
eventually 40 is_past_step 0 || fail "the session does not come to its second step: $("$UNSIT" status)"
before=$(step_now)
kill -9 "$unsit"
eventually 10 has_ended "$unsit" || fail "it outlived SIGKILL"
exits_with 4 "$UNSIT" pause
history_is_well

open_window
unsit=$background
status_has '"state":"idle"' || fail "it went on without being asked: $("$UNSIT" status)"
# The offer comes when the history is read, and nothing but the screen tells of it.
sleep 2
xdotool windowactivate --sync "$window" key Return
eventually 5 status_has '"routine":"desk-shift-40s"' || fail "Enter did not go on: $("$UNSIT" status)"
after=$(step_now)
# It may have been just before a step's end when it was killed, or be so now.
[ "$after" -ge "$before" ] && [ "$after" -le $((before + 1)) ] \
    || fail "it was killed in step $before and went on with step $after"
eventually 60 status_has '"state":"finished"' || fail "it does not come to its end: $("$UNSIT" status)"
echo "killed in step $before, gone on with step $after"
close_window "$window"
eventually 10 has_ended "$unsit" || fail "the program goes on after its window was closed"
history_is_well

# What is finished is not offered again.
open_window
sleep 2
status_has '"state":"idle"' || fail "idle is wanted: $("$UNSIT" status)"
close_window "$window"
