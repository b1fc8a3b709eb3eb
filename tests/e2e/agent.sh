# What one sees of the agent on the session bus; sourced after lib.sh by stages that have one.

# item: the bus name of its icon.
item() {
    gdbus call --session --dest org.freedesktop.DBus --object-path /org/freedesktop/DBus \
        --method org.freedesktop.DBus.ListNames | grep -o 'org\.kde\.StatusNotifierItem-[0-9]*-[0-9]*' | head -n 1
}
has_item() { [ -n "$(item)" ]; }
has_no_item() { ! has_item; }
property() {
    gdbus call --session --dest "$(item)" --object-path /StatusNotifierItem \
        --method org.freedesktop.DBus.Properties.Get org.kde.StatusNotifierItem "$1"
}
# activate: what a panel sends on a click.
activate() {
    gdbus call --session --dest "$(item)" --object-path /StatusNotifierItem \
        --method org.kde.StatusNotifierItem.Activate 0 0 >/dev/null
}
menu() {
    gdbus call --session --dest "$(item)" --object-path /MenuBar \
        --method com.canonical.dbusmenu.GetLayout 0 -- -1 '[]'
}
# in_session: its menu is a session's remote control.
in_session() { menu | grep -q "Show the window"; }
not_in_session() { ! in_session; }
state_is() { "$UNSIT" status --json | grep -q "\"state\": *\"$1\""; }
sits() { "$UNSIT" status --json | grep -q '"sitting_minutes": *[0-9]'; }
