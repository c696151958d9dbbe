"""Known faults of the packages that the tests were run with: ``python tools/advisories.py [FILE]`` (``make audit``).

Asks pip-audit, with the advisories of the package index or, should that answer for nothing, those of osv.dev, and says how
many packages were looked up, which have faults, and which could not be looked up and why. Exit status 0: all were looked up
and none has a fault; 1: faults; 2: some or all could not be looked up, so that nothing is known of them.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

SERVICES = ("pypi", "osv")


def asked(service: str, file: str) -> list[dict[str, Any]] | str:
    """Return what a service says of each package, or why it says nothing."""
    command = [sys.executable, "-m", "pip_audit", "--vulnerability-service", service, "--format", "json"]  # fmt: skip
    command += ["--disable-pip", "--no-deps", "--progress-spinner", "off", "--timeout", "15", "-r", file]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        rows: list[dict[str, Any]] = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError, TypeError):
        said = done.stderr.strip().splitlines() or [f"status {done.returncode}"]
        return said[-1]
    return rows


def told(rows: list[dict[str, Any]]) -> tuple[list[str], int]:
    """Return lines that say what was looked up, and an exit status."""
    missing = [row for row in rows if "skip_reason" in row]
    faulty = [row for row in rows if row.get("vulns")]
    lines = [
        f"{row['name']} {row['version']}: {fault['id']}"
        + (f", mended in {', '.join(fault['fix_versions'])}" if fault.get("fix_versions") else "")
        for row in faulty
        for fault in row["vulns"]
    ]
    count = len(rows) - len(missing)
    lines.append(f"{count} of {len(rows)} packages looked up, {len(faulty)} with known faults")
    if missing:
        names = ", ".join(row["name"] for row in missing)
        lines.append(f"NOT looked up, nothing is known of them ({len(missing)}): {names}")
        lines.append(f"for instance: {missing[0]['skip_reason']}")
    return lines, 1 if faulty else 2 if missing or not rows else 0


def main() -> None:
    """Ask, and tell."""
    file = sys.argv[1] if len(sys.argv) > 1 else "constraints.txt"
    if not Path(file).is_file():
        sys.exit(f"{file}: no such file")
    best: list[dict[str, Any]] = []
    for service in SERVICES:
        rows = asked(service, file)
        if isinstance(rows, str):
            print(f"{service}: no answer: {rows}")
            continue
        lines, status = told(rows)
        print(*(f"{service}: {line}" for line in lines), sep="\n")
        best = rows
        if any("skip_reason" not in row for row in rows):
            sys.exit(status)
    print("known faults were NOT looked up" + ("" if best else ": no service answered"))
    sys.exit(2)


if __name__ == "__main__":
    main()
