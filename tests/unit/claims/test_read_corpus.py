"""Every twelfth text of the corpus is read as it was: what each text tells, by the reader and by constructions alone.

A bound of how far one looks, a sign or a word that no passage of `test_read_alike` needs is needed by one of some 450
texts of strangers. After a change that was meant, ``python tests/unit/claims/test_read_corpus.py`` renews the record; the
texts that it names are to be read (``geotrack explain``).
"""

import hashlib
import json
import sys
from functools import cache
from pathlib import Path

import pytest

from geotrack.claims import DecidingReader, GrammarReader
from geotrack.config import Settings
from geotrack.evaluation import gold_document, read_gold
from geotrack.model import Toponym
from geotrack.times import RuleTagger

HERE = Path(__file__).resolve()
RECORD = HERE.parent / "data" / "corpus.json"
EVERY, TOGETHER = 12, 15
TEXTS = tuple(text for path in sorted((HERE.parents[3] / "corpus" / "texts").glob("*.txt")) for text in read_gold(path))[::EVERY]  # fmt: skip
#: shares differ in the last places between processors
NEAR = 2e-3


@cache
def readers():
    return DecidingReader(), GrammarReader(), RuleTagger(Settings())


def hashed(claims):
    """A name for what claims say, but for how sure that is."""
    rows = [
        (
            c.kind, c.start, c.end, c.pattern, c.value, c.value_max, c.unit, c.bound, c.approx, c.direction, c.mode, c.traveller, c.status,
            c.manner, c.part, c.reason, c.odd, c.time, c.round_trip, c.straight, c.inferred,
            *(m and (m.text, m.start) for m in (c.origin, c.destination, *c.via, *c.avoid)),
        )
        for c in claims
    ]  # fmt: skip
    return hashlib.sha256(repr(rows).encode()).hexdigest()[:10]


def read(text):
    """What is told, what constructions alone tell, and a sum in which each share counts otherwise."""
    deciding, grammar, tagger = readers()
    document = gold_document(text)
    toponyms = tuple(
        Toponym(start=m.start, end=m.end, text=m.text, kind="name" if m.named else "description")
        for m in text.mentions
    )
    times = tagger.tag(document)
    claims = deciding.read(document, toponyms, times)
    sure = [share for c in claims for share in (c.confidence.figure, c.confidence.ends, *(o.share for o in c.alternatives))]  # fmt: skip
    plain = grammar.read(document, toponyms, times)
    weighed = sum((1 + k % 7) * share for k, share in enumerate(sure)) / (1 + len(sure))
    return [hashed(claims), hashed(plain), round(weighed, 4)]


@pytest.mark.parametrize("first", range(0, len(TEXTS), TOGETHER))
def test_texts_are_read_as_before(first):
    expected = json.loads(RECORD.read_text(encoding="utf-8"))
    for text in TEXTS[first : first + TOGETHER]:
        *told, weighed = read(text)
        assert [text.id, *told] == [text.id, *expected[text.id][:2]]
        assert weighed == pytest.approx(expected[text.id][2], abs=NEAR), text.id


if __name__ == "__main__":
    before = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else {}
    after = {text.id: read(text) for text in TEXTS}
    sys.stdout.write(
        " ".join(["otherwise:", *(key for key, row in after.items() if before.get(key) != row)])
        + "\n"
    )
    rows = ",\n".join(f"{json.dumps(key)}: {json.dumps(row)}" for key, row in after.items())
    RECORD.write_text("{\n" + rows + "\n}\n", encoding="utf-8")
