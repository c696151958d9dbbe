"""The file of usual options, ``geotrack.toml``: which one is read, and what its keys may be."""

import os
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import click

from geotrack.errors import InputError, NotFoundError

NAME: Final = "geotrack.toml"
#: options that run a program or send text away: a file that merely lies in the working folder may
#: come from anybody and may not set them
_PRIVATE: Final = frozenset(
    {"network", "reader_url", "reader_command", "model_url", "host", "cluster", "tiles"}
)
#: what belongs to one run only
_NEVER: Final = frozenset({"help", "config", "output", "outputs", "remember", "claims"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """What a configuration file says: `path` None when there is none."""

    path: Path | None = None
    verbose: bool = False
    options: dict[str, Any] = field(default_factory=dict)


def own_path() -> Path:
    """Return where the user's own file is looked for, there or not."""
    from geotrack.fetching.homefolders import home_folder

    return home_folder("config") / NAME


def find(named: str | None) -> Path | None:
    """Return the file to read: the named one, `GEOTRACK_CONFIG`, the folder's, the user's; or None.

    Raises
    ------
    NotFoundError
        If a named file is not there.
    """
    named = named or os.environ.get("GEOTRACK_CONFIG")
    if named:
        if not Path(named).is_file():
            raise NotFoundError("no such configuration file", where=named)
        return Path(named)
    here = Path(NAME)
    if here.is_file():
        return here
    own = own_path()
    return own if own.is_file() else None


def defaults(group: click.Group, ctx: click.Context, named: str | None) -> Defaults:
    """Return the defaults that the configuration file gives the command about to run.

    Keys are long options without their dashes; those at the top serve every command that has the
    option, those under ``[map]`` only that one. Paths are counted from the file's folder.

    Raises
    ------
    InputError
        If the file is no TOML, or a key or value does not fit; the message names file and key.
    """
    path = find(named)
    if path is None:
        return Defaults()
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise InputError(f"not a configuration: {fault}", where=str(path)) from None
    foreign = named is None and path == Path(NAME)
    verbose = rows.pop("verbose", False)
    if not isinstance(verbose, bool):
        raise InputError("verbose is true or false", where=str(path))
    wanted = ctx.invoked_subcommand or ""
    common = {key: value for key, value in rows.items() if not isinstance(value, dict)}
    tables = {key: value for key, value in rows.items() if isinstance(value, dict)}
    for name in tables:
        if name not in group.list_commands(ctx):
            raise InputError(f"[{name}] is no command", where=str(path))
    options: dict[str, Any] = {}
    command = group.get_command(ctx, wanted)
    known = _options(command)
    for key, value in common.items():
        if _name(key) in known:
            options |= _entry(known[_name(key)], key, value, path, foreign=foreign)
        elif _name(key) not in _every_option(group, ctx):
            raise _unknown(key, _every_option(group, ctx), path)
    for key, value in tables.get(wanted, {}).items():
        if _name(key) not in known:
            raise _unknown(f"[{wanted}] {key}", known, path)
        options |= _entry(known[_name(key)], key, value, path, foreign=foreign)
    return Defaults(path=path, verbose=verbose, options={wanted: options})


def _name(key: str) -> str:
    return key.replace("-", "_")


def _options(command: click.Command | None) -> dict[str, click.Option]:
    """Return a command's options by every long name that a file may use."""
    out: dict[str, click.Option] = {}
    for parameter in command.params if command else ():
        if isinstance(parameter, click.Option) and parameter.name not in _NEVER:
            for flag in parameter.opts:
                if flag.startswith("--"):
                    out[_name(flag[2:])] = parameter
    return out


def _every_option(group: click.Group, ctx: click.Context) -> dict[str, click.Option]:
    out: dict[str, click.Option] = {}
    for name in group.list_commands(ctx):
        out |= _options(group.get_command(ctx, name))
    return out


def _unknown(key: str, known: Iterable[str], path: Path) -> InputError:
    import difflib

    names = sorted(name.replace("_", "-") for name in known)
    near = difflib.get_close_matches(key.rpartition(" ")[2].replace("_", "-"), names, n=1)
    hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(names)}"
    return InputError(f"{key} is not understood; {hint}", where=str(path))


def _entry(
    option: click.Option, key: str, value: Any, path: Path, *, foreign: bool
) -> dict[str, Any]:
    """Return the option's default as click takes it.

    Raises
    ------
    InputError
        If the value does not fit, or the key may not stand in a file of the working folder.
    """
    assert option.name is not None
    if foreign and option.name in _PRIVATE:
        raise InputError(
            f"{key} may stand only in your own file or one named by --config, not in the folder's",
            where=str(path),
        )
    if option.is_flag and not isinstance(value, bool):
        raise InputError(f"{key} is true or false", where=str(path))
    if option.multiple and not isinstance(value, list):
        value = [value]
    if isinstance(option.type, click.Path) and isinstance(value, str):
        value = str(path.parent / value)
    try:
        made = [
            option.type.convert(v, option, None) for v in (value if option.multiple else [value])
        ]
    except click.BadParameter as fault:
        raise InputError(f"{key}: {fault.message.rstrip('.')}", where=str(path)) from None
    return {option.name: made if option.multiple else made[0]}
