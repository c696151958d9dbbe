"""Many documents: one process, several, or a Dask cluster. One line out for every line in.

A record that cannot be analysed becomes an error record; the others go on. Results come in the order
of the input. Nothing but one chunk per worker is held in memory.
"""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from geotrack.documents import document_from_record, read_document
from geotrack.errors import InputError, MissingExtraError, NotFoundError
from geotrack.exports.archive import as_dict
from geotrack.pipeline import Pipeline
from geotrack.structured import error_record, json_line, parse_json

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator

    from geotrack.config import Settings

__all__ = ["records", "run"]

#: documents handed to a worker at once: large enough to hide the hand-over, small enough for progress
CHUNK: Final = 16
_ENDINGS: Final = frozenset({".txt", ".text", ".md", ".html", ".htm", ".pdf"})

#: line number and raw line, or path of a file
Record = tuple[int, str]


def records(source: str | os.PathLike[str]) -> tuple[Iterator[Record], int | None]:
    """Return the records of a JSON-lines file or a folder of articles, and how many when known.

    Raises
    ------
    InputError
        If there is no such file or folder, or the folder has no articles.
    """
    path = Path(source)
    if str(source) == "-":
        import sys

        return _numbered(sys.stdin.buffer), None
    if not path.exists():
        raise NotFoundError("no such file or folder", where=str(path))
    if path.is_dir():
        files = sorted(p for p in path.rglob("*") if p.suffix.lower() in _ENDINGS and p.is_file())
        if not files:
            endings = " ".join(sorted(_ENDINGS))
            raise InputError(f"no articles in this folder ({endings})", where=str(path))
        return ((k, f"\0{file}") for k, file in enumerate(files, 1)), len(files)
    with path.open("rb") as lines:
        if b"\0" in lines.read(4096):
            raise InputError("binary file: give JSON lines or a folder", where=str(path))
    with path.open("rb") as lines:
        total = sum(1 for line in lines if line.strip())
    return _lines(path), total


def _lines(path: Path) -> Iterator[Record]:
    with path.open("rb") as lines:
        yield from _numbered(lines)


def _numbered(lines: Iterable[bytes]) -> Iterator[Record]:
    for k, raw in enumerate(lines, 1):
        # a leading NUL marks a path of ours; no line may pass for one
        line = raw.decode("utf-8-sig" if k == 1 else "utf-8", errors="replace").lstrip("\0")
        if line.strip():
            yield k, line


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


def _row(raw: str) -> dict[str, Any]:
    row = parse_json(raw)
    if not isinstance(row, dict):
        raise InputError("not a JSON object")
    return row


def _analyze(pipeline: Pipeline, record: Record) -> dict[str, Any]:
    line, raw = record
    identifier: Any = None
    try:
        if raw.startswith("\0"):
            identifier = raw[1:]
            return as_dict(pipeline.analyze(read_document(identifier)))
        row = _row(raw)
        identifier = row.get("id")
        document = document_from_record(row)
        spans = None
        if pipeline.settings.recognizer == "given":
            spans = _spans(row, len(document.text))
        report = as_dict(pipeline.analyze(document, spans=spans))
    except Exception as fault:  # noqa: BLE001 one document may never take the others with it
        return error_record(fault, identifier=identifier, line=line)
    report["id"] = identifier if identifier is not None else report["id"]
    return report


_worker: list[Pipeline] = []


def _start(settings: Settings) -> None:
    _worker[:] = [Pipeline(settings)]


def _work(chunk: list[Record]) -> list[str]:
    return [json_line(_analyze(_worker[0], record)) for record in chunk]


def _chunks(source: Iterable[Record], size: int) -> Iterator[list[Record]]:
    iterator = iter(source)
    while chunk := list(islice(iterator, size)):
        yield chunk


def _alone(settings: Settings, record: Record) -> str:
    """Return the line of one record from a process of its own, which may die."""
    with ProcessPoolExecutor(1, initializer=_start, initargs=(settings,)) as pool:
        try:
            return pool.submit(_work, [record]).result()[0]
        except BrokenProcessPool:
            fault = InputError("the worker process died on this record (out of memory?)")
            return json_line(error_record(fault, identifier=_identifier(record[1]), line=record[0]))


def _identifier(raw: str) -> Any:
    try:
        return raw[1:] if raw.startswith("\0") else _row(raw).get("id")
    except InputError:
        return None


def _parallel(source: Iterable[Record], settings: Settings, jobs: int) -> Iterator[str]:
    from collections import deque

    chunks = _chunks(source, CHUNK)
    pool = ProcessPoolExecutor(jobs, initializer=_start, initargs=(settings,))
    waiting: deque[tuple[list[Record], Any]] = deque()
    try:
        while True:
            while len(waiting) < 2 * jobs and (chunk := next(chunks, None)):
                waiting.append((chunk, pool.submit(_work, chunk)))
            if not waiting:
                return
            chunk, future = waiting.popleft()
            try:
                yield from future.result()
            except BrokenProcessPool:
                broken = [chunk, *(rest for rest, _ in waiting)]
                waiting.clear()
                pool.shutdown(cancel_futures=True)
                for each in broken:
                    for record in each:
                        yield _alone(settings, record)
                pool = ProcessPoolExecutor(jobs, initializer=_start, initargs=(settings,))
    finally:
        pool.shutdown(cancel_futures=True)


def _cluster(source: Iterable[Record], settings: Settings, address: str) -> Iterator[str]:
    try:
        from distributed import Client
    except ImportError:
        raise MissingExtraError("a cluster", extra="cluster") from None
    from collections import deque

    with Client(address) as client:
        width = 2 * max(1, sum(client.nthreads().values()))
        waiting: deque[Any] = deque()
        chunks = _chunks(source, CHUNK)
        while True:
            while len(waiting) < width and (chunk := next(chunks, None)):
                waiting.append(client.submit(_remote, settings, chunk, pure=False))
            if not waiting:
                return
            yield from waiting.popleft().result()


def _remote(settings: Settings, chunk: list[Record]) -> list[str]:
    if not _worker or _worker[0].settings != settings:
        _start(settings)
    return _work(chunk)


def run(
    source: Iterable[Record],
    settings: Settings,
    *,
    jobs: int = 1,
    cluster: str | None = None,
) -> Iterator[str]:
    """Yield one JSON line per record, in order.

    Parameters
    ----------
    source
        Records as `records` gives them.
    settings
        Passed to every worker.
    jobs
        Processes on this machine; 1 works in this one.
    cluster
        Address of a Dask scheduler, instead of processes here; None: none.

    Raises
    ------
    GeotrackError
        If a setting fits no record: a component, place or file that does not exist.
    """
    pipeline = Pipeline(settings)
    pipeline.prepare()
    if cluster is not None:
        yield from _cluster(source, settings, cluster)
    elif jobs > 1:
        yield from _parallel(source, settings, jobs)
    else:
        for record in source:
            yield json_line(_analyze(pipeline, record))
