"""A logo as inline SVG: parsed, and written again from a short list of what may stay."""

import re
from typing import Final
from xml.etree import ElementTree as ET

from geotrack.errors import InputError
from geotrack.rendering.markup import Markup, join, text

_ELEMENTS: Final = frozenset(
    "svg g path circle ellipse rect line polyline polygon text tspan title desc defs "
    "linearGradient radialGradient stop clipPath mask".split()
)
_ATTRIBUTES: Final = frozenset(
    "viewBox width height x y x1 y1 x2 y2 cx cy r rx ry d points transform fill fill-rule "
    "fill-opacity stroke stroke-width stroke-linecap stroke-linejoin stroke-opacity opacity "
    "font-family font-size font-weight text-anchor offset stop-color stop-opacity "
    "gradientUnits gradientTransform id clip-path mask preserveAspectRatio".split()
)
_LOCAL: Final = re.compile(r"url\(#[\w-]+\)")
_MOST: Final = 200_000


def safe_svg(source: str) -> str:
    """Return the SVG with known shapes, colors and gradients only; everything else is left out.

    Scripts, styles, links, images, foreign objects and animation do not pass, nor does any attribute
    that could name an address.

    Raises
    ------
    InputError
        If it is no SVG, declares entities, or is larger than 200 kB.

    Examples
    --------
    >>> safe_svg('<svg viewBox="0 0 9 9" onload="x()"><script>1</script><path d="M0 0h9"/></svg>')
    '<svg viewBox="0 0 9 9"><path d="M0 0h9"></path></svg>'
    """
    if len(source) > _MOST:
        raise InputError("the logo is larger than 200 kB")
    if "<!DOCTYPE" in source or "<!ENTITY" in source:
        raise InputError("the logo declares entities; save it as plain SVG")
    try:
        root = ET.fromstring(source)  # noqa: S314  entities are refused above
    except ET.ParseError as fault:
        raise InputError(f"the logo is no SVG: {fault}") from fault
    if _local(root.tag) != "svg":
        raise InputError("the logo is no SVG")
    return str(_copy(root, 0))


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _copy(element: ET.Element, depth: int) -> Markup:
    kept: dict[str, str] = {}
    for key, value in element.attrib.items():
        name = _local(key)
        address = "url(" in value.lower() and not _LOCAL.fullmatch(value.strip())
        if name in _ATTRIBUTES and not address and "javascript:" not in value.lower():
            kept[name] = value
    children: list[str | Markup] = [element.text.strip() if element.text else ""]
    for child in element:
        if isinstance(child.tag, str) and _local(child.tag) in _ELEMENTS and depth < 20:
            children.append(_copy(child, depth + 1))
        if child.tail and child.tail.strip():
            children.append(child.tail.strip())
    return _tag(_local(element.tag), kept, children)


def _tag(name: str, attributes: dict[str, str], children: list[str | Markup]) -> Markup:
    # names come from the lists above and keep their case, which `tag` would keep too, but not their hyphens
    written = "".join(f' {key}="{text(value)}"' for key, value in attributes.items())
    return Markup(f"<{name}{written}>{join(*children)}</{name}>")
