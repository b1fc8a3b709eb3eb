# A newcomer's first week on X11, with a real panel.
# Run it with tests/e2e/run.sh tests/walk/first-week.sh, on a build for development.
here=$(dirname "${BASH_SOURCE[0]}")
source "$here/../e2e/lib.sh"
source "$here/../e2e/panel.sh"
dbus-update-activation-environment DISPLAY
start_panel
source "$here/week.sh"
/usr/bin/python3 -B "$here/first_week.py"
