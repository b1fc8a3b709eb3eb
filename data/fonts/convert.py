"""Turns the npm package @fontsource/atkinson-hyperlegible-next into the three TTF files next to this script.

Usage: python convert.py <unpacked npm package> <output folder>
Needs fonttools 4.68 and brotli 1.2. README.md here says what is changed and why.
"""

import sys
from pathlib import Path

from fontTools import merge, subset
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

WEIGHTS = {400: "Regular", 600: "SemiBold", 700: "Bold"}
DIGITS = "zero one two three four five six seven eight nine".split()
DROPPED_TABLES = ["STAT", "gasp", "prep", "cvt ", "fpgm"]
# Family, style, unique id, full name, version, PostScript name, licence, licence URL, typographic family and style.
KEPT_NAMES = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]


def read_subset(source: Path, script: str, weight: int) -> TTFont:
    return TTFont(source / "files" / f"atkinson-hyperlegible-next-{script}-{weight}-normal.woff2", recalcTimestamp=False)


def keep_only(font: TTFont, codepoints: set[int]) -> None:
    options = subset.Options()
    options.hinting = False
    options.layout_features = ["*"]
    options.name_IDs = KEPT_NAMES
    options.glyph_names = True
    options.notdef_outline = True
    options.drop_tables += DROPPED_TABLES
    worker = subset.Subsetter(options)
    worker.populate(unicodes=codepoints)
    worker.subset(font)


def make_digits_tabular(font: TTFont) -> None:
    """Maps 0-9 to the tabular glyphs; `pnum` then still leads to the proportional ones, `tnum` has nothing to do."""
    tabular = {ord("0") + value: f"{name}.tf" for value, name in enumerate(DIGITS)}
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update(tabular)
    widths = {font["hmtx"][glyph][0] for glyph in tabular.values()}
    assert len(widths) == 1, f"the tabular digits differ in width: {widths}"


def draw_arrows(font: TTFont) -> None:
    """Adds ← and →, which name keys: as thick as the minus sign and on its height."""
    minus = font["glyf"][font.getBestCmap()[ord("−")]]
    thickness = minus.yMax - minus.yMin
    middle = (minus.yMax + minus.yMin) / 2
    advance, margin, arm = 860, 70, 210
    tip, slant = advance - margin, thickness / 2**0.5
    chevron = [
        (tip, middle),
        (tip - arm, middle - arm),
        (tip - arm - slant, middle - arm + slant),
        (tip - 2 * slant, middle),
        (tip - arm - slant, middle + arm - slant),
        (tip - arm, middle + arm),
    ]
    top, bottom, end = middle + thickness / 2, middle - thickness / 2, tip - slant
    shaft = [(margin, top), (end, top), (end, bottom), (margin, bottom)]
    for name, codepoint, is_mirrored in (("arrowright", 0x2192, False), ("arrowleft", 0x2190, True)):
        pen = TTGlyphPen(None)
        for contour in (chevron, shaft):
            points = [(advance - x, y) for x, y in reversed(contour)] if is_mirrored else contour
            pen.moveTo(points[0])
            for point in points[1:]:
                pen.lineTo(point)
            pen.closePath()
        glyph = pen.glyph(round=round)
        font["glyf"][name] = glyph
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (advance, glyph.xMin)
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[codepoint] = name
    font.setGlyphOrder(font["glyf"].glyphOrder)


def convert(source: Path, weight: int, output: Path) -> None:
    latin = read_subset(source, "latin", weight)
    extended = read_subset(source, "latin-ext", weight)
    created = latin["head"].created, latin["head"].modified
    revision = latin["head"].fontRevision
    # A code point in both parts would be merged as a language variant of itself: the Latin part wins.
    keep_only(extended, set(extended.getBestCmap()) - set(latin.getBestCmap()))
    keep_only(latin, set(latin.getBestCmap()))

    parts = []
    for name, part in (("latin", latin), ("latin-ext", extended)):
        path = output / f".{name}-{weight}.ttf"
        part.flavor = None
        part.save(path)
        parts.append(path)
    options = merge.Options(drop_tables=DROPPED_TABLES)
    font = merge.Merger(options=options).merge([str(path) for path in parts])
    for path in parts:
        path.unlink()

    make_digits_tabular(font)
    draw_arrows(font)
    keep_only(font, set(font.getBestCmap()))  # drops the glyphs that only the second part's leftovers needed
    for record in font["name"].names:
        if record.nameID == 5:
            record.string = f"{record.toUnicode()}; merged from @fontsource subsets, digits tabular by default, arrows added"
    font.recalcTimestamp = False
    font["head"].created, font["head"].modified = created
    font["head"].fontRevision = revision
    font.save(output / f"AtkinsonHyperlegibleNext-{WEIGHTS[weight]}.ttf")


if __name__ == "__main__":
    source_folder, output_folder = Path(sys.argv[1]), Path(sys.argv[2])
    for each in WEIGHTS:
        convert(source_folder, each, output_folder)
