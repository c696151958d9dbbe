"""Words that make a reading sure or unsure."""

import re
from typing import Final

# -- trust ------------------------------------------------------------
#: words of a sentence that says what or where something is, before a figure: "X is a town …, 9 km"
LIES: Final = re.compile(
    r"\b(?:is|are|was|lies|lay|stands|sits|located|situated|found|lying|nestled|nestles)\b",
    re.IGNORECASE,
)
#: … and between the figure and the place that it is measured from: "km north of the city of"
NEXT: Final = re.compile(
    r"^(?:[\s().\w/,-]{0,30}?)\b(?:of|from|to|off|past|beyond|above|below|outside|upstream|downstream|away from)"
    r"\s+(?:(?:the|city|town|village|center|centre|central|downtown|capital|port|of|in)\s+)*$"
)

# -- words that code looks for one by one ----------------------------------------
THE: Final = "The "
THERE: Final = "there"
