"""Where results go: whole or not at all, through links, into pipes; never over an input or a device.

A regular file is replaced in one step by a finished neighbor, so that a reader sees the old content or
the new, and a full disk harms nothing. A symbolic link stays and its target is replaced. A character
device (``/dev/null``), a named pipe and the standard streams are written through. Sockets, block
devices and folders are refused.
"""

import os
import re
import stat
import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Final, Self

from geotrack.errors import InputError

#: seconds that a named pipe may wait for its reader
_READER_S: Final = 10.0
#: the byte of a lock file that is locked where locks are of bytes
_FAR: Final = 1 << 20
_STREAM: Final = re.compile(r"/(?:dev|proc/(?:self|\d+))/fd/(\d+)|/dev/(stdout|stderr)")
_KINDS: Final = (
    (stat.S_ISDIR, "is a folder: name a file in it"),
    (stat.S_ISSOCK, "is a socket: name a file"),
    (stat.S_ISBLK, "is a disk device: name a file"),
)


def _mode(path: Path) -> int | None:
    """Return the type bits of what a path leads to; None: nothing is there (yet)."""
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None
    except OSError as fault:  # a loop of links, a name too long, a folder that may not be entered
        raise InputError(f"cannot be written: {fault.strerror}", where=str(path)) from None


def _stream(path: Path) -> int | None:
    """Return the descriptor that a path like ``/dev/stdout`` stands for; None: it is no such path."""
    match = _STREAM.fullmatch(os.path.abspath(path))  # noqa: PTH100 not resolved: a link is followed by the system
    if match is None:
        return None
    return int(match[1]) if match[1] else {"stdout": 1, "stderr": 2}[match[2]]


def writes_through(target: str | os.PathLike[str]) -> bool:
    """Whether a path is a device, a pipe or a standard stream: written through, never replaced."""
    path = Path(target)
    mode = _mode(path)
    return mode is not None and (
        _stream(path) is not None or stat.S_ISCHR(mode) or stat.S_ISFIFO(mode)
    )


def real_path(target: str | os.PathLike[str]) -> Path:
    """Return the file that links lead to; it need not be there yet."""
    return Path(os.path.realpath(target))


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return real_path(one) == real_path(other)


def check_output(
    target: str | os.PathLike[str], *, inputs: Iterable[str | os.PathLike[str] | None] = ()
) -> None:
    """Refuse a file that cannot be there, or is one of the inputs, before the work is done.

    Parameters
    ----------
    target
        File to write.
    inputs
        What is read; None, ``-`` and what is no file are passed over. Links are followed.

    Raises
    ------
    InputError
        If the folder is missing, or the target is a folder, socket, disk or input.
    """
    path = Path(target)
    mode = _mode(path)
    for holds, message in _KINDS:
        if mode is not None and holds(mode):
            raise InputError(message, where=str(path))
    if mode is None and not real_path(path).parent.is_dir():
        raise InputError("no such folder: create it first", where=str(real_path(path).parent))
    if writes_through(path):
        return
    if mode is not None and not os.access(path, os.W_OK):
        raise InputError("may not be written: check its permissions", where=str(path))
    for given in inputs:
        if given is not None and str(given) not in ("", "-") and _same(path, Path(given)):
            raise InputError("is an input: name another file", where=str(path))


def told(fault: OSError, where: object) -> InputError:
    """Return the error of the system as one line that names the file."""
    return InputError(f"cannot be written: {fault.strerror or fault}", where=str(where))


def opened_through(target: str | os.PathLike[str]) -> IO[bytes]:
    """Open a device, pipe or standard stream for writing.

    Raises
    ------
    InputError
        If it cannot be opened, or nobody reads the pipe.
    """
    path = Path(target)
    descriptor = _stream(path)
    try:
        return os.fdopen(os.dup(descriptor) if descriptor is not None else _opened(path), "wb")
    except OSError as fault:
        raise told(fault, path) from None


def _opened(path: Path) -> int:
    """Open a device or a named pipe, whose reader may still be on its way."""
    end = time.monotonic() + _READER_S
    while True:
        try:
            descriptor = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))
        except OSError as fault:
            if fault.errno != 6 or time.monotonic() > end:  # ENXIO: no reader
                raise
            time.sleep(0.05)
        else:
            os.set_blocking(descriptor, True)
            return descriptor


def write_whole(target: str | os.PathLike[str], content: bytes) -> None:
    """Write a file whole or not at all; devices and pipes are written through.

    Raises
    ------
    InputError
        If it cannot be written; a file that was there before is as it was.
    """
    path = Path(target)
    if writes_through(path):
        try:
            with opened_through(path) as out:
                out.write(content)
        except BrokenPipeError:
            raise
        except OSError as fault:
            raise told(fault, path) from None
        return
    check_output(path)
    final = real_path(path)
    scratch: str | None = None
    try:
        handle, scratch = tempfile.mkstemp(dir=final.parent, prefix=f".{final.name[:100]}.")
        with os.fdopen(handle, "wb") as out:
            out.write(content)
        Path(scratch).chmod(stat.S_IMODE(final.stat().st_mode) if final.exists() else 0o644)
        Path(scratch).replace(final)
    except BaseException as fault:
        if scratch is not None:
            with suppress(OSError):
                Path(scratch).unlink(missing_ok=True)
        if isinstance(fault, OSError):
            raise told(fault, path) from None
        raise


class Lock:
    """The right to write one output; held until the block ends or the process does.

    Parameters
    ----------
    path
        Lock file; it names the process that holds it. One that a dead process left is taken over.
    what
        The output, as its user knows it.

    Raises
    ------
    InputError
        On entering, if a living process holds it.
    """

    def __init__(self, path: Path, *, what: str) -> None:
        self.path = path
        self.what = what
        self._file: Any = None

    def __enter__(self) -> Self:
        while True:
            try:
                file = self.path.open("a+", encoding="ascii")
            except OSError as fault:
                raise told(fault, self.path) from None
            if not _take(file):
                file.seek(0)
                holder = file.read(20).strip() or "?"
                file.close()
                raise InputError(
                    f"another run (process {holder}) is writing this: wait, or name another output",
                    where=self.what,
                )
            try:
                current = self.path.stat()
            except OSError:  # the one before took its file away between our two steps
                file.close()
                continue
            if (current.st_dev, current.st_ino) == _identity(file):
                break
            file.close()
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        self._file = file
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with suppress(OSError):
            self.path.unlink()
        self._file.close()
        with suppress(OSError):  # Windows takes away no file that is open
            if os.name == "nt":
                self.path.unlink()


def _identity(file: Any) -> tuple[int, int]:
    status = os.fstat(file.fileno())
    return status.st_dev, status.st_ino


def _take(file: Any) -> bool:
    """Take the system's lock of an open file, which ends with its holder; False: it is held."""
    try:
        import fcntl
    except ImportError:  # Windows, whose locks are of bytes: one far behind what is read
        import msvcrt

        file.seek(_FAR)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        except OSError:
            return False
        finally:
            file.seek(0)
        return True
    try:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
