"""Whole articles of our own, as they are and with one figure spoiled: is the slip found and named?

``data/mutations.txt`` marks in each article what may be spoiled and how. An article as it stands should
raise no alarm; every spoiled copy should raise one whose finding names the slip.
"""

import math
import random
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from geotrack.languages.en.unit_codes import UNIT_CODES_OF_WORDS as WORDS

ARTICLES = Path(__file__).parent / "data" / "mutations.txt"
FIELD = re.compile(r"<([^<>|]+)\|([^<>]+)>")
DIRECTIONS = {
    "north": "south", "south": "north", "east": "west", "west": "east", "northeast": "southwest",
    "southwest": "northeast", "northwest": "southeast", "southeast": "northwest",
}  # fmt: skip
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
SLIPS = {
    "u": {"unit", "nautical"}, "t": {"transposed-digits"}, "x": {"factor-ten"}, "o": {"one-way"},
    "d": {"direction"}, "w": {"weekday"}, "s": {"straight-line"}, "b": {"border-for-city"},
    "z": {"time-zone"}, "p": {"unit", "nautical"},
}  # fmt: skip
#: the metric size of one mile or nautical mile; a figure in the other unit differs by it
PER = {"km": 1.609344, "mi": 1 / 1.609344, "nmi": 1 / 1.852, "km/h": 1.609344}

#: exchanged digits that look like another slip cannot be told from it
OTHER_RATIOS = (1.609, 1 / 1.609, 2, 0.5, 1.852, 1 / 1.852, 1.609**2, 1.609**-2)

#: floors and ceilings; they may be moved in one direction only. The first was .85 while every reading was taken
#: for sure, .5 while its shares were taken for probabilities; now that trust in ends is measured it is .84 again
FOUND_AND_NAMED = 0.84
ALARMED_AS_THEY_ARE = 0.05


@dataclass(frozen=True)
class Spoiled:
    """One article with one figure spoiled, and the names of the slip that may be given."""

    article: str
    published: str
    text: str
    span: tuple[int, int]
    slip: str


def articles():
    for paragraph in ARTICLES.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in paragraph.strip().splitlines() if not line.startswith("#")]
        if lines:
            name, published = lines[0].split()
            yield name, published, "\n".join(lines[1:])


def plain(text):
    return FIELD.sub(lambda m: m[1], text)


def rounded(value, like):
    """A figure with as many significant digits as the true one, two at least."""
    digits = max(2, len(str(int(like)).rstrip("0"))) if like == int(like) else 2
    return round(value, digits - 1 - math.floor(math.log10(abs(value))))


def written(value):
    return f"{value:,.0f}" if value == int(value) or value >= 100 else f"{value:g}"


def spoil(words, code, rng):
    """The spoiled words for one code, or None when the slip would not change the figure enough."""
    code, _, given = code.partition(":")
    if given:
        return code, given
    if code == "d":
        return code, DIRECTIONS[words]
    if code == "w":
        return code, DAYS[(DAYS.index(words) + rng.choice((1, 6))) % 7]
    number = re.search(r"\d[\d,]*(?:\.\d+)?", words)
    if number is None:
        return None
    value = float(number[0].replace(",", ""))
    unit = WORDS.get(words[number.end() :].strip(), "km")
    if code == "u":
        changed = rounded(value / PER.get(unit, 1.609344), value)
    elif code == "x":
        changed = value * rng.choice((10, 0.1))
    elif code == "o":
        changed = value * 2
    else:
        swaps = transposed(value)
        if not swaps:
            return None
        changed = rng.choice(swaps)
    shown = written(changed)
    return code, words[: number.start()] + shown + words[number.end() :]


def transposed(value):
    text = str(int(value))
    out = []
    for k in range(len(text) - 1):
        swapped = float(text[:k] + text[k + 1] + text[k] + text[k + 2 :])
        ratio = swapped / value
        mistakable = any(abs(math.log(ratio / other)) < 0.12 for other in OTHER_RATIOS)
        if len(str(int(swapped))) == len(text) and abs(math.log(ratio)) > 0.35 and not mistakable:
            out.append(swapped)
    return out


def mutants(seed=7):
    rng = random.Random(seed)
    for name, published, text in articles():
        for field in FIELD.finditer(text):
            for code in field[2].split("|"):
                made = spoil(field[1], code, rng)
                if made is None:
                    continue
                before, after = plain(text[: field.start()]), plain(text[field.end() :])
                span = len(before), len(before) + len(made[1])
                yield Spoiled(name, published, before + made[1] + after, span, made[0])


def alarms(report):
    for claim, verdict in zip(report.claims, report.verdicts, strict=True):
        if verdict.rating in ("doubtful", "contradicted"):
            yield claim, [f for f in verdict.findings if f.rating in ("doubtful", "contradicted")]


def judged(analyze, mutant):
    """``named``, ``found`` under another name, or ``missed``."""
    report = analyze(mutant.text, published=mutant.published)
    found = [f.slip for _, findings in alarms(report) for f in findings]
    if SLIPS[mutant.slip] & set(found):
        return "named"
    return "found" if found else "missed"


@pytest.fixture(scope="module")
def results(analyze):
    return [(mutant, judged(analyze, mutant)) for mutant in mutants()]


def test_there_are_enough_articles_and_every_slip_is_planted():
    assert len(list(articles())) >= 30
    assert {mutant.slip for mutant in mutants()} == set(SLIPS)


def test_spoiled_articles_are_found_and_the_slip_named(results):
    counts = Counter(result for _, result in results)
    share = counts["named"] / len(results)
    missed = [f"{m.article} {m.slip}" for m, r in results if r != "named"]
    assert share >= FOUND_AND_NAMED, f"{share:.3f}: {missed}"


def test_articles_as_they_are_raise_no_alarm(analyze):
    reports = {n: analyze(plain(text), published=published) for n, published, text in articles()}
    alarmed = [name for name, report in reports.items() if list(alarms(report))]
    assert len(alarmed) <= ALARMED_AS_THEY_ARE * len(reports), alarmed
