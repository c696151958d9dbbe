from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Any, Literal

class Rest:
    def __call__(self, node: int, /) -> float: ...

class Net:
    def __init__(self, *arrays: Any) -> None: ...
    def rest(self, targets: Mapping[int, float], /) -> Rest: ...
    def search(
        self,
        seeds: dict[int, float],
        goal: dict[int, tuple[float, int]],
        found: float,
        factors: Mapping[int, float],
        mask: int,
        avoid: AbstractSet[int],
        only: int,
        through: tuple[int, ...],
        grazed: AbstractSet[int],
        rest: Rest | None,
        box: tuple[int, int, int, int],
        longest: float,
        budget: int,
        /,
    ) -> tuple[list[int], list[int]] | Literal[False] | None: ...
