"""Constructions that say how fast one travels."""

from typing import Final

from geotrack.languages.rows import Construction

SPEEDS: Final[tuple[Construction, ...]] = (
    Construction(name="speed-between", kind="speed", frame=True,
        pattern="q=SPEED (between origin=REF and destination=REF | from origin2=REF to destination2=REF)",
        example="She made ten knots between [Malta] and [Crete], and nine and a half from [Crete] to [Cyprus].",
        expect={"value": 10, "unit": "kn", "origin": "Malta", "destination": "Crete"}),
    Construction(name="travel-at-speed", kind="speed", frame=True,
        pattern="(MOVE|COVER|TRIP|VEHICLE|RUN|ARRIVE|MOVE) FAR q=SPEED",
        example="The convoy moved towards [Gao] at 30 km/h.", expect={"value": 30, "unit": "km/h", "destination": "Gao", "mode": "road"}),
    Construction(name="speed-of", kind="speed", frame=True,
        pattern="(speed|speeds|rate|pace) (of|BE|WORD|DET|to|from|VEHICLE|BY){0,4} q=SPEED",
        example="They kept up a speed of 70 km/h all night.", expect={"value": 70, "unit": "km/h"}),
)  # fmt: skip
