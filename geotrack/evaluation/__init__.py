"""Measure reading and judging apart: gold texts, gold readings, and reports scored against them.

`read_gold` reads labelled texts (marked text or JSON lines, see ``docs/evaluation.md``), `GoldPipeline`
feeds their labels through router and verdicts as if a perfect reader had read them, and `score` compares
reports with them.
"""

from geotrack.evaluation.goldreadings import GoldPipeline, gold_document
from geotrack.evaluation.goldtexts import GoldText, read_gold
from geotrack.evaluation.scoring import Score, score

__all__ = ["GoldPipeline", "GoldText", "Score", "gold_document", "read_gold", "score"]
