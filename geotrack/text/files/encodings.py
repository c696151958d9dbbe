"""Bytes as text: by mark, by UTF-8, by a guess only where it is sure, else a question."""

import codecs
import re
from typing import Final

from geotrack.errors import InputError, UsageError

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED: Final = re.compile(rb"""<(?:meta[^>]+charset|\?xml[^>]+encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)  # fmt: skip
#: letters of words in the languages of the West, and marks that word processors set
_LETTERS: Final = frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßœšžÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŒŠŽ")  # fmt: skip
_MARKS: Final = frozenset("‘’“”„–—…•€£°©®§«»½¼¾¡¿´·×\u00a0")


def _western(content: bytes) -> str | None:
    """Return the text when every byte beyond ASCII makes sense as Windows-1252; else None.

    Makes sense: an accented letter inside or at the edge of a word, or a typographic mark. Text of other
    alphabets read so gives runs of accented capitals, which no Western word has.
    """
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        return None
    strange = [k for k, c in enumerate(text) if ord(c) > 127]
    if not strange:
        return text
    for k in strange:
        here, before = text[k], text[k - 1] if k else " "
        after = text[k + 1] if k + 1 < len(text) else " "
        if here in _MARKS:
            continue
        if here not in _LETTERS:
            return None
        if (here.isupper() and before.islower()) or (before in _LETTERS and after in _LETTERS):
            return None
    return text


def decoded(content: bytes, where: str, encoding: str | None = None) -> str:
    """Return bytes as text.

    Raises
    ------
    UsageError
        If `encoding` does not exist.
    InputError
        If the bytes are no text, or of an encoding that cannot be told for sure; the message names what
        to try.
    """
    named = encoding or next((name for bom, name in _BOMS if content.startswith(bom)), None)
    if named is None and (declared := _DECLARED.search(content[:2048])):
        named = declared[1].decode("ascii")
        try:
            codecs.lookup(named)
            return content.decode(named)
        except (LookupError, UnicodeError):
            named = None  # pages often declare what they are not
    if named is None and b"\0" in content[:65536]:
        raise InputError(
            "binary file: give an article as text, HTML, PDF, Word, EPUB or mail", where=where
        )
    try:
        return content.decode(named or "utf-8")
    except LookupError:
        raise UsageError(f"no encoding {named!r}: try utf-8, latin-1 or cp1252") from None
    except UnicodeError as fault:
        at = f"byte {fault.start}" if isinstance(fault, UnicodeDecodeError) else "this"
        if named is None and (text := _western(content)) is not None:
            return text
        raise InputError(
            f"{at} is not {named or 'utf-8'}: convert the file to UTF-8, or name its encoding (--encoding {_guesses(content)})",
            where=where,
        ) from None


def _guesses(content: bytes) -> str:
    """Return encodings worth trying, the likeliest first."""
    from charset_normalizer import from_bytes

    found = [match.encoding for match in from_bytes(content[:20_000])][:3]
    return ", or ".join(dict.fromkeys([*found, "cp1252"]))
