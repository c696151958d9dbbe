"""Names of track gauges, and widths as they are written."""

import re
from typing import Final

#: gauges that have a name, in mm; what is called so in several countries has several widths
NAMED: Final[dict[str, tuple[int, ...]]] = {
    "irish": (1600,), "victorian": (1600,), "russian": (1520, 1524), "soviet": (1520, 1524), "finnish": (1524, 1520),
    "iberian": (1668, 1676, 1664, 1672), "spanish": (1668, 1676, 1674, 1672, 1435), "portuguese": (1668, 1664, 1665, 1676),
    "indian": (1676,), "cape": (1067,), "standard": (1435,), "english": (1435,), "stephenson": (1435,), "european": (1435,),
    "metre": (1000,), "meter": (1000,), "queensland": (1067,), "japanese": (1067, 1435), "bosnian": (760,),
}  # fmt: skip
_WIDTH: Final = (
    r"(?:\d[,.  ]?\d{3} ?(?:mm|millimet(?:er|re)s?)|\d{3} ?(?:mm|millimet(?:er|re)s?)|\d[.,]\d{2,3} ?(?:m|met(?:er|re)s?)\b"
    r"|\d ?(?:ft|feet|foot|')\.?,?[ -]?(?:\d{1,2} ?(?:½|1/2|¼|1/4|⅞|⅜)?|½) ?(?:in|inch|inches|\")?\.?)"
)
_NAME: Final = "|".join(NAMED)
#: a gauge's name before or behind its width: "the Irish gauge of 1,600 mm", "1,067 mm, the Cape gauge"
NAME_AND_WIDTH: Final = re.compile(
    rf"\b(?P<name>{_NAME})(?:['’]s)?[ -](?:broad |narrow |track )?gauge(?:,? (?:of|is|was|at|being|which is|that is|measures|i\.e\.)|,| \(|:)? ?(?:a |an |some )?(?P<width>{_WIDTH})"
    rf"|(?P<first>{_WIDTH})(?:,? (?:the|which is the|called the|known as the|or)|,| \((?:the )?)? ?(?:so-called )?(?P<behind>{_NAME})[ -](?:broad )?gauge\b",
    re.IGNORECASE,
)
#: what parts a sentence into clauses, each of which tells of one country's tracks
CLAUSES: Final = re.compile(r"[;:.,](?!\d)|\band\b|\bbut\b|\bwhile\b|\bwhereas\b|\bagainst\b")
_METRES: Final = re.compile(r"(\d)[.,](\d{2,3}) ?(?:m\b|met)", re.IGNORECASE)
_FEET: Final = re.compile(
    r"(\d) ?(?:ft|feet|foot|')\.?,?[ -]?(\d{1,2})? ?(½|1/2|¼|1/4|⅞|⅜)?", re.IGNORECASE
)
_MM: Final = re.compile(r"(\d)[,.  ]?(\d{3}) ?(?:mm|millim)|(\d{3}) ?(?:mm|millim)", re.IGNORECASE)
_PARTS: Final = {"½": 0.5, "1/2": 0.5, "¼": 0.25, "1/4": 0.25, "⅞": 0.875, "⅜": 0.375}
_ONE_METRE: Final = re.compile(r"\b(?:one-)?met(?:re|er)\b", re.IGNORECASE)


def width_mm(text: str) -> int | None:
    """Return the first width of a track that words tell, in mm; None: none.

    Examples
    --------
    >>> (
    ...     width_mm("1,435 mm"),
    ...     width_mm("5 ft 3 in"),
    ...     width_mm("4 ft. 8½ in."),
    ...     width_mm("metre"),
    ...     width_mm("broad"),
    ... )
    (1435, 1600, 1435, 1000, None)
    """
    if found := _MM.search(text):
        return int((found[1] or "") + (found[2] or found[3]))
    if found := _METRES.search(text):
        return round(float(f"{found[1]}.{found[2]}") * 1000)
    if found := _FEET.search(text):
        inches = 12 * int(found[1]) + int(found[2] or 0) + _PARTS.get(found[3] or "", 0.0)
        return round(25.4 * inches)
    return 1000 if _ONE_METRE.search(text) else None


#: names of gauges that are no proper names
COMMON: Final = frozenset({"standard", "metre", "meter"})
