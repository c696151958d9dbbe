"""How long work is told: a bar on a terminal, JSON lines for a machine, silence in a pipe."""

import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final, Self, TypeVar

import click

Item = TypeVar("Item")

#: seconds between two JSON lines of progress
_EVERY_S: Final = 5.0
_RATINGS: Final = ("contradicted", "doubtful", "consistent", "not-checkable")


def track(items: Iterable[Item], *, total: int | None, what: str) -> Iterator[Item]:
    """Yield the items and show on standard error how many are done; silent unless it is a terminal."""
    if not sys.stderr.isatty():
        yield from items
        return
    with _bar(what) as progress:
        task = progress.add_task(what, total=total)
        for item in items:
            yield item
            progress.advance(task)


def _bar(what: str, *more: Any) -> Any:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), *more, TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)


class Meter:
    """Counts the documents of a batch, and tells of them on standard error.

    Parameters
    ----------
    json_lines
        Whether progress and summary are JSON lines, for a machine to read.
    """

    def __init__(self, *, json_lines: bool) -> None:
        self.total: int | None = None
        self.counts: Counter[str] = Counter()
        self._json = json_lines
        self._begin = self._told = time.monotonic()
        self._progress: Any = None
        self._task: Any = None

    def __enter__(self) -> Self:
        self._begin = self._told = time.monotonic()
        if sys.stderr.isatty() and not self._json:
            from rich.progress import TextColumn

            columns = TextColumn("{task.fields[rate]}"), TextColumn("{task.fields[failed]}")
            self._progress = _bar("articles", *columns)
            self._task = self._progress.add_task("articles", total=self.total, rate="", failed="")
            self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._progress is not None:
            self._progress.stop()

    @property
    def failed(self) -> int:
        """How many records could not be analysed."""
        return sum(n for name, n in self.counts.items() if name.startswith("error:"))

    @property
    def rate(self) -> float:
        """Documents a second in this run, those of earlier runs left out."""
        fresh = self.counts["records"] - self.counts["kept"]
        return fresh / max(1e-6, time.monotonic() - self._begin)

    def passed_over(self, name: str, reason: str) -> None:
        """Tell of a file of a folder that is no article."""
        self.counts["passed over"] += 1
        if self._json:
            self._event("passed over", file=name, reason=reason)
        else:
            click.echo(f"geotrack: warning: {name}: passed over: {reason}", err=True)

    def tell(self, number: int, tally: dict[str, int], kept: bool) -> None:
        """Count a chunk."""
        self.counts.update(tally)
        self.counts["records"] += number
        self.counts["kept"] += number if kept else 0
        if self._progress is not None:
            self._progress.update(
                self._task,
                advance=number,
                rate=f"{self.rate:,.1f}/s",
                failed=f"{self.failed} errors" if self.failed else "",
            )
        elif self._json and time.monotonic() - self._told >= _EVERY_S:
            self._told = time.monotonic()
            left = None
            if self.total is not None and self.rate > 0:
                left = round((self.total - self.counts["records"]) / self.rate, 1)
            self._event(
                "progress",
                done=self.counts["records"],
                total=self.total,
                errors=self.failed,
                per_second=round(self.rate, 2),
                seconds_left=left,
            )

    def _event(self, event: str, **members: Any) -> None:
        click.echo(json.dumps({"event": event, **members}, ensure_ascii=True), err=True)

    def summary(self, output: str, *, profile: bool) -> None:
        """Tell what was done: by rating, by error and, when profiled, by stage."""
        done, failed = self.counts["records"], self.failed
        ratings = {name: self.counts[name] for name in _RATINGS}
        errors = {
            name.removeprefix("error:"): n
            for name, n in sorted(self.counts.items())
            if name.startswith("error:")
        }
        stages = {
            name.removeprefix("µs:"): n / 1e6
            for name, n in self.counts.items()
            if name.startswith("µs:")
        }
        if self._json:
            self._event(
                "done", output=output, records=done, kept=self.counts["kept"], errors=errors,
                ratings=ratings, not_english=self.counts["not English"], seconds=round(time.monotonic() - self._begin, 3),
                per_second=round(self.rate, 2), **({"stages": stages} if profile else {}),
            )  # fmt: skip
            return
        noun = "record" if done == 1 else "records"
        note = f', {failed} of them could not be analysed (see their "error")' if failed else ""
        if kept := self.counts["kept"]:
            note += f"; {kept} were done before"
        click.echo(f"{output}: {done} {noun}{note}", err=True)
        if other := self.counts["not English"]:
            told = "1 text does" if other == 1 else f"{other} texts do"
            click.echo(
                f"geotrack: warning: {output}: {told} not look like English; little or nothing may be read"
                ' (see "language")',
                err=True,
            )
        if claims := sum(ratings.values()):
            told = ", ".join(f"{n} {name}" for name, n in ratings.items() if n)
            click.echo(f"{output}: {claims} claims: {told}", err=True)
        if errors:
            told = ", ".join(f"{n} {name}" for name, n in errors.items())
            click.echo(f"{output}: errors: {told}", err=True)
        if profile and stages:
            whole = stages.pop("total", sum(stages.values()))
            stages["all else"] = max(0.0, whole - sum(stages.values()))
            for name, seconds in sorted(stages.items(), key=lambda row: -row[1]):
                share = seconds / whole if whole else 0.0
                click.echo(f"  {name:<20}{seconds:10.2f} s {share:6.1%}", err=True)
