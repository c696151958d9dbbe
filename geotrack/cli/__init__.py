"""The command line: the same words as the library.

Exit status: 0 done (bad records included), 1 `check` found a contradiction, 2 wrong usage,
3 unusable input or output.
"""

from geotrack.cli.main import cli, main

__all__ = ["cli", "main"]
