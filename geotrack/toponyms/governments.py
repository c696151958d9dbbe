"""Names that stand for a government: "Moscow intends …", "relations with Pyongyang"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geotrack.text.names import NameClass
from geotrack.toponyms.wordlists import SAYING

if TYPE_CHECKING:
    from geotrack.toponyms.finishing import Found
    from geotrack.toponyms.reading import Reading

__all__ = ["stands_for_government"]

_GOVERNS: Final = int(NameClass.COUNTRY | NameClass.CAPITAL)
_CAPITAL: Final = int(NameClass.CAPITAL)

_ADVERBS: Final = frozenset(
    """also now has had have was is will would may might must could should reportedly already never
    not still again later repeatedly and publicly openly clearly long once to""".split()
)
#: after "has", "will" … also these; by themselves they are said of people more than of cities
_DOING: Final = frozenset(
    """deepen deepened sign signed signs agree lift lifted declare declared declares withdraw
    withdrew send sends sent supply supplied supplies arm armed provide provided provides deny
    reject retaliate retaliated recognize recognized annex annexed invade invaded negotiate
    negotiated veto vetoed join joined approve approved cut ban banned warn urge
    want wish welcome welcomed""".split()
)
_OWNED: Final = frozenset(
    """ally allies government leader leaders leadership ambassador ambassadors envoy envoys foreign
    defense defence troops forces military army navy president premier minister policy policies
    sanctions decision support rulers aggression invasion stance position claim claims nuclear plans
    demand demands offer proposal refusal warning war interests intelligence diplomats
    representatives western eastern closest biggest largest main strategic""".split()
)
_RELATION: Final = frozenset(
    """relations relationship ties talks tensions tension alliance agreement deal negotiations
    pact treaty dialogue friendship rapprochement links contacts cooperation dispute standoff
    consultations partnership détente detente accord conflict sympathy solidarity contract
    partnerships""".split()
)
_TREATED: Final = frozenset(
    """warn warned warns warning convince convinced urge urged urges accuse accused accuses told asked
    asks pressed threatened threatens condemned criticized criticised blamed blames persuade
    persuaded pressure pressured pressuring backed backs arm armed sanctioned sanction assured
    reassure reassured appease angered anger infuriated provoke provoked accusing urging telling
    lobbied thanked supplied isolate isolated help helped support supported supports
    supporting""".split()
)
#: "is …-ing" of a town itself
_CITIES_DO: Final = frozenset(
    """being growing hosting burning freezing flooding bracing sinking shrinking recovering becoming
    getting celebrating reeling rebuilding suffering bustling booming evolving changing during
    sweltering emerging losing lying standing sitting developing expanding competing""".split()
)
_BEFORE_PLACE: Final = frozenset(
    """in at from near to of around across into through outside inside toward towards via for
    leaving left reached entered visited""".split()
)
_BY: Final = frozenset(
    """imposed backed supported rejected ordered proposed announced condemned demanded supplied armed
    accused signed recognized approved funded financed sent made led offered denied
    claimed annexed""".split()
)


def stands_for_government(reading: Reading, item: Found) -> bool:
    """Whether a country or capital means its government here.

    Examples are the subject of saying and intending ("Oslo denied …"), the owner of allies and
    ministers ("Oslo's envoy"), the partner in relations, and whom one warns or urges.
    """
    if not item.classes & _GOVERNS or item.within_name:
        return False
    words = reading.words
    first, last = item.first, item.last
    before = [words[i].lower() for i in range(max(0, first - 3), first)]
    if before and before[-1] == "the":
        before.pop()
    previous = before[-1] if before else ""
    if previous in {"with", "between"} and _related(reading, first):
        return True
    if previous in _TREATED:
        return True
    if previous == "by" and len(before) > 1 and before[-2] in _BY:
        return True
    if previous == "of" and len(before) > 1 and before[-2] in {"allies", "ally", "government"}:
        return True
    if reading.possessive[last]:
        following = words[last + 1].lower() if last + 1 < len(words) else ""
        return bool(item.classes & _CAPITAL) and following in _OWNED
    if previous == "for":
        return last + 1 < len(words) and words[last + 1] == "to"
    if previous in _BEFORE_PLACE:
        return False
    return _acts(reading, last + 1) or (
        bool(item.classes & _CAPITAL) and _is_doing(reading, last + 1)
    )


def _is_doing(reading: Reading, i: int) -> bool:
    """Whether "is …-ing" follows, said of what only a government does."""
    words = reading.words
    if i + 1 >= len(words) or words[i] not in {"is", "was"}:
        return False
    word = words[i + 1]
    return word.endswith("ing") and len(word) > 5 and word not in _CITIES_DO


def _related(reading: Reading, first: int) -> bool:
    """Whether a noun of relation stands up to nine words before, in the same sentence."""
    sentence = reading.sentence[first]
    begin = max(0, first - 9)
    return any(
        reading.words[i].lower() in _RELATION and reading.sentence[i] == sentence
        for i in range(begin, first)
    )


def _acts(reading: Reading, i: int) -> bool:
    """Whether a verb of saying or intending follows, adverbs and a second subject left out."""
    words, flags = reading.words, reading.flags
    auxiliary = False
    for k in range(i, min(i + 4, len(words))):
        word = words[k].lower()
        if word in SAYING:
            # "Oslo was told": the subject of a passive is treated, not acting, but still meant
            return True
        if auxiliary and word in _DOING:
            return True
        if word in _DOING and k == i:
            return True
        if word in _ADVERBS:
            auxiliary = True
        elif not (flags[k] & 1 and k > i and words[k - 1] == "and"):
            return False
    return False
