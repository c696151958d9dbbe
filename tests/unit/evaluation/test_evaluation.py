"""Labelled texts, gold readings and scores."""

import json

import pytest

from geotrack.errors import InputError
from geotrack.evaluation import GoldPipeline, read_gold, score
from geotrack.evaluation.goldclaims import gold_claims
from geotrack.evaluation.goldfigures import figures_of
from geotrack.evaluation.goldmarkup import parse_marked
from geotrack.exports.archive import as_dict

MARKED = """@id one
@genre note
@published 2024-05-02
@place ber | Berlin, Germany | 52.52 | 13.41
@place ham | Hamburg, Germany | 53.55 | 9.99
# A short run
We left [Berlin|ber] {at dawn|none} and drove {290 km|distance from=ber to=ham mode=road} to [Hamburg|ham]; it
took {about three hours|duration from=ber to=ham mode=road}. The ferry is {98 m|none} long.
@leg 1 | ber -> ham | road | we | main
@trap "98 m": length of the ferry
"""
SLIPPED = MARKED.replace("@id one", "@id two").replace("290 km", "2,900 km") + (
    '@slip "2,900 km": it is 290 km\n'
)


@pytest.fixture
def texts():
    return parse_marked(MARKED), parse_marked(SLIPPED)


def test_marked_text_becomes_offsets(texts):
    gold = texts[0]
    assert (gold.id, gold.title, gold.published) == ("one", "A short run", "2024-05-02")
    figure = next(f for f in gold.figures if f.kind == "distance")
    assert gold.text[figure.start : figure.end] == "290 km"
    assert (figure.origin, figure.destination, figure.mode) == ("ber", "ham", "road")
    assert [gold.text[m.start : m.end] for m in gold.mentions] == ["Berlin", "Hamburg"]
    assert gold.slip is None
    assert texts[1].slip_span == (texts[1].text.index("2,900"), texts[1].text.index("2,900") + 8)


@pytest.mark.parametrize(
    ("bad", "why"),
    [("@oops x", "unknown line"), ("@leg 1 | a", "no leg"), ("[X|nowhere]", "not declared"),
     ("{9 km|distance from=nowhere}", "not declared")],
)  # fmt: skip
def test_faults_are_told(bad, why):
    with pytest.raises(InputError, match=why):
        parse_marked(f"@id x\n{bad}")


def test_lines_with_offsets_are_read_alike(texts, tmp_path):
    gold = texts[1]
    row = {
        "id": gold.id, "title": gold.title, "text": gold.text, "published": gold.published,
        "places": [{"id": p.id, "name": p.name, "lat": p.lat, "lon": p.lon} for p in gold.places.values()],
        "mentions": [{"start": m.start, "end": m.end, "text": m.text, "id": m.place, "named": m.named} for m in gold.mentions],
        "figures": [
            {"start": f.start, "end": f.end, "text": f.text, "kind": f.kind, "from": f.origin, "to": f.destination, "mode": f.mode}
            for f in gold.figures
        ],
        "legs": [{"from": "ber", "to": "ham", "via": [], "mode": "road", "traveller": "we", "status": "main"}],
        "slip": {"quote": "2,900 km", "what": "it is 290 km"},
    }  # fmt: skip
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(row) + "\n")
    read = read_gold(path)[0]
    assert read.figures == gold.figures
    assert read.legs == gold.legs
    assert read.slip == gold.slip
    (tmp_path / "more.txt").write_text(f"{MARKED}=====\n{SLIPPED}")
    assert [t.id for t in read_gold(tmp_path)] == ["two", "one", "two"]
    with pytest.raises(InputError, match="no such file"):
        read_gold(tmp_path / "none.jsonl")
    path.write_text("{}\n")
    with pytest.raises(InputError, match="no labelled text"):
        read_gold(path)


def test_a_figure_without_a_unit_takes_the_last_one():
    gold = parse_marked(
        "@id x\n{Twelve miles|distance}, then {seven|distance}; {four hours|duration}, {five|duration}; "
        "{a hundred and ninety|total}; {six-and-twenty|distance}; {the third day|duration}; {1:20|none}."
    )
    read = {gold.figures[k].text: (f.value, f.unit) for k, f in figures_of(gold.figures).items()}
    assert read["seven"] == (7, "mi")
    assert read["five"] == (5, "h")
    assert read["a hundred and ninety"] == (190, "mi")
    assert read["six-and-twenty"] == (26, "mi")
    assert "the third day" not in read


@pytest.mark.parametrize(("kind", "pairs"), [("position from=b to=a", 1), ("none", 0)])
def test_a_second_unit_belongs_to_the_figure_right_before_it(kind, pairs):
    gold = parse_marked(
        "@id x\n@place a | Eucla | -31.7 | 128.9\n@place b | Border Village | -31.6 | 129.0\n"
        "[Eucla|a] is {12 km|position from=b to=a} west of [Border Village|b]. "
        f"Further on are {{146.6 km|{kind}}} ({{91.1 mi|pair}})."
    )
    found = [c for c in gold_claims(gold, ()) if c.kind == "unit_pair"]
    assert [(c.value, c.value2) for c in found] == [(146.6, 91.1)] * pairs


def test_gold_readings_are_judged(texts):
    pipeline = GoldPipeline()
    true, false = (pipeline.judge(gold) for gold in texts)
    assert {v.rating for v in true.verdicts} == {"consistent"}
    distance = next(
        v for c, v in zip(false.claims, false.verdicts, strict=True) if c.kind == "distance"
    )
    assert distance.rating == "contradicted"
    assert "reader:gold" in true.provenance.components
    assert [len(j.legs) for j in true.journeys] == [1]


def test_scores_of_gold_readings(texts):
    pipeline = GoldPipeline()
    reports = {gold.id: as_dict(pipeline.judge(gold)) for gold in texts}
    figures = score(texts, reports).figures()
    assert figures["reading.understood"] == 1
    assert figures["legs.recall"] == figures["legs.precision"] == 1
    assert figures["places.within25km"] == 1
    assert figures["slips.found"] == 1
    assert figures["verdicts.true_alarmed"] == 0
    assert (figures["n.texts"], figures["n.slips"]) == (2, 1)


def test_an_unread_text_counts_as_missed(texts):
    result = score(texts[:1], {})
    assert result.figures()["reading.recall"] == 0
    assert any("missed distance" in note for note in result.notes)


def test_a_false_alarm_and_wrong_ends_are_counted(texts):
    report = as_dict(GoldPipeline().judge(texts[0]))
    claim = next(c for c in report["claims"] if c["kind"] == "distance")
    claim["from"], claim["to"] = None, claim["from"]
    claim["verdict"] = {
        "rating": "contradicted", "findings": [{"rating": "contradicted", "reason": "No.", "check": "x"}],
    }  # fmt: skip
    figures = score(texts[:1], {"one": report}).figures()
    assert figures["n.contradicted"] == 1
    assert figures["ends.right"] == 0.5
    assert figures["reading.understood"] == 0.5


def of_distance(texts):
    report = as_dict(GoldPipeline().judge(texts[0]))
    return report, next(c for c in report["claims"] if c["kind"] == "distance")


@pytest.mark.parametrize(
    ("direction", "kind", "right"), [(None, "distance", 1.0), ("N", "distance", 0.5), (None, "total", 0.5)]
)  # fmt: skip
def test_a_distance_lies_between_its_ends_unless_it_has_a_direction(texts, direction, kind, right):
    report, claim = of_distance(texts)
    claim["from"], claim["to"] = claim["to"], claim["from"]
    claim |= {"direction": direction, "kind": kind}
    figures = score(texts[:1], {"one": report}).figures()
    assert figures["reading.recall"] == 1
    assert figures["ends.right"] == right


@pytest.mark.parametrize(
    ("kind", "as_kind", "found"),
    [("distance", "total", 1.0), ("duration", "total", 1.0), ("duration", "distance", 0.5)],
)
def test_a_total_is_a_distance_or_a_duration_by_its_unit(texts, kind, as_kind, found):
    report, _ = of_distance(texts)
    next(c for c in report["claims"] if c["kind"] == kind)["kind"] = as_kind
    assert score(texts[:1], {"one": report}).figures()["reading.recall"] == found


@pytest.mark.parametrize(
    ("radius", "name", "right"),
    [(0, "Hamburg", 0.5), (40, "Hamburg", 1.0), (40, "Altona", 0.5), (101, "Hamburg", 0.5)],
)
def test_a_named_place_that_reaches_so_far_is_the_end(texts, radius, name, right):
    report, claim = of_distance(texts)
    place = report["places"][claim["to"]]
    place |= {"lat": place["lat"] + 0.5, "radius_km": radius, "name": name}  # 56 km
    for toponym in report["toponyms"]:
        toponym["text"] = name
    figures = score(texts[:1], {"one": report}).figures()
    assert figures["ends.right"] == right


THING = """@id quake
@genre note
@place her | Herat, Afghanistan | 34.34 | 62.2
@place epi | the epicentre | ? | ?
The epicentre was {36 km|position from=her to=epi dir=NW} northwest of [Herat|her].
"""


@pytest.mark.parametrize(
    ("name", "right"), [("epicentre", 1), ("the epicentre", 1), ("the centre", 0), ("Herat", 0)]
)
def test_a_thing_on_no_map_is_the_same_with_and_without_its_article(name, right):
    gold = parse_marked(THING)
    report = {
        "places": [{"name": "Herat", "lat": 34.34, "lon": 62.2}, {"name": name}],
        "claims": [
            {"kind": "position", "start": 18, "end": 23, "text": "36 km", "value": 36, "unit": "km",
             "from": 0, "to": 1, "direction": "NW", "verdict": {"rating": "not-checkable", "findings": []}}
        ],
    }  # fmt: skip
    assert score([gold], {"quake": report}).counts["figures understood"] == right
