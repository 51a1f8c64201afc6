"""The `forbear` command."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence

from forbear import __version__
from forbear.commands import (
    agent,
    audit,
    backup,
    candidate,
    check_reply,
    compare_policies,
    customer_data,
    doctor,
    evaluate,
    figures,
    lesson,
    outcomes,
    parse,
    report,
    review,
    simulate,
    suggest,
    take_in,
    ticket,
    train,
    up,
    validate,
)
from forbear.settings import SettingsError

COMMANDS = (
    *(up, train, doctor, validate, evaluate, compare_policies, simulate, parse, suggest),
    *(candidate, check_reply, figures, outcomes, agent, ticket, audit, take_in, customer_data),
    *(backup, lesson, review, report),
)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = _parser()
    chosen = parser.parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = chosen.run
    try:
        return run(chosen)
    except SettingsError as error:
        print(f"forbear: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="forbear", description="Agent assist for the hardest conversation in banking."
    )
    parser.add_argument("--version", action="version", version=f"forbear {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add_to(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
