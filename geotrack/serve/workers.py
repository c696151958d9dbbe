"""Running jobs in processes of their own, few at a time."""

import asyncio
import os
import pickle
import socket
import subprocess
import sys
import threading
from dataclasses import asdict
from typing import Any, Final

from geotrack.config import Settings
from geotrack.errors import UsageError
from geotrack.serve.hosting import Hosting
from geotrack.serve.messages import receive, send

#: the system ends a worker by its own timer; this much later it is given up here, too
_GRACE_S: Final = 3.0


class BusyError(Exception):
    """Too many requests wait already."""


class JobError(Exception):
    """A job that came to nothing: what kind of fault, and a message for the user.

    `where` names the member that is wrong; None: none. `kind`: ``input``, ``network``, ``missing``, ``time``, ``memory``, ``internal``.
    """

    def __init__(self, kind: str, message: str, where: str | None = None) -> None:
        super().__init__(message)
        self.kind = kind
        self.where = where


class Workers:
    """Processes for jobs, forked from one in which everything is loaded.

    Parameters
    ----------
    settings
        How articles are read, settled, routed and judged.
    hosting
        How many at once, and what each may cost.

    Raises
    ------
    UsageError
        If this system cannot fork, or a setting names something that does not exist.
    """

    def __init__(self, settings: Settings, hosting: Hosting) -> None:
        if not hasattr(os, "fork") or not hasattr(socket, "send_fds"):
            raise UsageError(
                "`geotrack serve` needs Linux or macOS (on Windows: WSL or the Dockerfile)"
            )
        self._settings, self._hosting = settings, hosting
        self._slots = asyncio.Semaphore(hosting.workers)
        self._waiting = 0
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._start()

    def _start(self) -> None:
        ours, theirs = socket.socketpair()
        environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
        self._process = subprocess.Popen(  # noqa: S603 ourselves
            [sys.executable, "-m", "geotrack.serve.zygote", str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        theirs.close()
        self._control = ours
        limits = {"seconds": self._hosting.seconds, "memory_mb": self._hosting.memory_mb}
        told = self._settings, limits, self._hosting.themes
        send(ours, {}, pickle.dumps(told))
        try:
            row, _ = receive(ours)
        except (EOFError, OSError):
            raise UsageError("the worker process could not be started") from None
        if not row["ok"]:
            self.close()
            raise UsageError(row["message"])

    def close(self) -> None:
        """Stop: no more workers are forked; those at work end by their limits."""
        if self._control is not None:
            self._control.close()
            self._control = None
        if self._process is not None:
            try:
                self._process.wait(timeout=2.0)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None

    async def run(self, asked: dict[str, Any], body: bytes = b"") -> tuple[dict[str, Any], bytes]:
        """Return the result of a job.

        Raises
        ------
        BusyError
            If too many requests wait already.
        JobError
            If it came to nothing.
        """
        if self._waiting >= self._hosting.waiting:
            raise BusyError
        self._waiting += 1
        try:
            async with self._slots:
                return await asyncio.to_thread(self._one, asked, body)
        finally:
            self._waiting -= 1

    def _worker(self) -> socket.socket:
        """Return a connection to a new worker; the process that forks them is started anew if it died."""
        with self._lock:
            for last in (False, True):
                ours, theirs = socket.socketpair()
                try:
                    if self._control is None:
                        raise OSError  # noqa: TRY301
                    socket.send_fds(self._control, [b"1"], [theirs.fileno()])
                except OSError:
                    ours.close()
                    if last:
                        raise JobError("internal", "no worker could be started") from None
                    self.close()
                    self._start()
                else:
                    return ours
                finally:
                    theirs.close()
        raise AssertionError

    def _one(self, asked: dict[str, Any], body: bytes) -> tuple[dict[str, Any], bytes]:
        with self._worker() as connection:
            connection.settimeout(self._hosting.seconds + _GRACE_S)
            try:
                send(connection, asked, body)
                row, content = receive(connection)
            except (EOFError, OSError):
                raise JobError(
                    "time",
                    f"it took longer than {self._hosting.seconds:.0f} seconds: give a shorter article",
                ) from None
        if row.pop("ok"):
            return row, content
        if row["error"] == "memory":
            raise JobError("memory", "it needs more memory than a request may have: give less text")
        if row["error"] == "internal":
            raise JobError("internal", f"this article could not be analyzed ({row['message']})")
        raise JobError(row["error"], row["message"], row.get("where"))

    def limits(self) -> dict[str, Any]:
        """Return what a request may cost, for people."""
        row = asdict(self._hosting)
        return {key: row[key] for key in ("seconds", "memory_mb", "body_mb", "characters")}
