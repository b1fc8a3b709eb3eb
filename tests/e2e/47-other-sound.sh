# While words are said other programs' sound makes room, as the person has chosen, and is put back exactly: every channel,
# after a kill too, and not over what somebody has set meanwhile.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
media_player=${MEDIA_PLAYER:-$top/target/debug/examples/media_player}
[ -x "$media_player" ] || fail "$media_player is not there; run \"cargo build --examples\" first."
export UNSIT_LOG=info,unsit::words=debug,unsit::adapters::other_sound=debug
journal=$UNSIT_DATA_DIR/state/other-sound.json

# One word of four seconds at the beginning of every step, and more than six of silence after it.
export UNSIT_SOUNDS_DIR=$STAGE_DIR/sounds
mkdir -p "$UNSIT_SOUNDS_DIR/voice/en" "$UNSIT_CONFIG_DIR"
sox -n -r 16000 -c 1 "$UNSIT_SOUNDS_DIR/voice/en/rest.ogg" synth 4 sine 300
{
    printf 'id = "rests"\nname = "Rests"\n'
    for _ in $(seq 12); do printf '[[steps]]\nrest_s = 12\n'; done
} >"$STAGE_DIR/rests.toml"
# chosen leave|lower|pause
chosen() { printf '[sound]\nvoice = "names-only"\nother_sound = "%s"\n' "$1" >"$UNSIT_CONFIG_DIR/settings.toml"; }

# stream_of PID: its number at the sound server.
stream_of() {
    pactl list sink-inputs | awk -v wanted="application.process.id = \"$1\"" \
        '/^Sink Input #/ { number = substr($3, 2) } index($0, wanted) { print number }' | grep .
}
# volume_of NUMBER: of each channel, as the server counts it.
volume_of() {
    pactl list sink-inputs | awk -v wanted="Sink Input #$1" \
        '/^Sink Input #/ { is_it = $0 == wanted } is_it && /^\tVolume:/' | grep -o ': *[0-9]* /' | tr -dc '0-9\n' | xargs
}
# is_at NUMBER VOLUMES
is_at() { [ "$(volume_of "$1")" = "$2" ]; }
# wants SECONDS COMMAND...: what has to come true.
wants() {
    local seconds=$1
    shift
    eventually "$seconds" "$@" || fail "not within $seconds s: $* ($(pactl list sink-inputs | grep -E '#|Volume|application.name'; cat "$journal"; "$UNSIT" status --json; tail -n 30 "$STAGE_DIR/unsit.log"))"
}
# plays NAME [OPTION...]: another program's stream; sets $program and $stream.
plays() {
    in_background "$1" pacat --playback --client-name="$1" --format=s16le --rate=48000 "${@:2}" /dev/zero
    program=$background
    eventually 10 stream_of "$program" || fail "$1 does not play: $(cat "$STAGE_DIR/$1.log")"
    stream=$(stream_of "$program")
}
ends() {
    kill "$1" 2>/dev/null || true
    eventually 10 has_ended "$1" || fail "it goes on"
    local of=$1
    is_silent() { ! stream_of "$of"; }
    eventually 10 is_silent || fail "its stream goes on"
}
nothing_is_written_down() { [ ! -e "$journal" ]; }
has_ducker() { grep -qsx "other sound" /proc/"$unsit"/task/*/comm; }
open() {
    open_window
    unsit=$background
}
begin() { exits_with 0 "$UNSIT" start "$STAGE_DIR/rests.toml" --as-written; }
stop() { exits_with 0 "$UNSIT" stop; }
close() {
    close_window "$window"
    eventually 10 has_ended "$unsit" || fail "the program goes on after its window was closed"
}
killed() {
    kill -9 "$unsit"
    eventually 10 has_ended "$unsit" || fail "it outlived SIGKILL"
}

plays music --channels=2
music=$program music_stream=$stream
pactl set-sink-input-volume "$music_stream" 60001 30000
plays film --channels=1
film=$program film_stream=$stream
pactl set-sink-input-volume "$film_stream" 45000
plays bell --channels=2 --property=media.role=event
bell=$program bell_stream=$stream
plays hushed --channels=2
hushed=$program hushed_stream=$stream
pactl set-sink-input-mute "$hushed_stream" 1
was="60001 30000" lowered="37860 18930"
are_lowered() { is_at "$music_stream" "$lowered" && is_at "$film_stream" 28395; }
are_as_they_were() { is_at "$music_stream" "$was" && is_at "$film_stream" 45000; }
wants 5 are_as_they_were
loud=$(volume_of "$bell_stream")

# Who wants it left alone has not even a thread for it.
chosen leave
open
begin
sleep 3
are_as_they_were || fail "left alone is wanted: $(volume_of "$music_stream")"
has_ducker && fail "a thread for nothing"
nothing_is_written_down || fail "written down for nothing: $(cat "$journal")"
grep -q "unsit::words.*:rest" "$STAGE_DIR/unsit.log" || fail "no word: $(cat "$STAGE_DIR/unsit.log")"
echo "left alone where that is wanted"

# As soon as the file says so; the second step's word begins whenever it does.
chosen lower
wants 20 are_lowered
[ -s "$journal" ] || fail "changed before it was written down"
[ "$(stat -c %a "$journal")" = 600 ] || fail "others may read what plays: $(stat -c %a "$journal")"
for left_alone in "$bell_stream" "$hushed_stream" "$(stream_of "$unsit")"; do
    is_at "$left_alone" "$loud" || fail "stream $left_alone is at $(volume_of "$left_alone")"
done
# A stream that begins now is listened for.
plays news --channels=2
news=$program news_stream=$stream
wants 8 are_as_they_were
is_at "$news_stream" "$loud" || fail "what began within words is at $(volume_of "$news_stream")"
nothing_is_written_down || fail "put back, and still written down: $(cat "$journal")"
ends "$news"
echo "lowered while words are said, and put back exactly"

# A pause puts all back at once.
wants 20 are_lowered
exits_with 0 "$UNSIT" pause
paused=$(date +%s%N)
wants 2 are_as_they_were
took=$((($(date +%s%N) - paused) / 1000000))
eventually 2 nothing_is_written_down || fail "paused, and still written down"
sleep 1
has_ducker && fail "the thread is there in a pause"
echo "paused, put back within $took ms"
exits_with 0 "$UNSIT" resume

# What a person sets meanwhile is theirs.
wants 20 are_lowered
pactl set-sink-input-volume "$music_stream" 50000 20000
is_back() { is_at "$film_stream" 45000; }
wants 8 is_back
sleep 0.5
is_at "$music_stream" "50000 20000" || fail "a person's volume became $(volume_of "$music_stream")"
pactl set-sink-input-volume "$music_stream" 60001 30000
echo "what a person has set meanwhile stays"

# Killed in the middle.
wants 20 are_lowered
killed
sleep 0.5
are_lowered || fail "who put it back? $(volume_of "$music_stream")"
open
wants 5 are_as_they_were
eventually 2 nothing_is_written_down || fail "put back, and still written down"
echo "killed while lowered, put back at the next start"
begin
wants 20 are_lowered
killed
pactl set-sink-input-volume "$music_stream" 12345 54321
ends "$film"
open
eventually 5 nothing_is_written_down || fail "still written down: $(cat "$journal")"
sleep 0.5
is_at "$music_stream" "12345 54321" || fail "a person's volume became $(volume_of "$music_stream")"
pactl set-sink-input-volume "$music_stream" 60001 30000
echo "killed while lowered, what a person has set since stays"

# Closed in the middle.
are_lowered() { is_at "$music_stream" "$lowered"; }
are_as_they_were() { is_at "$music_stream" "$was"; }
begin
wants 20 are_lowered
close
are_as_they_were || fail "closed, it is at $(volume_of "$music_stream")"
nothing_is_written_down || fail "closed, and still written down"
echo "closed while lowered, put back by then"

# A server that remembers each program's volume gives the next stream what the last had.
restore=$(pactl load-module module-stream-restore restore_device=false restore_muted=false)
pactl set-sink-input-volume "$music_stream" 60000 30001
pactl set-sink-input-volume "$music_stream" 60001 30000
open
begin
wants 20 are_lowered
ends "$music"
plays music --channels=2
music=$program music_stream=$stream
are_lowered || fail "the server does not remember: $(volume_of "$music_stream")"
wants 8 are_as_they_were
eventually 2 nothing_is_written_down || fail "put back, and still written down: $(cat "$journal")"
wants 20 are_lowered
ends "$music"
sleep 1
eventually 6 nothing_is_written_down || fail "still owed: $(cat "$journal"), $(tail -n 5 "$STAGE_DIR/unsit.log")"
plays music --channels=2
music=$program music_stream=$stream
are_as_they_were || fail "the next stream begins at $(volume_of "$music_stream")"
pactl unload-module "$restore"
echo "a stream that ends while lowered leaves its program's volume as it was"

# A server that hangs holds nobody up.
server=$(pgrep -f "module-native-protocol-unix.*$E2E_DIR/pulse.sock")
wants 20 are_lowered
kill -STOP "$server"
began=$(date +%s%N)
exits_with 0 "$UNSIT" pause
exits_with 0 "$UNSIT" status
took=$((($(date +%s%N) - began) / 1000000))
sleep 2
kill -CONT "$server"
[ "$took" -lt 2000 ] || fail "a server that hangs held a pause up for $took ms"
wants 12 are_as_they_were
eventually 2 nothing_is_written_down || fail "put back, and still written down: $(cat "$journal")"
echo "a server that hangs holds a pause up for $took ms, and hears of it later"
stop

# Players on the session bus.
in_background player_one "$media_player" one
one=$background
in_background player_two "$media_player" two paused
in_background player_three "$media_player" three endless
status_of() {
    dbus-send --session --reply-timeout=2000 --print-reply=literal --dest="org.mpris.MediaPlayer2.$1" \
        /org/mpris/MediaPlayer2 org.freedesktop.DBus.Properties.Get \
        string:org.mpris.MediaPlayer2.Player string:PlaybackStatus | awk '{ print $NF }'
}
does() { [ "$(status_of "$1")" = "$2" ]; }
tell() { dbus-send --session --print-reply --dest="org.mpris.MediaPlayer2.$1" /org/mpris/MediaPlayer2 "org.mpris.MediaPlayer2.Player.$2" >/dev/null; }
for player in one three; do wants 5 does $player Playing; done
wants 5 does two Paused
chosen pause
sleep 1
begin
wants 20 does one Paused
is_at "$music_stream" "$was" || fail "paused is wanted, not lowered"
"$UNSIT" status --json | grep -q '"state":"running"' || fail "it paused itself: $("$UNSIT" status)"
wants 8 does one Playing
eventually 2 nothing_is_written_down || fail "it plays, and is still written down"
echo "a player is paused while words are said, and plays on"
wants 20 does one Paused
tell one Stop
eventually 8 nothing_is_written_down || fail "still written down: $(cat "$journal")"
does one Stopped || fail "who was stopped is $(status_of one)"
tell one Play
echo "a player that a person has stopped stays so"
wants 20 does one Paused
killed
sleep 0.5
does one Paused || fail "who let it play? $(status_of one)"
open
wants 5 does one Playing
eventually 2 nothing_is_written_down || fail "it plays, and is still written down"
[ ! -s "$STAGE_DIR/player_two.log" ] || fail "a player that did not play was told: $(cat "$STAGE_DIR/player_two.log")"
[ ! -s "$STAGE_DIR/player_three.log" ] || fail "a player that cannot be paused was told: $(cat "$STAGE_DIR/player_three.log")"
echo "killed while a player is paused, it plays on at the next start"
kill -STOP "$one"
begin
sleep 4
"$UNSIT" status --json | grep -q '"state":"running"' || fail "a player that hangs: $("$UNSIT" status)"
kill -CONT "$one"
close
