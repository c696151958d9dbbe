"""XML of strangers parsed without entities, networks or endless trees; HTML as paragraphs."""

from typing import Any, Final

from geotrack.errors import InputError
from geotrack.text.files.pieces import tidy

_BLOCKS: Final = frozenset(
    "address article aside blockquote br caption dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 header hr li "
    "main nav ol p pre section table td th tr ul".split()
)
_SKIPPED: Final = frozenset({"script", "style", "head", "template", "noscript", "svg", "math"})


def xml(content: bytes, where: str) -> Any:
    """Return the root of an XML file.

    Raises
    ------
    InputError
        If it is not well-formed, or declares entities.
    """
    from lxml import etree

    if b"<!ENTITY" in content:
        raise InputError("declares entities: no article needs them", where=where)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False
    )
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as fault:
        raise InputError(f"damaged: {fault}", where=where) from None


def paragraphs_of_html(content: bytes) -> str:
    """Return the text of an HTML or XHTML fragment, a blank line between its blocks."""
    from lxml import html

    if not content.strip():
        return ""
    root = html.document_fromstring(content, parser=html.HTMLParser(encoding=None, no_network=True))
    out: list[str] = [""]
    stack: list[tuple[Any, bool]] = [(root, False)]
    while stack:
        node, left = stack.pop()
        name = node.tag if isinstance(node.tag, str) else ""
        if left or not name or name in _SKIPPED:
            if name in _BLOCKS:
                out.append("")
            out[-1] += node.tail or ""
            continue
        if name in _BLOCKS:
            out.append("")
        out[-1] += node.text or ""
        stack.append((node, True))
        stack += [(child, False) for child in reversed(node)]
    return tidy([" ".join(part.split()) for part in out])
