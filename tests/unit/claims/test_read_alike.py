"""Passages are read as they were when the weights were trained: claims of both readers, and what each figure may be.

What feeds trained weights may not drift: a sign that is turned around or counted otherwise changes shares here long before
it changes an article. After a change that was meant, ``python tests/unit/claims/test_read_alike.py`` renews what is
expected; the difference is read like code.
"""

import json
from dataclasses import MISSING, fields
from pathlib import Path

import pytest

from geotrack.claims import DecidingReader, GrammarReader
from geotrack.config import Settings
from geotrack.model import Claim, Document, Toponym
from geotrack.times import RuleTagger

HERE = Path(__file__).resolve().parent / "data"
PASSAGES = (HERE / "passages.txt").read_text(encoding="utf-8").splitlines()
#: shares differ in the last places between processors
NEAR = 2e-3
_PLAIN = {f.name: f.default for f in fields(Claim) if f.default is not MISSING}
_READERS = DecidingReader(), GrammarReader()


def passages():
    r"""Yield title and marked text of each passage; a line that begins with # is the next one's title, \n a new line."""
    title = None
    for line in PASSAGES:
        if line.startswith("# "):
            title = line[2:]
        else:
            yield title, line.replace("\\n", "\n")
            title = None


def parts_of(title, marked):
    plain, toponyms = "", []
    for k, part in enumerate(marked.replace("[", "]").split("]")):
        if k % 2:
            toponyms.append(Toponym(start=len(plain), end=len(plain) + len(part), text=part))
        plain += part
    document = Document(text=plain, title=title, published="2023-09-12")
    return document, tuple(toponyms), RuleTagger(Settings()).tag(document)


def shown(claim):
    """What a claim says, in words: ends by their names, nothing that is as usual."""
    row = {"kind": claim.kind, "text": claim.text, "by": claim.pattern}
    for name, usual in _PLAIN.items():
        value = getattr(claim, name)
        if value == usual or name in ("sentence", "confidence", "alternatives"):
            continue
        if name in ("origin", "destination"):
            value = value.text
        elif name in ("via", "avoid"):
            value = [mention.text for mention in value]
        elif name == "interval":
            value = [round(value.low, 6), round(value.high, 6) if value.high < 1e9 else None]
        row[name] = list(value) if isinstance(value, tuple) else value
    return row


def read(title, marked):
    document, toponyms, times = parts_of(title, marked)
    deciding, grammar = _READERS
    # ways are decided by weights of their own
    claims = [c for c in deciding.read(document, toponyms, times) if c.value is not None]
    plain = grammar.read(document, toponyms, times)
    script = deciding.script(document, toponyms, times)
    choices = deciding.choices(document, script, plain)
    return {
        "claims": [shown(claim) for claim in claims],
        "by construction": [shown(claim) for claim in plain],
        "sure": [
            [round(c.confidence.figure, 4), round(c.confidence.ends, 4)]
            for c in claims
        ],
        "kinds": [
            {kind: round(share, 4) for kind, share in choice.kinds.items() if share >= 0.001}
            for choice in choices
        ],
        "ends": [
            [["–".join(pair), round(share, 4)] for pair, share in choice.pairs[:6] if share >= 0.001]
            for choice in choices
        ],
    }  # fmt: skip


def nearly(value):
    """Let numbers of shares differ by a little."""
    if isinstance(value, float):
        return pytest.approx(value, abs=NEAR)
    if isinstance(value, dict):
        return {key: nearly(part) for key, part in value.items()}
    return [nearly(part) for part in value] if isinstance(value, list) else value


@pytest.mark.parametrize(("title", "marked"), [*passages()], ids=lambda part: str(part)[:24])
def test_a_passage_is_read_as_before(title, marked):
    expected = json.loads((HERE / "passages.json").read_text(encoding="utf-8"))[marked]
    found = read(title, marked)
    assert found["claims"] == expected["claims"]
    assert found["by construction"] == expected["by construction"]
    for shares in ("sure", "kinds", "ends"):
        assert len(found[shares]) == len(expected[shares])
        for ours, theirs in zip(found[shares], expected[shares], strict=True):
            if isinstance(theirs, dict):
                every = dict.fromkeys([*theirs, *ours], 0.0)
                assert {**every, **ours} == nearly({**every, **theirs})
            else:
                assert ours == nearly(theirs)


if __name__ == "__main__":
    rows = {marked: read(title, marked) for title, marked in passages()}
    lines = [f"{json.dumps(key)}: {json.dumps(row, ensure_ascii=False)}" for key, row in rows.items()]  # fmt: skip
    (HERE / "passages.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
