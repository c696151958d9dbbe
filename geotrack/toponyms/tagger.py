"""The default recognizer."""

from __future__ import annotations

from geotrack.toponyms.lexicon import LexiconRecognizer

__all__ = ["Tagger"]


class Tagger(LexiconRecognizer):
    """Until trained weights are there: the rules of `LexiconRecognizer`."""

    name = "tagger"
