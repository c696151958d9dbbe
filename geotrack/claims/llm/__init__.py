"""A language model as reader of claims: it reads, geotrack grounds, settles, routes and judges.

The model's answer is taken at its word only where the text bears it out: every claim, end and time must be
an exact quote, and every figure is read again from its quote by geotrack's own reader of numbers
(`grounding`). Places are settled by the resolver, never by the model. What an article says is data.
"""

from geotrack.claims.llm.both import BothReaders
from geotrack.claims.llm.languagemodel import LanguageModelReader

__all__ = ["BothReaders", "LanguageModelReader"]
