# A newcomer's first week: a panel, a notification service, sound, and a clock that is moved on between one moment and the
# next. Takes a picture of each moment and says what is read there. UNSIT_WALK_PICTURES names the folder of the pictures.
# Run it with tests/e2e/run.sh tests/walk/first-week.sh, on a build for development.
here=$(dirname "${BASH_SOURCE[0]}")
source "$here/../e2e/lib.sh"
source "$here/../e2e/panel.sh"
command -v dunst >/dev/null || skip "dunst is missing"
/usr/bin/python3 -c 'import gi; gi.require_version("Atspi", "2.0")' 2>/dev/null || skip "pyatspi is missing"

export UNSIT_WALK_PICTURES="${UNSIT_WALK_PICTURES:-$STAGE_DIR/pictures}" UNSIT_CLOCK_MOVED_BY="$STAGE_DIR/ahead"
mkdir -p "$UNSIT_WALK_PICTURES"
# They begin on the next Monday at nine.
echo $(($(date -d "next monday 09:00" +%s) - $(date +%s))) >"$UNSIT_CLOCK_MOVED_BY"
dbus-update-activation-environment DISPLAY
# A button is pressed by its name: it chooses that from its menu which is written down there.
export UNSIT_WALK_BUTTON="$STAGE_DIR/button"
{ cat "$here/dunstrc"; echo "    dmenu = $(command -v grep) -F -m 1 -f $UNSIT_WALK_BUTTON"; } >"$STAGE_DIR/dunstrc"
in_background dunst dunst -config "$STAGE_DIR/dunstrc"
eventually 20 is_on_the_bus org.freedesktop.Notifications || fail "nobody shows notifications: $(cat "$STAGE_DIR/dunst.log")"
start_panel
/usr/bin/python3 -B "$here/first_week.py"
