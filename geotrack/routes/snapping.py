"""Where a place meets a network: the nearest points on edges, several per component."""

from functools import lru_cache
from typing import Any, Final

from geotrack.earth.networks import Kind, Network, network
from geotrack.routes.passages import FERRY_FLAG
from geotrack.routes.search import Access

#: boxes searched one after the other, half side in km
_RADII: Final = (6.0, 25.0, 80.0, 240.0)
#: at most this many access points per component, and this much farther than the nearest (km)
_PER_COMPONENT: Final = 4
_SPREAD_KM: Final = 6.0


@lru_cache(maxsize=8192)
def snap(kind: Kind, lat: float, lon: float, reach_km: float) -> tuple[Access, ...]:
    """Return the access points of a place, nearest first; empty when none is within `reach_km`.

    Per component at most four distinct edges, each at most 6 km farther than the component's nearest.
    """
    net = network(kind)
    found: list[Access] = []
    for radius in _RADII:
        box = min(radius, reach_km)
        found = _within(net, lat, lon, box)
        if found or box >= reach_km:
            break
    return tuple(found)


def _within(net: Network, lat: float, lon: float, km: float) -> list[Access]:
    import numpy as np

    scale = max(0.02, float(np.cos(np.radians(lat))))
    dlat = km / 0.11119
    dlon = min(180_000.0, dlat / scale)
    y0, x0 = lat * 1000, lon * 1000
    edges = net.edges_in(int(x0 - dlon), int(y0 - dlat), int(x0 + dlon) + 1, int(y0 + dlat) + 1)
    shifts = [(edges, 0.0)]
    for turn, out in ((360_000.0, x0 + dlon > 180_000), (-360_000.0, x0 - dlon < -180_000)):
        if out:
            other = net.edges_in(
                int(x0 - turn - dlon), int(y0 - dlat), int(x0 - turn + dlon), int(y0 + dlat)
            )
            shifts.append((other, turn))
    near: list[tuple[float, int, float, float, float]] = []
    for chosen, turn in shifts:
        chosen = chosen[net.flags[chosen] & FERRY_FLAG == 0]  # nobody boards in mid-water
        if len(chosen):
            near += _nearest(net, chosen, y0, x0 - turn, scale, km)
    near.sort()
    out_list: list[Access] = []
    counts: dict[int, tuple[int, float]] = {}
    for off, edge, share, plat, plon in near:
        component = int(net.component[edge])
        count, first = counts.get(component, (0, off))
        if count >= _PER_COMPONENT or off > first + _SPREAD_KM:
            continue
        counts[component] = (count + 1, first)
        length = int(net.length[edge])
        along = round(length * share)
        out_list.append(
            Access(
                edge=edge, tail=int(net.tail[edge]), head=int(net.head[edge]), along=along,
                rest=length - along, off_km=off, share=share, component=component,
                lat=plat, lon=plon,
            )
        )  # fmt: skip
    return out_list


def _nearest(
    net: Network, edges: Any, y0: float, x0: float, scale: float, km: float
) -> list[tuple[float, int, float, float, float]]:
    """Distance (km), edge, share along it and position of the nearest point of each edge."""
    import numpy as np

    first = net.first[edges]
    count = net.first[edges + 1] - first - 1  # segments
    starts = np.cumsum(count) - count
    index = np.arange(int(count.sum())) - np.repeat(starts, count) + np.repeat(first, count)
    ay = (net.point_lats[index] - y0) * 0.11119
    ax = (net.point_lons[index] - x0) * (0.11119 * scale)
    by = (net.point_lats[index + 1] - y0) * 0.11119
    bx = (net.point_lons[index + 1] - x0) * (0.11119 * scale)
    dx, dy = bx - ax, by - ay
    square = dx * dx + dy * dy
    t = np.clip(-(ax * dx + ay * dy) / np.where(square > 0, square, 1), 0, 1)
    px, py = ax + t * dx, ay + t * dy
    off = np.hypot(px, py)
    best = np.minimum.reduceat(off, starts)
    hits = np.flatnonzero(best <= km)
    if len(hits) > 40:
        hits = hits[np.argsort(best[hits], kind="stable")[:40]]
    seg = np.sqrt(square)
    out = []
    for k in hits.tolist():
        lo, hi = int(starts[k]), int(starts[k] + count[k])
        i = lo + int(np.argmin(off[lo:hi]))
        whole = float(seg[lo:hi].sum())
        share = float(seg[lo:i].sum() + t[i] * seg[i]) / whole if whole > 0 else 0.0
        lat = (float(py[i]) / 0.11119 + y0) / 1000
        lon = (float(px[i]) / (0.11119 * scale) + x0) / 1000
        out.append((float(off[i]), int(edges[k]), share, lat, lon))
    return out
