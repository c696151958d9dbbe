"""Words of the sea that a place lies on, of passes and rivers that a way meets."""

import re
from typing import Final

#: seas as texts call them, and their rows in ``facts/coasts.csv``
SEAS: Final = {
    "pacific": "Pacific", "atlantic": "Atlantic", "caribbean": "Caribbean", "gulf of mexico": "Gulf of Mexico",
    "mediterranean": "Mediterranean", "adriatic": "Adriatic", "aegean": "Aegean", "black sea": "Black Sea",
    "caspian": "Caspian", "baltic": "Baltic", "north sea": "North Sea", "red sea": "Red Sea", "persian gulf": "Persian Gulf",
    "indian ocean": "Indian", "arctic": "Arctic",
}  # fmt: skip
_SEA: Final = r"(?P<sea>(?i:" + "|".join(SEAS) + r"))(?: Sea| Ocean)?"
#: … of which all shores are known
ENCLOSED: Final = frozenset(SEAS.values()) - {"Pacific", "Atlantic", "Indian", "Arctic"}
_SHORE: Final = r"(?:coast|shore|shores|seaboard|side|littoral|coastline|seafront|riviera)"
#: behind a place: ", on the country's Pacific coast", " is a port on the Black Sea"
ON_COAST: Final = re.compile(
    r",?(?: (?:is|was|lies|lay|stands|sits))?(?:,? (?:an?|the|its|their)(?: [\w'’-]+){1,5})?,? (?:down |out |over |up )?(?:on|at|along|by) "
    rf"(?:(?:the|its|his|their|our)(?: [a-z][\w-]*['’]s?)? |[A-Z]\w+['’]s? )?(?:(?:far |sunny |wild |dry |north\w* |south\w* |east\w* |west\w* )|{_SHORE} of the )?{_SEA}(?: {_SHORE}|(?=[,.;: ]))",
)
#: before a place: "the Black Sea port of"
COAST_OF: Final = re.compile(
    rf"\b{_SEA} (?:\w+ )?(?:port|resort|town|city|harbou?r|village|port city|seaport|naval base|fishing port|terminal) (?:of )?$"
)
_ACROSS: Final = r"(?:over|across|through|via|by way of|by|up|up to|up and over|cross(?:es|ed|ing)?|climb(?:s|ed|ing)?(?: over| to| into)?|under|beneath|into|to the top of|(?:climb|go|ride|drive|walk|rise|lead|wind)\w* (?:[\w'’]+ ){1,3}(?:to|into))"
#: a pass or river that a way leads over
OVER_PASS: Final = re.compile(
    rf"\b{_ACROSS} (?:the )?(?P<name>(?:St\.? |Saint )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){{0,2}}?) [Pp]ass\b"
    r"|\b(?:over|under|beneath|climb\w* (?:[\w'’]+ ){0,3}to) the (?P<bare>(?:St\.? |Saint )?[A-Z][\w'’-]+)(?=[,.;: ]|$)",
)
#: words of which each holds one
IN_OVER_PASS: Final = (" pass", "over the ", "under the ", "beneath the ", "climb")
OVER_RIVER: Final = re.compile(
    r"\b(?:cross(?:es|ed|ing)?|bridg(?:es|ed|ing)|ferr(?:y|ies|ied) across|bridge (?:over|across)|over|across|spans?|spanning|follow(?:s|ed|ing)?|along|up|down|on) the (?:(?:River|river|wide|broad|great|mighty|upper|lower|Upper|Lower) )*(?P<name>[A-Z][\w'’-]+)(?= |[,.;:]|$)(?! (?:Sea|Ocean|Pass|Mountains|Desert|Strait|Lake|Canal|Bay|Gulf|Channel|Bridge))"
)
#: a sea that a way leads over
OVER_SEA: Final = re.compile(
    rf"\b(?:across|over|down|up|cross(?:es|ed|ing)?) the {_SEA}\b(?! (?:{_SHORE}|port|town)\b)"
)
#: what lies at sea, and its place there
VESSEL: Final = re.compile(
    r"\b(?:trawler|freighter|yacht|cutter|carrier|container ship|cargo ship|tanker|cruise ship|liner|fishing (?:vessel|boat)|vessel|ship|schooner|sloop|frigate|destroyer"
    r"|submarine|ketch|brig|barque|position|wreck)\b",
    re.IGNORECASE,
)
SAINT: Final = re.compile(r"^(?:St\.?|Saint|Sankt) ")
#: that what was crossed is told only to be denied, or of somebody else
NOT_THIS: Final = re.compile(
    r"\b(?:not|never|instead of|rather than|than|unlike|like|as if|once|formerly)\b[^.;:]{0,40}$",
    re.IGNORECASE,
)

#: what claims of these have as their pattern
TOLD_COAST: Final = "told-coast"
TOLD_OVER: Final = "told-pass"
TOLD_RIVER: Final = "told-river"
TOLD_SEA: Final = "told-sea"
