"""What reading a long text keeps, and names found without items."""

from itertools import pairwise

from geotrack.claims.candidates.symbols import Script
from geotrack.claims.phrases.kinds import Text
from geotrack.claims.reader.deciding import DecidingReader
from geotrack.model import Document
from geotrack.text.tokens import tokenize

TEXT = (
    "Old Tom Brody walked 12 km to Lower Derb in 3 hours. In May the Brody-Hale Party left Derb. "
    "It is 40 km on."
)


def test_scenes_are_kept_only_where_asked_for():
    document, reader = Document(text=TEXT), DecidingReader()
    script = reader.script(document, (), ())
    kept = reader.choices(document, script, scenes=True)
    assert any(choice.scene is not None for choice in kept)
    plain = reader.choices(document, script)
    assert all(choice.scene is None for choice in plain)
    assert [c.decided for c in plain] == [c.decided for c in kept]


def test_names_are_those_of_the_items():
    tokens = tokenize(TEXT)
    text = Text(TEXT, tokens, [word.lower() for word in tokens.words], (), ())
    script = Script(text, ())
    of_items = [
        (item.first, item.last)
        for k in range(len(list(pairwise(script.first))))
        for item in script.items(k)
        if item.symbol == "NAME"
    ]
    assert of_items
    assert script.names() == of_items
