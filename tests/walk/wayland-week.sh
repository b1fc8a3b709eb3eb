# The main moments of a newcomer's first week on Wayland, under sway with its own bar. Not every sway tells whether somebody is at
# the machine (that of Debian 12 does not speak ext-idle-notify), so that when reminders come is left to first-week.sh.
# Run it with tests/e2e/run.sh tests/walk/wayland-week.sh, on a build for development.
here=$(dirname "${BASH_SOURCE[0]}")
source "$here/../e2e/lib.sh"
source "$here/../e2e/sway.sh"
start_sway headless 1 "output HEADLESS-1 resolution 1280x800
$BAR"
unset DISPLAY
dbus-update-activation-environment WAYLAND_DISPLAY
start_bar
UNSIT_WALK_PICTURES=${UNSIT_WALK_PICTURES:+$UNSIT_WALK_PICTURES/wayland}
source "$here/week.sh"
/usr/bin/python3 -B "$here/wayland_week.py"
