"""Who moves: the subject of a clause, and whether it is somebody told of before."""

from typing import Final, Literal

from geotrack.claims.phrases.kinds import Text
from geotrack.languages.en import traveler_words
from geotrack.languages.en.motion_words import AUXILIARIES, BREAKS, CLASSES, PREPOSITIONS
from geotrack.languages.en.travel_words import VEHICLES, WAYS

#: the one told of; somebody else; some of those told of
_How = Literal["same", "other", "part"]
_NAMES_AT_MOST: Final = 40
_SHORT: Final = 4
_REACH: Final = 18  #: words before a verb in which its subject stands


class Subjects:
    """Names the traveller of each verb; remembers the last one."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self._places = {w for k, (last, _, _) in text.toponyms.items() for w in range(k, last)}
        self._first: dict[str, int] = {}
        for k, word in enumerate(text.lower):
            if word in traveler_words.OFFICES:
                self._first.setdefault(word, k)
        self._keys: dict[str, str | None] = {}  # name → whose state; None is the first traveller
        self._key: str | None = None
        self._aside: int | None = None  # the sentence of a part of the travellers
        self._moved = False
        self.shown: str | None = None

    def of(self, sentence: int, verb: int) -> tuple[str | None, _How]:
        """Return whose state changes at the word `verb`, and how that one is to the last one.

        A pronoun, a vehicle or nobody goes on as the one told of last; a person by another name is
        another one; "two of them" are a part, and only for their sentence.
        """
        found = self._subject(sentence, verb)
        how: _How = "same"
        moved, self._moved = self._moved, True
        if self._aside is not None and self._aside != sentence:
            self._key, self._aside = None, None
        if found is None:
            return self._key, how
        name, kind = found
        if kind == "part":
            self._key, self._aside, self.shown, how = f"{name} {sentence}", sentence, name, "part"
        elif kind == "other":
            known = next((n for n in self._keys if _alike(n, name)), None)
            if known is None and len(self._keys) < _NAMES_AT_MOST:
                first = not self._keys and (not moved or name[0].isupper())
                self._keys[name] = None if first else name
                known, how = name, "other"
            if known is not None:
                self._key, self.shown = self._keys[known], known
        elif self.shown is None or self.shown[0].islower():
            self.shown = name
        return self._key, how

    def _subject(self, sentence: int, verb: int) -> tuple[str, _How] | None:
        """Return the subject and who it is; None: nobody told."""
        text = self.text
        lower, words = text.lower, text.tokens.words
        opening = text.tokens.first[sentence]
        first = max(opening, verb - _REACH)
        best: tuple[str, _How] | None = None
        k = verb - 1
        while k >= first:
            word = lower[k]
            before = lower[k - 1] if k > opening else ""
            if word in BREAKS and word not in traveler_words.WHO_WHICH:
                break
            if word in traveler_words.FIRST or (
                word in traveler_words.THIRD and word not in traveler_words.WHO_WHICH
            ):
                return best or (
                    (traveler_words.FIRST[word], "same") if word in traveler_words.FIRST else None
                )
            if (
                word in VEHICLES and word not in WAYS
            ) and before in traveler_words.OLD | traveler_words.NEW:
                best = best or (f"the {words[k]}", "same")
            elif (
                word in traveler_words.SOME
                and k <= opening + 3
                and lower[k + 1 : k + 2] == traveler_words.OF_RUN
                and lower[k + 2] != traveler_words.US
            ):
                count = 4 if lower[k + 2] in traveler_words.OLD else 3
                return " ".join(words[k : k + count]).lower(), "part"
            elif (word in traveler_words.KIN or word in traveler_words.OFFICES) and (
                best is None or best[1] != "other"
            ):
                article = next(
                    (
                        w
                        for w in lower[k - 1 : max(opening, k - 3) - 1 : -1]
                        if w in traveler_words.OLD
                    ),
                    "the",
                )
                new = word in traveler_words.KIN or self._first[word] >= opening
                title = f"prime {words[k]}" if before == traveler_words.PRIME else words[k]
                best = f"{article} {title}", "other" if new else "same"
            elif self._named(k, opening):
                begin = k
                while begin - 1 >= first and self._named(begin - 1, opening):
                    begin -= 1
                outside = lower[begin - 1] if begin > opening else ""
                name = " ".join(words[begin : k + 1])
                person = begin < k or any(_alike(n, name) for n in self._keys)
                people = lower[k].endswith(traveler_words.GENTILE) and (
                    k + 1 < verb and words[k + 1].islower()
                )
                if people and words[k + 1].isalpha() and lower[k + 1] not in CLASSES:
                    k = begin - 1  # "the [North Korean] leader"
                    continue
                led = outside == traveler_words.OF and lower[begin - 2] in traveler_words.PARTIES
                if (
                    begin == k
                    and outside == traveler_words.THE
                    and lower[k].endswith(traveler_words.GENTILE)
                ):
                    name = f"the {name}"  # "the French", "the Siberian"
                if self._object(begin, opening):
                    k = begin - 1  # "crossed the [Tizi] and reached"
                    continue
                if (led or outside not in PREPOSITIONS or outside in traveler_words.AND) and (
                    person or best is None
                ):
                    best = name, "other" if person else "same"
                k = begin
            k -= 1
        return best or self._noun(verb, opening)

    def _object(self, begin: int, opening: int) -> bool:
        """Whether a name with an article stands right behind a verb of motion, which so is said of somebody else."""
        lower = self.text.lower
        if begin - 2 < opening or lower[begin - 1] != traveler_words.THE:
            return False
        verb = lower[begin - 2]
        return CLASSES.get(verb, "TRIP") != "TRIP" and verb not in traveler_words.INVERTED

    def _noun(self, verb: int, opening: int) -> tuple[str, _How] | None:
        """Return the plain noun that a verb is said of: "the [trucks] went", "forty [pilgrims] walked"."""
        lower, words = self.text.lower, self.text.tokens.words
        going = lower[verb] in VEHICLES and lower[verb] not in WAYS
        if going and CLASSES.get(lower[verb]) == "TRIP":
            return f"the {words[verb]}", "same"
        k = verb - 1
        while k > opening and (lower[k] in AUXILIARIES or lower[k].endswith(traveler_words.LY)):
            k -= 1
        word = lower[k]
        if (
            k < opening
            or k in self._places
            or not word.isalpha()
            or word in CLASSES
            or word in BREAKS
        ):
            return None
        counted = (
            word.endswith(traveler_words.PLURAL_S)
            and not word.endswith(traveler_words.DOUBLE_S)
            and word not in traveler_words.UNITS
        )
        if (word in VEHICLES and word not in WAYS) and any(
            w in traveler_words.OLD | traveler_words.NEW for w in lower[max(opening, k - 4) : k]
        ):
            return f"the {word}", "same"
        plain = (
            word in PREPOSITIONS
            or word in AUXILIARIES
            or word in traveler_words.OLD
            or len(word) < _SHORT
        )
        return (word, "same") if counted and not plain else None

    def _named(self, k: int, opening: int) -> bool:
        words, lower = self.text.tokens.words, self.text.lower[k]
        if not words[k][0].isupper() or len(lower) < 2 or k in self._places or k in self.text.times:
            return False
        if (
            lower in traveler_words.NO_NAME
            or lower in CLASSES
            or lower in PREPOSITIONS
            or lower in traveler_words.OLD | traveler_words.NEW
        ):
            return False
        known = any(words[k] in name.split() for name in self._keys)
        opens = k == opening or not words[k - 1][0].isalnum()
        return not opens or known or (k + 1 < len(words) and words[k + 1][0].isupper())


def _alike(left: str, right: str) -> bool:
    return (
        left.rsplit(maxsplit=1)[-1] == right.rsplit(maxsplit=1)[-1] or left.lower() == right.lower()
    )
