"""Where a name ends whose beginning is a name by itself."""

from __future__ import annotations

import pytest

from geotrack.model import Document
from geotrack.pipeline import Pipeline


@pytest.fixture(scope="module")
def pipeline():
    return Pipeline()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They came to La Leona just after noon, 12 km from the coast.", "La Leona"),
        ("Puerto Bertrand is 65 km off by the ripio road.", "Puerto Bertrand"),
        ("We anchored in Simon's Bay on the 4th, 94 days out.", "Simon's Bay"),
        ("The bus to Cerro Castillo takes 2 hours from Coyhaique.", "Cerro Castillo"),
    ],
)
def test_a_name_keeps_its_end(pipeline, text, name):
    assert name in [t.text for t in pipeline.toponyms(Document(text=text))]
