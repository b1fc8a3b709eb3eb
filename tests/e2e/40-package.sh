# The Debian package: built from the binary under test, installed below a folder, checked with the desktop's own tools,
# started by its name on a session bus, upgraded below a running window, and removed without a trace.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

for tool in dpkg-deb dpkg desktop-file-validate appstreamcli update-mime-database gio gdbus; do
    command -v "$tool" >/dev/null || skip "$tool is missing"
done
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
id=io.github.unsit.Unsit
path=/io/github/unsit/Unsit
root=$STAGE_DIR/root
share=$root/usr/share

# dpkg below $root, which has no other package and need not be root's.
mkdir -p "$root/var/lib/dpkg/info" "$root/var/lib/dpkg/updates"
touch "$root/var/lib/dpkg/status"
in_root() {
    dpkg --root="$root" --log=/dev/null --force-depends --force-not-root --force-script-chrootless "$@" \
        >"$STAGE_DIR/dpkg.log" 2>&1 || fail "dpkg $*: $(cat "$STAGE_DIR/dpkg.log")"
}
# What the package left or put there, apart from dpkg's own books.
in_place() { (cd "$root" && find . -path ./var -prune -o -print | LC_ALL=C sort); }

before=$(in_place)
# Cargo and what it fetched are in the person's own home, not in the test's.
home=$(getent passwd "$(id -u)" | cut -d : -f 6)
package=$(HOME=$home DEB_COMPRESSION=-Znone "$top/data/debian/build.sh" "$UNSIT" "$STAGE_DIR")
in_root --install "$package"
unsit=$root/usr/bin/unsit
[ "$("$unsit" --version)" = "unsit $(dpkg-deb -f "$package" Version)" ] || fail "another version: $("$unsit" --version)"

"$unsit" plan desk-shift-40s --voice short | grep -q "Well done" || fail "the installed program does not find its voice"

desktop-file-validate "$share/applications/$id.desktop" "$top/data/desktop/$id.Agent.desktop" >"$STAGE_DIR/last.log" 2>&1 \
    || fail "$(cat "$STAGE_DIR/last.log")"
[ ! -s "$STAGE_DIR/last.log" ] || fail "$(cat "$STAGE_DIR/last.log")"
exits_with 0 appstreamcli validate --no-net "$share/metainfo/$id.metainfo.xml"
exits_with 0 bash -n "$share/bash-completion/completions/unsit"
if command -v systemd-analyze >/dev/null; then
    unit=$STAGE_DIR/unsit-agent.service
    sed "s|/usr/bin/unsit|$unsit|" "$root/usr/lib/systemd/user/unsit-agent.service" >"$unit"
    exits_with 0 systemd-analyze --user verify --man=no "$unit"
fi

# What kind of file is it, as a file manager sees it?
update-mime-database "$share/mime" 2>"$STAGE_DIR/mime.log" || fail "$(cat "$STAGE_DIR/mime.log")"
file="$STAGE_DIR/a routine.unsit.toml"
cp "$top/data/routines/desk-shift-40s.toml" "$file"
cp "$file" "$STAGE_DIR/plain.toml"
kind() {
    XDG_DATA_DIRS=$share:/usr/share XDG_DATA_HOME=$STAGE_DIR/none gio info -a standard::content-type "$1" \
        | sed -n 's/^ *standard::content-type: //p'
}
[ "$(kind "$file")" = application/x-unsit-routine+toml ] || fail "a routine is taken for $(kind "$file")"
[ "$(kind "$STAGE_DIR/plain.toml")" = application/toml ] || fail "a plain file is taken for $(kind "$STAGE_DIR/plain.toml")"
rm -r "$share/mime"/[!p]*

# A session bus that knows the package. $1: what to add to the command that it starts.
start_bus() {
    mkdir -p "$STAGE_DIR/services"
    sed -e "s|/usr/bin/unsit|$unsit|" -e "s|^Exec=.*|&$1|" "$share/dbus-1/services/$id.service" \
        >"$STAGE_DIR/services/$id.service"
    cat >"$STAGE_DIR/bus.conf" <<-CONFIG
	<busconfig>
	  <type>session</type>
	  <listen>unix:tmpdir=$STAGE_DIR</listen>
	  <servicedir>$STAGE_DIR/services</servicedir>
	  <policy context="default">
	    <allow send_destination="*"/>
	    <allow receive_sender="*"/>
	    <allow own="*"/>
	  </policy>
	</busconfig>
	CONFIG
    rm -f "$STAGE_DIR/bus.address"
    in_background bus dbus-daemon --config-file="$STAGE_DIR/bus.conf" --nofork --nopidfile \
        --print-address=3 3>"$STAGE_DIR/bus.address"
    eventually 10 test -s "$STAGE_DIR/bus.address" || fail "no bus: $(cat "$STAGE_DIR/bus.log")"
    DBUS_SESSION_BUS_ADDRESS=$(cat "$STAGE_DIR/bus.address")
    export DBUS_SESSION_BUS_ADDRESS
}
# ask METHOD ARGUMENT...
ask() {
    local method=$1
    shift
    gdbus call --session --timeout 30 --dest "$id" --object-path "$path" --method "org.freedesktop.Application.$method" "$@"
}
token="{'activation-token': <'e2e'>, 'desktop-startup-id': <'e2e_TIME0'>}"
status_has() { "$unsit" status --json | grep -q "$1"; }
is_served() { is_on_the_bus "$id"; }
is_not_served() { ! is_served; }
window_of_class() { xdotool search --onlyvisible --class "^$id\$" | tail -n 1 | grep .; }

start_bus " --linger-ms 300"
# Whatever a new person begins asks for their health first.
exits_with 0 ask ActivateAction desk-break "@av []" "$token"
status_has '"state":"asking"' || fail "the action began nothing: $("$unsit" status)"
# It answers a little before it can be seen.
eventually 10 window_of_class || fail "no window of class $id: $(cat "$STAGE_DIR/bus.log")"
window=$(window_of_class)
xprop -id "$window" WM_NAME | grep -q '"Unsit"' || fail "another title: $(xprop -id "$window" WM_NAME)"
eventually 5 is_not_served || fail "the service does not end"
status_has '"state":"asking"' || fail "the session ended with the service: $("$unsit" status)"
exits_with 0 ask Activate "$token"
exits_with 1 ask ActivateAction no-such-action "@av []" "@a{sv} {}"
grep -q "no-such-action" "$STAGE_DIR/last.log" || fail "it does not say why: $(cat "$STAGE_DIR/last.log")"
grep -q "no-such-action" "$STAGE_DIR/bus.log" || fail "a refusal is not noted: $(cat "$STAGE_DIR/bus.log")"
close_window "$window"
has_no_window() { ! window_of_class; }
eventually 10 has_no_window || fail "the window stays"

# A double click; what is refused then is said.
exits_with 0 ask Open "['file://${file// /%20}']" "$token"
status_has '"state":"asking"' || fail "the file does not run: $("$unsit" status)"
exits_with 1 ask Open "['file://$top/README.md']" "$token"
grep -q "README.md" "$STAGE_DIR/last.log" || fail "it does not say why: $(cat "$STAGE_DIR/last.log")"
exits_with 0 "$unsit" start "$file" --as-written
status_has '"routine":"desk-shift-40s"' || fail "the file does not run: $("$unsit" status)"
exits_with 1 ask ActivateAction post-sitting "@av []" "$token"
grep -q "unsit stop" "$STAGE_DIR/last.log" || fail "it does not say why: $(cat "$STAGE_DIR/last.log")"

# An upgrade replaces the program below its window, and the service that is called next is the new one.
dpkg-deb -R "$package" "$STAGE_DIR/newer"
sed -i 's/^Version: .*/&+newer/' "$STAGE_DIR/newer/DEBIAN/control"
dpkg-deb --root-owner-group -Znone -b "$STAGE_DIR/newer" "$STAGE_DIR/newer.deb" >/dev/null
in_root --install "$STAGE_DIR/newer.deb"
status_has '"routine":"desk-shift-40s"' || fail "the window did not outlive the upgrade"
exits_with 0 "$unsit" stop
exits_with 0 ask ActivateAction strengthen "@av []" "$token"
status_has '"state":"asking"' || fail "the action began nothing: $("$unsit" status)"

# Services that end at once: each call meets a new one, an ending one, or the moment between.
start_bus " --linger-ms 0"
asked=30
for _ in $(seq "$asked"); do ask Activate "@a{sv} {}" >/dev/null 2>>"$STAGE_DIR/lost.log" & asks+=($!); done
for _ in $(seq "$asked"); do ask Activate "@a{sv} {}" >/dev/null 2>>"$STAGE_DIR/lost.log" || fail "a call was lost: $(cat "$STAGE_DIR/lost.log")"; done
for pid in "${asks[@]}"; do wait "$pid" || fail "a call was lost: $(cat "$STAGE_DIR/lost.log")"; done

close_window "$(window_of_class)"
eventually 10 has_no_window || fail "the window stays"
in_root --purge unsit
[ "$(in_place)" = "$before" ] || fail "left behind: $(diff <(echo "$before") <(in_place))"
echo "$(basename "$package"): $(stat -c %s "$package") bytes, not compressed"
