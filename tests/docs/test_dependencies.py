"""Every package that an installation brings is listed with its licence, and the licence is free."""

import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

PAGE = Path(__file__).resolve().parents[2] / "docs" / "dependencies.md"
#: extras of users; `dev`, `data` and `spark` are for those who build and test
EXTRAS = ("html", "pdf", "web", "serve", "parquet", "png", "cluster", "schema", "xlsx", "spacy")
FREE = re.compile(
    r"0BSD|BSD|MIT|Apache|ISC|PSF|MPL|Zlib|CC0|CNRI|LGPL|Python Software Foundation|same as Leaflet"
)


def canonical(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def needed():
    """Return all packages that geotrack with its extras requires, by canonical name."""
    found, waiting = {}, [("geotrack", extra) for extra in ("", *EXTRAS)]
    done = set()
    while waiting:
        name, extra = waiting.pop()
        if (canonical(name), extra) in done:
            continue
        done.add((canonical(name), extra))
        try:
            package = distribution(name)
        except PackageNotFoundError:
            continue  # of an extra that is not installed here
        found[canonical(name)] = package.metadata
        for line in package.requires or ():
            requirement = Requirement(line)
            if requirement.marker is None or requirement.marker.evaluate({"extra": extra}):
                waiting += [(requirement.name, e) for e in ("", *requirement.extras)]
    del found["geotrack"]
    return found


def licence(metadata):
    classifiers = metadata.get_all("Classifier") or []
    told = [c.rpartition(" :: ")[2] for c in classifiers if c.startswith("License ::")]
    text = (metadata.get("License") or "").strip()
    return metadata.get("License-Expression") or (text if 0 < len(text) < 60 else "; ".join(told))


LISTED = {
    canonical(name): told.strip()
    for name, told in re.findall(r"^\| (\w[\w.-]*) \|([^|]*)\|", PAGE.read_text(), re.MULTILINE)
}


@pytest.mark.parametrize("name", sorted(needed()))
def test_each_is_listed_with_a_free_licence(name):
    assert name in LISTED, f"add a row for {name}: {licence(needed()[name])}"
    assert FREE.search(LISTED[name])
    told = licence(needed()[name])
    if told and LISTED[name] != told:  # another version may word it otherwise
        assert FREE.search(told), f"{name} is now under {told}"


def test_nothing_is_listed_that_nobody_needs():
    assert set(LISTED) <= {*needed(), "package", "xstatic-leaflet", "colorama"}
