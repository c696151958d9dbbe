"""A newsroom's own style: fonts by name, colors, logo, units and date format, from a TOML file."""

import os
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Final

from geotrack.errors import InputError, NotFoundError
from geotrack.rendering.logo import safe_svg

DATE_STYLES: Final = ("d Month yyyy", "Month d, yyyy", "yyyy-mm-dd")
_COLOR: Final = re.compile(r"#[0-9a-fA-F]{6}")
_FONT: Final = re.compile(r"[\w][\w \-.]{0,60}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Colors as ``#rrggbb``. The ratings are told apart under all common color deficiencies."""

    paper: str
    panel: str
    ink: str
    quiet: str
    rule: str
    link: str
    mark: str
    sea: str
    land: str
    coast: str
    border: str
    rail: str
    road: str
    route: str
    casing: str
    background: str
    straight: str
    label: str
    halo: str
    consistent: str
    doubtful: str
    contradicted: str
    unchecked: str


LIGHT: Final = Palette(
    paper="#fbfaf7", panel="#ffffff", ink="#1c2126", quiet="#565d64", rule="#dcd8cf", link="#1f4e8c",
    mark="#fff0c2", sea="#cfe0ea", land="#f4f0e6", coast="#8fa9b8", border="#a3958c", rail="#b9b3aa",
    road="#dccfae", route="#4a2a8c", casing="#ffffff", background="#75707f", straight="#5d6670",
    label="#2b3036", halo="#fdfcf8", consistent="#00664f", doubtful="#875200", contradicted="#b02a00",
    unchecked="#565d64",
)  # fmt: skip
DARK: Final = Palette(
    paper="#15181c", panel="#1d2126", ink="#eceae4", quiet="#a9b0b7", rule="#373d44", link="#9cc4ff",
    mark="#4a3d10", sea="#16242e", land="#2a2d2c", coast="#4f6575", border="#7b726b", rail="#57544f",
    road="#4a4433", route="#c3a6ff", casing="#15181c", background="#9a95a5", straight="#9aa3ab",
    label="#e4e2dc", halo="#1d2022", consistent="#52cfae", doubtful="#f2b55c", contradicted="#ff8f6b",
    unchecked="#a9b0b7",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """How pages and pictures look.

    Parameters
    ----------
    text_font, head_font
        Font names in order of preference; they are taken from the reader's machine, never loaded.
    light, dark
        Colors of the two schemes.
    logo
        SVG markup, already made safe; None: no logo.
    name
        Publisher's name beside the logo.
    units
        ``km`` or ``mi``, for the figures the page itself adds; quotes and reasons stay as they are.
    date_style
        One of `DATE_STYLES`.
    """

    text_font: tuple[str, ...] = ("Charter", "Bitstream Charter", "Iowan Old Style", "Georgia")
    head_font: tuple[str, ...] = ("Avenir Next", "Segoe UI", "Helvetica Neue", "Arial")
    light: Palette = field(default=LIGHT)
    dark: Palette = field(default=DARK)
    logo: str | None = None
    name: str | None = None
    units: str = "km"
    date_style: str = "d Month yyyy"


def _palette(table: Any, base: Palette, where: str) -> Palette:
    from dataclasses import replace

    if not isinstance(table, dict):
        raise InputError("a table of colors is needed", where=where)
    known = {f.name for f in fields(Palette)}
    for key, value in table.items():
        if key not in known:
            raise InputError(f"no color {key!r}; there are {', '.join(sorted(known))}", where=where)
        if not isinstance(value, str) or not _COLOR.fullmatch(value):
            raise InputError(f"{key} must be written #rrggbb", where=where)
    return replace(base, **table)


def _fonts(value: Any, where: str) -> tuple[str, ...]:
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list) or not names:
        raise InputError("font names are needed", where=where)
    for name in names:
        if not isinstance(name, str) or not _FONT.fullmatch(name):
            raise InputError(f"not a font name: {str(name)[:60]!r}", where=where)
    return tuple(names)


def load(path: str | os.PathLike[str]) -> Theme:
    """Return the theme of a TOML file (see ``docs/theme.md``).

    Raises
    ------
    NotFoundError
        If there is no such file.
    InputError
        If it is no TOML or holds a key, color, font, unit or date style that does not exist.
    """
    file = Path(path)
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError as fault:
        raise NotFoundError("no such theme file", where=str(path)) from fault
    except (OSError, UnicodeDecodeError) as fault:
        raise InputError(f"not a theme: {fault}", where=str(path)) from fault
    return loads(text, where=str(path), logo=lambda name: _read_logo(file, name))


def loads(text: str, *, where: str, logo: Callable[[str], str] | None = None) -> Theme:
    """Return the theme of a TOML text.

    Parameters
    ----------
    where
        What the message of a fault begins with.
    logo
        Reads a logo's file; None: a logo must stand in the text itself.

    Raises
    ------
    InputError
        If it is no TOML or holds a key, color, font, unit or date style that does not exist.
    """
    try:
        raw = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as fault:
        raise InputError(f"not a theme: {fault}", where=where) from fault
    made: dict[str, Any] = {}
    for key, value in raw.items():
        at = f"{where} [{key}]"
        if key in {"light", "dark"}:
            made[key] = _palette(value, LIGHT if key == "light" else DARK, at)
        elif key in {"text_font", "head_font"}:
            made[key] = _fonts(value, at)
        elif (key == "units" and value in ("km", "mi")) or (
            key == "date_style" and value in DATE_STYLES
        ):
            made[key] = value
        elif key == "name" and isinstance(value, str):
            made[key] = value[:80]
        elif key == "logo" and isinstance(value, str):
            inline = value.lstrip().startswith("<")
            if not inline and logo is None:
                raise InputError("write the logo's SVG into the theme itself", where=at)
            made[key] = safe_svg(value if inline or logo is None else logo(value))
        else:
            known = ", ".join(f.name for f in fields(Theme))
            raise InputError(f"not understood; a theme has {known}", where=at)
    return Theme(**made)


def _read_logo(theme: Path, name: str) -> str:
    try:
        return (theme.parent / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise InputError(f"the logo cannot be read: {fault}", where=str(theme)) from fault
