from geotrack.claims.movements.travellerplaces import whereabouts
from geotrack.model import Document, TimeExpression, Toponym


def names(text, *words):
    return tuple(Toponym(start=text.index(w), end=text.index(w) + len(w), text=w) for w in words)


def test_each_sentence_stands_between_the_states_before_and_after_it():
    text = "Anna Cole left Dover for Lyon on 3 May. It rained. She reached Calais by train."
    at = text.index("3 May")
    when = TimeExpression(
        start=at,
        end=at + 5,
        text="3 May",
        type="DATE",
        value="XXXX-05-03",
        earliest=None,
        latest=None,
    )
    lines = whereabouts(Document(text=text), names(text, "Dover", "Lyon", "Calais"), (when,))
    assert lines == [
        "Anna Cole left Dover for Lyon on 3 May.",
        "  before: the journey has not begun",
        "  departure Dover → Lyon, 3 May",
        "  after: Anna Cole at Dover, on the way to Lyon, since Dover",
        "",
        "She reached Calais by train.",
        "  before: Anna Cole at Dover, on the way to Lyon, since Dover",
        "  arrival Dover → Calais, rail",
        "  after: Anna Cole at Calais, before at Dover, since Dover",
    ]


def test_a_plan_is_called_one_and_a_text_without_movements_has_no_lines():
    text = "She will fly from Dover to Oslo."
    lines = whereabouts(Document(text=text), names(text, "Dover", "Oslo"), ())
    assert any(line.endswith("Dover → Oslo, air, planned") for line in lines)
    still = "Dover is a town."
    assert whereabouts(Document(text=still), names(still, "Dover"), ()) == []


def test_names_that_no_recognizer_knows_may_be_visited():
    text = "We left Dover at dawn. Then we rode to Qarabolaq."
    lines = whereabouts(Document(text=text), names(text, "Dover"), ())
    assert "  leg Dover → Qarabolaq" in [line.removesuffix(", road") for line in lines]
