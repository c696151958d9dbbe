from importlib.metadata import EntryPoint

import pytest

from geotrack import plugins
from geotrack.errors import UnknownComponentError
from geotrack.plugins import BUILTIN, KINDS, available, component


@pytest.mark.parametrize(("kind", "name"), [(k, n) for k in KINDS for n in BUILTIN[k]])
def test_every_built_in_component_can_be_imported(kind, name):
    assert callable(component(kind, name))


def test_an_unknown_name_answers_with_the_names_that_exist():
    with pytest.raises(UnknownComponentError, match="tagger, given, spacy"):
        component("recognizers", "oracle")


def test_an_unknown_kind_answers_with_the_kinds():
    with pytest.raises(UnknownComponentError, match="recognizers, gazetteers"):
        available("oracles")


@pytest.mark.parametrize(
    ("module", "told"), [("acme.harbors", "acme"), ("numpy.linalg", "geotrack")]
)
def test_a_fault_is_told_of_the_package_in_which_it_arose(monkeypatch, module, told):
    point = EntryPoint(name="harbors", value="acme.harbors:Harbors", group="geotrack.routers")
    monkeypatch.setattr(
        plugins, "entry_points", lambda group: [point] if group == point.group else []
    )
    space = {"__name__": module}
    exec("def route(): return 1 / 0", space)
    with pytest.raises(ZeroDivisionError) as fault:
        space["route"]()
    assert plugins.package_of(fault.value) == told
