"""The build backend: setuptools, whose wheels get the same bytes from the same sources.

A wheel is a zip archive, and holds for each file when it was changed and who may read it; that depends on
the checkout, not on the sources. Here every file gets the earliest date that a zip can tell, one mode and
its place by name.

With `pip wheel . -C pure=true` nothing is compiled, and the wheel fits every machine.
"""

import zipfile
from contextlib import contextmanager, nullcontext
from pathlib import Path

from setuptools.build_meta import (  # the rest of the interface
    build_editable,
    build_sdist,
    get_requires_for_build_editable,
    get_requires_for_build_sdist,
    get_requires_for_build_wheel,
    prepare_metadata_for_build_editable,
    prepare_metadata_for_build_wheel,
)
from setuptools.build_meta import build_wheel as _build_wheel
from setuptools.dist import Distribution

__all__ = [
    "build_editable",
    "build_sdist",
    "build_wheel",
    "get_requires_for_build_editable",
    "get_requires_for_build_sdist",
    "get_requires_for_build_wheel",
    "prepare_metadata_for_build_editable",
    "prepare_metadata_for_build_wheel",
]

_DATE = (1980, 1, 1, 0, 0, 0)
_MODE = 0o100644 << 16


@contextmanager
def _uncompiled():
    """Build as if the project had nothing to compile."""
    known = Distribution.has_ext_modules
    Distribution.has_ext_modules = lambda _: False
    try:
        yield
    finally:
        Distribution.has_ext_modules = known


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    """Build the wheel and return its name."""
    with _uncompiled() if (config_settings or {}).get("pure") == "true" else nullcontext():
        name = _build_wheel(wheel_directory, config_settings, metadata_directory)
    path = Path(wheel_directory, name)
    scratch = path.with_suffix(".new")
    with zipfile.ZipFile(path) as made, zipfile.ZipFile(scratch, "w") as out:
        # RECORD comes last, as its format advises
        for entry in sorted(made.namelist(), key=lambda n: (n.endswith(".dist-info/RECORD"), n)):
            info = zipfile.ZipInfo(entry, _DATE)
            info.compress_type, info.external_attr, info.create_system = (
                zipfile.ZIP_DEFLATED,
                _MODE,
                3,
            )
            out.writestr(info, made.read(entry), compresslevel=9)
    scratch.replace(path)
    return name
