"""The reader of claims that asks a language model."""

from __future__ import annotations

import sys
import time
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from geotrack.claims.llm.answers import SchemaFaultError, decode
from geotrack.claims.llm.cache import Cache, key_of
from geotrack.claims.llm.chunks import pieces
from geotrack.claims.llm.exchange import ExchangeError, exchange_of
from geotrack.claims.llm.grounding import Grounder
from geotrack.claims.llm.prompt import messages, prompt_version, schema
from geotrack.config import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geotrack.claims.llm.answers import Items
    from geotrack.claims.llm.exchange import Exchange
    from geotrack.model import Claim, Document, TimeExpression, Toponym
    from geotrack.protocols import ClaimReader

#: times that a question is asked again because the answer had not the form asked for
_AGAIN: Final = 2
_MILLION: Final = 1_000_000


class LanguageModelReader:
    """Reads claims with a language model; meets `geotrack.protocols.ClaimReader`.

    Parameters
    ----------
    settings
        `Settings.model` says which model, how it is asked and within what limits.
    exchange
        How it is asked; None: as the settings say.
    cache
        Where answers are kept; None: in the user's cache folder.
    fallback
        What reads a document that the model does not; None: the reader that comes with geotrack.

    Raises
    ------
    UsageError
        If the settings name no model.
    """

    name = "llm"

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        exchange: Exchange | None = None,
        cache: Cache | None = None,
        fallback: ClaimReader | None = None,
    ) -> None:
        self.settings = settings or Settings()
        self._access = self.settings.model
        self._exchange = exchange or exchange_of(self._access)
        self._cache = cache or Cache()
        self._fallback = fallback
        self._told = False
        self._spent = 0  # tokens of this run that were paid for
        self._account: dict[str, Any] = {}

    @property
    def options(self) -> Mapping[str, str]:
        """Who is asked what: host or command, model, version of the prompt."""
        said = {"asked": self._exchange.label, "prompt": prompt_version()}
        return said | ({"model": self._access.name} if self._access.name else {})

    def account(self) -> Mapping[str, Any]:
        """Return what became of the last document: items dropped by reason, tokens, and what failed."""
        return dict(self._account)

    def read(
        self, document: Document, toponyms: Sequence[Toponym], times: Sequence[TimeExpression]
    ) -> tuple[Claim, ...]:
        """Return the claims in order of `start`; the bundled reader's where the model does not answer."""
        grounder = Grounder(document=document, toponyms=toponyms, times=times)
        used: Counter[str] = Counter()
        claims: dict[tuple[str, int, int], Claim] = {}
        before = ""
        until = time.monotonic() + self._access.seconds
        try:
            for start, end in pieces(document.text):
                items = self._ask(document, document.text[start:end], before, until, used)
                for claim in grounder.claims(items, start, end):
                    claims.setdefault((claim.kind, claim.start, claim.end), claim)
                before = _handed_over(items) or before
        except ExchangeError as fault:
            self._account = {"failed": str(fault), **_numbers(grounder.dropped, used)}
            return self._bundled().read(document, toponyms, times)
        self._account = _numbers(grounder.dropped, used)
        return tuple(sorted(claims.values(), key=lambda c: (c.start, c.end)))

    def _bundled(self) -> ClaimReader:
        if self._fallback is None:
            from geotrack.plugins import component

            self._fallback = component("readers", Settings().reader)(self.settings)
        return self._fallback

    def _ask(
        self, document: Document, text: str, before: str, until: float, used: Counter[str]
    ) -> Items:
        asked = messages(text, document.title, document.published, before)
        fault = ""
        for _ in range(1 + _AGAIN):
            key = key_of(self._exchange.label, self._access.name, asked)
            answer = self._cache.get(key)
            if answer is None:
                self._afford(used)
                self._announce()
                answer = self._exchange.ask(asked, schema=schema(), until=until)
                spent = answer.tokens_in + answer.tokens_out
                self._spent += spent
                used["tokens"] += spent
                self._cache.put(key, answer)
            try:
                return decode(answer.text)
            except SchemaFaultError as error:
                fault = str(error)
                used["asked again"] += 1
                asked = [
                    *asked[:2],
                    {"role": "assistant", "content": answer.text[:2_000]},
                    {"role": "user", "content": f"This cannot be used: {fault}. Answer again, with the JSON object only."},
                ]  # fmt: skip
        raise ExchangeError(f"{self._exchange.label} gave no usable answer: {fault}")

    def _afford(self, used: Counter[str]) -> None:
        """Refuse a question that the limits leave no tokens or money for."""
        access = self._access
        if used["tokens"] >= access.tokens:
            raise ExchangeError(f"the document has used its {access.tokens:,} tokens")
        if access.budget is not None and access.price is not None:
            cost = self._spent * access.price / _MILLION
            if cost >= access.budget:
                raise ExchangeError(f"the run has used its budget of {access.budget:g}")

    def _announce(self) -> None:
        """Say once what leaves this machine, before it leaves."""
        if self._told or not self._access.announce:
            return
        self._told = True
        model = f", model {self._access.name}" if self._access.name else ""
        sys.stderr.write(
            f"geotrack: the text, title and date of each document are sent to {self._exchange.label}{model}\n"
        )


def _numbers(dropped: Counter[str], used: Counter[str]) -> dict[str, Any]:
    out: dict[str, Any] = {"dropped": {k: dropped[k] for k in sorted(dropped)}}
    return out | {key.replace(" ", "_"): used[key] for key in sorted(used)}


def _handed_over(items: Items) -> str:
    """Return in words where the journey of a piece ended, for the question about the next."""
    done = [leg for leg in items.legs if leg.get("to") and leg.get("status") in ("done", None)]
    if not done:
        return ""
    last = done[-1]
    who = last.get("traveller") or "the traveller"
    since = f" from {last['from']}" if last.get("from") else ""
    return f"At the end of the piece before, {who} had come{since} to {last['to']}."
