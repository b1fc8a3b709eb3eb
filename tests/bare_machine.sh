#!/usr/bin/env bash
# Proves README on machines of which nothing is known but that they are Debian 12: as root,
#
#   tests/bare_machine.sh [FOLDER]
#
# makes two fresh roots with debootstrap. The first gets the Rust of this machine and a clone of this tree; there README's
# two commands and its package are made as written. In the second, which has no Rust, that package is installed, started,
# upgraded and removed. Windows open on a display of this machine, as on somebody's desk, and are closed as a person would.
# FOLDER (target/bare-machine) keeps the log of each step and a picture of each window; the roots go. About 40 minutes and
# 12 GB. DEBIAN_MIRROR names another mirror.
set -euo pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
out=$(realpath -m "${1:-$top/target/bare-machine}")
mirror=${DEBIAN_MIRROR:-http://deb.debian.org/debian}

[ "$(id -u)" -eq 0 ] || { echo "Only root can make a machine inside this one." >&2; exit 2; }
for tool in debootstrap unshare Xvfb openbox xdotool xprop import git rustc; do
    command -v "$tool" >/dev/null || { echo "This needs $tool (Debian: debootstrap, and what ./test brings)." >&2; exit 2; }
done
# What is mounted and started in here ends with it.
if [ -z "${BARE_MACHINE_INSIDE:-}" ]; then
    exec env BARE_MACHINE_INSIDE=1 unshare --mount --pid --fork --kill-child --mount-proc -- "$0" "$out"
fi

mkdir -p "$out"
work=$(mktemp -d "${TMPDIR:-/tmp}/unsit-bare.XXXXXX")
take_down() {
    awk -v work="$work/" 'index($2, work) == 1 { print $2 }' /proc/self/mounts | sort -r | xargs -r umount -l
    rm -rf --one-file-system "$work"
}
trap take_down EXIT

fail() {
    echo "FAILED: $*"
    exit 1
}
# step WORDS LOG COMMAND...: says how long it took, and the end of its log where it failed.
step() {
    local words=$1 log="$out/$2.log" began=$SECONDS
    shift 2
    if "$@" >"$log" 2>&1 </dev/null; then
        echo "ok: $words ($((SECONDS - began)) s)"
    else
        tail -n 40 "$log"
        fail "$words; see $log"
    fi
}
source "$top/tests/e2e/eventually.sh"

# bare_root NAME: a Debian of its own with nothing but what every machine has, and what it reaches the network with.
bare_root() {
    local root="$work/$1"
    debootstrap --variant=minbase --include=ca-certificates bookworm "$root" "$mirror"
    cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
    # A network may have an authority of its own.
    cp -aL /etc/ssl/certs/. "$root/etc/ssl/certs/"
    mount -t proc proc "$root/proc"
    mount -t tmpfs -o mode=755 tmpfs "$root/dev"
    local node
    for node in null zero full random urandom tty; do
        touch "$root/dev/$node"
        mount --bind "/dev/$node" "$root/dev/$node"
    done
    mkdir "$root/dev/pts" "$root/dev/shm" "$root/tmp/.X11-unix"
    mount -t devpts -o newinstance,ptmxmode=0666 devpts "$root/dev/pts"
    ln -s pts/ptmx "$root/dev/ptmx"
    ln -s /proc/self/fd "$root/dev/fd"
    mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
    mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
}

# in_root NAME COMMAND...: with nothing of this machine's environment.
in_root() {
    local root="$work/$1"
    shift
    env -i HOME=/srv LANG=C.UTF-8 DISPLAY="$DISPLAY" PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
        chroot "$root" "$@"
}

# The display of whoever sits here.
mkdir -p /tmp/.X11-unix
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3>"$work/display" 2>"$out/xvfb.log" &
eventually 20 test -s "$work/display" || fail "there is no display"
DISPLAY=":$(cat "$work/display")"
export DISPLAY
openbox >"$out/openbox.log" 2>&1 &

visible_window() { xdotool search --onlyvisible --class unsit | tail -n 1 | grep .; }
# is_painted ID FILE.png: the picture shows more than one colour.
is_painted() {
    import -window "$1" "$2"
    [ "$(identify -format %k "$2")" -gt 50 ]
}
# opens SECONDS PICTURE COMMAND...: the command opens a window, which is looked at and closed, and ends well after that.
opens() {
    local patience=$1 picture="$out/$2.png" opened status=0
    shift 2
    "$@" &
    local program=$!
    until opened=$(visible_window 2>/dev/null); do
        kill -0 "$program" 2>/dev/null || { wait "$program" || status=$?; echo "It ended with $status before a window opened."; return 1; }
        [ "$patience" -gt 0 ] || { echo "No window opened."; return 1; }
        patience=$((patience - 1))
        sleep 1
    done
    eventually 20 is_painted "$opened" "$picture" || { echo "The window stays empty."; return 1; }
    xdotool windowactivate --sync "$opened" key --clearmodifiers alt+F4
    wait "$program"
}

# README's own words: the lines of its first block of commands.
mapfile -t commands < <(sed -n '/^## Run it/,/^## /p' "$top/README.md" | sed -n '/^```sh$/,/^```$/{/^```/d;p}' | head -n 2)
[ "${#commands[@]}" -eq 2 ] || fail "README does not say two commands"

step "a fresh Debian 12" debootstrap bare_root with-rust
if in_root with-rust sh -c 'command -v cc || command -v make || command -v git || command -v cargo' >/dev/null; then
    fail "that machine is not bare"
fi
toolchain=$(rustc --print sysroot)
bring_rust() {
    mkdir -p "$work/with-rust/srv/.cargo/bin" "$work/with-rust/srv/.rustup"
    cp -a "$toolchain" "$work/with-rust/srv/.rustup/toolchain"
    local program
    for program in "$toolchain"/bin/*; do
        ln -s "../../.rustup/toolchain/bin/$(basename "$program")" "$work/with-rust/srv/.cargo/bin/"
    done
}
step "Rust is brought in" rust bring_rust
step "the tree is cloned" clone git clone -q --no-local "$top" "$work/with-rust/srv/unsit"
there() { in_root with-rust sh -c "cd ~/unsit && $1"; }
step "README's first command, \"${commands[0]}\": a window, closed again" run opens 2400 run there "${commands[0]}"
step "README's second command, \"${commands[1]}\": every test" test there "${commands[1]}"
grep -q "^End-to-end tests: all passed" "$out/test.log" || fail "the end-to-end tests were not run; see $out/test.log"
step "the package is made" deb there "make deb"

step "another fresh Debian 12, without Rust" debootstrap-2 bare_root without-rust
cp "$work"/with-rust/srv/unsit/target/debian/unsit_*.deb "$work/without-rust/srv/unsit.deb"
without() { in_root without-rust sh -c "cd ~ && $1"; }
export DEBIAN_FRONTEND=noninteractive
step "the package is installed" install without "apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y ./unsit.deb"
step "the program there opens a window" installed opens 60 installed without "unsit"
step "and knows its machine" doctor without "unsit doctor"
without "mkdir -p .config/unsit && printf '# Mine.\ntheme = \"dark\"\n' >.config/unsit/settings.toml"
upgraded() {
    local newer="$work/newer"
    dpkg-deb -R "$work/without-rust/srv/unsit.deb" "$newer"
    sed -i 's/^Version: .*/&+newer/' "$newer/DEBIAN/control"
    dpkg-deb --root-owner-group -Zgzip -b "$newer" "$work/without-rust/srv/newer.deb"
    without "DEBIAN_FRONTEND=noninteractive apt-get install -y ./newer.deb && dpkg -s unsit | grep '^Version: .*+newer'"
}
step "it is upgraded" upgrade upgraded
step "the newer one opens a window" upgraded opens 60 upgraded without "unsit"
without "grep -q '^# Mine.' .config/unsit/settings.toml" || fail "what the person wrote is gone"
removed() {
    without "dpkg -L unsit >files && DEBIAN_FRONTEND=noninteractive apt-get purge -y unsit"
    without 'while read -r file; do [ ! -f "$file" ] || { echo "left: $file"; exit 1; }; done <files'
    without '! find /usr /etc /var/lib -iname "*unsit*" | grep .'
}
step "it is removed, and leaves nothing" remove removed
without "test -f .config/unsit/settings.toml" || fail "removing it took what the person wrote"
echo "A bare machine: all true. Logs and pictures are in $out"
