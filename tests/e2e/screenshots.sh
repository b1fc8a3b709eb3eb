# Draws every screen in both themes into data/pictures/. Run by `make screenshots`, not as a test.
# UNSIT_SCREEN names the screen that the window shows; see src/window for what there is.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

pictures=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../data" && pwd)/pictures
mkdir -p "$pictures"
for theme in light dark; do
    for screen in home routine exercise session rest ask summary settings help; do
        mkdir -p "$UNSIT_CONFIG_DIR"
        printf 'theme = "%s"\n' "$theme" >"$UNSIT_CONFIG_DIR/settings.toml"
        UNSIT_SCREEN=$screen open_window
        unsit=$background
        xdotool windowsize --sync "$window" 1200 760 windowmove "$window" 0 0
        # The interface eases for 200 ms.
        sleep 1
        import -window "$window" "$pictures/$screen-$theme.png"
        echo "$pictures/$screen-$theme.png" | sed 's|.*/data|data|'
        close_window "$window"
        eventually 10 has_ended "$unsit" || fail "the window of $screen does not close"
    done
done
