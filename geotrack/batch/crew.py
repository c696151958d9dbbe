"""Processes that analyse chunks, each document within its limits; a poisonous one takes nobody with it.

The driver holds one connection to each worker and hears of every document by itself, so that it knows
which one a worker died of. Workers end with the driver, whatever ends it.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
import warnings
from collections import Counter
from contextlib import suppress
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Self

from geotrack.batch.working import answer, end_with, failed, heard_later, profiled, read_ahead
from geotrack.errors import GeotrackError, InputError, LimitError
from geotrack.pipeline import Pipeline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from multiprocessing.connection import Connection

    from geotrack.batch.inputs import Chunk, Record
    from geotrack.batch.working import Opened
    from geotrack.config import Limits, Settings

#: chunks per worker that may wait for a slow one before them: bounds what is held in memory
_AHEAD: Final = 8
#: waiting (for a network) may take this many times as long as computing
_PATIENCE: Final = 5
#: a worker that runs out of memory ends by itself with this status
_SPENT: Final = 75


class Done(NamedTuple):
    """A chunk, the lines of its records and what they count for."""

    chunk: Chunk
    lines: list[str]
    tally: dict[str, int]


def _limit(kind: str, soft: int) -> None:
    """Lower a limit of this process, where the system has such a thing."""
    with suppress(ImportError, AttributeError, ValueError, OSError):
        import resource

        number = getattr(resource, kind)
        _, hard = resource.getrlimit(number)
        resource.setrlimit(number, (soft if hard < 0 else min(soft, hard), hard))


def _limit_time(limits: Limits) -> None:
    # the system counts in whole seconds and for the life of the process
    _limit("RLIMIT_CPU", int(time.process_time()) + 1 + limits.seconds)


def _size_of_this_process() -> int:
    """Return the bytes of address space in use; 0: unknown here."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 a device of the system
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, AttributeError):  # no such file, no such call: Windows
        return 0


def _serve(
    own: Connection,
    foreign: list[Connection],
    settings: Settings,
    limits: Limits,
    pipeline: Pipeline | None,
    parent: int,
    profile: bool,
) -> None:
    """Answer chunks until the driver goes."""
    end_with(parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the driver hears it and ends us
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    for other in foreign:
        other.close()
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1):  # a pipe that the driver writes to must end with the driver
        os.dup2(nothing, stream)
    try:
        pipeline = pipeline or Pipeline(settings)
    except GeotrackError:  # the driver has found its settings good
        os._exit(1)
    _limit("RLIMIT_CORE", 0)
    if size := _size_of_this_process():
        _limit("RLIMIT_AS", size + limits.memory_mb * 1_000_000)
    taken = profiled(pipeline) if profile else dict[str, int]
    gc.freeze()  # what is set up stays: neither looked through again nor copied from the driver's memory
    with suppress(EOFError, OSError):
        while True:
            records, together = own.recv()
            begin = time.perf_counter()
            opened: Opened = {}
            if together:
                _limit_time(limits)
                opened = read_ahead(pipeline, records)
                own.send(None)
            for k, record in enumerate(records):
                _limit_time(limits)
                if k:
                    begin = time.perf_counter()
                made = answer(pipeline, record, limits, opened)
                if profile:
                    total = round(1e6 * (time.perf_counter() - begin))
                    made = made._replace(tally={**made.tally, **taken(), "µs:total": total})
                own.send(made)
                if "error:LimitError" in made.tally and "--max-memory" in made.line:
                    os._exit(_SPENT)  # what was half made may be in the caches


class _Worker:
    """A process, the chunk that it has and what it has said of it."""

    def __init__(self, crew: Crew) -> None:
        context = multiprocessing.get_context(_method())
        self.near, far = context.Pipe()
        forked = context.get_start_method() == "fork"
        foreign = [self.near, *(w.near for w in crew.workers)] if forked else []
        self.process: Any = context.Process(  # type: ignore[attr-defined]
            target=_serve,
            args=(far, foreign, crew.settings, crew.limits, crew.pipeline if forked else None, os.getpid(), crew.profile),
            daemon=True,
        )  # fmt: skip
        with heard_later(), warnings.catch_warnings(), _parenthood():
            warnings.simplefilter(
                "ignore", DeprecationWarning
            )  # fork beside a progress bar's thread
            self.process.start()
        far.close()
        self.limits = crew.limits
        self.place = -1
        self.chunk: Chunk | None = None
        self.answers: list[Any] = []
        self.again = False
        self.ahead = False  # it reads the texts of its chunk together, and is at no record yet
        self.until = 0.0

    def take(self, place: int, chunk: Chunk) -> None:
        """Begin a chunk."""
        self.place, self.chunk, self.answers, self.again = place, chunk, [], False
        self.send(chunk.records, together=len(chunk.records) > 1)

    def send(self, records: list[Record], *, together: bool = False) -> None:
        """Hand over records; that the worker has died is heard when it is listened to."""
        self.ahead = together
        with suppress(OSError):
            self.near.send((records, together))
        self.begin()

    def begin(self) -> None:
        """Start the clock of a document."""
        self.until = time.monotonic() + _PATIENCE * (self.limits.seconds + 1)

    def left(self) -> list[Record]:
        """Return the records of the chunk that are not answered."""
        return self.chunk.records[len(self.answers) :] if self.chunk else []

    def end(self) -> int | None:
        """End the process if it still runs; return its status."""
        self.near.close()
        if self.process.is_alive():
            self.process.kill()
        self.process.join()
        status: int | None = self.process.exitcode
        return status


def _method() -> str:
    """Return how workers are started: forked where that is safe, for they then share what is loaded."""
    safe = sys.platform == "linux" and hasattr(os, "fork") and threading.active_count() <= 2
    return "fork" if safe else "spawn"


class _parenthood:  # noqa: N801 reads like contextlib's own
    """Let a daemonic process (a worker of Dask) have children; ours end with their parent anyway."""

    def __enter__(self) -> None:
        self._config: Any = getattr(multiprocessing.current_process(), "_config", {})
        self._daemon = self._config.get("daemon")
        if self._daemon:
            self._config["daemon"] = False

    def __exit__(self, *_: object) -> None:
        if self._daemon:
            self._config["daemon"] = self._daemon


class Crew:
    """Workers on this machine.

    Parameters
    ----------
    settings, limits
        How to read each document, and what it may cost.
    size
        Number of processes.
    pipeline
        One that is set up, which forked workers share; None: each sets up its own.
    profile
        Whether the tallies tell the time of each stage.
    """

    def __init__(
        self,
        settings: Settings,
        limits: Limits,
        size: int,
        *,
        pipeline: Pipeline | None = None,
        profile: bool = False,
    ) -> None:
        self.settings, self.limits, self.size = settings, limits, size
        self.pipeline, self.profile = pipeline, profile
        self.workers: list[_Worker] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End all workers."""
        for worker in self.workers:
            worker.end()
        self.workers.clear()

    def work(self, source: Iterable[Chunk]) -> Iterator[Done]:
        """Yield what became of each chunk, in order."""
        chunks = enumerate(source)
        ready: dict[int, Done] = {}
        first = 0
        more = True
        try:
            while True:
                while more and (worker := self._idle(first, ready)):
                    following = next(chunks, None)
                    if following is None:
                        more = False
                    else:
                        worker.take(*following)
                while first in ready:
                    yield ready.pop(first)
                    first += 1
                busy = [w for w in self.workers if w.chunk is not None]
                if not busy:
                    if not more:
                        return
                    continue
                self._listen(busy, ready)
        finally:
            if any(w.chunk is not None for w in self.workers):
                self.close()  # the reader has gone before the end

    def _idle(self, first: int, ready: dict[int, Done]) -> _Worker | None:
        """Return a worker that may begin a chunk; None: all are busy, or too far ahead."""
        busy = [w for w in self.workers if w.chunk is not None]
        if len(ready) + len(busy) >= _AHEAD * self.size and any(w.place == first for w in busy):
            return None
        idle = next((w for w in self.workers if w.chunk is None), None)
        if idle is None and len(self.workers) < self.size:
            idle = _Worker(self)
            self.workers.append(idle)
        return idle

    def _listen(self, busy: list[_Worker], ready: dict[int, Done]) -> None:
        """Hear what the workers have to say; end those that take too long."""
        by_end = {w.near: w for w in busy}
        patience = max(0.0, min(w.until for w in busy) - time.monotonic())
        for end in wait(list(by_end), timeout=min(patience, 60.0)):
            worker = by_end[end]  # type: ignore[index]
            try:
                said = worker.near.recv()
                if said is None:
                    worker.ahead = False
                else:
                    worker.answers.append(said)
            except (EOFError, OSError):
                worker = self._renew(worker)
            worker.begin()
            self._collect(worker, ready)
        now = time.monotonic()
        for worker in [w for w in self.workers if w.chunk is not None and w.until < now]:
            self._collect(self._renew(worker, late=True), ready)

    def _collect(self, worker: _Worker, ready: dict[int, Done]) -> None:
        if worker.chunk is not None and not worker.left():
            tally: Counter[str] = Counter()
            for made in worker.answers:
                tally.update(made.tally)
            lines = [made.line for made in worker.answers]
            ready[worker.place] = Done(worker.chunk, lines, dict(tally))
            worker.chunk = None

    def _renew(self, worker: _Worker, *, late: bool = False) -> _Worker:
        """Replace a worker that is dead or too slow, and go on with what it has left."""
        status = worker.end()
        left = worker.left()
        fault = self._fault(status, late=late)
        again = False
        if left and fault is not None and not worker.ahead:  # of reading ahead no record is guilty
            if fault.limit or worker.again:
                worker.answers.append(failed(left[0], fault.error))
                left = left[1:]
            else:
                again = True  # the system may have killed it for another's sake
        fresh = _Worker(self)
        fresh.place, fresh.chunk, fresh.answers = worker.place, worker.chunk, worker.answers
        fresh.again = again
        self.workers[self.workers.index(worker)] = fresh
        if left:
            fresh.send(left)
        return fresh

    def _fault(self, status: int | None, *, late: bool) -> _Fault | None:
        """Return why a worker ended; None: because it wished to."""
        if status == _SPENT and not late:
            return None
        seconds = self.limits.seconds
        if late or (hasattr(signal, "SIGXCPU") and status == -signal.SIGXCPU):
            slow = f"takes more than the {seconds} s that one document may (--max-seconds)"
            return _Fault(LimitError(slow), limit=True)
        how = f"signal {-status}" if status is not None and status < 0 else f"status {status}"
        died = f"the worker process died twice on this record ({how}; out of memory?)"
        return _Fault(InputError(died), limit=False)


class _Fault(NamedTuple):
    error: InputError
    limit: bool
