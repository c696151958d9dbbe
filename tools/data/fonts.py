"""Build ``fonts/*.ttf``: the letters that pictures are lettered with.

Run: ``npm pack @expo-google-fonts/noto-sans@0.4.2 && tar xzf *.tgz``, then
``python -m tools.data.fonts package`` (needs ``fonttools``).

Kept: Latin with all extensions, Greek, Cyrillic, combining marks and punctuation, without hinting and
without layout tables. Source: Noto Sans (SIL Open Font License 1.1).
"""

from __future__ import annotations

import sys
from pathlib import Path

from tools.data import DATA

#: Latin to Cyrillic supplement, Latin extended additional, punctuation, currency, letterlike, minus
RANGES = [
    (0x20, 0x7E), (0xA0, 0x52F), (0x1E00, 0x1EFF), (0x2010, 0x205E), (0x20A0, 0x20BF),
    (0x2116, 0x2122), (0x2190, 0x2193), (0x2212, 0x2212), (0xFFFD, 0xFFFD),
]  # fmt: skip
WEIGHTS = {"sans.ttf": "400Regular/NotoSans_400Regular.ttf", "sans-bold.ttf": "700Bold/NotoSans_700Bold.ttf"}  # fmt: skip


def build(source: Path, target: Path) -> None:
    """Write the thinned copy of one font."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    font = TTFont(source, recalcTimestamp=False)
    options = subset.Options(hinting=False, layout_features=[], notdef_outline=True, name_IDs=[0, 1, 2, 4, 6, 13, 14])  # fmt: skip
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "DSIG", "STAT", "meta", "gasp"]
    thinner = subset.Subsetter(options)
    thinner.populate(unicodes=[code for low, high in RANGES for code in range(low, high + 1)])
    thinner.subset(font)
    font.save(target)


if __name__ == "__main__":
    folder = DATA / "fonts"
    folder.mkdir(exist_ok=True)
    for name, source in WEIGHTS.items():
        build(Path(sys.argv[1]) / source, folder / name)
        print(folder / name, (folder / name).stat().st_size)
