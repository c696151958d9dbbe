"""How long a command reads one article: it ends by itself, and says on a terminal that it is still at it."""

import _thread
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import click

from geotrack.errors import LimitError
from geotrack.model import Document

#: seconds after which a person in front of a terminal wonders
_WONDERS_S: Final = 5.0
_LOOKS_S: Final = 0.2


@contextmanager
def patience(document: Document, article: str, seconds: int) -> Iterator[None]:
    """Let what is done here take so much processor time at most; in other threads than the first there is no limit.

    A thread looks, and interrupts as Ctrl-C does, for that works on every system.

    Raises
    ------
    LimitError
        If it takes longer.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    over, late = threading.Event(), threading.Event()
    length = f"{len(document.text):,} characters"

    def look() -> None:
        begin, seen = time.process_time(), time.monotonic()
        told = not sys.stderr.isatty()
        while not over.wait(_LOOKS_S):
            if not told and time.monotonic() - seen > _WONDERS_S:
                told = True
                click.echo(f"geotrack: {article}: still reading {length}; at most {seconds} s of processor time (--max-seconds)", err=True)  # fmt: skip
            if (
                time.process_time() - begin > seconds
            ):  # again and again: a handler of errors may swallow one
                late.set()
                _thread.interrupt_main()

    def interrupted(number: int, frame: Any) -> None:
        if not late.is_set():
            signal.default_int_handler(number, frame)
        if not over.is_set():
            raise LimitError(
                f"{length} take more than the {seconds} s that an article may: give more (--max-seconds), or a part of it",
                where=article,
            )

    unraisable = sys.unraisablehook

    def unheard(lost: Any) -> None:
        """Say nothing of a limit that struck where nobody can be told: it strikes again in a moment."""
        if not isinstance(lost.exc_value, LimitError):
            unraisable(lost)

    before = signal.signal(signal.SIGINT, interrupted)
    sys.unraisablehook = unheard
    looker = threading.Thread(target=look, daemon=True)
    looker.start()
    try:
        yield
    finally:
        over.set()
        looker.join()
        sys.unraisablehook = unraisable
        signal.signal(signal.SIGINT, before or signal.default_int_handler)
