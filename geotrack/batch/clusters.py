"""A Dask cluster that is there already: its workers get chunks and write their own shards.

Where workers see the folder of the output, a chunk's lines go there as a file, and only its name goes
through the scheduler; where they do not, the lines come back themselves. In a worker of the cluster a
process of ours does the work, so that time and memory of a document are limited there, too.
"""

import json
import logging
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final, Self

from geotrack.batch.crew import Crew, Done
from geotrack.batch.inputs import Chunk
from geotrack.batch.working import failed
from geotrack.config import Limits, Settings
from geotrack.errors import InputError, MissingExtraError, NetworkError, UsageError
from geotrack.exports.outputs import write_whole
from geotrack.pipeline import package_version

#: chunks per thread of the cluster that are asked for at once
_AHEAD: Final = 4
#: seconds that a cluster may be without workers before the run gives up
_WITHOUT_WORKERS_S: Final = 300.0
_SEEN: Final = ".geotrack"

_mine = threading.local()


def _remote(
    settings: Settings, limits: Limits, chunk: Chunk, version: str, shards: str | None
) -> tuple[list[str] | None, dict[str, int]]:
    """Answer a chunk within a worker of the cluster; None: its lines stand in its shard."""
    if version != package_version():
        raise UsageError(f"the cluster has geotrack {package_version()}, this machine {version}")
    crew: Crew | None = getattr(_mine, "crew", None)
    if crew is None or (crew.settings, crew.limits) != (settings, limits):
        if crew is not None:
            crew.close()
        crew = _mine.crew = Crew(settings, limits, 1)
    done = next(iter(list(crew.work([chunk]))))
    if shards is None or not Path(shards, _SEEN).exists():
        return done.lines, done.tally
    body = "".join(f"{line}\n" for line in done.lines).encode()
    head = {"hash": blake2b(body, digest_size=12).hexdigest(), "tally": done.tally}
    write_whole(Path(shards, chunk.key), json.dumps(head).encode() + b"\n" + body)
    return None, done.tally


def _shard(path: Path) -> tuple[list[str], dict[str, int]] | None:
    """Return what a shard holds; None: there is none, or it is damaged."""
    try:
        head, _, body = path.read_bytes().partition(b"\n")
        row = json.loads(head)
        if blake2b(body, digest_size=12).hexdigest() != row["hash"]:
            return None
        return body.decode().split("\n")[:-1], row["tally"]
    except (OSError, ValueError, KeyError, TypeError):
        return None


class Cluster:
    """A Dask cluster at an address, used like a `Crew`.

    Parameters
    ----------
    address
        Of its scheduler, as in ``tcp://10.0.0.5:8786``.
    settings, limits
        How to read each document, and what it may cost.
    shards
        Folder that workers write to if they see it; None: lines come back through the scheduler.

    Raises
    ------
    NetworkError
        If no scheduler answers, or it goes away.
    MissingExtraError
        If Dask is not installed.
    """

    def __init__(
        self, address: str, settings: Settings, limits: Limits, *, shards: Path | None = None
    ) -> None:
        try:
            from distributed import Client
        except ImportError:
            raise MissingExtraError("a cluster", extra="cluster") from None
        self.address, self.settings, self.limits = address, settings, limits
        self.shards = shards
        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # one line of ours instead
        try:
            self._client: Any = Client(address, timeout=10)
        except (OSError, ValueError, TypeError) as fault:
            raise NetworkError(f"{address}: no Dask scheduler answers there ({fault})") from None

    def __enter__(self) -> Self:
        if self.shards is not None:
            self.shards.mkdir(exist_ok=True)
            (self.shards / _SEEN).touch()
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(Exception):
            self._client.close(timeout=5)
        if self.shards is not None:
            with suppress(OSError):
                if {path.name for path in self.shards.iterdir()} <= {_SEEN}:
                    (self.shards / _SEEN).unlink()
                    self.shards.rmdir()

    def work(self, source: Iterable[Chunk]) -> Iterator[Done]:
        """Yield what became of each chunk, in order."""
        chunks = iter(source)
        waiting: deque[tuple[Chunk, Any]] = deque()
        more = True
        while True:
            while more and len(waiting) < _AHEAD * self._threads():
                chunk = next(chunks, None)
                if chunk is None:
                    more = False
                    break
                ready = self.shards is not None and (self.shards / chunk.key).exists()
                waiting.append((chunk, None if ready else self._submit(chunk)))
            if not waiting:
                return
            chunk, future = waiting.popleft()
            yield self._done(chunk, future)

    def _threads(self) -> int:
        with suppress(Exception):
            threads: int = sum(self._client.nthreads().values())
            return max(1, threads)
        return 1

    def _submit(self, chunk: Chunk) -> Any:
        shards = None if self.shards is None else str(self.shards.resolve())
        return self._client.submit(
            _remote, self.settings, self.limits, chunk, package_version(), shards, pure=False, retries=2
        )  # fmt: skip

    def _done(self, chunk: Chunk, future: Any) -> Done:
        path = None if self.shards is None else self.shards / chunk.key
        if future is not None:
            lines, tally = self._wait(chunk, future)
            if lines is not None:
                return Done(chunk, lines, tally)
        assert path is not None
        kept = _shard(path)
        if kept is None:  # damaged, or not seen from here: let the lines come back
            self.shards = None
            lines, tally = self._wait(chunk, self._submit(chunk))
            return Done(chunk, lines or [], tally)
        with suppress(OSError):
            path.unlink()
        return Done(chunk, *kept)

    def _wait(self, chunk: Chunk, future: Any) -> tuple[list[str] | None, dict[str, int]]:
        from distributed import KilledWorker

        try:
            result: tuple[list[str] | None, dict[str, int]] = self._patiently(future)
        except KilledWorker:
            if len(chunk.records) == 1:
                fault = InputError("workers of the cluster died on this record, again and again")
                made = failed(chunk.records[0], fault)
                return [made.line], made.tally
            lines: list[str] = []
            tally: dict[str, int] = {}
            for k, record in enumerate(chunk.records):
                alone = Chunk(f"{chunk.key}-{k}", [record])
                done = self._done(alone, self._submit(alone))
                lines += done.lines
                for name, count in done.tally.items():
                    tally[name] = tally.get(name, 0) + count
            return lines, tally
        return result

    def _patiently(self, future: Any) -> Any:
        """Wait for an answer as long as the cluster has workers."""
        from distributed import KilledWorker
        from distributed import TimeoutError as StillBusy

        alone_since: float | None = None
        while True:
            try:
                return future.result(timeout=5)
            except StillBusy:
                if self._client.status not in ("running", "connecting"):
                    raise self._gone("the scheduler is lost") from None
                if self._client.nthreads():
                    alone_since = None
                    continue
                alone_since = alone_since or time.monotonic()
                if time.monotonic() - alone_since > _WITHOUT_WORKERS_S:
                    raise self._gone("it has no workers") from None
            except (KilledWorker, UsageError, InputError):
                raise
            except ImportError as fault:
                raise UsageError(
                    f"workers of {self.address} lack geotrack {package_version()} ({fault})"
                ) from None
            except Exception as fault:  # noqa: BLE001 whatever a lost scheduler raises
                raise self._gone(f"{type(fault).__name__}: {fault}") from None

    def _gone(self, why: str) -> NetworkError:
        return NetworkError(
            f"{self.address}: the cluster went away ({why}); what is done is kept: the same command"
            " goes on from there"
        )
