"""Toponyms that the caller has found already."""

from collections.abc import Sequence

from geotrack.config import Settings
from geotrack.errors import InputError
from geotrack.model import Document, Toponym
from geotrack.protocols import NameIndex
from geotrack.text.names import NameClass


class GivenRecognizer:
    """Takes the spans from the caller, so that only the places remain to be settled.

    Parameters
    ----------
    settings, index
        As for every recognizer. The index tells adjectives ("Russian") from names.
    spans
        Start and end offsets into the text, in any order. Of the same span given twice one is kept;
        of overlapping ones the first and, at the same start, the longest.
    """

    name = "given"

    def __init__(
        self, *, settings: Settings, index: NameIndex, spans: Sequence[tuple[int, int]] = ()
    ) -> None:
        self._index = index
        self._spans = sorted(set(spans), key=lambda span: (span[0], -span[1]))

    def recognize(self, document: Document) -> tuple[Toponym, ...]:
        """Return the given spans as toponyms, in order.

        Raises
        ------
        InputError
            If a span is empty or not within the text.
        """
        text = document.text
        kept: list[tuple[int, int]] = []
        for start, end in self._spans:
            if not 0 <= start < end <= len(text):
                raise InputError(
                    f"span {start}:{end} is empty or outside the text of {len(text)} characters",
                    where=document.id or None,
                )
            if not kept or start >= kept[-1][1]:
                kept.append((start, end))
        names = [text[start:end] for start, end in kept]
        classes = self._index.classes(names).tolist() if names else []
        return tuple(
            Toponym(
                start=start,
                end=end,
                text=name,
                kind="adjective" if bits & NameClass.DEMONYM and not bits & _OTHER else "name",
            )
            for (start, end), name, bits in zip(kept, names, classes, strict=True)
        )


_OTHER = ~(NameClass.DEMONYM | NameClass.ALTERNATE_ONLY)
