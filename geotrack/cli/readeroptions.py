"""Options of the reader's map, shared by `map` and `export`."""

from collections.abc import Callable
from typing import Any

import click

from geotrack.errors import UsageError
from geotrack.rendering.captions import SIZES, STYLES, Captions, size_of

_TEXTS = ("headline", "caption", "note", "source")


def style_options(function: Any) -> Any:
    """Add the style and the texts of a reader's map."""
    options: list[Callable[[Any], Any]] = [
        click.option("--style", type=click.Choice(STYLES), default="check", show_default=True, help="check: with verdicts, for the desk; reader: the map for publication."),
        click.option("--headline", help="Of a reader's map; default: the article's title."),
        click.option("--caption", help="Under the headline; default: from where to where."),
        click.option("--note", help="What readers should know."),
        click.option("--source", help="Who reported it; stands before the credits."),
    ]  # fmt: skip
    for option in reversed(options):
        function = option(function)
    return function


def style_arguments(options: dict[str, Any]) -> dict[str, Any]:
    """Take style and texts out of a command's options; return them as a writer's arguments.

    Raises
    ------
    UsageError
        If texts are given for a style that does not print them.
    """
    style = options.pop("style")
    texts = {key: options.pop(key) for key in _TEXTS}
    given = [key for key, value in texts.items() if value is not None]
    if style == "check":
        if given:
            raise UsageError(f"--{given[0]} is printed on a reader's map: add --style reader")
        return {}
    return {"style": style, "captions": Captions(**texts)}


def picture_arguments(
    ending: str, *, size: str | None, width: int | None, height: int | None, dpi: int | None
) -> dict[str, Any]:
    """Return width, height and dpi of a picture as its writer takes them; `width` is the file's.

    Raises
    ------
    UsageError
        If there is no such size, or it is given together with a height.
    """
    given = {"width": width, "height": height, "dpi": dpi if ending == ".png" else None}
    made = {key: value for key, value in given.items() if value is not None}
    if size is None:
        if ending == ".png" and width is not None and height is None:
            made["height"] = round(width * 2 / 3)
        return made
    if height is not None:
        raise UsageError(f"--size {size} has its own shape: leave --height out")
    wide, high, zoom = size_of(size)
    if ending != ".png":
        factor = width / wide if width else 1.0
        return {"width": round(wide * factor), "height": round(high * factor)}
    zoom = width / wide if width else dpi / 96 if dpi else zoom
    return {"width": round(wide * zoom), "height": round(high * zoom), "dpi": round(96 * zoom)}


SIZE_HELP = f"Of a picture: {', '.join(SIZES)}."
