"""Archives opened without being led astray: no paths out of them, no bombs, no passwords."""

import io
import posixpath
import struct
import zipfile
import zlib
from typing import Final

from geotrack.errors import InputError

#: bytes that one member, and all members, may unpack to
MOST_BYTES: Final = 40_000_000
_MOST_IN_ALL: Final = 400_000_000
#: members an archive may have, and how many times larger than packed they may be; text packs to a tenth
_MOST_MEMBERS, _RATIO = 20_000, 200


def opened(content: bytes, where: str) -> zipfile.ZipFile:
    """Return the archive.

    Raises
    ------
    InputError
        If it is damaged, needs a password, or would unpack to more than is sane.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        rows = archive.infolist()
    except (zipfile.BadZipFile, struct.error, ValueError, OSError, NotImplementedError) as fault:
        raise InputError(f"damaged archive: {fault}", where=where) from None
    if any(row.flag_bits & 1 for row in rows):
        raise InputError("needs a password: unpack it yourself and give its files", where=where)
    if len(rows) > _MOST_MEMBERS:
        raise InputError(f"{len(rows):,} files are too many for one archive", where=where)
    whole = sum(row.file_size for row in rows)
    packed = sum(row.compress_size for row in rows) or 1
    if whole > _MOST_IN_ALL or (whole > MOST_BYTES / 8 and whole / packed > _RATIO):
        raise InputError(
            f"would unpack from {packed / 1e6:,.1f} to {whole / 1e6:,.0f} MB: unpack it yourself if you trust it",
            where=where,
        )
    return archive


def member(archive: zipfile.ZipFile, name: str, where: str) -> bytes:
    """Return a member's bytes.

    Raises
    ------
    InputError
        If it is missing, damaged or too large, whatever the archive's own list says of its size.
    """
    try:
        with archive.open(name) as file:
            content = file.read(MOST_BYTES + 1)
    except KeyError:
        raise InputError(f"has no part {name}: damaged?", where=where) from None
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        EOFError,
        OSError,
        ValueError,
        NotImplementedError,
        RuntimeError,
    ) as fault:
        raise InputError(f"{name} is damaged: {fault}", where=where) from None
    if len(content) > MOST_BYTES:
        raise InputError(f"{name} unpacks to more than {MOST_BYTES // 1_000_000} MB", where=where)
    return content


def members(archive: zipfile.ZipFile) -> list[tuple[str, str | None]]:
    """Return the names of the files in an archive, sorted, each with what speaks against it or None."""
    out: list[tuple[str, str | None]] = []
    for row in sorted(archive.infolist(), key=lambda row: row.filename):
        name = row.filename
        if row.is_dir() or name.startswith("__MACOSX/"):
            continue
        flat = posixpath.normpath(name.replace("\\", "/"))
        astray = flat.startswith(("..", "/")) or ":" in flat.split("/", 1)[0]
        out.append((name, "its path leads out of the archive" if astray else None))
    return out
