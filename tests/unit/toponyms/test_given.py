import pytest

from geotrack.config import Settings
from geotrack.errors import InputError
from geotrack.model import Document
from geotrack.toponyms.given import GivenRecognizer

TEXT = "The Russian train left Khasan."


def given(index, *spans):
    recognizer = GivenRecognizer(settings=Settings(), index=index, spans=spans)
    return recognizer.recognize(Document(text=TEXT))


def test_spans_come_back_in_order_with_their_kind(index):
    toponyms = given(index, (23, 29), (4, 11), (4, 11))
    assert [(t.text, t.kind) for t in toponyms] == [("Russian", "adjective"), ("Khasan", "name")]


@pytest.mark.parametrize("span", [(5, 5), (-1, 3), (25, 99), (9, 4)])
def test_a_span_outside_the_text_is_refused(span, index):
    with pytest.raises(InputError, match="span"):
        given(index, span)


def test_no_spans_give_no_toponyms(index):
    assert given(index) == ()
