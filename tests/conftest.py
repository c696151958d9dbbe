"""Fixtures that every room's tests share."""

import os

# two workers with two threads each for tiny matrices wait for each other; the command line does the same
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import hypothesis
import pytest

import geotrack
from geotrack import Document, Pipeline, Settings

#: run by hand (`make fuzz`): they import each other from this folder
collect_ignore = ["fuzz.py", "fuzzfiles.py"]

# the same examples on every machine, and no stop watch: what fails here fails there
hypothesis.settings.register_profile("seeded", derandomize=True, database=None, deadline=None)
hypothesis.settings.load_profile("seeded")


@pytest.fixture(scope="session")
def pipeline():
    return Pipeline(Settings())


@pytest.fixture(scope="session")
def analyze(pipeline):
    """Analyze a text: ``analyze("…", title=…, published=…)``."""

    def run(text: str, **members: str) -> geotrack.Report:
        return pipeline.analyze(Document(text=text, **members))

    return run
