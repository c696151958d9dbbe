"""Makes the module of samples importable, and offers its fixtures."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from conftest_llm import ask, document  # noqa: F401
