#!/bin/sh
# Builds the Debian package of a binary that is already built, without root:
#
#   build.sh BINARY OUT_FOLDER
#
# A script instead of cargo-deb: that would be compiled for minutes on every machine, and all that is used here comes with
# build-essential and cargo. It prints the package's path. SOURCE_DATE_EPOCH makes two builds of one tree the same.
set -eu
umask 022
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
[ $# -eq 2 ] || { echo "build.sh BINARY OUT_FOLDER" >&2; exit 2; }
binary=$(realpath "$1")
mkdir -p "$2"
out=$(realpath "$2")
for tool in dpkg-deb dpkg-shlibdeps dpkg-architecture readelf strip gzip cargo; do
    command -v "$tool" >/dev/null || { echo "build.sh needs $tool; on Debian: apt-get install build-essential" >&2; exit 3; }
done

id=io.github.unsit.Unsit
# A version before another sorts before it for dpkg only with a tilde.
version=$(sed -n '/^\[package\]/,/^\[/s/^version = "\(.*\)"/\1/p' "$top/Cargo.toml" | sed 's/-/~/')
arch=$(dpkg-architecture -qDEB_HOST_ARCH)
: "${SOURCE_DATE_EPOCH:=$(git -C "$top" log -1 --format=%ct 2>/dev/null || stat -c %Y "$top/CHANGELOG.md")}"
export SOURCE_DATE_EPOCH
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
root="$scratch/root"
doc="$root/usr/share/doc/unsit"

put() { install -D -m 644 "$1" "$root/$2"; }
# packed PLACE COMMAND...: what it prints, compressed.
packed() {
    place=$1
    shift
    "$@" >"$scratch/text"
    mkdir -p "$(dirname "$root/$place")"
    gzip -9n <"$scratch/text" >"$root/$place"
}
# indented FILE: as a paragraph of a control file.
indented() { sed -e 's/[[:space:]]*$//' -e 's/^$/./' -e 's/^/ /' "$1"; }

install -D -m 755 "$binary" "$root/usr/bin/unsit"
strip --strip-unneeded --remove-section=.comment --remove-section=.note "$root/usr/bin/unsit"
unsit="$root/usr/bin/unsit"

desktop="$top/data/desktop"
put "$desktop/$id.desktop" "usr/share/applications/$id.desktop"
put "$desktop/$id.service" "usr/share/dbus-1/services/$id.service"
put "$desktop/$id.metainfo.xml" "usr/share/metainfo/$id.metainfo.xml"
put "$desktop/$id.xml" "usr/share/mime/packages/$id.xml"
put "$desktop/unsit-agent.service" usr/lib/systemd/user/unsit-agent.service
(cd "$desktop/icons" && find hicolor -type f) | while read -r icon; do
    put "$desktop/icons/$icon" "usr/share/icons/$icon"
done

(cd "$top/sounds" && find voice -name '*.ogg') | while read -r clip; do
    put "$top/sounds/$clip" "usr/share/unsit/$clip"
done

packed usr/share/man/man1/unsit.1.gz "$unsit" man
completions() { mkdir -p "$(dirname "$root/$2")" && "$unsit" completions "$1" >"$root/$2"; }
completions bash usr/share/bash-completion/completions/unsit
completions zsh usr/share/zsh/vendor-completions/_unsit
completions fish usr/share/fish/vendor_completions.d/unsit.fish

maintainer=$(sed -n 's/^Maintainer: //p' "$here/control.in")
date=$(LC_ALL=C date -R -u -d "@$SOURCE_DATE_EPOCH")
packed usr/share/doc/unsit/changelog.gz \
    awk -v version="$version" -v date="$date" -v maintainer="$maintainer" -f "$here/changelog.awk" "$top/CHANGELOG.md"
packed usr/share/doc/unsit/third-party-licences.gz "$here/third-party.sh"
indented "$top/LICENSE-MIT" >"$scratch/mit"
indented "$top/data/fonts/OFL.txt" >"$scratch/ofl"
sed -e "/^@LICENSE-MIT@$/{r $scratch/mit
d}" -e "/^@OFL@$/{r $scratch/ofl
d}" "$here/copyright.in" >"$doc/copyright"

# What the binary names itself; what it opens at run time stands in control.in.
mkdir "$scratch/debian" "$root/DEBIAN"
printf 'Source: unsit\n\nPackage: unsit\nArchitecture: any\n' >"$scratch/debian/control"
(cd "$scratch" && dpkg-shlibdeps -O --warnings=0 "$unsit") >"$scratch/shlibs"
shlibs=$(sed -n 's/^shlibs:Depends=//p' "$scratch/shlibs")
# Packed relocations ask for a linker at start that knows them; no symbol tells that.
if readelf -V "$unsit" | grep -q GLIBC_ABI_DT_RELR; then
    shlibs=$(echo "$shlibs" | sed 's/libc6 (>= 2\.\([0-2][0-9]\|3[0-5]\))/libc6 (>= 2.36)/')
fi
size_kib=$(du -k -s --apparent-size "$root" | cut -f 1)
sed -e "s/@VERSION@/$version/" -e "s/@ARCH@/$arch/" -e "s/@SIZE_KIB@/$size_kib/" -e "s/@SHLIBS@/$shlibs/" \
    "$here/control.in" >"$root/DEBIAN/control"
(cd "$root" && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum) >"$root/DEBIAN/md5sums"

package="$out/unsit_${version}_$arch.deb"
dpkg-deb --root-owner-group ${DEB_COMPRESSION:--Zxz} --build "$root" "$package" >/dev/null
echo "$package"
