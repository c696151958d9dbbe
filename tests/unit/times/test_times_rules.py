import pytest

from geotrack.model import Document
from geotrack.times import RuleTagger
from geotrack.times.timetagger import RULES

EXAMPLES = [(rule.name, text, value) for rule in RULES for text, value in rule.examples]


@pytest.mark.parametrize(("rule", "text", "value"), EXAMPLES)
def test_examples_of_the_rules_hold(rule, text, value):
    found = RuleTagger().tag(Document(text=text, published="2023-09-12"))
    assert value in [t.value for t in found]


def test_every_rule_has_an_example():
    assert not [rule.name for rule in RULES if not rule.examples]
