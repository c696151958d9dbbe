"""How somebody goes: the mode of each claim, by the words of its own clause or by what was told just before.

Words elsewhere in a text are about other movements: a walk from the hotel does not make its guests fly on foot.
Where neither the clause nor what stands right before it tells a mode, a figure keeps the one that the trained
weights gave it unless words before tell another, and a movement has none.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from geotrack.claims.phrases.kinds import Text
from geotrack.languages.en import mode_cues, travel_words
from geotrack.languages.en.journey_words import OF_SHIPS
from geotrack.languages.en.word_classes import DETERMINERS
from geotrack.measures.straight import straight_in
from geotrack.model import Claim, Mode

_MOVEMENTS: Final = frozenset(("leg", "departure", "arrival"))
_ASKED: Final = _MOVEMENTS | {"distance", "duration", "speed", "position"}
#: how many words a comma, another mark or "but", and standing behind count for between a word and a claim; none of "by"
_COMMA: Final = 3
_PART: Final = 8
_BEHIND: Final = 5
_SURE: Final = 10  #: so counted, how far behind a claim a word may tell its mode
_BACK: Final = 4  #: sentences back whose words may tell how one goes on over a figure's way
_NEAR: Final = 3  #: … and of a movement, within its paragraph
_WITH: Final = 6  #: words between a vehicle and its load
#: a text tells one mode only when so many of its words do, and this share of them. On 455 texts of the corpus such a
#: mode was right for 92 % of legs (2026-11-30)
_SOLE: Final = 2
_SHARE: Final = 0.8
#: word → the mode that it tells, by the first of these tables: a horse is none of our modes, but "went" tells nothing
_MODES: Final[dict[str, Mode]] = {
    word: mode
    for table in (travel_words.DEPART, travel_words.ARRIVE, travel_words.TRIPS, travel_words.MOVE)
    for word, mode in table.items()
    if mode != "unknown"
} | {**travel_words.VEHICLES, **mode_cues.MORE}
#: words that may tell one without being a code
_TELLING: Final = _MODES.keys() | mode_cues.AIRY.keys() | mode_cues.CHARTERS


class Cue(NamedTuple):
    """A word that tells a mode: its number, and the mode ("unknown": none of ours, a horse)."""

    at: int
    mode: Mode


def with_modes(text: Text, claims: Sequence[Claim]) -> list[Claim]:
    """Return claims with the modes that the text tells of them."""
    if not any(claim.kind in _ASKED for claim in claims):
        return list(claims)
    tokens = text.tokens
    found = cues_of(text)
    cues: dict[int, list[Cue]] = {}
    for cue in found:
        cues.setdefault(tokens.sentence_at(tokens.starts[cue.at]), []).append(cue)
    counts = Counter(cue.mode for cue in found)
    mostly, many = counts.most_common(1)[0] if counts else ("unknown", 0)
    sole = mostly if many >= max(_SOLE, _SHARE * counts.total()) else None
    out: list[Claim] = []
    places = [tokens.sentence_at(claim.start) for claim in claims]
    who: dict[int, set[str]] = {}
    for sentence, claim in zip(places, claims, strict=True):
        if claim.traveller:
            who.setdefault(sentence, set()).add(claim.traveller)
    for sentence, claim in zip(places, claims, strict=True):
        if claim.kind not in _ASKED:
            out.append(claim)
            continue
        mode = _beside(text, claim, cues.get(sentence, ()))
        if mode is None and sentence not in cues:
            mode = _again(text, cues.get(sentence + 1, ()))
        if mode is None and claim.kind in _MOVEMENTS:
            mode = sole or "unknown"
            if (
                sole is None
                and sentence not in cues
                and not _others(claim, who.get(max(0, sentence - 1), set()))
            ):
                mode = _before(text, sentence, cues) or "unknown"
        elif mode is None:
            behind = range(sentence - 1, sentence - 1 - _BACK, -1)
            last = next((cues[k][-1].mode for k in behind if k in cues), None)
            mode = claim.mode if last == claim.mode else sole
            guessed = last is None and (claim.mode not in counts or claim.mode == mostly)
            mode = mode or (claim.mode if guessed else "unknown")
        out.append(claim if mode == claim.mode else replace(claim, mode=mode))
    return out


def _others(claim: Claim, told: set[str]) -> bool:
    """Whether the sentence before tells of other travellers than a claim does; `told`: of whom it tells."""
    return bool(told) and claim.traveller is not None and claim.traveller not in told


def _beside(text: Text, claim: Claim, cues: Sequence[Cue]) -> Mode | None:
    """Return the mode that the nearest word of a claim's sentence tells; None: none does."""
    first = text.tokens.at(claim.start)
    end = text.tokens.at(max(claim.start, claim.end - 1)) + 1
    best = min(((_away(text, first, end, cue.at), cue) for cue in cues), default=None)
    if best is None:
        return None
    away, cue = best
    return cue.mode if cue.at < end or away <= _SURE or cue.mode == claim.mode else None


def _away(text: Text, first: int, end: int, at: int) -> int:
    """Return how far a word is from the words from `first` to `end`, in words; marks between count for more."""
    if first <= at < end:
        return 0
    low, high = (at + 1, first) if at < first else (end, at)
    between = text.lower[low:high]
    marks = sum(
        _PART if word in mode_cues.PARTING else _COMMA * (word in mode_cues.JOINING)
        for word in between
    )
    behind = 0 if at < first else -1 if text.lower[at - 1] == mode_cues.BY else _BEHIND
    return len(between) + marks + behind


def _again(text: Text, cues: Sequence[Cue]) -> Mode | None:
    """Return the mode of a vehicle that the next sentence takes up: "The train has 24 carriages"; None: none."""
    for at, mode in cues[:1]:
        opening = text.tokens.first[text.tokens.sentence_at(text.tokens.starts[at])]
        if text.lower[opening:at] == mode_cues.TAKEN_UP and text.lower[at] in travel_words.VEHICLES:
            return mode
    return None


def _before(text: Text, sentence: int, cues: Mapping[int, Sequence[Cue]]) -> Mode | None:
    """Return the one mode that the sentence before with any tells, within the paragraph; None: none or several."""
    tokens = text.tokens
    for k in range(sentence, max(0, sentence - _NEAR), -1):
        opening = tokens.first[k]
        if "\n" in text.source[tokens.ends[opening - 1] : tokens.starts[opening]]:
            return None
        if k - 1 in cues:
            modes = {cue.mode for cue in cues[k - 1]}
            return modes.pop() if len(modes) == 1 else None
    return None


def cues_of(text: Text) -> list[Cue]:
    """Return the words that tell how one goes, in order: neither those within names nor those denied."""
    lower = text.lower
    hidden = set(_hidden(text))
    out: list[Cue] = []
    for k, (word, written) in enumerate(zip(lower, text.tokens.words, strict=True)):
        mode = _told(text, k, hidden) if word in _TELLING or written[0].isupper() else None
        if mode is None or not mode_cues.NOT.isdisjoint(lower[max(0, k - 3) : k]):
            continue
        between = lower[out[-1].at + 1 : k] if out else [""] * _WITH
        if between in ([], ["-"]):
            if mode == "unknown":
                continue
            out.pop()  # "Express bus", "car ferry", "boat train"
        elif len(between) < _WITH and between[0] in mode_cues.LOADED:
            continue  # "a bus with forty pilgrims"
        out.append(Cue(k, mode))
    return out


def _told(text: Text, k: int, hidden: set[int]) -> Mode | None:
    lower = text.lower
    word, after = lower[k], lower[k + 1 : k + 3]
    if word in mode_cues.AIRY and mode_cues.AIRY[word] in after[: 2 if "-" in after else 1]:
        return "air"
    if (mode := _coded(text, k)) is not None:
        return mode
    if k in hidden or word in mode_cues.NO_CUES or not mode_cues.THINGS.isdisjoint(after[:1]):
        return None
    if word in mode_cues.CHARTERS:
        return None if mode_cues.LANDS.isdisjoint(_around(text, k)) else "air"
    mode = _MODES.get(word)
    if word in mode_cues.WEAK and mode_cues.BEFORE_WEAK.isdisjoint(lower[max(0, k - 3) : k]):
        named = word in mode_cues.GOING and lower[k - 1] in DETERMINERS
        return mode if named and not mode_cues.GOES.isdisjoint(after[:1]) else None
    if word in mode_cues.BOATS and not mode_cues.ON_RIVERS.isdisjoint(_around(text, k)):
        return "river"
    return mode


def _around(text: Text, k: int) -> Sequence[str]:
    """Return the words of the sentence of a word, in lower case."""
    sentence = text.tokens.sentence_at(text.tokens.starts[k])
    return text.lower[text.tokens.first[sentence] : text.tokens.first[sentence + 1]]


def _coded(text: Text, k: int) -> Mode | None:
    """Return what a code tells that begins at a word: aircraft ("C-17"), a highway ("I-15"), "MV"."""
    words = text.tokens.words
    if not words[k][0].isupper():
        return None
    said = words[k]
    for at in range(k + 1, min(k + 4, len(words))):
        if not text.glued[at] or not (words[at] == "-" or words[at].isalnum()):
            break
        said += words[at]
    numbered = not said.isalpha()
    if (numbered and mode_cues.AIRCRAFT.fullmatch(said)) or (
        said in mode_cues.TYPES and words[k + 1 : k + 2] in mode_cues.TYPES[said]
    ):
        return "air"
    if said in OF_SHIPS and words[k + 1 : k + 2] and words[k + 1][0].isupper():
        return "sea"
    return "road" if numbered and mode_cues.HIGHWAY.fullmatch(said) else None


def _hidden(text: Text) -> Iterator[int]:
    """Yield the words that are no words of travel: of names and times, and of "as the crow flies"."""
    for table in (text.toponyms, text.times):
        for k, (end, _, _) in table.items():
            yield from range(k, end)
    yield from straight_in(text.lower)
    words, firsts = text.tokens.words, set(text.tokens.first)
    end = 0
    for k, word in enumerate(words):
        if k < end or not word[0].isupper():
            continue
        end = k
        while end < len(words) and words[end][0].isupper() and words[end].isalpha():
            if end > k and end in firsts:
                break
            end += 1
        named = end - k > 1 or (k not in firsts and words[k - 1][0].isalnum())
        if end > k and named:
            yield from range(k, end)  # "Indian Pacific", "Great Ocean Road", "Walk Street"
