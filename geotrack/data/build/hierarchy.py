"""A contraction hierarchy (placeholder filled below)."""

from __future__ import annotations

from typing import Any


def hierarchy(tail: Any, head: Any, length: Any, size: int) -> dict[str, Any]:
    return {}
