"""XML out of an article's text: only characters that XML 1.0 allows, and those escaped."""

import re
from typing import Final
from xml.etree import ElementTree as ET

_FORBIDDEN: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def allowed(text: str) -> str:
    """Return text without the characters that XML forbids."""
    return _FORBIDDEN.sub("", text)


def leaf(parent: ET.Element, tag: str, text: object) -> ET.Element:
    """Add an element that holds text; characters that XML forbids are left out."""
    child = ET.SubElement(parent, tag)
    child.text = allowed(str(text))
    return child


def document(root: ET.Element, *, pretty: bool = True) -> bytes:
    """Return the document as UTF-8 with its declaration; indented unless spaces are part of its text."""
    if pretty:
        ET.indent(root, " ")
    body: bytes = ET.tostring(root, "utf-8")
    return b"<?xml version='1.0' encoding='UTF-8'?>\n" + body + b"\n"
