"""Many documents: processes on this machine or a Dask cluster. One line out for every line in.

A record that cannot be analysed, or that takes too much time or memory, becomes an error record; the
others go on. Results come in the order of the input. A batch that writes a file can be stopped at any
moment and started again: it goes on where it was, and does of a changed input what is new.
"""

import json
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

from geotrack.batch.clusters import Cluster
from geotrack.batch.crew import Crew, Done
from geotrack.batch.inputs import Chunk, Record, chunks, records
from geotrack.batch.ledger import Entry, Ledger
from geotrack.config import Limits, Settings
from geotrack.exports.outputs import real_path
from geotrack.pipeline import Pipeline

__all__ = ["records", "run", "stream", "write"]


def _fingerprint(pipeline: Pipeline) -> str:
    """Return what every answer depends on besides its record: code, data, components, settings."""
    made = pipeline.provenance
    code = blake2b(digest_size=16)
    package = Path(__file__).parents[1]
    for path in sorted(package.rglob("*.py")):
        code.update(path.relative_to(package).as_posix().encode() + path.read_bytes())
    for name in (pipeline.settings.place_list, pipeline.settings.gazetteer):
        path = Path(name or "")
        if path.is_file():
            status = path.stat()
            code.update(f"{name} {status.st_size} {status.st_mtime_ns}".encode())
    parts = made.version, made.components, made.settings, made.data, code.hexdigest()
    return json.dumps(parts, sort_keys=True, default=str)


def run(
    source: Iterable[Record],
    settings: Settings,
    *,
    jobs: int = 1,
    cluster: str | None = None,
    limits: Limits | None = None,
) -> Iterator[str]:
    """Yield one JSON line per record, in order.

    Parameters
    ----------
    source
        Records as `records` gives them.
    settings
        Passed to every worker.
    jobs
        Processes on this machine.
    cluster
        Address of a Dask scheduler, instead of processes here; None: none.
    limits
        What one document may cost; None: the defaults of `Limits`.

    Raises
    ------
    GeotrackError
        If a setting fits no record: a component, place or file that does not exist.
    """
    for done in stream(source, settings, jobs=jobs, cluster=cluster, limits=limits):
        yield from done.lines


def stream(
    source: Iterable[Record],
    settings: Settings,
    *,
    jobs: int = 1,
    cluster: str | None = None,
    limits: Limits | None = None,
    profile: bool = False,
) -> Iterator[Done]:
    """Yield the lines of chunks of records with what they count for; see `run`."""
    pipeline = Pipeline(settings)
    pipeline.prepare()
    limits = limits or Limits()
    with _workers(pipeline, limits, jobs=jobs, cluster=cluster, profile=profile) as workers:
        yield from workers.work(chunks(source))


def _workers(
    pipeline: Pipeline,
    limits: Limits,
    *,
    jobs: int,
    cluster: str | None,
    shards: Path | None = None,
    profile: bool = False,
) -> Crew | Cluster:
    if cluster is not None:
        return Cluster(cluster, pipeline.settings, limits, shards=shards)
    return Crew(pipeline.settings, limits, jobs, pipeline=pipeline, profile=profile)


def write(
    source: Iterable[Record],
    settings: Settings,
    target: str | Path,
    *,
    jobs: int = 1,
    cluster: str | None = None,
    limits: Limits | None = None,
    fresh: bool = False,
    profile: bool = False,
    tell: Callable[[int, dict[str, int], bool], None] | None = None,
    lines: Callable[[bytes], None] | None = None,
) -> dict[str, int]:
    """Write one JSON line per record to a file, going on where a run before was stopped.

    Parameters
    ----------
    source, settings, jobs, cluster, limits
        As for `run`.
    target
        File to write; it appears when all is done, until then it grows as ``target.part``.
    fresh
        Whether to do all records anew.
    profile
        Whether the counts tell microseconds by stage (``µs:claims``).
    tell
        Called for every chunk with its number of records, its counts, and whether it was done before.
    lines
        Called with the lines of every chunk, in order, when they are written.

    Returns
    -------
    Counts: ``records``, ``documents``, ``kept`` (done before), claims by rating, and errors by type
    (``error:InputError``).

    Raises
    ------
    GeotrackError
        If a setting fits no record, the file cannot be written or another run writes it.
    """
    pipeline = Pipeline(settings)
    pipeline.prepare()
    limits = limits or Limits()
    total: Counter[str] = Counter()
    final = real_path(target)
    shards = final.with_name(f"{final.name}.shards")

    def count(chunk: Chunk, content: bytes, tally: dict[str, int], *, kept: bool) -> None:
        number = content.count(b"\n")
        total.update(tally)
        total["records"] += number
        total["kept"] += number if kept else 0
        if lines is not None:
            lines(content)
        if tell is not None:
            tell(number, tally, kept)

    with Ledger(final, shown=str(target), limits=str(limits), fresh=fresh) as ledger:
        workers = _workers(
            pipeline, limits, jobs=jobs, cluster=cluster, shards=shards, profile=profile
        )
        waiting: deque[tuple[Chunk, bool]] = deque()

        def place(chunk: Chunk) -> None:
            entry, content = ledger.place(chunk)
            count(chunk, content, entry.tally, kept=True)

        def wanted() -> Iterator[Chunk]:
            for chunk in chunks(source, _fingerprint(pipeline)):
                known = _is_known(chunk, ledger.has(chunk))
                # what is known need not be held until its turn: its key and first line will do
                short = Chunk(chunk.key, [Record(chunk.records[0].line, "")])
                if known and not waiting:
                    place(short)
                    continue
                waiting.append((short, known))
                if not known:
                    yield chunk

        with workers:
            for done in workers.work(wanted()):
                while waiting[0][1]:
                    place(waiting.popleft()[0])
                chunk, _ = waiting.popleft()
                content = "".join(f"{line}\n" for line in done.lines).encode()
                tally = {k: v for k, v in done.tally.items() if not k.startswith("µs:")}
                ledger.add(chunk, content, tally)
                count(chunk, content, done.tally, kept=False)
        while waiting:
            place(waiting.popleft()[0])
        ledger.finish()
    return dict(total)


def _is_known(chunk: Chunk, entry: Entry | None) -> bool:
    """Whether a chunk need not be done; of its records only those that failed may lack their page."""
    if entry is None:
        return False
    failed = sum(n for name, n in entry.tally.items() if name.startswith("error:"))
    lacking = sum(r.page is not None and not Path(r.page).is_file() for r in chunk.records)
    return lacking <= failed
