"""Where a user's own files are: settings, data, answers that are kept."""

import os
from pathlib import Path
from typing import Literal


def home_folder(kind: Literal["config", "data", "cache"]) -> Path:
    """Return the user's folder of a kind that is geotrack's; it need not exist.

    A process without a home (a container's nameless user without ``HOME``) gets a path where nothing can
    be, for a shared folder would let others say what it does: reading finds nothing, writing tells it.
    """
    import platformdirs

    made = {
        "config": platformdirs.user_config_dir,
        "data": platformdirs.user_data_dir,
        "cache": platformdirs.user_cache_dir,
    }[kind]
    try:
        return Path(made("geotrack", appauthor=False))
    except RuntimeError:
        return Path(os.devnull) / "geotrack"
