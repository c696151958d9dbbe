"""The training corpora as texts with labeled spans."""

from __future__ import annotations

import json
import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tools.data.travelcorpus import CORPUS, split
from tools.data.travelcorpus import load as load_travel

if TYPE_CHECKING:
    from pathlib import Path

CORPORA = {
    "wikigold": "CC BY 4.0",
    "gum_voyage": "text CC BY / CC BY-SA, annotation CC BY 4.0",
    "gum_news": "text CC BY / CC BY-SA, annotation CC BY 4.0",
    "gum_other": "text CC BY / CC BY-SA, annotation CC BY 4.0",
    "uner_ewt": "CC BY-SA 4.0",
    "uner_pud": "CC BY-SA 4.0",
    "re3d": "public domain, OGL v3, CC BY, CC BY-SA by source",
    "crossner": "MIT, text Wikipedia CC BY-SA",
    "btc": "CC BY 4.0",
    "wnut": "CC BY 4.0",
    "litbank": "CC BY 4.0",
}

#: the open corpus of this project: only places are labeled, so other words are none, of any kind
TRAVEL = "travel"
#: kind of a span of which is not known whether it is a place
UNKNOWN = "UNKNOWN"

_NO_SPACE_BEFORE = frozenset(". , ; : ! ? ) ] } % ’ ” …".split())
_NO_SPACE_AFTER = frozenset("( [ { $ “ ‘ # @".split())
_GLUED = re.compile(r"^(?:['’](?:s|S|t|re|ve|ll|d|m)|n['’]t)$")


@dataclass(slots=True)
class Labeled:
    """A text with spans of names: ``(start, end, kind)``, kind LOC, PER, ORG, MISC, FAC or `UNKNOWN`."""

    id: str
    corpus: str
    text: str
    spans: list[tuple[int, int, str]]

    @property
    def held_out(self) -> bool:
        """One document in ten is kept for measuring; of travel texts, those of the authors to tune on."""
        if self.corpus == TRAVEL:
            return self.id.startswith(f"{TRAVEL}/tune/")
        return zlib.crc32(self.id.encode()) % 10 == 0


def joined(sentences: list[tuple[list[str], list[str]]]) -> tuple[str, list[tuple[int, int, str]]]:
    """Write the words of sentences as running text; the spans follow the BIO labels."""
    pieces: list[str] = []
    spans: list[tuple[int, int, str]] = []
    length = 0
    for words, labels in sentences:
        if pieces:
            pieces.append("\n\n")
            length += 2
        glue = True
        start, kind, end = -1, "", 0
        for i, (word, label) in enumerate(zip(words, labels, strict=True)):
            hyphen = (
                word == "-"
                and 0 < i < len(words) - 1
                and words[i - 1][-1:].isalnum()
                and words[i + 1][:1].isalnum()
            )
            if not (glue or word in _NO_SPACE_BEFORE or _GLUED.match(word) or hyphen):
                pieces.append(" ")
                length += 1
            if kind and label != f"I-{kind}":
                spans.append((start, end, kind))
                kind = ""
            if label != "O" and not kind:
                start, kind = length, label[2:]
            pieces.append(word)
            length += len(word)
            end = length
            glue = word in _NO_SPACE_AFTER or hyphen
        if kind:
            spans.append((start, end, kind))
    return "".join(pieces), spans


def load(folder: Path) -> list[Labeled]:
    """Read all corpora in a fixed order."""
    documents: list[Labeled] = []
    for corpus in CORPORA:
        with (folder / f"{corpus}.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                text, spans = joined([(s[0], s[1]) for s in row["sents"]])
                documents.append(Labeled(f"{corpus}/{row['id']}", corpus, text, spans))
    return documents


#: authors left out: with them TR-News fell from .917 to .913, the corpus' test part stayed (30 November 2026)
WITHOUT: Final = frozenset(("r4", "r5", "t1", "t2", "t3", "t4"))


def load_places() -> list[Labeled]:
    """Return the travel texts of ``corpus/``, parts train and tune, with what they name as places.

    A thing without coordinates may be a ship or a river: it is left open.
    """
    documents: list[Labeled] = []
    for part in ("train", "tune"):
        for text in load_travel(part):
            if text.author in WITHOUT:
                continue
            points = {place.id: place.lat is not None for place in text.places.values()}
            spans = []
            for mention in text.mentions:
                if not mention.named or not mention.text[:1].isalnum():
                    continue
                start = mention.start + (4 if mention.text[:4].lower() == "the " else 0)
                if start < mention.end:
                    spans.append((start, mention.end, "LOC" if points[mention.place] else UNKNOWN))
            documents.append(Labeled(f"{TRAVEL}/{part}/{text.id}", TRAVEL, text.text, spans))
    return documents


def travel_files() -> list[Path]:
    """Return the files that `load_places` reads, in a fixed order."""
    authors = {author for part in ("train", "tune") for author in split()[part]} - WITHOUT
    return [f for f in sorted((CORPUS / "texts").glob("*.txt")) if f.stem.split("-")[0] in authors]
