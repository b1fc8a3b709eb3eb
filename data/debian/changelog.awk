# From the changelog of the people who use Unsit to Debian's form. Needs version, date and maintainer.
# Each list item becomes one, folded at 78 columns; what is above the first item of a section is left out.
function flush_item(    words, count, i, line) {
    if (item == "") return
    count = split(item, words, " ")
    line = "  *"
    for (i = 1; i <= count; i++) {
        if (length(line) + length(words[i]) + 1 > 78) { print line; line = "   " }
        line = line " " words[i]
    }
    print line
    item = ""
}
function flush_section() {
    flush_item()
    if (section != "") printf "\n -- %s  %s\n\n", maintainer, date
}
/^## / {
    flush_section()
    section = $2 ~ /^[0-9]/ ? $2 : version
    printf "unsit (%s) unstable; urgency=medium\n\n", section
    next
}
/^- / { flush_item(); item = substr($0, 3); next }
/^  / { if (item != "") item = item " " substr($0, 3) }
END { flush_section() }
