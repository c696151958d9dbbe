"""Words that names are spelled with or without."""

import re
from collections.abc import Mapping
from typing import Final

# -- keys ------------------------------------------------------------
SAME: Final = {
    "saint": "st",
    "sainte": "st",
    "ste": "st",
    "mount": "mt",
    "fort": "ft",
    "point": "pt",
    "&": "and",
    "twp": "township",
    "mtn": "mountain",
    "mts": "mountains",
    "mtns": "mountains",
}

# -- variants ------------------------------------------------------------
LEADING: Final = re.compile(
    r"^(?:the\s+|(?:city|town|village|township|borough|county|province|state|commonwealth|republic|"
    r"kingdom|district|port|island|municipality|territory)\s+of\s+(?:the\s+)?|greater\s+|metro(?:politan)?\s+)+",
    re.IGNORECASE,
)
TRAILING: Final = re.compile(
    r"(?:['’]s?|\s+(?:city|town|village|township|borough|area|metropolitan area|metro|province|state|"
    r"region|county|parish|district|prefecture|oblast|governorate|municipality|islands?|peninsula|"
    r"twp\.?|co\.?))$",
    re.IGNORECASE,
)

# -- looseforms ------------------------------------------------------------
MODIFIERS: Final = re.compile(
    r"^(?:the|downtown|uptown|central|greater|metro|metropolitan|upstate|rural|inner|outer|mainland|"
    r"neighbou?ring|nearby|near|arrive|depart|leave|reached|passed|left|"
    r"(?:in\s)?sight\sof|"
    r"(?:north|south)(?:-?\s?(?:east|west))?(?:ern)?(?:most)?|(?:east|west)(?:ern)?(?:most)?|"
    r"(?:city|town|township|village|county|state|province|republic|kingdom|municipality|borough|"
    r"region|district|island|port|gulf|lake|prefecture|oblast|governorate)\sof(?:\sthe)?|"
    r"(?:ciudad|cidade|ville|citt[aà]|pueblo|villa|municipio|munic[ií]pio|commune)\sd[eio])\s+"
)  # fmt: skip
HEADS: Final = re.compile(
    r"^(.+?)\s+(?:(?:international|regional|municipal|central|general|memorial|metropolitan|county|"
    r"city|community|district|public|state|main|federal|air|naval|military|army)\s+)*"
    r"(?:airport|airfield|hospital|jail|prison|courthouse|court|school|schools|station|harbou?r|base|"
    r"university|college|library|stadium|city|town|township|village|area|region|metro|state|county|"
    r"province|district|parish|borough|island|harbor|city\s+hall|medical\s+center)$"
)
SPELLED: Final[Mapping[str, str]] = {
    "st": "saint", "saint": "st", "ft": "fort", "fort": "ft", "mt": "mount", "mount": "mt",
    "ste": "sainte", "sainte": "ste", "n": "north", "s": "south", "e": "east", "w": "west",
    "&": "and", "and": "&",
}  # fmt: skip

# -- words that code looks for one by one ----------------------------------------
LOOSE_FORMS_PATTERN: Final = r"[’']s?$"
PLURAL_S: Final = "s"
