# SIGKILL at random moments of window and agent; kills.py says what must be true after each. Run it with
# tests/e2e/run.sh tests/endurance/kills.sh; 1,000 take about half an hour.
here=$(dirname "${BASH_SOURCE[0]}")
source "$here/../e2e/lib.sh"
/usr/bin/python3 -B "$here/kills.py" || fail "seen above; window.log ends: $(tail -n 5 "$STAGE_DIR/window.log")"
