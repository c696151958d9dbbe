"""The picture as a vector PDF, lettered with a subset of the packaged typeface.

One page, 72 points to the inch, 96 pixels to the inch. Text stays text: it can be searched and copied.
There is no date and no random id in the file, so the same report gives the same bytes.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final

from geotrack.rendering import svg
from geotrack.rendering.markup import plain
from geotrack.rendering.scene import Disc, Stroke, Words
from geotrack.rendering.typeface import typeface

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    from geotrack.rendering.captions import Captions
    from geotrack.rendering.scene import Scene
    from geotrack.rendering.theme import Theme
    from geotrack.rendering.typeface import Typeface
    from geotrack.report import Report

_POINTS: Final = 0.75
#: control points of a quarter circle
_KAPPA: Final = 0.5523


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _color(value: str, operator: str) -> str:
    parts = (int(value[k : k + 2], 16) / 255 for k in (1, 3, 5))
    return f"{' '.join(f'{p:.3f}'.rstrip('0').rstrip('.') for p in parts)} {operator}"


class _Content:
    """The page's content stream; y runs downwards as in the scene."""

    def __init__(self) -> None:
        self.rows: list[str] = []
        self.letters: dict[bool, set[str]] = {False: set(), True: set()}
        self.opacities: dict[float, str] = {}

    def _opacity(self, value: float) -> str:
        return self.opacities.setdefault(value, f"/G{len(self.opacities)}")

    def stroke(self, shape: Stroke) -> None:
        self.rows.append("q")
        if shape.opacity != 1:
            self.rows.append(f"{self._opacity(shape.opacity)} gs")
        painted = bool(shape.stroke and shape.width)
        if shape.fill:
            self.rows.append(_color(shape.fill, "rg"))
        if painted and shape.stroke:
            self.rows.append(
                f"{_color(shape.stroke, 'RG')} {_n(shape.width)} w 1 j {1 if shape.round else 0} J"
            )
            if shape.dash:
                self.rows.append(f"[{' '.join(map(_n, shape.dash))}] 0 d")
        for part in shape.parts:
            points = [f"{_n(x)} {_n(y)}" for x, y in part]
            if len(points) < 2:
                continue
            self.rows.append(f"{points[0]} m " + " ".join(f"{p} l" for p in points[1:]) + (" h" if shape.closed else ""))  # fmt: skip
        self.rows.append({(True, True): "B*", (True, False): "f*", (False, True): "S", (False, False): "n"}[bool(shape.fill), painted])  # fmt: skip
        self.rows.append("Q")

    def disc(self, shape: Disc) -> None:
        x, y, r, k = shape.x, shape.y, shape.radius, shape.radius * _KAPPA
        self.rows.append("q")
        if shape.opacity != 1:
            self.rows.append(f"{self._opacity(shape.opacity)} gs")
        if shape.fill:
            self.rows.append(_color(shape.fill, "rg"))
        if shape.stroke:
            self.rows.append(f"{_color(shape.stroke, 'RG')} {_n(shape.width)} w")
        curve = [
            (x + r, y + k, x + k, y + r, x, y + r), (x - k, y + r, x - r, y + k, x - r, y),
            (x - r, y - k, x - k, y - r, x, y - r), (x + k, y - r, x + r, y - k, x + r, y),
        ]  # fmt: skip
        self.rows.append(f"{_n(x + r)} {_n(y)} m " + " ".join(" ".join(map(_n, c)) + " c" for c in curve))  # fmt: skip
        self.rows.append("B" if shape.fill and shape.stroke else "f" if shape.fill else "S")
        self.rows.append("Q")

    def words(self, shape: Words) -> None:
        face = typeface(bold=shape.bold)
        string = plain(shape.string, limit=400)
        self.letters[shape.bold] |= set(string)
        wide = face.width(string, shape.size, spacing=shape.spacing)
        x = shape.x - {"start": 0.0, "middle": wide / 2, "end": wide}[shape.anchor]
        codes = "".join(f"{face.glyph(c):04x}" for c in string)
        start = (
            f"BT /F{int(shape.bold)} {_n(shape.size)} Tf {_n(shape.spacing * shape.size)} Tc "
            f"1 0 0 -1 {_n(x)} {_n(shape.y)} Tm"
        )
        if shape.halo:
            width = _n(max(2.4, shape.size * 0.24))
            # the halo is no second word: nothing is read or copied for it
            self.rows.append(f"/Span << /ActualText <feff> >> BDC q {_color(shape.halo, 'RG')} {width} w 1 j {start} 1 Tr <{codes}> Tj ET Q EMC")  # fmt: skip
        self.rows.append(f"q {_color(shape.fill, 'rg')} {start} 0 Tr <{codes}> Tj ET Q")


def _unicode(face: Typeface, letters: Iterable[str]) -> bytes:
    """Return the map from glyphs back to characters, so that text can be searched."""
    rows = sorted({face.glyph(c): c for c in sorted(letters, reverse=True)}.items())
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <ffff> endcodespacerange",
    ]
    for k in range(0, len(rows), 100):
        part = rows[k : k + 100]
        lines.append(f"{len(part)} beginbfchar")
        lines += [f"<{glyph:04x}> <{char.encode('utf-16-be').hex()}>" for glyph, char in part]
        lines.append("endbfchar")
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines).encode()


def _stream(content: bytes, extra: str = "") -> bytes:
    packed = zlib.compress(content, 9)
    head = f"<< /Length {len(packed)} /Filter /FlateDecode{extra} >>\nstream\n"
    return head.encode() + packed + b"\nendstream"


def _fonts(content: _Content, first: int) -> tuple[list[bytes], str]:
    """Return the objects of the fonts in use, numbered from `first`, and the resource entries."""
    objects: list[bytes] = []
    entries = []
    for bold in (False, True):
        letters = content.letters[bold]
        if not letters:
            continue
        face, at = typeface(bold=bold), first + len(objects)
        name = "GTBOLD+NotoSans-Bold" if bold else "GTTEXT+NotoSans"
        scale = 1000 / face.units
        used = sorted({face.glyph(c) for c in letters})
        widths = " ".join(f"{g} [{round(face.widths[g] * scale)}]" for g in used)
        box = " ".join(str(round(v * scale)) for v in face.box)
        raw = face.subset(sorted(letters))
        objects += [
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{at + 1} 0 R] /ToUnicode {at + 4} 0 R >>".encode(),
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor {at + 2} 0 R /CIDToGIDMap /Identity /DW 500 /W [{widths}] >>".encode(),
            f"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [{box}] /ItalicAngle 0 /Ascent {round(face.ascent * scale)} /Descent {round(face.descent * scale)} /CapHeight 714 /StemV {165 if bold else 90} /FontFile2 {at + 3} 0 R >>".encode(),
            _stream(raw, f" /Length1 {len(raw)}"),
            _stream(_unicode(face, letters)),
        ]  # fmt: skip
        entries.append(f"/F{int(bold)} {at} 0 R")
    return objects, " ".join(entries)


def _string(value: str) -> str:
    return f"<feff{plain(value, limit=1000).encode('utf-16-be').hex()}>"


def file_of(scene: Scene) -> bytes:
    """Return a scene as a PDF file."""
    content = _Content()
    width, height = scene.width * _POINTS, scene.height * _POINTS
    content.rows.append(f"{_POINTS} 0 0 -{_POINTS} 0 {_n(height)} cm")
    corner = ((0.0, 0.0), (scene.width, 0.0), (scene.width, scene.height), (0.0, scene.height))
    content.stroke(Stroke(parts=(corner,), kind="paper", fill=scene.paper, closed=True, width=0))
    for layer in scene.layers:
        for shape in layer.shapes:
            if isinstance(shape, Stroke):
                content.stroke(shape)
            elif isinstance(shape, Disc):
                content.disc(shape)
            else:
                content.words(shape)
    fonts, entries = _fonts(content, 6)
    states = " ".join(f"{name} << /ca {_n(value)} /CA {_n(value)} >>" for value, name in content.opacities.items())  # fmt: skip
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (en) /ViewerPreferences << /DisplayDocTitle true >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {_n(width)} {_n(height)}] /Contents 4 0 R /Resources << /Font << {entries} >> /ExtGState << {states} >> >> >>".encode(),
        _stream("\n".join(content.rows).encode()),
        f"<< /Title {_string(scene.title)} /Subject {_string(scene.description)} /Producer (geotrack) >>".encode(),
        *fonts,
    ]  # fmt: skip
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 5 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()  # fmt: skip
    return bytes(out)


def write(
    report: Report,
    *,
    width: int = 960,
    height: int = 640,
    theme: Theme | str | os.PathLike[str] | None = None,
    dark: bool = False,
    titles: bool = True,
    style: str = "check",
    captions: Captions | None = None,
) -> bytes:
    """Return the picture as a vector PDF; parameters as for SVG."""
    return file_of(
        svg.drawn(
            report, width=width, height=height, theme=theme, dark=dark, titles=titles, style=style, captions=captions
        )
    )  # fmt: skip
