#!/bin/sh
# Installs those Debian packages that are missing.
#
#   packages.sh build|run|test|voice|bare|lint|peers|walk ...
#
# Exit codes: 0 all are there; 3 some are missing and could not be installed (it says which).
set -eu

# The compiler's linker, and ALSA's headers (they bring libasound itself).
BUILD="build-essential pkg-config libasound2-dev"
# Opened by the window at run time, so no other package asks for them.
RUN="libgl1 libegl1 libgl1-mesa-dri libxkbcommon0 libxkbcommon-x11-0 libwayland-client0
     libwayland-egl1 libx11-6 libx11-xcb1 libxcursor1 libxi6 libxrandr2"
# Displays, window managers, a session bus and a sound server, all without hardware; and what desktops check and start
# programs with.
TEST="xvfb openbox dbus x11-utils xdotool imagemagick mesa-vulkan-drivers
      pulseaudio pulseaudio-utils pipewire pipewire-pulse wireplumber speech-dispatcher
      speech-dispatcher-espeak-ng sox weston xfce4-panel dunst procps python3
      sway grim wtype xserver-xorg-core xserver-xorg-video-dummy x11-xserver-utils
      appstream desktop-file-utils libglib2.0-bin shared-mime-info"
# What the clips of the voice are made and heard with; the rest comes from PyPI.
VOICE="espeak-ng python3 python3-venv libsndfile1"
# What makes fresh roots.
BARE="debootstrap"
# What asks a program by names, as a screen reader does.
WALK="at-spi2-core python3-pyatspi gir1.2-atspi-2.0 libglib2.0-bin"
# Programs that are weighed beside the agent.
PEERS="workrave safeeyes"
# What finds misspelt words.
LINT="codespell"

wanted=""
for group in "$@"; do
    case "$group" in
        build) wanted="$wanted $BUILD" ;;
        run) wanted="$wanted $RUN" ;;
        voice) wanted="$wanted $VOICE" ;;
        bare) wanted="$wanted $BARE" ;;
        walk) wanted="$wanted $WALK" ;;
        lint) wanted="$wanted $LINT" ;;
        peers) wanted="$wanted $PEERS" ;;
        test) wanted="$wanted $TEST" ;;
        *) echo "packages.sh: no such group: $group (there are build, run, test, voice, bare, lint, peers and walk)" >&2; exit 2 ;;
    esac
done

if ! command -v dpkg-query >/dev/null 2>&1; then
    echo "This is no Debian-like system, so nothing is installed. What Debian calls" >&2
    echo "   " $wanted >&2
    echo "must be there." >&2
    exit 3
fi

# A package counts under its own name and under the one with t64 that newer systems gave some.
installed=$(dpkg-query -W -f '${db:Status-Status} ${Package} \n' 2>/dev/null | sed -n 's/^installed //p')
missing=""
for package in $wanted; do
    if ! printf '%s\n' "$installed" | grep -qx -e "$package " -e "${package}t64 "; then
        missing="$missing $package"
    fi
done
[ -n "$missing" ] || exit 0

give_up() {
    echo "$1 Missing:" >&2
    echo "   $missing" >&2
    echo "Install them with: apt-get install$missing" >&2
    exit 3
}

command -v apt-get >/dev/null 2>&1 || give_up "There is no apt-get here."
as_root=""
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null 2>&1 || give_up "Only root can install packages, and there is no sudo."
    # Without a terminal nobody could type a password.
    if [ -t 0 ]; then as_root="sudo"; else as_root="sudo -n"; fi
    $as_root true || give_up "Only root can install packages."
fi

echo "Installing:$missing"
apt() {
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 "$@"
}
apt update || echo "The package lists could not be renewed; going on with the old ones." >&2
# shellcheck disable=SC2086 # one word per package
apt install -y --no-install-recommends $missing >/dev/null || give_up "apt-get failed."
