# A newcomer's first week: a notification service, sound, and a clock that is moved on between one moment and the next. Takes a
# picture of each moment and says what is read there. Sourced by stages that have started a display and a place for icons, and
# then run what happens in it. UNSIT_WALK_PICTURES names the folder of the pictures.
command -v dunst >/dev/null || skip "dunst is missing"
/usr/bin/python3 -c 'import gi; gi.require_version("Atspi", "2.0")' 2>/dev/null || skip "pyatspi is missing"

export UNSIT_WALK_PICTURES="${UNSIT_WALK_PICTURES:-$STAGE_DIR/pictures}" UNSIT_CLOCK_MOVED_BY="$STAGE_DIR/ahead"
mkdir -p "$UNSIT_WALK_PICTURES"
# They begin on the next Monday at nine.
echo $(($(date -d "next monday 09:00" +%s) - $(date +%s))) >"$UNSIT_CLOCK_MOVED_BY"
# A button is pressed by its name: it chooses that from its menu which is written down there.
export UNSIT_WALK_BUTTON="$STAGE_DIR/button"
{ cat "$here/dunstrc"; echo "    dmenu = $(command -v grep) -F -m 1 -f $UNSIT_WALK_BUTTON"; } >"$STAGE_DIR/dunstrc"
in_background dunst dunst -config "$STAGE_DIR/dunstrc"
eventually 20 is_on_the_bus org.freedesktop.Notifications || fail "nobody shows notifications: $(cat "$STAGE_DIR/dunst.log")"
