"""American and British spelling."""

from typing import Final

# -- varieties ------------------------------------------------------------
#: spellings and institutions of the United States
AMERICAN: Final = frozenset(
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
BRITISH: Final = frozenset(
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
