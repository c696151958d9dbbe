"""Whatever an article, its title or a place is called: it never becomes markup or script."""

import json
import re
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from geotrack.measures.interval import Interval
from geotrack.model import (
    Claim,
    Document,
    Event,
    Finding,
    Journey,
    Leg,
    Place,
    Resolution,
    Stop,
    Toponym,
    Verdict,
)
from geotrack.rendering import embed, page, pdf, svg
from geotrack.rendering.markup import plain, tag, text
from geotrack.report import Report

ATTACKS = [
    "</script><script>alert(1)</script>", "`${alert(1)}`", "javascript:alert(1)", '" onload="alert(1)',
    "'--><img src=x onerror=alert(1)>", "<!--", "]]>", "</title><svg onload=alert(1)>", "\u202egnp.exe\u2066",
    "\u2028\u2029", "\x00\x08\x1b", "&lt;b&gt;&amp;", "{{ 7*7 }}{% raw %}", "\\u003c/script\\u003e", "\ud800",
    "a" * 100_000, "\U0001f682" * 50, "</style><style>*{display:none}", "#leg=1", "\N{ZERO WIDTH SPACE}\ufeff",
]  # fmt: skip
hostile = st.one_of(st.sampled_from(ATTACKS), st.text(max_size=60)).map(lambda s: s or "x")


def report_of(title, name, words):
    body = f"{words} goes to {name}."
    end = len(words)
    return Report(
        document=Document(text=body, title=title, id="x"),
        toponyms=(Toponym(start=0, end=end, text=words),),
        resolutions=(Resolution(place=None),),
        toponym_places=(0,),
        places=(Place(name=name, lat=1.0, lon=2.0), Place(name=words, lat=3.0, lon=5.0, radius_km=30)),
        claims=(Claim(kind="distance", start=0, end=end, text=words, pattern="p", interval=Interval(1, 2), sentence=(0, len(body))),),
        verdicts=(Verdict(claim=0, rating="doubtful", findings=(Finding(check="c", rating="doubtful", reason=words),)),),
        journeys=(Journey(legs=(Leg(origin=0, destination=1, claims=(0,), stops=(Stop(place=0, reason=words),)),), traveller=title),),
        timeline=(Event(label=title, certainty="stated", claim=0, earliest="1831-12-27T00:00", latest="1831-12-28T00:00"),),
    )  # fmt: skip


class Tags(HTMLParser):
    """Collects what a browser would take for elements, attributes and scripts."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.elements, self.attributes, self.scripts, self.inside = [], set(), [], None

    def handle_starttag(self, name, attrs):
        self.elements.append(name)
        self.attributes |= {key for key, _ in attrs}
        self.inside = name
        for key, value in attrs:
            if key == "href":
                assert re.fullmatch(r"#(legs|(leg|claim|place)=\d+)", value)
        if name == "script":
            self.scripts.append("")

    def handle_endtag(self, name):
        self.inside = None

    def handle_data(self, data):
        if self.inside == "script":
            self.scripts[-1] += data


def read(source):
    parser = Tags()
    parser.feed(source)
    parser.close()
    return parser


@pytest.fixture(scope="module")
def tame():
    return read(page.write(report_of("Title", "Name", "Words")).decode())


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(title=hostile, name=hostile, words=hostile)
@example(title=ATTACKS[0], name=ATTACKS[0], words=ATTACKS[0])
@example(title=ATTACKS[1], name=ATTACKS[1], words=ATTACKS[1])
@example(title=ATTACKS[3], name=ATTACKS[4], words=ATTACKS[7])
@example(title=ATTACKS[15], name=ATTACKS[15], words="x")
def test_hostile_text_never_becomes_markup(tame, title, name, words):
    found = read(page.write(report_of(title, name, words)).decode())
    assert found.attributes <= tame.attributes
    assert set(found.elements) <= set(tame.elements) | {"p"}
    assert len(found.scripts) == len(tame.scripts)
    # the executable scripts are our own, word for word, but for numbers in folium's
    assert found.scripts[1] == tame.scripts[1]
    assert found.scripts[3] == tame.scripts[3]
    assert "alert" not in found.scripts[2]
    json.loads(found.scripts[0])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(title=hostile, name=hostile, words=hostile)
def test_hostile_text_never_breaks_a_picture(title, name, words):
    report = report_of(title, name, words)
    root = ET.fromstring(svg.write(report))
    assert not {e.tag.rpartition("}")[2] for e in root.iter()} & {"script", "style", "image", "a"}
    assert pdf.write(report).endswith(b"%%EOF\n")


@given(hostile)
def test_text_and_attributes_round_trip_through_a_parser(words):
    parser = Tags()
    parser.feed(tag("p", words, title=words))
    assert parser.elements == ["p"]
    assert parser.attributes == {"title"}
    assert not set("<>\"'`") & set(text(words))


@given(hostile)
def test_labels_have_no_controls_and_an_end(words):
    label = plain(words)
    assert len(label) <= 200
    assert not re.search(r"[\u202a-\u202e\u2066-\u2069\n\r\x00-\x1f]", label)


@given(hostile)
def test_embed_code_is_one_element(title):
    parser = Tags()
    parser.feed(embed.iframe("https://example.org/", title=title))
    assert parser.elements == ["iframe"]
    assert json.loads(embed.oembed("https://example.org/", title=title))["title"] == plain(title)
