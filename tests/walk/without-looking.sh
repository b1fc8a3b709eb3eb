# A person who cannot see: profile, safety questions, a desk break, the check-in and Progress by the accessibility tree and the
# keyboard alone. Prints what a screen reader would say. Run it with tests/e2e/run.sh tests/walk/without-looking.sh
source "$(dirname "${BASH_SOURCE[0]}")/../e2e/lib.sh"
command -v xdotool >/dev/null || skip "xdotool is missing"
/usr/bin/python3 -c 'import gi; gi.require_version("Atspi", "2.0")' 2>/dev/null || skip "pyatspi is missing"
in_background unsit "$UNSIT"
/usr/bin/python3 -B "$(dirname "${BASH_SOURCE[0]}")/without_looking.py"
