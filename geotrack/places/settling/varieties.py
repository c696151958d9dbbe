"""Which English a text is written in: a hint where its unnamed home may be."""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

__all__ = ["home_odds", "spellings"]

#: spellings and institutions of the United States
_AMERICAN: Final = frozenset(
    """center centers color colors colored favor favorite flavor harbor honor honors honored labor
    neighbor neighbors neighborhood neighborhoods neighboring defense offense license program programs
    theater theaters fiber meter meters kilometers traveled traveling traveler canceled canceling
    organization organizations organize organized organizing realize realized recognize recognized
    apologize apologized emphasize criticize criticized gray catalog jewelry plow pajamas mom moms
    sheriff sheriffs deputies congressman congresswoman democrat democrats republican republicans
    township interstate freeway downtown sophomore freshman freshmen kindergarten gov sen rep dems
    commissioners selectmen alderman aldermen statehouse pickup sidewalk gasoline felony misdemeanor
    arraigned arraignment sheriff's varsity semifinals homecoming""".split()
)
#: spellings and institutions of Britain, Ireland and the Commonwealth
_BRITISH: Final = frozenset(
    """centre centres colour colours coloured favour favourite flavour harbour honour honours honoured
    labour neighbour neighbours neighbourhood neighbourhoods neighbouring defence offence licence
    programme programmes theatre theatres fibre metre metres kilometre kilometres travelled travelling
    traveller cancelled cancelling organisation organisations organise organised organising realise
    realised recognise recognised apologise apologised emphasise criticise criticised grey catalogue
    jewellery plough pyjamas mum mums councillor councillors constable constables tory tories mp mps
    pensioner pensioners motorway fortnight whilst lorry lorries pub pubs pounds pence barrister
    solicitor solicitors magistrates parliamentary sergeant-at-arms headteacher roundabout petrol
    bypass car-park postcode nhs ofsted bbc garda gardai taoiseach dáil rcmp premier premiers ministry
    fixture fixtures footballer cricket""".split()
)
_AMERICAS: Final = ("US", "PR")
_COMMONWEALTH: Final = ("GB", "IE", "CA", "AU", "NZ", "ZA", "IN")
#: odds, as logs, that one marker adds, and the most that all may add
_PER_MARKER: Final = 0.6
_MOST: Final = 2.4


def spellings(words: Collection[str]) -> tuple[int, int]:
    """Return how many words are American and how many are British, Irish or of the Commonwealth."""
    return len(_AMERICAN.intersection(words)), len(_BRITISH.intersection(words))


def home_odds(words: Collection[str]) -> Mapping[str, float]:
    """Return factors by which a text's spelling changes the odds of countries; 1 for all others.

    Examples
    --------
    >>> odds = home_odds("councillors said the centre would cancel its summer programme".split())
    >>> odds["GB"] > 1 > odds["US"]
    True
    """
    american, british = spellings(words)
    lean = _PER_MARKER * (british - american)
    if not lean:
        return {}
    lean = min(max(lean, -_MOST), _MOST) / 2
    return dict.fromkeys(_AMERICAS, exp(-lean)) | dict.fromkeys(_COMMONWEALTH, exp(lean))
