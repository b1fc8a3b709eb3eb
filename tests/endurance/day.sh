# A day of 24 hours with window and agent, a session each hour, on a moved clock: their memory stays flat. Run it with
# tests/e2e/run.sh tests/endurance/day.sh on a build for development; it takes about a quarter of an hour.
here=$(dirname "${BASH_SOURCE[0]}")
source "$here/../e2e/lib.sh"
source "$here/../e2e/panel.sh"
command -v xfce4-panel >/dev/null || skip "xfce4-panel is missing"
export UNSIT_CLOCK_MOVED_BY="$STAGE_DIR/ahead"
echo $(($(date -d "next monday 05:00" +%s) - $(date +%s))) >"$UNSIT_CLOCK_MOVED_BY"
start_panel
/usr/bin/python3 -B "$here/day.py" || fail "seen above; window.log ends: $(tail -n 5 "$STAGE_DIR/window.log")"
