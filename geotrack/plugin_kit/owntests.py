"""The tests of a package that `geotrack plugins new` writes: the promises, and a text that it really reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_TESTED: Final = '''"""The promises of its kind, asked of {class_name}, and what it does with a text of its own."""

{imports}

from {module} import {class_name}

TEXT = "{text}"


def test_it_keeps_every_promise_of_its_kind():
    assert broken_promises("{kind}", {made}, samples=[TEXT]) == ()


'''
#: singular → a text that its template reads, and the test that it does; the text is the author's to replace
_OWN: Final[dict[str, tuple[str, str]]] = {
    "recognizer": (
        "They met in Graz on Monday.",
        """def test_it_finds_a_toponym():
    found = {made}.recognize(Document(text=TEXT))
    assert [toponym.text for toponym in found] == ["Graz"]
""",
    ),
    "tagger": (
        "They left Graz on 2024-05-13.",
        """def test_it_finds_a_time():
    found = {made}.tag(Document(text=TEXT))
    assert [time.value for time in found] == ["2024-05-13"]
""",
    ),
    "reader": (
        "They slept. The pass is 300 km from Graz to Zagreb, they say.",
        """def test_it_reads_a_claim():
    sample = sample_of(TEXT)  # the toponyms and times that geotrack finds
    (claim,) = {made}.read(sample.document, sample.toponyms, sample.times)
    assert (claim.kind, claim.value, claim.unit) == ("distance", 300, "km")
    assert TEXT[slice(*claim.sentence)] == "The pass is 300 km from Graz to Zagreb, they say."
    names = [sample.toponyms[end.toponym].text for end in (claim.origin, claim.destination)]
    assert names == ["Graz", "Zagreb"]
""",
    ),
    "assembler": (
        "They drove the 350 km from Graz to Zagreb.",
        """def test_it_makes_a_leg():
    sample = sample_of(TEXT)
    asked = sample.document, sample.claims, sample.times, sample.place_of, sample.places
    ((leg, *_),) = (journey.legs for journey in {made}.assemble(*asked))
    assert [sample.places[end].name for end in (leg.origin, leg.destination)] == ["Graz", "Zagreb"]
""",
    ),
    "resolver": (
        "They met in Graz on Monday.",
        """def test_it_settles_a_name():
    sample = sample_of(TEXT)
    (found,) = {made}.resolve(sample.document, sample.toponyms)
    assert found.place.country == "AT"
""",
    ),
    "router": (
        "",
        """def test_it_finds_a_way():
    ends = Place(name="Graz", lat=47.07, lon=15.44), Place(name="Zagreb", lat=45.81, lon=15.98)
    route = {made}.route(*ends, "road")
    assert 140 < route.best_km < 150
""",
    ),
    "check": (
        "They halted in Graz for nine days.",
        """def test_it_finds_something():
    ratings = {{f.rating for case in cases_of(TEXT) for f in {made}.examine(case)}}
    assert ratings == {{"doubtful"}}


def test_a_short_stop_is_no_matter():
    found = [f for case in cases_of("They halted in Graz for nine hours.") for f in {made}.examine(case)]
    assert found == []
""",
    ),
    "writer": (
        "They met in Graz on Monday.",
        """def test_it_writes_a_place():
    assert {made}(analyze(text=TEXT)).startswith(b"Graz\\t47.0")
""",
    ),
}
#: name → where a test imports it from
_IMPORTED: Final = {
    "BundledGazetteer": "geotrack.places", "Document": "geotrack.model", "Place": "geotrack.model",
    "Settings": "geotrack.config", "analyze": "geotrack", "broken_promises": "geotrack.plugin_kit",
    "cases_of": "geotrack.plugin_kit", "sample_of": "geotrack.plugin_kit",
}  # fmt: skip


def own_test(singular: str, words: Mapping[str, str]) -> str:
    """Return the source of the tests of a component, a key of `geotrack.plugin_kit.TEMPLATES`."""
    text, own = _OWN[singular]
    test = _TESTED + own
    if not text:  # routers read none
        test = test.replace(", samples=[TEXT]", "").replace('TEXT = "{text}"\n\n\n', "\n")
    test = test.format(**words, text=text, imports="{imports}")
    return test.replace("{imports}", _imports(test))


def _imports(source: str) -> str:
    """Return the import lines of the names in `_IMPORTED` that a source uses."""
    used: dict[str, list[str]] = {}
    for name, home in _IMPORTED.items():
        if re.search(rf"\b{name}\(", source):
            used.setdefault(home, []).append(name)
    return "\n".join(f"from {home} import {', '.join(used[home])}" for home in sorted(used))
