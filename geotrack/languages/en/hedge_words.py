"""Words of approximation and bounds around a figure."""

from typing import Final, Literal

Bound = Literal["lt", "gt"]

# -- hedges ------------------------------------------------------------
BEFORE: Final[dict[str, tuple[bool, Bound | None]]] = {
    **dict.fromkeys(
        """about|around|approximately|approx|approx .|roughly|some|circa|ca|ca .|c .|~|≈|maybe|perhaps|
        an estimated|estimated|or so|close to|close on|close upon|in the region of|in the order of|something like|
        in the neighborhood of|in the neighbourhood of|somewhere around|a good|an approximate|
        approximately some|about some|an average of|on average|on average about|broadly|say""".replace("\n", "").split("|"),
        (True, None),
    ),
    **dict.fromkeys(
        """nearly|almost|less than|fewer than|under|within|up to|upto|at most|at the most|no more than|
        not more than|not quite|not|well under|just under|a little under|a little less than|slightly less than|slightly under|
        not even|no farther than|no further than|no less far than|barely|scarcely|scarce|hardly|nigh|nigh on|well nigh|
        a bit under|a bit less than|short of|below|<|as little as|inside|within about|within some|within just|just within|as much as|as far as""".replace("\n", "").split("|"),
        (True, "lt"),
    ),
    **dict.fromkeys(
        """more than|over|at least|above|in excess of|upwards of|upward of|well over|just over|just above|slightly over|
        slightly more than|a little over|a little more than|a bit over|a bit more than|not less than|no less than|
        not fewer than|no fewer than|well above|beyond|greater than|better than|>|rather more than|somewhat more than|a minimum of|
        at the very least|somewhat over|little more than|much more than|far more than""".replace("\n", "").split("|"),
        (True, "gt"),
    ),
    **dict.fromkeys(
        """only|just|a mere|mere|exactly|precisely|fully|full|a full|merely|a further|
        only just|all of|a total of|still|yet""".replace("\n", "").split("|"),
        (False, None),
    ),
}  # fmt: skip
AFTER: Final[dict[tuple[str, ...], Bound | None]] = {
    ("or", "so"): None, ("or", "thereabouts"): None, ("more", "or", "less"): None,
    ("or", "more"): "gt", ("or", "less"): "lt", ("at", "least"): "gt", ("at", "most"): "lt",
    ("plus",): "gt", ("+",): "gt", ("-", "odd"): None, ("odd",): None,
}  # fmt: skip

# -- stated ------------------------------------------------------------
NEAR_WORDS: Final = frozenset({"nearly", "almost", "close to", "just under", "not quite"})
OVER_WORDS: Final = frozenset(
    {"just over", "just above", "slightly over", "slightly more than", "a little over", "a little more than", "a bit over", "a bit more than"}
)  # fmt: skip
