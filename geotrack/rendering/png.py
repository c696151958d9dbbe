"""The picture as PNG, drawn by resvg with the packaged typeface (extra ``png``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geotrack.earth.facts import data_file
from geotrack.errors import MissingExtraError, UsageError
from geotrack.rendering import svg

if TYPE_CHECKING:
    import os

    from geotrack.rendering.captions import Captions
    from geotrack.rendering.theme import Theme
    from geotrack.report import Report


def write(
    report: Report,
    *,
    width: int = 1920,
    height: int = 1280,
    dpi: int = 192,
    theme: Theme | str | os.PathLike[str] | None = None,
    dark: bool = False,
    titles: bool = True,
    style: str = "check",
    captions: Captions | None = None,
) -> bytes:
    """Return the picture as PNG.

    Parameters
    ----------
    report
        What to show.
    width, height
        Of the file, in pixels.
    dpi
        How large letters and lines are: at 96 as large as on a page of `width` pixels, at 192 twice that.
    theme, dark, titles, style, captions
        As for SVG.

    Raises
    ------
    MissingExtraError
        If resvg_py is not installed.
    UsageError
        If the picture would have more than 100 million pixels, or so few for its dpi that nothing fits.
    """
    try:
        import resvg_py
    except ImportError as fault:
        raise MissingExtraError("PNG", extra="png") from fault
    zoom = dpi / 96
    if not 24 <= dpi <= 1200 or width * height > 1e8:
        raise UsageError("choose 24 to 1200 dpi and at most 100 million pixels")
    wide, high = round(width / zoom), round(height / zoom)
    if min(wide, high) < 160:
        raise UsageError(
            f"{width} × {height} pixels at {dpi} dpi leave no room for letters: choose more pixels or fewer dpi"
        )
    source = svg.write(
        report, width=wide, height=high, theme=theme, dark=dark, titles=titles, style=style, captions=captions
    )  # fmt: skip
    fonts = [str(data_file(f"fonts/{name}")) for name in ("sans.ttf", "sans-bold.ttf")]
    # the layout is in whole pixels; the file has the asked ones, whatever the dpi
    sized = source.decode().replace(
        f'width="{wide}" height="{high}"',
        f'width="{width}" height="{height}" preserveAspectRatio="none"',
        1,
    )
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=sized,
            font_files=fonts,
            font_family="Noto Sans",
            sans_serif_family="Noto Sans",
            skip_system_fonts=True,
        )
    )
