"""Answers kept between runs by the hash of what was asked: a second run is free and gives the same bytes."""

import json
import os
import tempfile
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from geotrack.claims.llm.exchange import Answer

#: environment variable that names the folder; the default is the user's cache folder
FOLDER: Final = "GEOTRACK_CACHE"


def key_of(label: str, model: str | None, messages: Sequence[dict[str, str]]) -> str:
    """Return the key of a question: SHA-256 over who is asked and every word of it."""
    asked = json.dumps([label, model, list(messages)], ensure_ascii=False, sort_keys=True)
    return sha256(asked.encode("utf-8", "surrogatepass")).hexdigest()


class Cache:
    """A folder of answers; what cannot be read is asked again, what cannot be written is not kept."""

    def __init__(self, folder: Path | None = None) -> None:
        if folder is None:
            told = os.environ.get(FOLDER)
            if told:
                folder = Path(told)
            else:
                from geotrack.fetching.homefolders import home_folder

                folder = home_folder("cache")
        self.folder = folder / "readings"

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.json"

    def get(self, key: str) -> Answer | None:
        """Return a kept answer; None: there is none that can be read."""
        try:
            row: Any = json.loads(self._path(key).read_text(encoding="utf-8"))
            return Answer(
                text=str(row["text"]),
                tokens_in=int(row["tokens_in"]),
                tokens_out=int(row["tokens_out"]),
            )
        except (OSError, ValueError, LookupError, TypeError, RecursionError):
            return None

    def put(self, key: str, answer: Answer) -> None:
        """Keep an answer; the file appears whole or not at all."""
        row = {"text": answer.text, "tokens_in": answer.tokens_in, "tokens_out": answer.tokens_out}
        path = self._path(key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, scratch = tempfile.mkstemp(dir=path.parent, prefix=".")
            with os.fdopen(handle, "w", encoding="utf-8", errors="surrogatepass") as out:
                json.dump(row, out)
            Path(scratch).replace(path)
        except OSError:
            return
