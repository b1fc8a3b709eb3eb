# Whether a person must not be disturbed: a window over the whole screen, a microphone that records, do-not-disturb. A
# service that hangs holds nobody up.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
why_quiet=${WHY_QUIET:-$top/target/debug/examples/why_quiet}
[ -x "$why_quiet" ] || fail "$why_quiet is not there; run \"cargo build --examples\" first."

is() { [ "$("$why_quiet" "${@:2}")" = "$1" ]; }
becomes() { eventually 20 is "$@" || fail "not $*, but $("$why_quiet" "${@:2}")"; }
becomes None

# What the loudspeakers play may be recorded; a microphone is a call.
record "$STAGE_DIR/heard.wav"
is None || fail "a recording of the loudspeakers is $("$why_quiet")"
end_record "$background"
microphone=$(pactl load-module module-null-source source_name=microphone)
in_background call parec --device=microphone --raw
call=$background
becomes Recording
becomes None no-calls
kill "$call"
becomes None
pactl unload-module "$microphone"
echo "a microphone that records keeps it quiet"

open_window
is None || fail "a window is $("$why_quiet")"
xdotool windowactivate --sync "$window" key --clearmodifiers F11
becomes FullScreen
becomes None no-full-screen
xdotool key --clearmodifiers F11
becomes None
close_window "$window"
echo "a window over the whole screen keeps it quiet"

if command -v xfconf-query >/dev/null; then
    do_not_disturb() { xfconf-query -c xfce4-notifyd -p /do-not-disturb -n -t bool -s "$1"; }
    do_not_disturb true
    becomes DoNotDisturb no-calls no-full-screen
    do_not_disturb false
    becomes None
    echo "Xfce's do-not-disturb keeps it quiet"
fi

if command -v dunst >/dev/null; then
    in_background dunst dunst
    dunst=$background
    eventually 10 dunstctl is-paused || fail "dunst did not start: $(cat "$STAGE_DIR/dunst.log")"
    dunstctl set-paused true
    becomes DoNotDisturb no-calls no-full-screen
    dunstctl set-paused false
    becomes None
    echo "dunst's pause keeps it quiet"
    kill -STOP "$dunst"
    began=$(date +%s%N)
    is None || fail "a service that hangs is $("$why_quiet")"
    took=$((($(date +%s%N) - began) / 1000000))
    kill -CONT "$dunst"
    [ "$took" -lt 2000 ] || fail "a service that hangs held it up for $took ms"
    echo "a service that hangs holds it up for $took ms"
fi
