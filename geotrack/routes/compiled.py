"""The compiled search (`_ways.c`), where it was built; without a compiler Python's own finds the same ways."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeGuard

try:
    from geotrack.routes import _ways
except ImportError:  # no compiler where this was installed
    _COMPILED = False
else:
    _COMPILED = True

if TYPE_CHECKING:
    from geotrack.routes.search import Roads

#: arrays that the compiled search reads, in its order, and their numbers
_ARRAYS: Final = {
    "first": "int32", "at": "int32", "ends": "int64", "length": "int32", "flags": "int32", "country": "int16",
    "lats": "int32", "lons": "int32", "up_start": "int32", "up_to": "int32", "up_km": "int32",
}  # fmt: skip


def compiled_net(graph: Roads) -> _ways.Net | None:
    """Return a network for the compiled search; None where that was not built or the network has no hierarchy."""
    if not _COMPILED or "up_count" not in graph.net.extra:
        return None
    import numpy as np

    arrays = (
        np.ascontiguousarray(getattr(graph, name), dtype=kind) for name, kind in _ARRAYS.items()
    )
    return _ways.Net(*arrays)


def is_compiled(bound: object) -> TypeGuard[_ways.Rest]:
    """Whether a lower bound is one that the compiled search can ask."""
    return _COMPILED and isinstance(bound, _ways.Rest)
