"""kg completion: the script that makes a shell complete kg's commands, options, files and queries; and what arguments complete to."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem, get_completion_class

VARIABLE = "_KG_COMPLETE"  # by which a shell asks
SHELLS = ("bash", "zsh", "fish")


@click.command(epilog="Example: kg completion bash")
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> None:
    """Print the script that makes a shell complete commands, options and queries.

    \b
    in ~/.bashrc: eval "$(kg completion bash)"
    in ~/.zshrc, behind compinit: eval "$(kg completion zsh)"
    once for fish: kg completion fish > ~/.config/fish/completions/kg.fish
    """
    from kg.cli import cli

    kind = get_completion_class(shell)
    assert kind is not None
    click.echo(kind(cli, {}, "kg", VARIABLE).source())


def files(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The shell completes file names itself."""
    return [CompletionItem(incomplete, type="file")]


def queries(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Names of the queries that come with kg, with what they answer; else files."""
    from kg.stores.queries import all_queries

    found = [CompletionItem(query.name, help=query.purpose) for query in all_queries() if query.name.startswith(incomplete)]
    return found or files(ctx, param, incomplete)
