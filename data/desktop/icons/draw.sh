#!/bin/sh
# Draws the icon's PNG files anew from its SVG, the one source. Needs rsvg-convert (Debian: librsvg2-bin).
set -eu
cd "$(dirname "$0")/hicolor"
name=io.github.unsit.Unsit
for side in 16 24 32 48 64 128 256 512; do
    folder="${side}x${side}/apps"
    mkdir -p "$folder"
    rsvg-convert --width="$side" --height="$side" "scalable/apps/$name.svg" --output="$folder/$name.png"
done
