"""The picture as PNG, drawn by resvg with the packaged typeface (extra ``png``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geotrack.errors import MissingExtraError, UsageError
from geotrack.facts import data_file
from geotrack.rendering import svg

if TYPE_CHECKING:
    import os

    from geotrack.rendering.theme import Theme
    from geotrack.report import Report

__all__ = ["write"]


def write(
    report: Report,
    *,
    width: int = 960,
    height: int = 640,
    dpi: int = 192,
    theme: Theme | str | os.PathLike[str] | None = None,
    dark: bool = False,
    titles: bool = True,
) -> bytes:
    """Return the picture as PNG.

    Parameters
    ----------
    report
        What to show.
    width, height
        In CSS pixels (96 to the inch), 160 to 8000.
    dpi
        Resolution: 96 gives `width` pixels, 192 twice as many.
    theme, dark, titles
        As for SVG.

    Raises
    ------
    MissingExtraError
        If resvg_py is not installed.
    UsageError
        If the picture would have more than 100 million pixels.
    """
    try:
        import resvg_py
    except ImportError as fault:
        raise MissingExtraError("PNG", extra="png") from fault
    zoom = dpi / 96
    if not 24 <= dpi <= 1200 or width * height * zoom * zoom > 1e8:
        raise UsageError("choose 24 to 1200 dpi and at most 100 million pixels")
    source = svg.write(report, width=width, height=height, theme=theme, dark=dark, titles=titles)
    fonts = [str(data_file(f"fonts/{name}")) for name in ("sans.ttf", "sans-bold.ttf")]
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=source.decode(),
            width=round(width * zoom),
            height=round(height * zoom),
            font_files=fonts,
            font_family="Noto Sans",
            sans_serif_family="Noto Sans",
            skip_system_fonts=True,
        )
    )
