"""A picture as plain shapes in pixels: what the SVG, PNG and PDF writers share."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """Lines or, with `fill`, areas (even-odd): parts of (x, y) points."""

    parts: tuple[tuple[tuple[float, float], ...], ...]
    kind: str
    stroke: str | None = None
    fill: str | None = None
    width: float = 1.0
    dash: tuple[float, ...] = ()
    opacity: float = 1.0
    closed: bool = False
    key: str | None = None
    round: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Disc:
    """A circle."""

    x: float
    y: float
    radius: float
    kind: str
    fill: str | None = None
    stroke: str | None = None
    width: float = 1.0
    opacity: float = 1.0
    key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A line of text on its baseline; `anchor` start, middle or end; `spacing` in em."""

    x: float
    y: float
    string: str
    size: float
    kind: str
    fill: str
    halo: str | None = None
    bold: bool = False
    anchor: str = "start"
    spacing: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """Shapes under one name, bottom first."""

    name: str
    shapes: tuple[Stroke | Disc | Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A whole picture; `description` says in words what it shows."""

    width: float
    height: float
    paper: str
    title: str
    description: str
    layers: tuple[Layer, ...]
