"""How the model is asked: an OpenAI-compatible endpoint, or a command of the user's.

Both are bounded in time and in size; whatever goes wrong is an `ExchangeError` with one line.
"""

import json
import os
import shlex
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol
from urllib.parse import urlsplit

from geotrack.config import ModelAccess
from geotrack.errors import MissingExtraError, NetworkError, UsageError

#: environment variable of the key; it stands in no setting and no report
KEY: Final = "GEOTRACK_MODEL_KEY"
#: an answer longer than this is cut off: some 250,000 tokens
MOST_BYTES: Final = 1_000_000
#: statuses after which the same question may be answered later
_AGAIN: Final = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
_LONGEST_WAIT_S: Final = 60.0
_FIRST_WAIT_S: Final = 1.0
_ERROR_SHOWN: Final = 160


class ExchangeError(NetworkError):
    """The model did not answer, or not within the limits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the model said, and the tokens it counted (estimated at 4 characters each if it did not)."""

    text: str
    tokens_in: int
    tokens_out: int


class Exchange(Protocol):
    """Asks the model."""

    @property
    def label(self) -> str:
        """Where the text goes: a host, or the name of a command."""
        ...

    def ask(
        self, messages: Sequence[dict[str, str]], *, schema: dict[str, Any], until: float
    ) -> Answer:
        """Return the answer to one question; `until` is a reading of `time.monotonic`.

        Raises
        ------
        ExchangeError
            If there is none in time.
        """
        ...


def _estimated(text: str) -> int:
    return max(1, len(text) // 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A program that reads the prompt on standard input and writes the answer on standard output.

    It is started without a shell; its words are split as a shell would.
    """

    words: tuple[str, ...]

    @property
    def label(self) -> str:
        """The program's name, without its folder."""
        return f"command {os.path.basename(self.words[0])}"  # noqa: PTH119

    def ask(
        self, messages: Sequence[dict[str, str]], *, schema: dict[str, Any], until: float
    ) -> Answer:
        """Return the answer to one question."""
        asked = "\n\n".join(message["content"] for message in messages)
        left = until - time.monotonic()
        if left <= 0:
            raise ExchangeError("no time left to ask the model")
        try:
            process = subprocess.Popen(  # noqa: S603 - the user's own command, no shell
                self.words,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                start_new_session=True,
            )
        except OSError as fault:
            raise ExchangeError(f"{self.label} cannot be started: {fault.strerror}") from None
        with process:
            said = _talk(process, asked.encode("utf-8", "replace"), left, self.label)
        text = said.decode("utf-8", errors="replace")
        return Answer(text=text, tokens_in=_estimated(asked), tokens_out=_estimated(text))


def _talk(process: subprocess.Popen[bytes], asked: bytes, seconds: float, label: str) -> bytes:
    """Return what a process writes within bounds of time and size; end it otherwise."""
    import threading

    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    out, errors = bytearray(), bytearray()

    def drain(pipe: Any, into: bytearray) -> None:
        while piece := pipe.read1(65536):
            if len(into) <= MOST_BYTES:
                into.extend(piece)
            else:
                _end(process)
                return

    def feed(pipe: Any) -> None:
        try:
            pipe.write(asked)
            pipe.close()
        except OSError:
            pass  # it did not want to hear all

    threads = [
        threading.Thread(target=drain, args=(process.stdout, out), daemon=True),
        threading.Thread(target=drain, args=(process.stderr, errors), daemon=True),
        threading.Thread(target=feed, args=(process.stdin,), daemon=True),
    ]
    for thread in threads:
        thread.start()
    try:
        status = process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        _end(process)
        raise ExchangeError(f"{label} did not answer within {seconds:.0f} s") from None
    finally:
        for thread in threads:
            thread.join(timeout=1.0)
    if len(out) > MOST_BYTES:
        raise ExchangeError(f"{label} wrote more than {MOST_BYTES:,} bytes")
    if status != 0:
        told = errors.decode("utf-8", errors="replace").strip().splitlines()
        why = f": {told[-1][:_ERROR_SHOWN]}" if told else ""
        raise ExchangeError(f"{label} ended with status {status}{why}")
    return bytes(out)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and what it started."""
    import signal

    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (OSError, AttributeError):
        process.kill()


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """An OpenAI-compatible chat endpoint (Ollama, llama.cpp, vLLM, hosted)."""

    url: str
    model: str
    key: str = ""
    max_tokens: int = 8_000
    sleep: Callable[[float], None] = time.sleep

    @property
    def label(self) -> str:
        """The host that the text is sent to."""
        return urlsplit(self.url).netloc.rpartition("@")[2]

    def ask(
        self, messages: Sequence[dict[str, str]], *, schema: dict[str, Any], until: float
    ) -> Answer:
        """Return the answer to one question; ask again when the service is busy, in time."""
        wait = _FIRST_WAIT_S
        strict = True
        while True:
            status, body, retry_after = self._post(messages, schema if strict else None, until)
            if status == 200:
                return self._answer(body, messages)
            if status == 400 and strict:
                strict = False  # a server that knows no answer schemas
                continue
            if status not in _AGAIN:
                raise ExchangeError(f"{self.label} answered {status}{_told(body)}")
            pause = min(_LONGEST_WAIT_S, wait if retry_after is None else retry_after)
            if time.monotonic() + pause >= until:
                raise ExchangeError(f"{self.label} answered {status}, and the time is up")
            self.sleep(pause)
            wait *= 2

    def _post(
        self, messages: Sequence[dict[str, str]], schema: dict[str, Any] | None, until: float
    ) -> tuple[int, bytes, float | None]:
        try:
            import httpx
        except ImportError:
            raise MissingExtraError("Asking a language model by URL", extra="llm") from None
        asked: dict[str, Any] = {
            "model": self.model, "messages": list(messages), "temperature": 0,
            "max_tokens": self.max_tokens, "stream": False,
        }  # fmt: skip
        if schema is not None:
            named = {"name": "reading", "strict": True, "schema": schema}
            asked["response_format"] = {"type": "json_schema", "json_schema": named}
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        left = until - time.monotonic()
        if left <= 0:
            raise ExchangeError("no time left to ask the model")
        body = bytearray()
        try:
            with (
                httpx.Client(timeout=left, follow_redirects=False, trust_env=False) as client,
                client.stream("POST", self.url, json=asked, headers=headers) as answer,
            ):
                for piece in answer.iter_bytes():
                    body.extend(piece)
                    if len(body) > MOST_BYTES:
                        raise ExchangeError(f"{self.label} sent more than {MOST_BYTES:,} bytes")
                    if time.monotonic() > until:
                        raise ExchangeError(f"{self.label} did not end its answer in time")
                status, after = answer.status_code, answer.headers.get("retry-after", "")
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as fault:
            why = str(fault) or type(fault).__name__
            raise ExchangeError(f"{self.label} did not answer: {why[:_ERROR_SHOWN]}") from None
        return status, bytes(body), float(after) if after.isdecimal() else None

    def _answer(self, body: bytes, messages: Sequence[dict[str, str]]) -> Answer:
        try:
            row = json.loads(body)
            text = row["choices"][0]["message"]["content"]
        except (ValueError, LookupError, TypeError, RecursionError):
            raise ExchangeError(f"{self.label} did not answer in the chat format") from None
        if not isinstance(text, str):
            raise ExchangeError(f"{self.label} answered without text")
        usage = row.get("usage")
        usage = usage if isinstance(usage, dict) else {}
        asked = sum(_estimated(message["content"]) for message in messages)
        return Answer(
            text=text,
            tokens_in=_count(usage.get("prompt_tokens"), asked),
            tokens_out=_count(usage.get("completion_tokens"), _estimated(text)),
        )


def _count(told: object, estimated: int) -> int:
    return told if isinstance(told, int) and not isinstance(told, bool) and told >= 0 else estimated


def _told(body: bytes) -> str:
    """Return the message of an error answer, in brackets; empty if it has none."""
    try:
        message = json.loads(body)["error"]["message"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return ""
    return f" ({' '.join(str(message).split())[:_ERROR_SHOWN]})"


def exchange_of(access: ModelAccess) -> Exchange:
    """Return how the settings say that the model is asked.

    Raises
    ------
    UsageError
        If they name neither or both ways, or an address that is none.
    """
    if bool(access.url) == bool(access.command):
        raise UsageError(
            "--reader llm needs one model: --reader-url URL with --reader-model NAME, or --reader-command CMD"
        )
    if access.command:
        try:
            words = tuple(shlex.split(access.command))
        except ValueError as fault:
            raise UsageError(f"--reader-command {access.command!r}: {fault}") from None
        if not words:
            raise UsageError("--reader-command is empty")
        return Command(words=words)
    assert access.url is not None
    parts = urlsplit(access.url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(
            f"--reader-url {access.url!r} is no address like http://localhost:11434/v1"
        )
    if not access.name:
        raise UsageError("--reader-url needs --reader-model NAME")
    url = access.url.rstrip("/")
    if not url.endswith("/chat/completions"):
        url += "/chat/completions"
    return Endpoint(
        url=url, model=access.name, key=os.environ.get(KEY, ""), max_tokens=access.answer_tokens
    )
