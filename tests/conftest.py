"""Fixtures that every room's tests share."""

import pytest

import geotrack
from geotrack import Document, Pipeline, Settings


@pytest.fixture(scope="session")
def pipeline():
    return Pipeline(Settings())


@pytest.fixture(scope="session")
def analyze(pipeline):
    """Analyze a text: ``analyze("…", title=…, published=…)``."""

    def run(text: str, **members: str) -> geotrack.Report:
        return pipeline.analyze(Document(text=text, **members))

    return run
