"""Commands of the first minutes: an article to try, the file of usual options, completion."""

from pathlib import Path
from typing import Final

import click
from click.shell_completion import CompletionItem

from geotrack.errors import InputError

_EXAMPLE: Final = """\
The slow way to the sea

The night train left Vienna on Friday evening. It covers the 580 km from Vienna to Trieste in about
nine hours, with a long stop at Ljubljana.

In Trieste the travellers changed to a bus. The coach takes the 75 km from Trieste to Rijeka in an
hour and a half. The ferry sails the 900 km from Rijeka to Split overnight.
"""
_STARTER: Final = """\
# Your usual options for geotrack. A key is a long option without its dashes; what stands under
# [map] or another command serves that command only. Options on the command line go first.

# theme = "newsroom.toml"        # colors, fonts, logo; counted from this file's folder
# place-list = "our-places.csv"  # your own places, which take precedence
# gazetteer = "bundled"
# mode = "rail"
# verbose = true

# [map]
# style = "reader"

# [batch]
# jobs = 2
"""
_POWERSHELL: Final = """\
$geotrackCompleter = {
    param($wordToComplete, $commandAst, $cursorPosition)
    $Env:_GEOTRACK_COMPLETE = "powershell_complete"
    $Env:_GEOTRACK_WORDS = $commandAst.ToString()
    $Env:_GEOTRACK_WORD = $wordToComplete
    geotrack | ForEach-Object {
        $value, $help = $_ -split "\\t", 2
        if (-not $help) { $help = $value }
        [System.Management.Automation.CompletionResult]::new($value, $value, "ParameterValue", $help)
    }
    Remove-Item Env:_GEOTRACK_COMPLETE, Env:_GEOTRACK_WORDS, Env:_GEOTRACK_WORD
}
Register-ArgumentCompleter -Native -CommandName geotrack -ScriptBlock $geotrackCompleter
"""
_WHERE: Final = {
    "bash": "~/.bashrc",
    "zsh": "~/.zshrc",
    "fish": "~/.config/fish/completions/geotrack.fish",
    "powershell": "$PROFILE",
}


@click.command("example")
@click.option("-o", "--output", metavar="FILE", default="story.txt", show_default=True, help="The article.")  # fmt: skip
def example_command(output: str) -> None:
    """Write a short article with one planted slip, to try the other commands with.

    \b
    geotrack example
    geotrack map story.txt --published 2024-05-14
    geotrack export story.txt -o claims.csv -o map.png
    """  # noqa: D301
    from geotrack.cli.options import write_text

    if output != "-" and Path(output).exists():
        raise InputError("is there already: name another file with -o", where=output)
    write_text(_EXAMPLE, output)
    if output != "-":
        click.echo(
            f"{output} is written. Now: geotrack map {output} --published 2024-05-14", err=True
        )


@click.command("config")
@click.option("--init", is_flag=True, help="Write a file to start from, where yours belongs.")
def config_command(*, init: bool) -> None:
    """Show which file of usual options is read, or start yours.

    The file is geotrack.toml in the working folder, else your own; `geotrack --config FILE` and the
    environment variable GEOTRACK_CONFIG name another.

    \b
    geotrack config
    geotrack config --init
    """  # noqa: D301
    from geotrack.cli.configfile import NAME, find, own_path

    own = own_path()
    if init:
        if own.exists():
            raise InputError("is there already: edit it", where=str(own))
        own.parent.mkdir(parents=True, exist_ok=True)
        own.write_text(_STARTER, encoding="utf-8")
        click.echo(f"{own} is written: take the # off the lines you want")
        return
    read = find(None)
    click.echo(f"read:          {read.resolve() if read else 'none'}")
    click.echo(f"your own:      {own}{'' if own.is_file() else '  (not there)'}")
    click.echo(
        f"this folder's: {Path(NAME).resolve()}{'' if Path(NAME).is_file() else '  (not there)'}"
    )
    if read:
        click.echo("\n" + read.read_text(encoding="utf-8").rstrip())


@click.command("completion")
@click.argument("shell", type=click.Choice(list(_WHERE)))
def completion_command(shell: str) -> None:
    """Print what makes a shell complete commands, options and files with the Tab key.

    \b
    geotrack completion bash >> ~/.bashrc
    geotrack completion zsh >> ~/.zshrc
    geotrack completion fish > ~/.config/fish/completions/geotrack.fish
    geotrack completion powershell >> $PROFILE
    """  # noqa: D301
    if shell == "powershell":
        click.echo(_POWERSHELL, nl=False)
        return
    from click.shell_completion import get_completion_class

    from geotrack.cli.main import cli

    kind = get_completion_class(shell)
    assert kind is not None
    click.echo(kind(cli, {}, "geotrack", "_GEOTRACK_COMPLETE").source())


def teach_powershell() -> None:
    """Let click answer the completion requests that PowerShell's script sends."""
    import os
    import shlex

    from click.shell_completion import ShellComplete, add_completion_class

    class PowerShell(ShellComplete):
        name = "powershell"
        source_template = _POWERSHELL

        def get_completion_args(self) -> tuple[list[str], str]:
            word = os.environ.get("_GEOTRACK_WORD", "")
            said = os.environ.get("_GEOTRACK_WORDS", "")
            try:
                words = shlex.split(said, posix=False)[1:]
            except ValueError:
                words = said.split()[1:]
            return (words[:-1] if word and words else words), word

        def format_completion(self, item: CompletionItem) -> str:
            return f"{item.value}\t{item.help or ''}"

    add_completion_class(PowerShell)
