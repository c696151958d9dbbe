"""The review ledger: what an editor decided about each finding, kept through later runs.

A finding is known by the words it is about, not by its number: when the article is read again, or moved, or
changed elsewhere, decisions stay with their statements. A decision whose statement is gone is kept and told.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final, get_args

from geotrack.errors import InputError, UsageError
from geotrack.exports.query import author_query
from geotrack.model import Rating

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geotrack.model import Claim
    from geotrack.report import Report

#: what may be decided about a finding
STATES: Final = ("open", "confirmed", "rejected", "asked")
_SIGNED: Final = ("confirmed", "rejected")
_ALARMS: Final = ("contradicted", "doubtful")
_FORMAT, _VERSION = "geotrack-review", 1
_KEYS: Final = {"key", "quote", "kind", "rating", "reason", "query", "state", "name", "date", "note", "signed_rating", "gone"}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One finding and what was decided about it.

    `key` is a hash of the statement's words; `signed_rating` what the rating was when it was signed (None:
    not signed); `gone`: the article no longer says it. `query` is what to ask the author.
    """

    key: str
    quote: str
    kind: str
    rating: Rating
    reason: str = ""
    query: str = ""
    state: str = "open"
    name: str | None = None
    date: str | None = None
    note: str | None = None
    signed_rating: Rating | None = None
    gone: bool = False

    @property
    def signed(self) -> bool:
        """Whether somebody confirmed or rejected it."""
        return self.state in _SIGNED

    @property
    def stale(self) -> bool:
        """Whether the rating is another than the one that was signed."""
        return self.signed and self.signed_rating not in (None, self.rating)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The entries of one article in the order of its text, those that are gone last."""

    title: str
    entries: tuple[Entry, ...] = ()


def keys_of(report: Report) -> list[str]:
    """Return a key for each claim: of its kind and words, and how often those came before."""
    seen: dict[str, int] = {}
    out = []
    for claim in report.claims:
        words = " ".join(_sentence(report, claim).split())
        base = f"{claim.kind}|{' '.join(claim.text.split())}|{words}"
        seen[base] = seen.get(base, 0) + 1
        out.append(sha256(f"{base}|{seen[base]}".encode("utf-8", "surrogatepass")).hexdigest()[:16])
    return out


def _sentence(report: Report, claim: Claim) -> str:
    begin, end = claim.sentence
    return report.document.text[begin:end] if end else claim.text


def of_report(report: Report, before: Ledger | None = None) -> Ledger:
    """Return the ledger of a report, with the decisions of the one before.

    Claims that are not checkable have no entry unless they had one before.
    """
    kept = {entry.key: entry for entry in before.entries} if before else {}
    entries: list[Entry] = []
    for k, (key, claim, verdict) in enumerate(
        zip(keys_of(report), report.claims, report.verdicts, strict=True)
    ):
        old = kept.pop(key, None)
        if old is None and verdict.rating == "not-checkable":
            continue
        reason = " ".join(f.reason for f in verdict.findings if f.rating == verdict.rating)
        quote = " ".join(claim.text.split())
        fresh = Entry(key=key, quote=quote, kind=claim.kind, rating=verdict.rating, reason=reason, query=author_query(report, k))  # fmt: skip
        if old is not None:
            fresh = replace(fresh, state=old.state, name=old.name, date=old.date, note=old.note, signed_rating=old.signed_rating)  # fmt: skip
        entries.append(fresh)
    gone = [replace(entry, gone=True) for entry in kept.values() if entry.state != "open"]
    title = report.document.title or report.document.id or "article"
    return Ledger(title=title, entries=(*entries, *gone))


def decided(ledger: Ledger, number: int, state: str, *, name: str | None, day: str, note: str | None = None) -> Ledger:  # fmt: skip
    """Return the ledger with a decision about its entry `number`, counted from 1.

    Raises
    ------
    UsageError
        If there is no such entry or state, the day is none, or nobody signs.
    """
    if state not in STATES:
        raise UsageError(f"no state {state!r}; there are {', '.join(STATES)}")
    if not 1 <= number <= len(ledger.entries):
        raise UsageError(f"no finding {number}; there are {len(ledger.entries)}")
    if state != "open" and not (name or "").strip():
        raise UsageError("a decision needs a name: --name")
    try:
        date.fromisoformat(day)
    except ValueError:
        raise UsageError(f"{day!r} is no date: write it as 2023-09-12") from None
    old = ledger.entries[number - 1]
    fresh = replace(old, state=state, name=name, date=day, note=note, signed_rating=old.rating if state in _SIGNED else None)  # fmt: skip
    if state == "open":
        fresh = replace(fresh, name=None, date=None, note=note)
    entries = (*ledger.entries[: number - 1], fresh, *ledger.entries[number:])
    return replace(ledger, entries=entries)


def unfinished(ledger: Ledger) -> list[tuple[int, str]]:
    """Return number and what is missing of each alarm that is not signed, or whose rating has changed."""
    out = []
    for k, entry in enumerate(ledger.entries, 1):
        if entry.gone:
            out.append((k, "the article no longer says it"))
        elif entry.stale:
            out.append((k, f"signed as {entry.signed_rating}, now {entry.rating}"))
        elif entry.rating in _ALARMS and not entry.signed:
            out.append((k, "open" if entry.state == "open" else "the author was asked"))
    return out


def write(ledger: Ledger) -> bytes:
    """Return the ledger as JSON; the same ledger gives the same bytes."""
    rows = [
        {
            key: value
            for key in sorted(_KEYS)
            if (value := getattr(entry, key)) not in (None, "", False)
        }
        for entry in ledger.entries
    ]
    row = {"format": _FORMAT, "version": _VERSION, "title": ledger.title, "entries": rows}
    return (json.dumps(row, ensure_ascii=False, indent=1) + "\n").encode()


def load(content: bytes, *, where: str) -> Ledger:
    """Return a ledger from JSON.

    Raises
    ------
    InputError
        If it is none, or holds what is not understood; the message has the place.
    """
    try:
        row = json.loads(content)
    except (ValueError, RecursionError) as fault:
        raise InputError(f"no ledger: {fault}", where=where) from None
    if not isinstance(row, dict) or row.get("format") != _FORMAT or row.get("version") != _VERSION:
        raise InputError(
            f"no ledger: format {_FORMAT!r}, version {_VERSION} is needed", where=where
        )
    unknown = set(row) - {"format", "version", "title", "entries"}
    if unknown:
        raise InputError(f"$.{min(unknown)} is not understood", where=where)
    entries = row.get("entries")
    if not isinstance(entries, list) or not isinstance(row.get("title", ""), str):
        raise InputError("$.entries must be a list", where=where)
    return Ledger(title=row.get("title", ""), entries=tuple(_entry(e, f"$.entries[{k}]", where) for k, e in enumerate(entries)))  # fmt: skip


def _entry(row: Any, at: str, where: str) -> Entry:
    if not isinstance(row, dict):
        raise InputError(f"{at} must be an object", where=where)
    for key, value in row.items():
        if key not in _KEYS:
            raise InputError(f"{at}.{key} is not understood", where=where)
        if not isinstance(value, bool if key == "gone" else str):
            raise InputError(f"{at}.{key} has the wrong type", where=where)
    for key in ("key", "quote", "kind", "rating"):
        if key not in row:
            raise InputError(f"{at}.{key} is missing", where=where)
    for key, allowed in (("state", STATES), ("rating", get_args(Rating)), ("signed_rating", get_args(Rating))):  # fmt: skip
        if key in row and row[key] not in allowed:
            raise InputError(f"{at}.{key}: there are {', '.join(allowed)}", where=where)
    return Entry(**row)


def signed(ledger: Ledger) -> Sequence[Entry]:
    """Return the entries that somebody signed and whose statement and rating still stand."""
    return [e for e in ledger.entries if e.signed and not e.gone and not e.stale]
