"""Word's ``.docx``: paragraphs and tables in order, without what was struck out or commented."""

from typing import Any, Final

from geotrack.errors import InputError
from geotrack.text.files.foreignmarkup import xml
from geotrack.text.files.pieces import Piece, tidy
from geotrack.text.files.zipped import member, opened

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
#: what stands in the file but not in the text: deletions, field codes, text boxes' second copies
_SKIPPED: Final = frozenset({f"{_W}del", f"{_W}instrText", f"{_W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"})  # fmt: skip


def _words(paragraph: Any) -> str:
    out: list[str] = []
    stack = [paragraph]
    while stack:
        node = stack.pop()
        if node.tag in _SKIPPED:
            continue
        if node.tag == f"{_W}t":
            out.append(node.text or "")
        elif node.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
            out.append(" ")
        elif node.tag == f"{_W}noBreakHyphen":
            out.append("-")
        elif node.tag == f"{_W}p" and node is not paragraph:
            continue  # a paragraph of its own
        stack += reversed(node)
    return "".join(out)


def read(content: bytes, where: str) -> Piece:
    """Return the article of a Word file.

    Raises
    ------
    InputError
        If it is damaged, encrypted or empty.
    """
    archive = opened(content, where)
    body = xml(member(archive, "word/document.xml", where), where)
    paragraphs = [_words(node) for node in body.iter(f"{_W}p")]
    text = tidy(paragraphs)
    if not text:
        raise InputError("this Word file has no text", where=where)
    title = language = None
    if "docProps/core.xml" in archive.namelist():
        core = xml(member(archive, "docProps/core.xml", where), where)
        title = (core.findtext(f"{_DC}title") or "").strip() or None
        language = (core.findtext(f"{_DC}language") or "").strip() or None
    if title is None:
        styled = body.find(f".//{_W}pStyle")
        if styled is not None and styled.get(f"{_W}val", "").lower() in ("title", "heading1"):
            title = _words(styled.getparent().getparent()).strip() or None
    return Piece(text=text, title=title, language=language)
