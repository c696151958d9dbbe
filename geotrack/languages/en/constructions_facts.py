"""Constructions without a figure: borders, gauges, halves, what lies in what, and intervals of time."""

from typing import Final

from geotrack.languages.rows import Construction

#: a trip has a length of its own, unlike a lake: matched before the exclusions
LONG: Final[tuple[Construction, ...]] = (
    Construction(name="trip-is-length-long", kind="distance", frame=True,
        pattern="trip=TRIP (from origin=REF to destination=REF | between origin2=REF and destination2=REF)? BE WORD{0,2} q=LEN long",
        example="The ride from [Como] to [Lecco] is 30 km long.", expect={"value": 30, "unit": "km", "origin": "Como", "destination": "Lecco"}),
)  # fmt: skip

#: about a time that passed between journeys; matched with the other figures
INTERVALS: Final[tuple[Construction, ...]] = (
    Construction(name="first-trip-in-time", kind="interval",
        pattern="begin=first (WORD|DIR){0,3} (TRIP|VISIT|MOVE|DEPART|ARRIVE) (to DET? WORD? destination=PLACE | DIR | HERE | WORD | FAR destination2=PLACE)? (in|for|since) WORD{0,2} q=DUR",
        example="It was her first visit to [Quito] in over nine years.", expect={"value": 9, "unit": "year", "bound": "gt"}),
    Construction(name="no-trip-for-time", kind="interval",
        pattern="(not|have|has|had) (not|WORD){0,2} (BE|VISIT|MOVE|TRIP|ARRIVE) (to|DET|WORD|BE){0,3} destination=PLACE (in|for) WORD{0,2} q=DUR",
        example="He had not visited [Ankara] for six years.", expect={"value": 6, "unit": "year", "destination": "Ankara"}),
)  # fmt: skip

#: statements without any figure
FACTS: Final[tuple[Construction, ...]] = (
    Construction(name="halfway-between", kind="total", pattern="begin=halfway between origin=REF and destination=REF",
        example="The inn is halfway between [Brig] and [Domodossola].", expect={"origin": "Brig", "destination": "Domodossola"}),
    Construction(name="shares-border", kind="border",
        pattern="origin=PLACE WORD? begin=WORD DET FILL{0,2} border=NOUN with DET? destination=PLACE",
        example="[Norway] shares a short border with [Russia].", expect={"origin": "Norway", "destination": "Russia"}),
    Construction(name="border-with", kind="border",
        pattern="border=NOUN (with|between) DET? origin=PLACE (and DET? destination=PLACE)?",
        example="They waited at the border between [Kenya] and [Uganda].", expect={"origin": "Kenya", "destination": "Uganda"}),
    Construction(name="gauge-changes", kind="gauge", pattern="begin=GAUGE",
        example="At [Brest] the bogies are changed for the Russian track."),
    Construction(name="place-in-place", kind="containment",
        pattern="destination=PLACE (COMMA? LIE | BE LIE? | BE DET WORD{0,3} NOUN (LIE)? | COMMA DET WORD{0,3} NOUN)? begin=in DET? (DIR)? origin=PLACE",
        example="They flew to [Tarija] in [Bolivia].", expect={"origin": "Bolivia", "destination": "Tarija"}),
)  # fmt: skip
