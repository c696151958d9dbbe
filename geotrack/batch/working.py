"""What a worker does with a record: one line out for one record in, whatever happens."""

import os
import signal
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from time import perf_counter
from typing import Any, Final, NamedTuple

from geotrack.batch.inputs import Record, identifier_of, row_of
from geotrack.config import Limits
from geotrack.errors import InputError, LimitError
from geotrack.exports.archive import as_dict
from geotrack.model import Document
from geotrack.pipeline import Pipeline
from geotrack.report import Report
from geotrack.structured import error_record, json_line
from geotrack.text.documents import document_from_record, read_document

#: what is timed: stage → (owner, method); the owner is an attribute of the pipeline, or the pipeline
_STAGES: Final = (
    ("toponyms", None, "read_ahead"),
    ("toponyms", None, "toponyms"),
    ("times", None, "times"),
    ("claims", None, "claims"),
    ("places", None, "resolve"),
    ("journeys", "assembler", "assemble"),
    ("routes and verdicts", None, "_judge"),
)


class Answer(NamedTuple):
    """A line of output, and what the summary counts of it.

    `tally` counts documents, claims by rating, errors by type (``error:InputError``) and, when
    profiled, microseconds by stage (``µs:claims``).
    """

    line: str
    tally: dict[str, int]


def failed(record: Record, fault: Exception) -> Answer:
    """Return the answer for a record that could not be analysed."""
    row = error_record(fault, identifier=identifier_of(record), line=record.line)
    return Answer(json_line(row), {f"error:{type(fault).__name__}": 1})


def _spans(row: dict[str, Any], length: int) -> tuple[tuple[int, int], ...]:
    given = row.get("toponyms")
    if not isinstance(given, list):
        raise InputError("recognizer 'given' needs a list of spans", where="$.toponyms")
    spans = []
    for k, span in enumerate(given):
        start, end = (
            (span.get("start"), span.get("end")) if isinstance(span, dict) else (None, None)
        )
        if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end <= length:
            raise InputError("a span needs start < end within the text", where=f"$.toponyms[{k}]")
        spans.append((start, end))
    return tuple(spans)


#: texts of more characters than this are not read ahead
_AHEAD: Final = 50_000

#: a record whose document is open: what it calls itself, and the document
Opened = dict[Record, tuple[Any, "Document"]]


def read_ahead(pipeline: Pipeline, records: Sequence[Record]) -> Opened:
    """Let a pipeline find the toponyms of short texts together, and return those that it has read.

    What goes wrong here is told when the record has its turn.
    """
    opened: Opened = {}
    if not pipeline.reads_ahead:
        return opened
    for record in records:
        if record.path is None and len(record.raw) <= _AHEAD:
            with suppress(Exception):
                row = row_of(record)
                if "unreadable" not in row:
                    opened[record] = row.get("id"), document_from_record(row)
    if len(opened) > 1:
        with suppress(Exception):
            pipeline.read_ahead([document for _, document in opened.values()])
    return opened


def _report(
    pipeline: Pipeline, record: Record, limits: Limits, opened: Opened
) -> tuple[Any, Report]:
    spans = None
    if record in opened:
        identifier, document = opened[record]
    elif record.path is not None:
        identifier = record.raw
        document = _read(record.path)
    else:
        row = row_of(record)
        identifier = row.get("id")
        if isinstance(why := row.get("unreadable"), str):
            raise InputError(why)
        document = document_from_record(row)
        if pipeline.settings.recognizer == "given":
            spans = _spans(row, len(document.text))
    if len(document.text) > limits.characters:
        raise LimitError(
            f"{len(document.text):,} characters are more than the {limits.characters:,} that one"
            " document may have (--max-characters)"
        )
    return identifier, pipeline.analyze(document, spans=spans)


def _read(path: str) -> Any:
    """Read an article; the error names what is wrong, its record says where."""
    try:
        return read_document(path)
    except InputError as fault:
        if fault.where == path:
            raise type(fault)(fault.message, line=fault.line) from None
        raise


def answer(
    pipeline: Pipeline, record: Record, limits: Limits, opened: Opened | None = None
) -> Answer:
    """Return the line of one record: its report, or an error record.

    `opened` is what `read_ahead` returned; None: nothing was read ahead.
    """
    try:
        identifier, report = _report(pipeline, record, limits, opened or {})
        row = as_dict(report)
        if identifier is not None:
            row["id"] = identifier
        if record.page is not None:
            _write_page(report, record.page)
        line = json_line(row)
    except MemoryError:
        return failed(record, out_of_memory(limits))
    except Exception as fault:  # noqa: BLE001 one document may never take the others with it
        return failed(record, fault)
    tally = Counter[str](verdict.rating for verdict in report.verdicts)
    tally["documents"] = 1
    tally["not English"] = int(report.warning is not None)
    return Answer(line, dict(tally))


def out_of_memory(limits: Limits) -> LimitError:
    """Return the error of a record that wants more memory than it may have."""
    return LimitError(
        f"needs more than the {limits.memory_mb:,} MB of memory that one document may take"
        " (--max-memory)"
    )


def _write_page(report: Report, page: str) -> None:
    report.save(page)


def profiled(pipeline: Pipeline) -> Callable[[], dict[str, int]]:
    """Time the stages of a pipeline; return what gives the microseconds since the last call."""
    spent: Counter[str] = Counter()

    def timed(stage: str, function: Any) -> Any:
        def call(*arguments: Any, **options: Any) -> Any:
            begin = perf_counter()
            try:
                return function(*arguments, **options)
            finally:
                spent[f"µs:{stage}"] += round(1e6 * (perf_counter() - begin))

        return call

    class Timed:
        """A component whose one method is timed; all else is its own."""

        def __init__(self, inner: Any, method: str, call: Any) -> None:
            self._inner = inner
            setattr(self, method, call)

        def __getattr__(self, name: str) -> Any:
            return getattr(self._inner, name)

    for stage, owner, method in _STAGES:
        if owner is None:
            setattr(pipeline, method, timed(stage, getattr(pipeline, method)))
        else:
            inner = getattr(pipeline, owner)
            call = timed(stage, getattr(inner, method))
            pipeline.__dict__[owner] = Timed(inner, method, call)

    def taken() -> dict[str, int]:
        result = dict(spent)
        spent.clear()
        return result

    return taken


def end_with(parent: int) -> None:
    """Let this process end when its parent does, by whatever cause.

    On Linux the system sees to it; elsewhere a thread looks every second.
    """
    if sys.platform == "linux":
        import ctypes
        import signal

        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
        if os.getppid() != parent:
            os._exit(1)
        return
    from threading import Thread
    from time import sleep

    def look() -> None:
        while os.getppid() == parent:
            sleep(1)
        os._exit(1)

    Thread(target=look, daemon=True).start()


@contextmanager
def heard_later() -> Iterator[None]:
    """Hear the signals that end a run only when a worker is started: what is raised while it forks is lost."""
    heard: list[int] = []
    before: dict[int, Any] = {}
    if threading.current_thread() is threading.main_thread():
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None and callable(signal.getsignal(number)):
                before[number] = signal.signal(number, lambda number, _: heard.append(number))
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    for number in heard:
        before[number](number, None)
