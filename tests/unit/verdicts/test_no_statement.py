"""Figures whose words state nothing: what did not happen, and headings."""

from dataclasses import replace

import pytest

from geotrack.model import Document
from geotrack.verdicts.arithmetic.cues import no_statement
from geotrack.verdicts.plain_case import PlainCase


def why(make, text, figure, kind="duration", unit="h"):
    at = text.index(figure)
    end = text.find("\n") if "\n" in text else len(text)
    claim = replace(
        make.claim(kind, 3, unit), text=figure, start=at, end=at + len(figure), sentence=(0, end)
    )
    return no_statement(PlainCase(claims=(claim,), document=Document(text=text)))


@pytest.mark.parametrize(
    "text",
    [
        "If she had flown to Sydney, she would have been there in 3 hours.",
        "Had he driven from Paris, he would have needed 3 hours.",
        "She would have been there in 3 hours if she had flown.",
    ],
)
def test_what_did_not_happen_is_not_tested(make, text):
    assert "did not happen" in why(make, text, "3 hours")


@pytest.mark.parametrize(
    "text",
    [
        "She had flown to Sydney in 3 hours.",
        "If she had the time, she flew there in 3 hours.",
        "They would have tea and drive on for 3 hours.",
    ],
)
def test_what_did_happen_is(make, text):
    assert why(make, text, "3 hours") == ""


def test_a_heading_tells_no_time(make):
    assert "heading" in why(
        make, "A Week from Venice to Florence\n\nWe left.", "A Week from Venice"
    )
    assert why(make, "A week from Venice to Florence\n\nWe left.", "A week from Venice") == ""
    assert why(make, "A Week from Venice was enough.", "A Week from Venice") == ""
