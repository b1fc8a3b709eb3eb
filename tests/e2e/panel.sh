# A real panel with nothing in it but a place for icons; sourced after lib.sh by stages that click on one.

# start_panel: returns with $panel, its process id, once it takes icons.
start_panel() {
    command -v xfce4-panel >/dev/null || skip "xfce4-panel is missing"
    command -v import >/dev/null || skip "ImageMagick's import is missing"
    local channel="$XDG_CONFIG_HOME/xfce4/xfconf/xfce-perchannel-xml"
    mkdir -p "$channel"
    cat >"$channel/xfce4-panel.xml" <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=8;x=640;y=787"/>
      <property name="length" type="uint" value="1"/>
      <property name="length-adjust" type="bool" value="true"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="size" type="uint" value="32"/>
      <property name="plugin-ids" type="array"><value type="int" value="1"/></property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="systray"/>
  </property>
</channel>
XML
    in_background panel xfce4-panel --disable-wm-check
    panel=$background
    eventually 30 takes_icons || fail "the panel takes no icons: $(cat "$STAGE_DIR/panel.log")"
}

takes_icons() { is_on_the_bus org.kde.StatusNotifierWatcher; }

takes_no_icons() { ! takes_icons; }

# icon_place: the middle of the one icon that is seen, "X Y". The panel is as wide as what it holds.
icon_place() {
    local id
    id=$(xdotool search --onlyvisible --class xfce4-panel | tail -n 1)
    [ -n "$id" ] || return 1
    eval "$(xdotool getwindowgeometry --shell "$id")"
    # Without an icon it is a line; a wide one is another panel than the one above.
    [ "$WIDTH" -ge 20 ] && [ "$WIDTH" -le 64 ] && [ "$HEIGHT" -ge 20 ] || return 1
    # The panel grows before its plugin, another process, lays the icon out; a click between the two is nobody's. What
    # is painted is laid out. The panel by itself has three colours, a smooth icon many.
    [ "$(colours "$id")" -ge 16 ] || return 1
    echo "$((X + WIDTH / 2)) $((Y + HEIGHT / 2))"
}

# colours WINDOW: how many different ones are seen in it.
colours() {
    import -silent -window "$1" txt:- 2>/dev/null | awk '
        { sub(/^[^ ]*/, "") } # where
        NR > 1 && !seen[$0]++ { count++ }
        END { print count + 0 }'
}

# click_icon: as a person does.
click_icon() {
    local place
    place=$(icon_place) || return 1
    # shellcheck disable=SC2086 # two numbers
    xdotool mousemove --sync $place click 1
}
