"""What a located thing is said to lie in, besides its distance: "It is a port in Crete, 30 km from Chania"."""

from collections.abc import Iterator, Sequence
from typing import Final

from geotrack.claims.grammar.discourse import Context, mention_of
from geotrack.claims.phrases.clauses import REFERENCES, subject_of
from geotrack.claims.phrases.kinds import Phrase, Text
from geotrack.languages.en import containment_words
from geotrack.languages.en.phrase_words import LITERALS
from geotrack.languages.en.travel_words import CONTAINERS, LYING
from geotrack.languages.rows import KINDS
from geotrack.model import Claim, Mention

_BE, _LIE, _PLACE, _NAME, _NOUN, _WORD, _DET, _DIR, _DASH, _PRON = (
    KINDS[k] for k in "BE LIE PLACE NAME NOUN WORD DET DIR DASH PRON".split()
)
_COMMA, _OPEN, _CLOSE, _LEN, _TIME, _NUM, _LEVEL = (
    KINDS[k] for k in "COMMA OPEN CLOSE LEN TIME NUM LEVEL".split()
)
_AND, _OR, _IN, _WITHIN, _OF, _ON, _BY, _WITH = (
    LITERALS[w] for w in ("and", "or", "in", "within", "of", "on", "by", "with")
)
#: what a predicate may hold between its verb and "in", and what it may go on over
_PREDICATE: Final = frozenset(
    (
        _WORD, _DET, _NOUN, _NAME, _PLACE, _DIR, _DASH, _LIE, _COMMA, _AND, _NUM, _TIME, _LEVEL,
        *(LITERALS[w] for w in "of on at by along near off one first old high long around every".split()),
        KINDS["VEHICLE"], KINDS["WAY"], KINDS["SLASH"],
    )
)  # fmt: skip
_LONGEST: Final = 40  #: phrases of a predicate looked at


def containments(
    text: Text,
    items: Sequence[Phrase],
    claims: Sequence[Claim],
    span: tuple[int, int],
    context: Context,
    about: Mention | None = None,
) -> list[Claim]:
    """Return in what places the things lie that the sentence also gives a distance of, and its topic.

    Parameters
    ----------
    text, items
        The document, and the phrases of the sentence.
    claims
        What was read from the sentence so far.
    span
        Where the sentence stands in the text.
    context
        What pronouns refer to.
    about
        A place that the sentence may be about without a distance; None: the title's.
    """
    located = [c for c in claims if c.kind == "position" and _is_place(c.destination)]
    wanted = {c.destination for c in located}
    about = about or context.subject
    if not (wanted or about) or not any(item.kind == _PLACE for item in items):
        return []
    out: list[Claim] = []
    for begin, subject in _predicates(text, items, context):
        if subject is None:
            continue
        if subject not in wanted and not (
            about is not None and subject.text == about.text and _lies(text, items, begin)
        ):
            continue
        for first, place in _surroundings(text, items, begin, located):
            words = text.lower[items[max(0, begin - 2)].start : items[first].start]
            if not containment_words.NO_LONGER.isdisjoint(words):
                break  # "is no longer in", "was once part of"
            container = mention_of(text, items, place, context)
            if container is None or container.text == subject.text:
                continue
            start, end = text.tokens.starts[items[first].start], container.end
            if end is None or any(c.origin == container for c in (*out, *located)):
                continue
            out.append(
                Claim(
                    kind="containment", start=start, end=end, text=text.source[start:end],
                    pattern="lies-within", origin=container, destination=subject, sentence=span,
                )
            )  # fmt: skip
    return out


def _lies(text: Text, items: Sequence[Phrase], begin: int) -> bool:
    """Whether a predicate says of a place what it is or where it lies: "is a resort in", "is located in"."""
    if text.lower[items[begin - 1].start] in LYING:
        return True
    for at in range(begin, min(len(items), begin + 8)):
        if items[at].kind == _NOUN or (
            items[at].kind == _LIE and text.lower[items[at].start] in LYING
        ):
            return True
        if items[at].kind not in (_DET, _WORD, _DIR, _DASH, _NUM, LITERALS["one"], LITERALS["old"]):
            break
    return False


def _is_town(text: Text, phrase: Phrase) -> bool:
    """Whether "in" may say where this lies rather than the subject: "near [Riva] in Trentino"."""
    words = text.lower[phrase.start], text.lower[phrase.end - 1]
    return phrase.kind == _PLACE and CONTAINERS.isdisjoint(words)


def _is_place(mention: Mention | None) -> bool:
    if mention is None or mention.text.lower() in containment_words.PRONOUNS:
        return False
    return mention.toponym is not None or mention.start is None or mention.text[:1].isupper()


def _predicates(
    text: Text, items: Sequence[Phrase], context: Context
) -> Iterator[tuple[int, Mention | None]]:
    """Yield where each predicate of lying or being begins, and what it is said of."""
    subject: Mention | None = None
    for at, item in enumerate(items):
        if item.kind not in (_BE, _LIE) or (item.kind == _LIE and at and items[at - 1].kind == _BE):
            continue
        if at == 0:  # "Situated in Crete, the port …"
            yield at + 1, context.about
            continue
        if items[at - 1].kind != _AND:  # "… and is part of Crete" goes on about the same
            said = subject_of(text, items, at)
            subject = mention_of(text, items, said, context) if said is not None else None
        if subject is not None:
            yield at + 1, subject
    for at in range(1, len(items) - 1):
        follows = items[at].kind == _COMMA and items[at - 1].kind in REFERENCES
        if follows and items[at + 1].kind in (_DET, _IN):  # "Chania, a port in Crete, …"
            yield at + 1, mention_of(text, items, at - 1, context)


def _surroundings(
    text: Text, items: Sequence[Phrase], begin: int, located: Sequence[Claim]
) -> Iterator[tuple[int, int]]:
    """Yield the first phrase and the place of each container that a predicate names."""
    at = begin
    behind = False  # whether a distance was told, so that "in" may say where its reference is
    while at < min(len(items), begin + _LONGEST):
        kind = items[at].kind
        if kind == _LEN:
            at = _after_position(text, items, at, located)
            behind = True
            continue
        if kind == _OPEN:
            closes = (k for k in range(at, len(items)) if items[k].kind == _CLOSE)
            at = next(closes, len(items)) + 1
            continue
        if kind == _WITH:  # "with a beach 2 km long, in …"
            commas = (k for k in range(at, len(items)) if items[k].kind == _COMMA)
            at, behind = next(commas, len(items)), True
            continue
        inside = kind in (_IN, _WITHIN)
        under = kind == _OF and text.lower[items[at - 1].start] in containment_words.UNDER
        island = kind == _ON and _is_island(text, items, at + 1)
        if (inside or under or island) and not (
            _is_town(text, items[at - 1]) or (behind and items[at - 1].kind != _COMMA)
        ):
            found = _container(text, items, at + 1, named=behind or kind == _ON)
            if found is not None:
                yield at, found
                at = found + 1
                for further in _wider(text, items, found):
                    yield at, further
                    at = further + 1
                continue
        elif kind == _BY and not _is_water(text, items, at + 1):
            return  # "is ruled by …"
        elif not inside and kind not in _PREDICATE:
            return
        at += 1


def _is_island(text: Text, items: Sequence[Phrase], at: int) -> bool:
    """Whether "on" is followed by an island or peninsula: "on [the island of Hven]"."""
    window = items[at : at + 3]
    return any(text.lower[i.end - 1] in containment_words.ISLANDS for i in window) and any(
        i.kind == _PLACE for i in items[at : at + 4]
    )


def _is_water(text: Text, items: Sequence[Phrase], at: int) -> bool:
    """Whether "by" is followed by a river or lake: "by [the River Inn]"."""
    at += at < len(items) and items[at].kind == _DET
    return at < len(items) and (
        text.lower[items[at].start] in containment_words.WATERS
        or text.lower[items[at].end - 1] in containment_words.WATERS
    )


def _after_position(text: Text, items: Sequence[Phrase], q: int, located: Sequence[Claim]) -> int:
    """Return the index of the phrase behind the position that begins at `q`."""
    starts = text.tokens.starts
    end = next(
        (c.end for c in located if c.start <= starts[items[q].end - 1] < c.end),
        starts[items[q].end - 1],
    )
    at = q + 1
    while at < len(items) and starts[items[at].start] < end:
        at += 1
    return at


def _container(text: Text, items: Sequence[Phrase], at: int, *, named: bool) -> int | None:
    """Return the index of the place whose noun phrase begins at `at`, when it can contain something.

    `named`: a noun must say that it is an area, as in "the Riva district".
    """
    area = unnamed = False  # whether an area was named, and one by a name that is no toponym
    for k in range(at, min(len(items), at + 9)):
        kind, word = items[k].kind, text.lower[items[k].end - 1]
        if kind == _PLACE:
            follows = _follows(text, items, k)
            if follows is None or word.endswith(containment_words.POSSESSIVES):
                return None
            if unnamed and items[k - 1].kind != _OF:
                return None
            return k if area or follows or word in containment_words.AREAS or not named else None
        if kind == _NOUN or word in containment_words.AREAS:
            area = area or word in containment_words.AREAS
        elif kind == _NAME:
            unnamed = True  # "in the Salten part of [Norway]"
        elif kind not in (_DET, _WORD, _DIR, _OF, _DASH):
            return None
    return None


def _follows(text: Text, items: Sequence[Phrase], place: int) -> bool | None:
    """Return whether a noun of an area follows a name; None when the name is part of another phrase."""
    after = place + 1
    if after >= len(items):
        return False
    kind = items[after].kind
    if kind in (_NAME, _PLACE, _DASH, _OR):
        return None
    if kind == _AND:
        beyond = items[after + 1].kind if after + 1 < len(items) else ""
        return None if beyond in (_NAME, _PLACE, _DET) else False
    for k in range(after, min(len(items), after + 3)):
        if text.lower[items[k].end - 1] in containment_words.AREAS:
            return True
        if items[k].kind == _NOUN:
            return None  # "in the Riva harbor"
        if items[k].kind != _WORD:
            break
    return False


def _wider(text: Text, items: Sequence[Phrase], place: int) -> Iterator[int]:
    """Yield the places that a container is itself put in: "in Riva district, Trentino, Italy"."""
    at = place + 1
    while at < len(items):
        while at < len(items) and (
            items[at].kind == _WORD or text.lower[items[at].end - 1] in containment_words.AREAS
        ):
            at += 1
        if at + 1 >= len(items) or items[at].kind not in (_COMMA, _OF, _IN):
            return
        link, at = items[at].kind, at + 1
        while at < len(items) and items[at].kind in (_DET, _WORD, _DIR) and link != _COMMA:
            at += 1
        if (
            link != _COMMA
            and at + 1 < len(items)
            and text.lower[items[at].end - 1] in containment_words.AREAS
        ):
            at += 1 + (items[at + 1].kind == _OF)
        if at >= len(items) or items[at].kind != _PLACE or _follows(text, items, at) is None:
            return
        yield at
        at += 1
