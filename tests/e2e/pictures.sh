# Comparing pictures of windows; sourced after lib.sh by stages that look at them.

command -v compare >/dev/null || skip "ImageMagick is missing"

# unlike ONE.png OTHER.png: how far they are apart, from 0 to 1, as a thousandth part.
unlike() {
    # Its exit code says whether there is a difference at all.
    { compare -metric RMSE "$1" "$2" null: 2>&1 || true; } | sed -n 's/.*(\(.*\)).*/\1/p' | awk '{ printf "%d\n", $1 * 1000 }'
}

# detail PICTURE.png: how much is lost of it in half its size; what was only stretched loses nothing.
detail() {
    convert "$1" -filter box -resize 50% -filter point -resize 200% "$STAGE_DIR/stretched.png"
    unlike "$1" "$STAGE_DIR/stretched.png"
}

# is_doubled ONCE.png TWICE.png: the same is seen, twice as large and with the detail of that. Says why where it is not.
is_doubled() {
    local once twice apart fine stretched picture
    once=$(identify -format '%w %h' "$1")
    twice=$(identify -format '%w %h' "$2")
    [ "$twice" = "$(echo "$once" | awk '{ print 2 * $1, 2 * $2 }')" ] || { echo "$once became $twice"; return 1; }
    # Letters may stand on other pixels; from afar that is not seen.
    for picture in "$1" "$2"; do
        convert "$picture" -filter box -resize '160x100!' "$STAGE_DIR/afar-$(basename "$picture")"
    done
    apart=$(unlike "$STAGE_DIR/afar-$(basename "$1")" "$STAGE_DIR/afar-$(basename "$2")")
    convert "$1" -filter triangle -resize 200% "$STAGE_DIR/blurred.png"
    fine=$(detail "$2")
    stretched=$(detail "$STAGE_DIR/blurred.png")
    echo "apart $apart, detail $fine, of a stretched one $stretched"
    [ "$apart" -le 25 ] && [ "$fine" -ge $((stretched * 3 / 2)) ]
}
