"""Words that compare how far places are, and words of entering a country."""

import re
from typing import Final

#: between a place and the first that it is compared with: "is nearer to", "lies much farther from"
IS_NEARER: Final = re.compile(
    r",?(?: \w+){0,3}? (?:is|lies|was|lay|stands|sits) (?:(?:much|far|rather|a little|somewhat|slightly|actually|in fact|even|still|considerably|well) )?"
    r"(?P<which>nearer|closer|farther|further)(?: away)? (?:to |from )?(?:the )?",
    re.IGNORECASE,
)
#: … and between that and the second: "than to", "than it is from"
THAN: Final = re.compile(r",? than (?:it (?:is|does|lies) )?(?:to|from) (?:the )?", re.IGNORECASE)
#: "Of the two, A is the farther from B": before the first of two places, and between both
OF_SEVERAL: Final = re.compile(
    r"\bof (?:the|these|those|all) (?:two|three|four|five|both)\b[^.;:]{0,40}$", re.IGNORECASE
)
IS_THE: Final = re.compile(
    r",? (?:is|was|lies|lay) (?:by far |much |clearly |easily )?the (?P<which>nearer|closer|farther|further|nearest|closest|farthest|furthest)"
    r"(?: one| away)? (?:from|to) (?:the )?",
    re.IGNORECASE,
)
#: what the sentence before tells of is nearer than a place: "It is a good deal nearer than"
IT_IS_NEARER: Final = re.compile(
    r"\b(?:it|that|this|which|the (?:town|city|place|port|capital|village|island)) (?:is|lies|was|lay) (?:[a-z]+ ){0,4}?(?P<which>nearer|closer|farther|further)"
    r"(?: away| off| to us| from (?:us|here)| to here)? than (?:the )?$",
    re.IGNORECASE,
)
#: what a claim that compares how far two places are has as its direction
NEARER: Final = "nearer"
FARTHER: Final = "farther"
WHICH: Final = {"nearer": NEARER, "closer": NEARER, "farther": FARTHER, "further": FARTHER, "nearest": NEARER, "closest": NEARER, "farthest": FARTHER, "furthest": FARTHER,
}  # fmt: skip
#: that somebody goes over a border into what follows
ENTERS: Final = re.compile(
    r"(?:\b(?:cross(?:es|ed|ing)?|walk(?:s|ed)?|pass(?:es|ed)?|step(?:s|ped)?|rid(?:es|ing)|rode|roll(?:s|ed)?|driv(?:es|ing)|drove)\b[^.;:]*?\binto"
    r"|\b(?:border|frontier|borders|frontiers|checkpoint|customs|bridge|arch)\b[^.;:]*?\binto|\band then into) (?:the )?$",
    re.IGNORECASE,
)
#: the pattern of what is told of the sentence before
TOLD_THAN: Final = "told-nearer-than"
#: … of a place between others or in a direction from one
TOLD_SITUATION: Final = "told-situation"
#: … and of one of several that the text tells of
TOLD_OF_SEVERAL: Final = "told-of-several"
