import pytest

from geotrack.errors import UnknownComponentError
from geotrack.plugins import BUILTIN, KINDS, available, component


@pytest.mark.parametrize(("kind", "name"), [(k, n) for k in KINDS for n in BUILTIN[k]])
def test_every_built_in_component_can_be_imported(kind, name):
    assert callable(component(kind, name))


def test_an_unknown_name_answers_with_the_names_that_exist():
    with pytest.raises(UnknownComponentError, match="tagger, lexicon, given, spacy"):
        component("recognizers", "oracle")


def test_an_unknown_kind_answers_with_the_kinds():
    with pytest.raises(UnknownComponentError, match="recognizers, gazetteers"):
        available("oracles")
