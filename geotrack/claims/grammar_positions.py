"""Constructions that say where something lies: "X is 12 km north of Y"."""

from __future__ import annotations

from typing import Final

from geotrack.claims.constructions import Construction

__all__ = ["POSITIONS"]

POSITIONS: Final[tuple[Construction, ...]] = (
    Construction(
        name="length-between-two",
        kind="distance",
        pattern="q=LEN AWAY? (mode=HOW)? WORD? between origin=REF (COMMA REF COMMA)? and destination=REF",
        example="It is 310 km by rail between Tarnow and Lviv.",
        expect={
            "value": 310,
            "unit": "km",
            "origin": "Tarnow",
            "destination": "Lviv",
            "mode": "rail",
        },
    ),
    Construction(
        name="separates-from",
        kind="distance",
        pattern="q=LEN (WORD|of|NOUN|DET){0,4} (separates|separated|separate|MOVE) (origin=REF | origin2=PRON) from destination=REF",
        example="Sixty miles of desert separate Beersheba from Gaza.",
        expect={"value": 60, "unit": "mi", "origin": "Beersheba", "destination": "Gaza"},
    ),
    Construction(
        name="is-separated-from-by",
        kind="position",
        pattern="separated from origin=REF by (WORD){0,2} q=LEN",
        example="Bornholm is separated from Ystad by 37 km of sea.",
        expect={"value": 37, "unit": "km", "origin": "Ystad", "destination": "Bornholm"},
    ),
    Construction(
        name="is-separated-by-from",
        kind="position",
        pattern="separated by (WORD){0,2} q=LEN (of WORD? (NOUN|WORD|VEHICLE))? from origin=REF",
        example="Bornholm is separated by 37 km of water from Ystad.",
        expect={"value": 37, "origin": "Ystad", "destination": "Bornholm"},
    ),
    Construction(
        name="length-direction-of",
        kind="position",
        pattern="q=LEN CLOSE? AWAY? (mode=HOW)? (AWAY COMMA?)? direction=DIR AWAY? (mode2=HOW)? (of|from) origin=REF",
        example="The hut stands about 12 km north-east of Zakopane.",
        expect={"value": 12, "unit": "km", "direction": "NE", "origin": "Zakopane", "approx": True},
    ),
    Construction(
        name="length-stream-from",
        kind="position",
        pattern="q=LEN AWAY? STREAM (of|from) origin=REF",
        example="Melk lies 35 km upstream from Krems.",
        expect={"value": 35, "origin": "Krems", "destination": "Melk", "mode": "river"},
        mode="river",
    ),
    Construction(
        name="length-from-to",
        kind="distance",
        pattern="q=LEN (AWAY|WORD|to|BE|COVER|MOVE|NOUN|of){0,4} (mode=HOW)? from origin=REF (COMMA DET? (WORD|NOUN|PLACE){1,3} COMMA)? (mode2=HOW)? to destination=REF",
        example="It is 250 miles from Oslo to Bergen as the eagle sees it.",
        expect={"value": 250, "unit": "mi", "origin": "Oslo", "destination": "Bergen"},
    ),
    Construction(
        name="length-to-from",
        kind="distance",
        pattern="q=LEN AWAY? (mode=HOW)? to destination=REF (mode2=HOW)? from origin=REF",
        example="They walked the 60 km to the frontier from Strumica.",
        expect={"value": 60, "destination": "the frontier", "origin": "Strumica"},
        frame=True,
    ),
    Construction(
        name="cover-length-from",
        kind="distance",
        pattern="(MOVE|COVER) (WORD|DIR|BY|DET|on){0,3} q=LEN (mode=HOW)? from origin=REF",
        example="By dusk the column had marched nineteen miles from Burgos.",
        expect={"value": 19, "unit": "mi", "origin": "Burgos", "mode": "foot"},
        frame=True,
    ),
    Construction(
        name="from-place-length",
        kind="position",
        pattern="from origin=REF (COMMA? PRON BE)? q=LEN (distance|BY|CLOSE|$)",
        example="The farm (from Riobamba 18 km by road) is for sale.",
        expect={"value": 18, "origin": "Riobamba", "mode": "road"},
    ),
    Construction(
        name="length-from",
        kind="position",
        pattern="q=LEN (AWAY|as|far){0,2} (mode=HOW)? from (WORD DET)? origin=REF",
        example="Hallstatt is 73 km from Salzburg.",
        expect={"value": 73, "origin": "Salzburg", "destination": "Hallstatt"},
    ),
    Construction(
        name="length-off-or-outside",
        kind="position",
        pattern="q=LEN AWAY? (off|outside|beyond|past|short|above|below|down|up|inside) (of)? (direction=DIR)? origin=REF",
        example="The tanker anchored 8 nautical miles off the coast of Oman.",
        expect={"value": 8, "unit": "nmi"},
    ),
    Construction(
        name="within-length-of",
        kind="position",
        pattern="q=LEN of origin=REF",
        hedge="within",
        example="They were within 40 miles of Tobruk.",
        expect={"value": 40, "bound": "lt", "origin": "Tobruk"},
    ),
    Construction(
        name="not-length-of",
        kind="position",
        pattern="q=LEN of origin=PLACE",
        hedge="not",
        example="They never came within sight, not ten miles of Tobruk.",
    ),
    Construction(
        name="length-direction",
        kind="position",
        pattern="q=LEN (AWAY COMMA?)? (mode=HOW)? direction=DIR",
        example="Supplies came from Iquique, forty miles northward.",
        expect={"value": 40, "direction": "N", "destination": "Iquique"},
        relative=True,
    ),
    Construction(
        name="length-away",
        kind="position",
        pattern="q=LEN (away|distant|apart|offshore|inland|STREAM)",
        example="The nearest doctor was in Alice Springs, 440 km away.",
        expect={"value": 440, "destination": "Alice Springs"},
        relative=True,
    ),
    Construction(
        name="time-direction-of",
        kind="position",
        pattern="q=DUR AWAY? (mode=HOW)? direction=DIR AWAY? (mode2=HOW)? (of|from) origin=REF",
        example="The vineyard is half an hour south of Mendoza.",
        expect={"value": 30, "unit": "min", "direction": "S", "origin": "Mendoza"},
    ),
    Construction(
        name="time-outside",
        kind="position",
        pattern="q=DUR (outside) origin=REF",
        example="The clinic is twenty minutes outside Nairobi.",
        expect={"value": 20, "unit": "min", "origin": "Nairobi"},
    ),
    Construction(
        name="time-away-from",
        kind="duration",
        pattern="q=DUR AWAY? (mode=HOW)? (AWAY)? from (WORD DET)? origin=REF (mode2=HOW)?",
        example="Sintra is 40 minutes by train from Lisbon.",
        expect={
            "value": 40,
            "unit": "min",
            "origin": "Lisbon",
            "destination": "Sintra",
            "mode": "rail",
        },
    ),
    Construction(
        name="time-away-by",
        kind="duration",
        pattern="q=DUR away mode=BY",
        example="Kotor is two hours away by bus.",
        expect={"value": 2, "unit": "h", "destination": "Kotor", "mode": "road"},
        relative=True,
    ),
    Construction(
        name="time-away",
        kind="position",
        pattern="q=DUR (away|distant)",
        example="The next petrol is in Eucla, two hours away.",
        expect={"value": 2, "unit": "h", "destination": "Eucla"},
        relative=True,
    ),
)
