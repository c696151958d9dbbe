"""How an import tells of its progress: on a terminal in one line that is renewed, in a pipe in few."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: seconds between two lines of progress: a terminal's line is renewed, a pipe's are kept
_TERMINAL_S: Final = 0.5
_PIPE_S: Final = 10.0


@contextmanager
def reading() -> Iterator[Callable[[str, int, int, int], None]]:
    """Yield what tells how much of a large file has been read: on a terminal in one line, in a pipe in few."""
    terminal = sys.stderr.isatty()
    began = last = time.monotonic()
    told = False

    def progress(name: str, at: int, size: int, rows: int) -> None:
        nonlocal last, told
        now = time.monotonic()
        if at < size and now - last < (_TERMINAL_S if terminal else _PIPE_S):
            return
        last, told = now, True
        share = 100 * at // size if size else 100
        line = f"{name}: {share} %, {rows:,} rows, {now - began:,.0f} s"
        sys.stderr.write(f"\r{line}\033[K" if terminal else f"{line}\n")
        sys.stderr.flush()

    try:
        yield progress
    finally:
        if terminal and told:
            sys.stderr.write("\n")
