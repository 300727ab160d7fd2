"""The commands. Each parses, calls one function and prints; nothing else in kg prints. Modules load when their command runs."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

import click

from kg.errors import KGError, UsageError

# command -> (module, what the list of commands says)
COMMANDS: Mapping[str, tuple[str, str]] = {
    "build": ("build", "Read articles and write the graph; again = only what changed."),
    "show": ("show", "What the graph says of a name, an article or a statement, with quotes."),
    "path": ("path", "The best ways from one name to another over statements."),
    "query": ("query", "Ask in Cypher, or by one of the queries that come with kg."),
    "view": ("view", "Make and open the interactive page."),
    "export": ("export", "Write the graph for another program, by suffix."),
    "load": ("load", "Write the graph into Neo4j; again = only what changed."),
    "status": ("status", "Every article: what was read from it, what failed and why."),
    "remove": ("status", "Take an article and exactly its facts out of the graph."),
    "diff": ("diff", "What is new, gone or changed since a run or another folder."),
    "same": ("judge", "Say that two names are one thing."),
    "different": ("judge", "Say that two names are two things."),
    "reject": ("judge", "Take a statement out of the graph, for good."),
    "confirm": ("judge", "Mark a statement as checked."),
    "review": ("review", "Doubtful pairs of names, the most valuable first."),
    "judgements": ("review", "What was judged; --import reads the marks of the page."),
    "explain": ("explain", "Why a sentence gave these statements, or none."),
    "audit": ("audit", "Judge a sample of statements by key; the share that is right."),
    "watch": ("watch", "Which names of a list occur, where, and what links them."),
    "models": ("doctor", "The language pipelines: installed, missing, how to get them."),
    "completion": ("completion", "Completion of commands and options for bash, zsh and fish."),
    "doctor": ("doctor", "What is installed, what is missing, and how to get it."),
}


class Commands(click.Group):
    """Loads a command's module when it is called; the list of commands needs none."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"kg.cli.{COMMANDS[cmd_name][0]}")
        command = getattr(module, cmd_name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, 1)
            raise click.UsageError(f"there is no command {args[0]!r}" + (f"; did you mean {near[0]!r}?" if near else f"; there are {', '.join(COMMANDS)}"))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start: kg build my-articles/ && kg view --open",
)
@click.version_option(package_name="kg", message="kg %(version)s")
@click.option("--config", type=click.Path(path_type=Path), default=None, help="Defaults of options (default: kg.toml in this folder, where there is one).")
@click.pass_context
def cli(ctx: click.Context, config: Path | None) -> None:
    """News articles in, a knowledge graph out: who did what to whom, who says so, and where it is written. Offline."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":  # https://no-color.org
        ctx.color = False
    if config or Path("kg.toml").is_file():
        from kg.config import defaults

        ctx.default_map = defaults(config or Path("kg.toml"), known_options)


def known_options() -> dict[str, set[str]]:
    """Command -> the names of its options, as kg.toml may set them."""
    with click.Context(cli) as ctx:
        commands = {name: cli.get_command(ctx, name) for name in COMMANDS}
    return {name: {p.name for p in command.params if isinstance(p, click.Option) and p.name} for name, command in commands.items() if command}


def main(arguments: list[str] | None = None) -> None:
    """The ``kg`` program. Exit code 0: done; 1: something failed or was not found; 2: wrong usage; 130: stopped by Ctrl-C."""
    try:
        code = cli.main(args=arguments, prog_name="kg", standalone_mode=False)
        if code:  # of a command that ended with Exit
            sys.exit(code)
    except UsageError as error:
        _say(f"kg: {error}")
        sys.exit(error.exit_code)
    except KGError as error:
        _say(f"kg: {error}")
        sys.exit(error.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        _say("kg: stopped; what was committed is kept, the same command goes on from there")
        sys.exit(130)
    except BrokenPipeError:
        # the reader of our output (head, less) went away; without this Python complains again when it closes stdout
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


def _say(text: str) -> None:
    from kg.cli.text import clean

    click.echo(clean(text, lines=True), err=True)
