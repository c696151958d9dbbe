"""Toponyms keep their ids from recognition to report; the title's are the title's own."""

from geotrack.config import Settings
from geotrack.model import Claim, Document, Mention, Place, Toponym
from geotrack.pipeline import Pipeline
from geotrack.places.gathering import linked, numbered, shown


class OneName:
    name = "one"

    def candidates(self, name, *, limit=50):
        return (Place(name=name, lat=1.0, lon=2.0),) if name == "Hinterau" else ()


def span(text, name, **more):
    at = text.index(name)
    return {"text": name, "start": at, "end": at + len(name), **more}


def claim(origin, destination):
    return Claim(
        kind="leg", start=0, end=1, text="", pattern="given", origin=origin, destination=destination
    )


def test_what_a_claim_adds_is_numbered_after_the_rest_and_moves_nobody():
    text = "From Hinterau and Vorderau to Wels."
    found = numbered(
        [Toponym(**span(text, "Wels")), Toponym(start=0, end=4, text="Wels", in_title=True)]
    )
    said = claim(Mention(**span(text, "Hinterau")), Mention(**span(text, "Wels", toponym=0)))
    unknown = claim(Mention(**span(text, "Vorderau")), Mention(text="Wels"))
    toponyms, (first, second) = linked(found, (said, unknown), OneName())
    assert [(t.text, t.id, t.in_title) for t in toponyms] == [
        ("Hinterau", 2, False), ("Wels", 0, False), ("Wels", 1, True),
    ]  # fmt: skip
    assert (first.origin.toponym, first.destination) == (2, said.destination)
    # no map has it; the title's own name is meant where the words are none of the text
    assert (second.origin.toponym, second.destination.toponym) == (None, 1)


def test_a_claim_that_names_all_its_ends_stays_as_it_is():
    said = claim(Mention(text="Wels", start=0, end=4, toponym=0), None)
    assert linked(numbered([Toponym(start=0, end=4, text="Wels")]), (said,), OneName())[1] == (
        said,
    )


def test_what_the_report_leaves_out_renumbers_nothing():
    text = "The Tyrolean train left Hinterau for the capital."
    toponyms = numbered(
        [
            Toponym(**span(text, "Tyrolean", kind="adjective")),
            Toponym(**span(text, "Hinterau")),
            Toponym(**span(text, "the capital", kind="description")),
            Toponym(start=0, end=4, text="Wels", in_title=True),
        ]
    )
    assert [t.id for t in shown(toponyms, (), demonyms=False)] == [1]
    assert [t.id for t in shown(toponyms, (), demonyms=True)] == [0, 1]
    used = claim(None, Mention(**span(text, "the capital", toponym=2)))
    assert [t.id for t in shown(toponyms, (used,), demonyms=False)] == [1, 2]


def test_ids_of_a_report_are_those_of_its_claims():
    text = (
        "The German ferry sailed from Kiel to Oslo, 20 hours away, in May. It lies 5 km from Kiel."
    )
    report = Pipeline(Settings()).analyze(Document(text=text, title="Ferry to Oslo"))
    by_id = {t.id: t for t in report.toponyms}
    assert len(by_id) == len(report.toponyms) > 0
    ends = [
        m for c in report.claims for m in (c.origin, c.destination) if m and m.start is not None
    ]
    assert ends
    assert all(by_id[m.toponym].text == m.text for m in ends if m.toponym is not None)


def test_the_title_is_settled_with_the_text_and_never_in_it():
    asked = []

    class Watching(Pipeline):
        def resolve(self, document, toponyms, claims=()):
            asked.append((document, toponyms))
            return super().resolve(document, toponyms, claims)

    text = "The town is 34 km from Faro by road."
    report = Watching(Settings()).analyze(Document(text=text, title="Lagos, Algarve"))
    (document, toponyms), *_ = asked
    assert document.text == text
    titled = [t for t in toponyms if t.in_title]
    assert [document.title[t.start : t.end] for t in titled] == ["Lagos", "Algarve"]
    assert all(text[t.start : t.end] == t.text for t in toponyms if not t.in_title)
    assert not any(t.in_title for t in report.toponyms)
    ends = {m.text: m for c in report.claims for m in (c.origin, c.destination) if m}
    assert report.place_of(ends["Lagos"]).country == "PT"
    assert ends["Lagos"].toponym in {t.id for t in titled}


class AnyName:
    name = "any"

    def candidates(self, name, *, limit=50):
        return (Place(name=name, lat=1.0, lon=2.0),)


def test_what_is_surely_no_place_is_none_though_a_claim_took_it_for_one():
    text = "The Mayor drove from Kingman to Needles with Henry, by the Dorfbach road."
    words = ("Mayor", "Kingman", "Needles", "Henry", "Dorfbach")
    said = [claim(Mention(**span(text, word)), None) for word in words]
    toponyms, _ = linked((), said, AnyName())
    assert [t.text for t in toponyms] == ["Kingman", "Needles", "Dorfbach"]


class Whole:
    name = "whole"

    def candidates(self, name, *, limit=50):
        known = {
            "Port Hinterau": "Port Hinterau",
            "Hinterau Reef": "Hinterau",
            "The church": "Church",
        }
        return (Place(name=known[name], lat=1.0, lon=2.0),) if name in known else ()


def test_a_claim_may_know_a_longer_name_than_the_recognizer_found():
    text = "From Port Hinterau to Hinterau Reef."
    found = numbered(
        [Toponym(**span(text, "Hinterau")), Toponym(start=22, end=30, text="Hinterau", lookup="x")]
    )
    said = claim(Mention(**span(text, "Port Hinterau")), Mention(**span(text, "Hinterau Reef")))
    toponyms, (read,) = linked(found, (said,), Whole())
    # the second whole is on no map: only its first word is
    assert [(t.text, t.id) for t in toponyms] == [("Port Hinterau", 0), ("Hinterau", 1)]
    assert (read.origin.toponym, read.destination.toponym) == (0, None)


def test_a_capital_at_the_start_of_a_sentence_makes_no_name():
    text = "The church is far. The Hinterau is near."
    said = claim(Mention(**span(text, "The church")), None)
    assert linked((), (said,), Whole()) == ((), (said,))
