"""Words that compare how far places are, and words of entering a country."""

import re
from typing import Final

#: between a place and the first that it is compared with: "is nearer to", "lies much farther from"
IS_NEARER: Final = re.compile(
    r",?(?: [\w,]+){0,3}?(?:, (?:where|which|whose|who)\b[^.;:]{0,80},)? (?:is|lies|was|lay|stands|sits|be) (?:(?:much|far|rather|a little|somewhat|slightly|actually|in fact|even|still|considerably|well) )?"
    r"(?P<which>nearer|closer|farther|further)(?: away)? (?:to |from )?(?:the )?",
    re.IGNORECASE,
)
#: … and between that and the second: "than to", "than it is from"
THAN: Final = re.compile(r",? than (?:it (?:is|does|lies) )?(?:to|from) (?:the )?", re.IGNORECASE)
#: … and between it and what is nearer to it or not: "Kiel is nearer to Ulm than Bonn is", whose last word stands behind
THAN_ANOTHER: Final = re.compile(r",? than (?:the )?", re.IGNORECASE)
IS: Final = re.compile(r" (?:is|was|lies|lay|does)\b")
#: between the first of three places and the second, where that from the first is compared: "From Ulm, Kiel is nearer than"
SEEN_FROM: Final = re.compile(
    r"\b(?:from|seen from|for(?: people| those)? (?:in|from)|to(?: people| those)? in) (?:the )?$",
    re.IGNORECASE,
)
IS_NEARER_THAN: Final = re.compile(
    r",? (?:is|lies|was|lay) (?:(?:much|far|rather|a little|somewhat|slightly|actually|even|still|considerably|well|a good deal) )?"
    r"(?P<which>nearer|closer|farther|further)(?: away| off| by)?,? than (?:the )?",
    re.IGNORECASE,
)
GOES_ON: Final = re.compile(r" (?:is|was|lies|are|does|has)\b")
#: words between the last two of four: "the way from Ulm to Kiel is shorter than that from Ulm to Bonn"
AND_OF: Final = re.compile(
    r",? (?:is|was) (?:(?:much|far|rather|a little|somewhat|slightly|even|still|considerably|a good deal) )?(?P<which>shorter|longer) than "
    r"(?:(?:that|the (?:one|way|road|line|trip|journey|drive|flight|distance)) )?(?:from )?(?:the )?",
    re.IGNORECASE,
)
TO: Final = re.compile(r" to (?:the )?")
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
WHICH: Final = {"nearer": NEARER, "closer": NEARER, "farther": FARTHER, "further": FARTHER, "nearest": NEARER, "shorter": NEARER, "longer": FARTHER, "closest": NEARER, "farthest": FARTHER, "furthest": FARTHER,
}  # fmt: skip
#: that somebody goes over a border into what follows
ENTERS: Final = re.compile(
    r"(?:\b(?:cross(?:es|ed|ing)?|walk(?:s|ed)?|pass(?:es|ed)?|step(?:s|ped)?|rid(?:es|ing)|rode|roll(?:s|ed)?|driv(?:es|ing)|drove)\b[^.;:]*?\binto"
    r"|\b(?:border|frontier|borders|frontiers|checkpoint|customs|bridge|arch)\b[^.;:]*?\binto|\band then into|\benter(?:s|ed|ing)?) (?:the )?$",
    re.IGNORECASE,
)
#: words of which it holds one
IN_ENTERS: Final = ("into ", "enter")
#: the pattern of what is told of the sentence before
TOLD_THAN: Final = "told-nearer-than"
#: … of a place between others or in a direction from one
TOLD_SITUATION: Final = "told-situation"
#: … and of one of several that the text tells of
TOLD_OF_SEVERAL: Final = "told-of-several"
