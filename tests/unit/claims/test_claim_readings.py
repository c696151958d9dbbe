"""Plain sentences and all that is read from them: kind, figure, ends, mode and status."""

import re

import pytest

from geotrack.claims import find_claims
from geotrack.config import Settings
from geotrack.model import Document, Toponym
from geotrack.times import RuleTagger


def readings(text):
    plain, toponyms = "", []
    for inside, outside in re.findall(r"\[([^\]]+)\]|([^\[]+)", text):
        if inside:
            toponyms.append(Toponym(start=len(plain), end=len(plain) + len(inside), text=inside))
        plain += inside or outside
    document = Document(text=plain)
    claims = find_claims(document, tuple(toponyms), RuleTagger(Settings()).tag(document))
    return sorted(" ".join(filter(None, words(claim))) for claim in claims)


def words(claim):
    ends = (
        claim.origin.text if claim.origin else "?",
        claim.destination.text if claim.destination else "?",
    )
    yield claim.kind
    if claim.value is not None:
        yield f"{claim.value:g} {claim.unit}"
    yield " > ".join(ends)
    yield "" if claim.mode == "unknown" else claim.mode
    yield "" if claim.status == "stated" else claim.status
    yield claim.direction
    yield claim.bound


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("The road from [Lisbon] to [Porto] is 313 km long.", ["distance 313 km Lisbon > Porto road", "leg Lisbon > Porto road"]),
        ("[Porto] lies 313 km north of [Lisbon].", ["position 313 km Lisbon > Porto N"]),
        ("The ferry sails from [Dover] to [Calais] in 90 minutes.", ["duration 90 min Dover > Calais sea", "leg Dover > Calais sea"]),
        (
            "He left [Lyon] at noon and reached [Turin] at five in the evening.",
            ["arrival Lyon > Turin", "departure Lyon > Turin"],
        ),
        ("The train does not run from [Lyon] to [Turin].", ["leg Lyon > Turin rail negated"]),
        ("She plans to travel from [Oslo] to [Bergen] next May.", ["leg Oslo > Bergen planned"]),
        (
            "They drove from [Madrid] to [Seville] at an average of 90 km/h.",
            ["leg Madrid > Seville road", "speed 90 km/h Madrid > Seville road"],
        ),
        (
            "From [Vienna] they went on to [Budapest], where they stayed for three days.",
            ["leg Vienna > Budapest", "stop 3 day ? > Budapest"],
        ),
        ("[Kampala] is about 40 miles from [Jinja].", ["position 40 mi Jinja > Kampala"]),
        ("He travelled from [Quito] to [Lima] via [Guayaquil].", ["leg Quito > Lima"]),
        ("She returned to [Oslo] from [Bergen] by train.", ["leg Bergen > Oslo rail"]),
        ("The border between [Spain] and [France] was crossed near [Irun].", ["border Spain > France"]),
        ("The island of [Malta] lies 93 km south of [Sicily].", ["position 93 km Sicily > Malta S"]),
        (
            "Between [Delhi] and [Agra] the express runs at 160 km/h.",
            ["leg Delhi > Agra rail", "speed 160 km/h Delhi > Agra rail"],
        ),
        (
            "A flight from [Nairobi] to [Mombasa] takes less than an hour.",
            ["duration 1 h Nairobi > Mombasa air lt", "leg Nairobi > Mombasa air"],
        ),
        (
            "They sailed 250 nautical miles from [Bergen] to [Lerwick].",
            ["distance 250 nmi Bergen > Lerwick sea", "leg Bergen > Lerwick sea"],
        ),
        ("[Aarhus], 187 km northwest of [Copenhagen], was their next stop.", ["position 187 km Copenhagen > Aarhus NW"]),
        (
            "The convoy set out from [Kampala] on Monday and arrived in [Kigali] two days later.",
            ["arrival Kampala > Kigali road", "departure Kampala > Kigali road", "duration 2 day Kampala > Kigali road"],
        ),
    ],
)  # fmt: skip
def test_a_plain_sentence(text, read):
    assert readings(text) == read
