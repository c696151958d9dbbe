"""The packaged typeface (Noto Sans, OFL): widths of words, and copies with only the letters used."""

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from geotrack.earth.facts import data_file

FAMILY: Final = "Noto Sans"


@dataclass(frozen=True, slots=True, kw_only=True)
class Typeface:
    """One weight. `glyphs` maps code points to glyph numbers, `widths` are in units per em."""

    raw: bytes
    tables: dict[str, tuple[int, int]]
    glyphs: dict[int, int]
    widths: tuple[int, ...]
    units: int
    ascent: int
    descent: int
    box: tuple[int, int, int, int]

    def glyph(self, character: str) -> int:
        """Return the glyph of a character; that of U+FFFD for letters the typeface lacks."""
        return self.glyphs.get(ord(character)) or self.glyphs.get(0xFFFD, 0)

    def width(self, string: str, size: float, *, spacing: float = 0.0) -> float:
        """Return the width of a line of text; `spacing` is in em after each letter."""
        total = sum(self.widths[self.glyph(c)] for c in string)
        return total * size / self.units + len(string) * spacing * size

    def table(self, name: str) -> bytes:
        """Return one table of the font file."""
        offset, length = self.tables[name]
        return self.raw[offset : offset + length]

    def subset(self, characters: Iterable[str]) -> bytes:
        """Return a font file in which only the outlines of these characters remain.

        Glyph numbers stay as they are; parts of composed letters are kept.
        """
        loca = struct.unpack(f">{len(self.table('loca')) // (4 if self._long else 2)}{'L' if self._long else 'H'}", self.table("loca"))  # fmt: skip
        starts = loca if self._long else tuple(2 * x for x in loca)
        glyf = self.table("glyf")
        wanted, queue = set(), [0, *(self.glyph(c) for c in characters)]
        while queue:
            number = queue.pop()
            if number not in wanted:
                wanted.add(number)
                queue += _parts(glyf[starts[number] : starts[number + 1]])
        body, places = bytearray(), [0]
        for number in range(len(starts) - 1):
            if number in wanted:
                body += glyf[starts[number] : starts[number + 1]]
                body += bytes(-len(body) % 4)
            places.append(len(body))
        head = bytearray(self.table("head"))
        struct.pack_into(">h", head, 50, 1)
        tables: dict[str, bytes] = {
            name: self.table(name) for name in ("cmap", "hhea", "hmtx", "maxp", "OS/2") if name in self.tables
        }  # fmt: skip
        tables |= {"head": bytes(head), "glyf": bytes(body), "loca": struct.pack(f">{len(places)}L", *places)}  # fmt: skip
        return _font_file(tables)

    @property
    def _long(self) -> bool:
        return bool(struct.unpack_from(">h", self.table("head"), 50)[0])


def _parts(outline: bytes) -> list[int]:
    """Return the glyphs that a composed glyph is made of; empty for a simple one."""
    if len(outline) < 10 or struct.unpack_from(">h", outline)[0] >= 0:
        return []
    found, at = [], 10
    while True:
        flags, number = struct.unpack_from(">HH", outline, at)
        found.append(number)
        at += 4 + (4 if flags & 1 else 2)
        at += 2 if flags & 8 else 4 if flags & 0x40 else 8 if flags & 0x80 else 0
        if not flags & 0x20:
            return found


def _font_file(tables: dict[str, bytes]) -> bytes:
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    out = bytearray(
        struct.pack(
            ">LHHHH", 0x00010000, count, power * 16, power.bit_length() - 1, (count - power) * 16
        )
    )
    offset, body = 12 + 16 * count, bytearray()
    for name, content in sorted(tables.items()):
        padded = content + bytes(-len(content) % 4)
        check = sum(struct.unpack(f">{len(padded) // 4}L", padded)) & 0xFFFFFFFF
        out += struct.pack(">4sLLL", name.encode(), check, offset + len(body), len(content))
        body += padded
    return bytes(out + body)


def _cmap(table: bytes) -> dict[int, int]:
    """Return the Unicode mapping (format 4) of a cmap table."""
    count = struct.unpack_from(">H", table, 2)[0]
    for k in range(count):
        _, _, offset = struct.unpack_from(">HHL", table, 4 + 8 * k)
        if struct.unpack_from(">H", table, offset)[0] == 4:
            break
    n = struct.unpack_from(">H", table, offset + 6)[0] // 2
    ends = struct.unpack_from(f">{n}H", table, offset + 14)
    starts = struct.unpack_from(f">{n}H", table, offset + 16 + 2 * n)
    deltas = struct.unpack_from(f">{n}H", table, offset + 16 + 4 * n)
    at = offset + 16 + 6 * n
    ranges = struct.unpack_from(f">{n}H", table, at)
    out: dict[int, int] = {}
    for k in range(n):
        for code in range(starts[k], min(ends[k], 0xFFFE) + 1):
            if ranges[k] == 0:
                glyph = (code + deltas[k]) & 0xFFFF
            else:
                glyph = struct.unpack_from(
                    ">H", table, at + 2 * k + ranges[k] + 2 * (code - starts[k])
                )[0]
                glyph = (glyph + deltas[k]) & 0xFFFF if glyph else 0
            if glyph:
                out[code] = glyph
    return out


@cache
def typeface(*, bold: bool = False) -> Typeface:
    """Return the regular or the bold weight, read once."""
    raw = data_file("fonts/sans-bold.ttf" if bold else "fonts/sans.ttf").read_bytes()
    tables = {}
    for k in range(struct.unpack_from(">H", raw, 4)[0]):
        name, _, offset, length = struct.unpack_from(">4sLLL", raw, 12 + 16 * k)
        tables[name.decode()] = (offset, length)
    at = {name: offset for name, (offset, _) in tables.items()}
    units = struct.unpack_from(">H", raw, at["head"] + 18)[0]
    box = struct.unpack_from(">4h", raw, at["head"] + 36)
    ascent, descent = struct.unpack_from(">hh", raw, at["hhea"] + 4)
    metrics = struct.unpack_from(">H", raw, at["hhea"] + 34)[0]
    glyphs = struct.unpack_from(">H", raw, at["maxp"] + 4)[0]
    pairs = struct.unpack_from(f">{2 * metrics}H", raw, at["hmtx"])
    widths = [*pairs[::2]] + [pairs[-2]] * (glyphs - metrics)
    offset, length = tables["cmap"]
    return Typeface(
        raw=raw, tables=tables, glyphs=_cmap(raw[offset : offset + length]), widths=tuple(widths),
        units=units, ascent=ascent, descent=descent, box=box,
    )  # fmt: skip
