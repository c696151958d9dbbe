"""The process that workers are forked from: everything is loaded once, a worker starts in milliseconds.

``python -m geotrack.serve.zygote FD`` reads connected sockets from the control socket FD and forks a worker
for each. A worker reads one job from its socket, writes one result and ends. The system itself ends a worker
that takes too long (a timer) or too much memory (a limit), whatever it is doing.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import signal
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from geotrack.serve.messages import receive, send

if TYPE_CHECKING:
    from geotrack.serve.jobs import Jobs

_PAGE: Final = 4096
#: longest file that a worker may write, in bytes: only kept answers of services are written at all
_MOST_WRITTEN: Final = 400_000_000


def _limit(seconds: float, memory_mb: int) -> None:
    """Have the system end this process in time, and refuse it memory beyond a limit."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    import resource

    used = 0
    with contextlib.suppress(OSError, ValueError):
        used = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * _PAGE
    most = used + memory_mb * 1_000_000
    if used:
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_MOST_WRITTEN, _MOST_WRITTEN))


def _work(jobs: Jobs, connection: socket.socket, limits: dict[str, Any]) -> None:
    from geotrack.errors import GeotrackError, MissingExtraError, NetworkError

    gc.disable()  # a worker ends soon; looking for cycles would copy the memory that it shares
    _limit(limits["seconds"], limits["memory_mb"])
    connection.setblocking(True)
    asked, body = receive(connection)
    try:
        row, content = jobs.run(asked, body)
        row["ok"] = True
    except MemoryError:
        row, content = {"ok": False, "error": "memory"}, b""
    except GeotrackError as fault:
        kind = "network" if isinstance(fault, NetworkError) else "input"
        kind = "missing" if isinstance(fault, MissingExtraError) else kind
        where = getattr(fault, "where", None)
        message = getattr(fault, "message", None) or str(fault)
        row, content = {"ok": False, "error": kind, "message": message[:600], "where": where}, b""
    except Exception as fault:  # noqa: BLE001 a visitor gets an answer, whatever an article does
        row, content = {"ok": False, "error": "internal", "message": type(fault).__name__}, b""
    send(connection, row, content)


def _serve(control: socket.socket, jobs: Jobs, limits: dict[str, Any]) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the system buries workers
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the application says when to stop
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, 16, 1)
        if not message:
            return
        for descriptor in descriptors:
            connection = socket.socket(fileno=descriptor)
            if os.fork() == 0:
                status = 1
                try:
                    control.close()
                    with connection:
                        _work(jobs, connection, limits)
                    status = 0
                finally:
                    os._exit(status)
            connection.close()


def main() -> None:
    """Load everything, say so on the control socket, and fork workers until it is closed."""
    control = socket.socket(fileno=int(sys.argv[1]))
    control.setblocking(True)
    _, told = receive(control)
    settings, limits, themes = pickle.loads(told)  # noqa: S301 from the application that started this process
    from geotrack.errors import GeotrackError
    from geotrack.serve.jobs import Jobs

    try:
        jobs = Jobs(settings, seconds=limits["seconds"], themes=themes)
        jobs.warm()
    except GeotrackError as fault:
        send(control, {"ok": False, "message": str(fault)})
        return
    gc.collect()
    gc.freeze()  # workers share this memory as long as nobody writes to it
    send(control, {"ok": True})
    _serve(control, jobs, limits)


if __name__ == "__main__":
    main()
