"""`make fuzz`: strangers' bytes at every door, for some minutes; only our own errors may come back.

    python tests/fuzz.py [SECONDS] [FIRST TURN]

Doors: articles (text, HTML, PDF), files and archives of every kind (`fuzzfiles.py`), JSON-lines batches, tables of claims
and pairs, reports, GeoNames dumps, place lists, sidecars, dates. Prints how many inputs each door got, and what broke it.
"""

import contextlib
import json
import signal
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter
from pathlib import Path

import fuzzfiles
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

import geotrack
from geotrack import Document, Pipeline, Settings
from geotrack.archived import from_dict, read
from geotrack.batch.inputs import Record
from geotrack.batch.tables import CORPUS_TABLES, rows_of_line
from geotrack.batch.working import answer
from geotrack.config import Limits
from geotrack.errors import GeotrackError
from geotrack.places import import_geonames, read_place_list
from geotrack.structured import check_row, error_record, json_line, read_rows, route_row
from geotrack.text.documents import parse_published, read_document

PIPELINE = Pipeline(Settings(geometry=False))
LIMIT_S = 10
FOLDER = Path(tempfile.mkdtemp())
WORDS = st.sampled_from(
    "Paris Lyon Dover took train from to in km miles hours 12 3.5 1,099 about nearly north of the Monday at noon"
    " : – — ( ) [ ] , . \n \0 \ufeff \ud800 U+0301 é ½ − 10:30 2023-09-12 48.85,2.35 29°18′S % km/h USA St. O'Hare"
    " border gauge 1,435 mm and then via = + @ | <b> &amp; \u202e 🚂 東京 Москва".split(" ")
)
PROSE = st.lists(WORDS, max_size=60).map(" ".join)
TEXT = st.one_of(PROSE, st.text(max_size=300), st.text("San .,()'\"-0123456789km", max_size=400))
SCALAR = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20),
    st.sampled_from([10**400, -1, 1e308, "x", "", "NaN", "\ud800", [], {}]),
)  # fmt: skip
JSON = st.recursive(
    SCALAR,
    lambda x: st.lists(x, max_size=3) | st.dictionaries(st.text(max_size=5), x, max_size=3),
    max_leaves=8,
)
ROW = st.fixed_dictionaries(
    {},
    optional={
        name: st.one_of(SCALAR, st.sampled_from(["distance", "km", "rail", "Paris", 48.8, "2.3", "1,5", "NE", "lt"]))
        for name in "id kind value value_max unit approx bound direction mode from from_lat from_lon to to_lat to_lon value2 unit2".split()
    },
)  # fmt: skip
REPORT = geotrack.analyze(
    Document(text="The train from Paris to Lyon took 2 hours on Monday; 465 km. It left at 10:30.", published="2024-05-14")
).to_dict()  # fmt: skip


def paths(value, at=()):
    """Return the ways to all members of a value."""
    yield at
    if isinstance(value, dict):
        for key in value:
            yield from paths(value[key], (*at, key))
    elif isinstance(value, list):
        for k, item in enumerate(value[:3]):
            yield from paths(item, (*at, k))


WAYS = [way for way in paths(REPORT) if way and way[0] != "provenance"]


def file(name, content):
    path = FOLDER / name
    path.write_bytes(content)
    return path


def spoiled(way, value):
    row = json.loads(json.dumps(REPORT))
    at = row
    for step in way[:-1]:
        at = at[step]
    at[way[-1]] = value
    return row


def article(text):
    report = PIPELINE.analyze(Document(text=text, title=text[:40]))
    made = report.to_dict()
    json_line(made).encode()
    assert from_dict(made).to_dict() == made
    return report


def saved(text):
    report = article(text)
    for ending in (".json", ".geojson", ".kml", ".gpx", ".csv", ".parquet"):
        report.save(FOLDER / f"out{ending}")


def record(raw):
    made = answer(PIPELINE, Record(1, raw), Limits())
    row = json.loads(made.line)
    if "error" in row:
        kind = row["error"]["type"]
        assert kind.endswith("Error"), made.line
        assert kind in ("InputError", "LimitError", "UsageError"), made.line
    for table in CORPUS_TABLES:
        list(rows_of_line(row, table, None))


def table(text, name):
    for line, row in read_rows(text, name=name):
        for judge in (check_row, route_row):
            if isinstance(row, Exception):
                json_line(error_record(row, line=line))
                continue
            with contextlib.suppress(GeotrackError):
                json_line(judge(row, PIPELINE.router))


def rows_as(rows, kind):
    if kind == "json":
        return json.dumps(rows)
    if kind == "lines":
        return "\n".join(json.dumps(row) for row in rows)
    head = "kind,value,unit,from,from_lat,from_lon,to,to_lat,to_lon"
    return "\n".join(
        [head, *(",".join(str(row.get(c, "")) for c in head.split(",")) for row in rows)]
    )


GEONAMES = st.lists(
    st.lists(st.one_of(st.text(max_size=8), st.sampled_from(["1", "inf", "1e999", "P", "PPL", "47.5", "nan", "ZZ"])), min_size=17, max_size=20),
    max_size=4,
)  # fmt: skip


def geonames(rows):
    good = "\t".join(
        [
            "1",
            "Zubrovia",
            "Zubrovia",
            "",
            "47",
            "20",
            "P",
            "PPL",
            "ZZ",
            *[""] * 5,
            "9",
            "",
            "",
            "",
            "",
        ]
    )
    folder = FOLDER / "dump"
    folder.mkdir(exist_ok=True)
    lines = [good, *("\t".join(row) for row in rows)]
    (folder / "allCountries.txt").write_text("\n".join(lines), encoding="utf-8", errors="replace")
    (folder / "alternateNamesV2.txt").write_text(
        "\n".join("\t".join(r) for r in rows), encoding="utf-8", errors="replace"
    )
    import_geonames(folder, folder / "out.sqlite")


def pdf(content):
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(FOLDER / "good.pdf")
    whole = bytearray((FOLDER / "good.pdf").read_bytes())
    for k, byte in enumerate(content):
        whole[(k * 7919 + byte * 31) % len(whole)] = byte
    whole[:5] = b"%PDF-"
    read_document(file("a.pdf", bytes(whole)))


DOORS = {
    "article": (article, TEXT),
    "saved": (saved, PROSE),
    "text file": (lambda b: read_document(file("a.txt", b)), st.binary(max_size=300)),
    "html": (lambda t: read_document(file("a.html", f"<html><body><p>{t}".encode("utf-8", "replace"))), TEXT),
    "html bytes": (lambda b: read_document(file("a.html", b"<html>" + b)), st.binary(max_size=300)),
    "pdf": (pdf, st.binary(max_size=40)),
    "record": (record, st.one_of(st.text(max_size=80), JSON.map(json.dumps), st.fixed_dictionaries({"text": TEXT, "id": JSON, "title": st.one_of(TEXT, SCALAR), "published": st.one_of(SCALAR, st.sampled_from(["2024-05-14", "9999-99-99"]))}).map(json.dumps))),
    "claims": (lambda x: table(rows_as(*x), "claims.x"), st.tuples(st.lists(ROW, max_size=3), st.sampled_from(["json", "lines", "csv"]))),
    "table text": (lambda x: table(*x), st.tuples(st.text('kind,value;\t"\n[]{}:0', max_size=80), st.sampled_from(["a.csv", "a.json", "a"]))),
    "report": (lambda x: from_dict(spoiled(*x)).save(FOLDER / "r.kml"), st.tuples(st.sampled_from(WAYS), JSON)),
    "report bytes": (read, st.one_of(st.binary(max_size=100), st.text(max_size=100), JSON.map(json.dumps))),
    "geonames": (geonames, GEONAMES),
    "place list": (lambda t: read_place_list(file("p.csv", t)), st.one_of(st.binary(max_size=200), st.lists(st.lists(SCALAR.map(str), max_size=6).map(",".join), max_size=4).map(lambda r: "\n".join(["name,lat,lon,kind", *r]).encode("utf-8", "replace")))),
    "date": (parse_published, st.one_of(st.text(max_size=20), st.from_regex(r"\d{4}-\d\d-\d\d(T\d\d:\d\d)?"))),
} | fuzzfiles.doors(FOLDER, PIPELINE)  # fmt: skip


class Slow(BaseException):
    """An input took too long."""


class Log:
    """How many inputs each door got, and the first of each kind that broke it."""

    def __init__(self):
        self.counts, self.faults = Counter(), {}

    def fault(self, name, what, value):
        if (name, what) not in self.faults:
            self.faults[name, what] = repr(value)[:300]
            print("FAULT", name, what, repr(value)[:300], flush=True)

    def knocker(self, name, door):
        """Return what gives a door one input."""

        def one(value):
            self.counts[name] += 1
            signal.setitimer(signal.ITIMER_PROF, LIMIT_S)
            try:
                door(value)
            except GeotrackError:
                pass
            except Slow:
                self.fault(name, "slow", value)
            except Exception as fault:
                frame = traceback.extract_tb(fault.__traceback__)[-1]
                at = f"{Path(frame.filename).name}:{frame.lineno}"
                self.fault(name, f"{type(fault).__name__} {at} {fault}"[:200], value)
            finally:
                signal.setitimer(signal.ITIMER_PROF, 0)

        return one


def main():
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 600.0
    end = time.monotonic() + seconds
    log = Log()
    warnings.simplefilter("ignore")

    def late(*_):
        raise Slow

    signal.signal(signal.SIGPROF, late)
    turn = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    while time.monotonic() < end:
        turn += 1
        for name, (door, strategy) in DOORS.items():
            test = settings(
                max_examples=100,
                database=None,
                deadline=None,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
            )(given(strategy)(log.knocker(name, door)))
            seed(turn)(test)()
        print(
            f"turn {turn}: {sum(log.counts.values()):,} inputs, {len(log.faults)} faults",
            flush=True,
        )
    print(f"{sum(log.counts.values()):,} inputs in {seconds:.0f} s: {dict(log.counts)}")
    print(f"{len(log.faults)} faults")
    sys.exit(bool(log.faults))


if __name__ == "__main__":
    main()
