"""The pages of a PDF as running text: whole words, whole sentences, no running heads."""

import re
from collections import Counter
from typing import Final

_LIGATURES: Final = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u00a0": " ", "\u2028": "\n"})  # fmt: skip
_HYPHEN: Final = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]\n\s*(?=[a-zà-ÿ])")
_NUMBER: Final = re.compile(
    r"^(?:page\s*)?[-–\s]*\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?[-–\s]*$", re.IGNORECASE
)
_ENDED: Final = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_BEGINS: Final = re.compile(r"^(?:[•▪–-]\s|\d+[.)]\s)")
#: a line this much shorter than the longest ones may end its paragraph
_SHORT: Final = 0.75


def _bare(line: str) -> str:
    return re.sub(r"\d+", "#", line.strip().lower())


def _without_heads(pages: list[list[str]]) -> list[list[str]]:
    """Return the pages without page numbers and the lines that most of them begin or end with."""
    edges = Counter(
        _bare(line) for page in pages for line in {*page[:2], *page[-2:]} if line.strip()
    )
    often = {line for line, n in edges.items() if n >= max(3, 0.5 * len(pages))}
    out = []
    for page in pages:
        kept = []
        for k, line in enumerate(page):
            edge = k < 2 or k >= len(page) - 2
            if edge and (_bare(line) in often or (len(pages) > 1 and _NUMBER.match(line.strip()))):
                continue
            kept.append(line)
        out.append(kept)
    return out


def running(pages: list[str]) -> str:
    r"""Return the text of a PDF's pages with its lines joined to paragraphs.

    Ligatures become letters, words that a line's end broke are whole again, sentences run on over lines and
    pages, and page numbers and running heads are left out.

    Examples
    --------
    >>> running(["The ﬁrst train left Ber-\nlin on Mon-\nday. It was cold."])
    'The first train left Berlin on Monday. It was cold.'
    """
    split = [page.translate(_LIGATURES).replace("\r", "").split("\n") for page in pages]
    lines: list[str] = []
    for page in _without_heads(split):
        body = [line.rstrip() for line in page]
        while body and not body[0].strip():
            body.pop(0)
        while body and not body[-1].strip():
            body.pop()
        if (
            lines
            and body
            and _ENDED.search(lines[-1].strip())
            and len(lines[-1]) < _SHORT * max(map(len, lines))
        ):
            lines.append("")
        lines += body
    longest = sorted((len(line) for line in lines if line.strip()), reverse=True)
    usual = longest[len(longest) // 10] if longest else 0
    out: list[str] = [""]
    for k, line in enumerate(lines):
        bare = line.strip()
        if not bare:
            out.append("")
            continue
        out[-1] = f"{out[-1]}\n{bare}" if out[-1] else bare
        following = lines[k + 1].strip() if k + 1 < len(lines) else ""
        short = len(line) < _SHORT * usual
        heading = short and not _ENDED.search(bare) and following[:1].isupper() and len(out[-1]) == len(bare) and usual > 40  # fmt: skip
        if (short and _ENDED.search(bare)) or heading or _BEGINS.match(following):
            out.append("")
    paragraphs = [_HYPHEN.sub("", p).replace("\n", " ") for p in out if p.strip()]
    return "\n\n".join(" ".join(p.split()) for p in paragraphs)
