"""Toponyms from an installed spaCy pipeline."""

from typing import Any, Final

from geotrack.config import Settings
from geotrack.errors import MissingExtraError
from geotrack.model import Document, Toponym
from geotrack.protocols import NameIndex
from geotrack.text.names import NameClass

_PLACES: Final = frozenset({"GPE", "LOC"})
_BUILDINGS: Final = frozenset({"FAC"})
_ADJECTIVES: Final = frozenset({"NORP", "MISC"})


class SpacyRecognizer:
    """Adapts a spaCy pipeline with named entities (labels of OntoNotes or CoNLL).

    Parameters
    ----------
    settings
        `demonyms` keeps entities of label NORP or MISC that the index knows as adjectives of
        places; `facilities` keeps those of label FAC.
    index
        Tells adjectives of places from other groups.
    pipeline
        A loaded pipeline (any callable from text to a ``Doc``), or the name of one to load when the
        first document comes.

    Raises
    ------
    MissingExtraError
        If spaCy, or the pipeline of that name, is not installed.
    """

    name = "spacy"

    def __init__(
        self, *, settings: Settings, index: NameIndex, pipeline: Any = "en_core_web_sm"
    ) -> None:
        self._settings = settings
        self._index = index
        self._pipeline = _load(pipeline) if isinstance(pipeline, str) else pipeline

    def recognize(self, document: Document) -> tuple[Toponym, ...]:
        """Return the pipeline's places as toponyms, in order; may be empty."""
        wanted = _PLACES | (_BUILDINGS if self._settings.facilities else frozenset())
        toponyms: list[Toponym] = []
        reached = 0
        for entity in self._pipeline(document.text).ents:
            start, end = _trim(document.text, entity.start_char, entity.end_char)
            if start >= end or start < reached:
                continue
            name = document.text[start:end]
            adjective = entity.label_ in _ADJECTIVES
            if adjective:
                bits = int(self._index.classes([name])[0])
                if not (self._settings.demonyms and bits & NameClass.DEMONYM):
                    continue
            elif entity.label_ not in wanted:
                continue
            toponyms.append(
                Toponym(start=start, end=end, text=name, kind="adjective" if adjective else "name")
            )
            reached = end
        return tuple(toponyms)


def _load(pipeline: str) -> Any:
    try:
        import spacy

        return spacy.load(pipeline)
    except ImportError as error:
        raise MissingExtraError("the recognizer 'spacy'", extra="spacy") from error
    except OSError as error:
        raise MissingExtraError(
            f"the recognizer 'spacy' (pipeline {pipeline!r} is not installed; "
            f"python -m spacy download {pipeline})",
            extra="spacy",
        ) from error


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out surrounding space, a leading article and a trailing possessive."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    piece = piece.strip()
    for ending in ("'s", "’s", "'", "’"):
        if piece.endswith(ending):
            piece = piece[: -len(ending)]
            break
    if piece[:4].lower() == "the " and piece[4:5].isupper() and not piece.startswith("The H"):
        start += 4
        piece = piece[4:]
    return start, start + len(piece)
