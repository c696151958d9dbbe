"""How a distance is said to be straight."""

import re
from typing import Final

# -- straight ------------------------------------------------------------
BIRDS: Final = r"(?:(?:crow|bird|raven|rook|gull|seagull|eagle|falcon|hawk|duck|pigeon|swallow|stork|albatross)s?|goose|geese)"
#: "as the gull flies", "as a crow would fly", "as crow flies"
FLIGHT: Final = rf"(?:as (?:(?:the|a|an|any) {BIRDS} (?:(?:would|might|could) )?(?:fly|flies|flew|goes|go|would)|{BIRDS} (?:flies|fly))|for (?:a|the) (?:crow|gull|raven))"
LINE: Final = r"straight(?:\s*-\s*|\s+)line"
#: with "the" it is a railway or a bus
DIRECT: Final = r"(?:in|on|by) a direct line"
#: what tells a straight line, over words in any case; between hyphens may be spaces, as tokens have them
STRAIGHT: Final = (
    rf"(?:\b{FLIGHT}\b|\b{DIRECT}\b|\b{LINE}\b|\bstraight course\b"
    r"|\bgreat(?:\s*-\s*|\s+)circle\b|\bGC\b|\bcrow(?:\s*-\s*|\s+)fly\b|\bbeeline\b|\bline of sight\b|\bpoint to point\b"
    r"|\balong the globe\b|\bas they lie\b|\bline\b[^.;]{0,50}\bon (?:a|the|any) map\b)"
)
TOLD: Final = re.compile(rf"(?<!not )(?<!no ){STRAIGHT}", re.IGNORECASE)
#: the same where it says how one goes, by words
HOW: Final = re.compile(rf"(?:{FLIGHT}|{DIRECT}|(?:in|on|by) (?:a |the )?{LINE})(?= |$)")

# -- words that code looks for one by one ----------------------------------------
AS_IN_ON_BY: Final = ("as", "in", "on", "by", "for")
