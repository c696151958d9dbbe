"""Names that do not collide: places for labels are taken in order of importance."""

from collections.abc import Iterable

Box = tuple[float, float, float, float]
_CELL = 32.0


class Board:
    """The picture's surface with the boxes (left, top, right, bottom) that are taken.

    Nothing is placed above `top`, nor nearer to an edge than `margin`.
    """

    def __init__(
        self, width: float, height: float, margin: float = 4.0, *, top: float = 0.0
    ) -> None:
        self._width, self._height, self._margin, self._top = width, height, margin, top
        self._cells: dict[tuple[int, int], list[Box]] = {}

    def _around(self, box: Box) -> Iterable[tuple[int, int]]:
        for i in range(int(box[0] // _CELL), int(box[2] // _CELL) + 1):
            for j in range(int(box[1] // _CELL), int(box[3] // _CELL) + 1):
                yield i, j

    def take(self, box: Box) -> None:
        """Mark a box as taken."""
        for cell in self._around(box):
            self._cells.setdefault(cell, []).append(box)

    def take_line(self, points: Iterable[tuple[float, float]], half: float) -> None:
        """Mark a line as taken, by small boxes along it."""
        last: tuple[float, float] | None = None
        for x, y in points:
            if last is not None:
                steps = min(400, int(max(abs(x - last[0]), abs(y - last[1])) // (2 * half)) + 1)
                for k in range(steps):
                    a = last[0] + (x - last[0]) * k / steps
                    b = last[1] + (y - last[1]) * k / steps
                    if -50 < a < self._width + 50 and -50 < b < self._height + 50:
                        self.take((a - half, b - half, a + half, b + half))
            last = (x, y)

    def holds(self, box: Box) -> bool:
        """Whether the box lies wholly on the surface."""
        m = self._margin
        return (
            box[0] >= m
            and box[1] >= self._top + m
            and box[2] <= self._width - m
            and box[3] <= self._height - m
        )

    def free(self, box: Box, gap: float = 1.0) -> bool:
        """Whether nothing taken comes nearer to the box than `gap`."""
        grown = (box[0] - gap, box[1] - gap, box[2] + gap, box[3] + gap)
        return not any(
            grown[0] < other[2]
            and grown[2] > other[0]
            and grown[1] < other[3]
            and grown[3] > other[1]
            for cell in self._around(grown)
            for other in self._cells.get(cell, ())
        )

    def crowd(self, box: Box) -> float:
        """Return how much of what is taken a box would cover, in square pixels."""
        near = {other for cell in self._around(box) for other in self._cells.get(cell, ())}
        return sum(
            max(0.0, min(box[2], o[2]) - max(box[0], o[0])) * max(0.0, min(box[3], o[3]) - max(box[1], o[1]))
            for o in near
        )  # fmt: skip

    def beside(
        self, x: float, y: float, radius: float, width: float, size: float, *, force: bool = False
    ) -> Box | None:
        """Take the best free box for a name beside a point; None when there is none.

        With `force` the box that covers least is taken when none is free.
        """
        high, g = size * 1.15, radius + 4
        d = g * 0.7
        offsets = (
            (g, -high / 2), (-g - width, -high / 2), (d, -high - d * 0.6), (d, d * 0.6),
            (-d - width, -high - d * 0.6), (-d - width, d * 0.6), (-width / 2, -high - g), (-width / 2, g),
        )  # fmt: skip
        boxes = [(x + a, y + b, x + a + width, y + b + high) for a, b in offsets]
        found = next((b for b in boxes if self.holds(b) and self.free(b)), None)
        if found is None and force:
            # a name never leaves the picture: it is moved back over its edge if need be
            held = [b for b in boxes if self.holds(b)] or [self.inside(b) for b in boxes]
            found = min(held, key=self.crowd)
        if found is not None:
            self.take(found)
        return found

    def inside(self, box: Box) -> Box:
        """Return the box moved onto the surface; one too large for it begins at its left or top."""
        m = self._margin
        x = max(m, min(box[0], self._width - m - (box[2] - box[0])))
        y = max(self._top + m, min(box[1], self._height - m - (box[3] - box[1])))
        return (x, y, x + box[2] - box[0], y + box[3] - box[1])
