"""The icon and its menu, as a panel asks for them over the session bus. It must not know what a click or an entry does."""

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402


def _call(name, path, interface, method, arguments):
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    return bus.call_sync(name, path, interface, method, arguments, None, 0, 5000, None).unpack()


def _owner():
    (names,) = _call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "ListNames", None)
    return next(name for name in names if name.startswith("org.kde.StatusNotifierItem-"))


def _menu(method, arguments):
    return _call(_owner(), "/MenuBar", "com.canonical.dbusmenu", method, arguments)


def entries():
    """Each as (its number, what it says), in their order, with those of the menus in it."""
    found = []

    def take(entry):
        number, properties, children = entry
        if label := properties.get("label", "").replace("_", ""):
            found.append((number, label))
        for child in children:
            take(child)

    take(_menu("GetLayout", GLib.Variant("(iias)", (0, -1, [])))[1])
    return found


def labels():
    return [label for _, label in entries()]


def choose(label):
    number = next(number for number, its_label in entries() if its_label == label)
    _menu("Event", GLib.Variant("(isvu)", (number, "clicked", GLib.Variant("i", 0), 0)))


def activate():
    """What a panel sends on a click."""
    _call(_owner(), "/StatusNotifierItem", "org.kde.StatusNotifierItem", "Activate", GLib.Variant("(ii)", (0, 0)))
