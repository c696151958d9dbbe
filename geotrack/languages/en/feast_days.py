"""Feasts and other named days."""

from typing import Final

# -- holidays ------------------------------------------------------------
#: name → ("fixed", month, day), ("weekday", month, weekday 0–6, which: 1 first … −1 last),
#: ("easter", days after Easter Sunday); sources: 5 U.S.C. 6103; Banking and Financial Dealings Act
#: 1971; the Gregorian computus
HOLIDAYS: Final[dict[str, tuple[str, int, int, int]]] = {
    "new year's day": ("fixed", 1, 1, 0),
    "new year's eve": ("fixed", 12, 31, 0),
    "new years day": ("fixed", 1, 1, 0),
    "new years eve": ("fixed", 12, 31, 0),
    "epiphany": ("fixed", 1, 6, 0),
    "orthodox christmas": ("fixed", 1, 7, 0),
    "australia day": ("fixed", 1, 26, 0),
    "valentine's day": ("fixed", 2, 14, 0),
    "groundhog day": ("fixed", 2, 2, 0),
    "st. patrick's day": ("fixed", 3, 17, 0),
    "st patrick's day": ("fixed", 3, 17, 0),
    "saint patrick's day": ("fixed", 3, 17, 0),
    "april fools' day": ("fixed", 4, 1, 0),
    "april fool's day": ("fixed", 4, 1, 0),
    "anzac day": ("fixed", 4, 25, 0),
    "may day": ("fixed", 5, 1, 0),
    "cinco de mayo": ("fixed", 5, 5, 0),
    "canada day": ("fixed", 7, 1, 0),
    "independence day": ("fixed", 7, 4, 0),
    "bastille day": ("fixed", 7, 14, 0),
    "halloween": ("fixed", 10, 31, 0),
    "all saints' day": ("fixed", 11, 1, 0),
    "all saints day": ("fixed", 11, 1, 0),
    "all souls' day": ("fixed", 11, 2, 0),
    "guy fawkes night": ("fixed", 11, 5, 0),
    "bonfire night": ("fixed", 11, 5, 0),
    "veterans day": ("fixed", 11, 11, 0),
    "armistice day": ("fixed", 11, 11, 0),
    "christmas eve": ("fixed", 12, 24, 0),
    "christmas day": ("fixed", 12, 25, 0),
    "christmas": ("fixed", 12, 25, 0),
    "xmas": ("fixed", 12, 25, 0),
    "boxing day": ("fixed", 12, 26, 0),
    "michaelmas": ("fixed", 9, 29, 0),
    "candlemas": ("fixed", 2, 2, 0),
    "martin luther king day": ("weekday", 1, 0, 3),
    "martin luther king jr. day": ("weekday", 1, 0, 3),
    "presidents day": ("weekday", 2, 0, 3),
    "presidents' day": ("weekday", 2, 0, 3),
    "mother's day": ("weekday", 5, 6, 2),
    "memorial day": ("weekday", 5, 0, -1),
    "father's day": ("weekday", 6, 6, 3),
    "labor day": ("weekday", 9, 0, 1),
    "labour day": ("weekday", 9, 0, 1),
    "columbus day": ("weekday", 10, 0, 2),
    "thanksgiving": ("weekday", 11, 3, 4),
    "thanksgiving day": ("weekday", 11, 3, 4),
    "election day": ("election", 11, 1, 1),
    "mardi gras": ("easter", -47, 0, 0),
    "shrove tuesday": ("easter", -47, 0, 0),
    "ash wednesday": ("easter", -46, 0, 0),
    "palm sunday": ("easter", -7, 0, 0),
    "maundy thursday": ("easter", -3, 0, 0),
    "good friday": ("easter", -2, 0, 0),
    "holy saturday": ("easter", -1, 0, 0),
    "easter": ("easter", 0, 0, 0),
    "easter day": ("easter", 0, 0, 0),
    "easter sunday": ("easter", 0, 0, 0),
    "easter monday": ("easter", 1, 0, 0),
    "ascension day": ("easter", 39, 0, 0),
    "pentecost": ("easter", 49, 0, 0),
    "whit sunday": ("easter", 49, 0, 0),
    "whit monday": ("easter", 50, 0, 0),
    "corpus christi": ("easter", 60, 0, 0),
    "black friday": ("black", 11, 3, 4),
}
#: words that a holiday's name begins with, as written
HEADS: Final = frozenset(
    form
    for word in (name.split()[0].capitalize() for name in HOLIDAYS)
    for form in (word, word.replace("'", "’"), f"{word}'s", f"{word}’s", word.removesuffix("."))
)
#: after a holiday's name: the name of something else
NAME_AFTER: Final = frozenset(
    "Island Islands Creek Road Street College Parade Carol Church Rising".split()
)

# -- words that code looks for one by one ----------------------------------------
LAST: Final = "last"
LAST_NEXT: Final = ("last", "next")
NEXT: Final = "next"
NEXT_THIS: Final = ("next", "this")
OF_IN: Final = (",", "of", "in")
STRAIGHT_S: Final = "'s"
WEEK: Final = "week"
WEEKEND: Final = "weekend"
