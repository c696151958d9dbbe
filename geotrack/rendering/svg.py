"""The picture as SVG, in named layers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geotrack.rendering.markup import Markup, join, plain, tag
from geotrack.rendering.scene import Disc, Stroke, Words
from geotrack.rendering.theme import Theme, load
from geotrack.rendering.typeface import FAMILY
from geotrack.rendering.view import view_of

if TYPE_CHECKING:
    import os

    from geotrack.rendering.captions import Captions
    from geotrack.rendering.scene import Scene
    from geotrack.report import Report


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _path(shape: Stroke) -> str:
    out = []
    for part in shape.parts:
        # steps of tenths of a pixel compress far better than absolute points
        x, y = round(part[0][0] * 10), round(part[0][1] * 10)
        out.append(f"M{_tenths(x)} {_tenths(y)}l")
        steps = []
        for px, py in part[1:]:
            nx, ny = round(px * 10), round(py * 10)
            steps.append(f"{_tenths(nx - x)} {_tenths(ny - y)}")
            x, y = nx, ny
        out.append(" ".join(steps) or "0 0")
        if shape.closed:
            out.append("z")
    return "".join(out)


def _tenths(value: int) -> str:
    return str(value // 10) if value % 10 == 0 else f"{value / 10:.1f}"


def _shape(shape: Stroke | Disc | Words) -> Markup | None:
    if isinstance(shape, Stroke):
        if not any(shape.parts):
            return None
        return tag(
            "path",
            d=_path(shape),
            class_=" ".join(filter(None, (shape.kind, shape.key))),
            fill=shape.fill or "none",
            fill_rule="evenodd" if shape.fill else None,
            stroke=shape.stroke if shape.width else None,
            stroke_width=_number(shape.width) if shape.stroke else None,
            stroke_dasharray=" ".join(map(_number, shape.dash)) or None,
            stroke_linejoin="round" if shape.stroke else None,
            stroke_linecap="round" if shape.stroke and shape.round else None,
            opacity=None if shape.opacity == 1 else shape.opacity,
        )
    if isinstance(shape, Disc):
        return tag(
            "circle",
            cx=_number(shape.x),
            cy=_number(shape.y),
            r=_number(shape.radius),
            class_=" ".join(filter(None, (shape.kind, shape.key))),
            fill=shape.fill or "none",
            stroke=shape.stroke,
            stroke_width=_number(shape.width) if shape.stroke else None,
            opacity=None if shape.opacity == 1 else shape.opacity,
        )
    return tag(
        "text",
        plain(shape.string, limit=400),
        x=_number(shape.x),
        y=_number(shape.y),
        class_=shape.kind,
        font_size=_number(shape.size),
        font_weight="700" if shape.bold else None,
        text_anchor=None if shape.anchor == "start" else shape.anchor,
        letter_spacing=_number(shape.spacing * shape.size) if shape.spacing else None,
        fill=shape.fill,
        stroke=shape.halo,
        stroke_width=_number(max(2.4, shape.size * 0.24)) if shape.halo else None,
        stroke_linejoin="round" if shape.halo else None,
        paint_order="stroke" if shape.halo else None,
    )


def markup(scene: Scene, *, inline: bool = False) -> Markup:
    """Return a scene as an SVG element; `inline` for HTML, where ids would clash."""
    layers = []
    for layer in scene.layers:
        shapes = join(*(_shape(shape) for shape in layer.shapes))
        if shapes:
            name = layer.name.replace(" ", "-")
            layers.append(tag("g", shapes, class_=f"layer-{name}", id=None if inline else name))
    paper = tag("rect", width=_number(scene.width), height=_number(scene.height), fill=scene.paper, class_="paper")  # fmt: skip
    size = {} if inline else {"width": _number(scene.width), "height": _number(scene.height)}
    return tag(
        "svg",
        tag("title", scene.title),
        tag("desc", scene.description),
        None if inline else paper,
        *layers,
        xmlns=None if inline else "http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_number(scene.width)} {_number(scene.height)}",
        role="img",
        aria_label=scene.description,
        class_="still" if inline else None,
        font_family=f"{FAMILY}, Noto Sans, DejaVu Sans, Arial, sans-serif",
        **size,
    )


def drawn(
    report: Report,
    *,
    width: int = 960,
    height: int = 640,
    theme: Theme | str | os.PathLike[str] | None = None,
    dark: bool = False,
    titles: bool = True,
    style: str = "check",
    captions: Captions | None = None,
) -> Scene:
    """Return the picture of a report as a scene; parameters as for `write`.

    Raises
    ------
    UsageError
        If width or height is not within 160 to 8000 pixels, or there is no such style.
    """
    from geotrack.errors import UsageError
    from geotrack.rendering.captions import Captions, check_style
    from geotrack.rendering.drawing import draw

    if not (160 <= width <= 8000 and 160 <= height <= 8000):
        raise UsageError(f"a picture is 160 to 8000 pixels wide and high, not {width} × {height}")
    colors = theme if isinstance(theme, Theme) else load(theme) if theme else Theme()
    view = view_of(report)
    if check_style(style) == "reader":
        from geotrack.rendering.readermap import draw_reader

        return draw_reader(view, colors, captions or Captions(), width=width, height=height, dark=dark, titles=titles)  # fmt: skip
    return draw(view, colors, width=width, height=height, dark=dark, titles=titles)


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
    """Return the picture as an SVG file with named layers (``sea``, ``land``, ``routes``, ``names`` …).

    Parameters
    ----------
    report
        What to show.
    width, height
        In pixels, 160 to 8000.
    theme
        A `Theme` or the path of a theme file; None: the house style.
    dark
        Whether to take the dark palette.
    titles
        Whether headline, finding and credits stand around the map.
    style
        ``check``: with verdicts, for the desk; ``reader``: without, for publication.
    captions
        Headline, caption, note and source of a reader's map; None: what the report offers.
    """
    scene = drawn(
        report, width=width, height=height, theme=theme, dark=dark, titles=titles, style=style, captions=captions
    )  # fmt: skip
    return b"<?xml version='1.0' encoding='UTF-8'?>\n" + markup(scene).encode() + b"\n"
