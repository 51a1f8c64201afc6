"""`forbear candidate`: train a model beside the live one, prove it, promote it, go back."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from forbear.commands.candidates import comparison, gate, promotion, training
from forbear.commands.records import complain
from forbear.training.candidates import UnknownCandidateError

SUMMARY = "train a model beside the live one, prove it, promote it, go back"


def add_to(commands: Any) -> None:
    parser = commands.add_parser("candidate", help=SUMMARY, description=f"{SUMMARY.capitalize()}.")
    deeds = parser.add_subparsers(dest="deed", required=True, metavar="DEED")
    train = deeds.add_parser("train", help="train a candidate from the files as they stand")
    train.add_argument(
        "--from", dest="folder", type=Path, metavar="FOLDER",
        help="a folder with config.yml, domain.yml and data/; default: the project",
    )  # fmt: skip
    train.add_argument("--by", metavar="NAME", help="the log-in of who asked for it")
    train.set_defaults(run=training.train)
    _add_proofs(deeds)
    _add_changes(deeds)


def _add_proofs(deeds: Any) -> None:
    prove = deeds.add_parser("gate", help="check whether it may go live")
    prove.add_argument(
        "--only", action="append", choices=gate.CHECKS, metavar="CHECK",
        help=f"{', '.join(gate.CHECKS)}; it passes only when all were gone through",
    )  # fmt: skip
    prove.set_defaults(run=_known(gate.gate))
    beside = deeds.add_parser("compare", help="show beside the live model what it changes")
    beside.add_argument("--json", action="store_true", help="as JSON")
    beside.set_defaults(run=_known(comparison.compare))
    for deed in (prove, beside):
        deed.add_argument("id", help="of the candidate; `latest` is the newest")


def _add_changes(deeds: Any) -> None:
    promote = deeds.add_parser("promote", help="let customers be answered by it, without a gap")
    promote.add_argument("id", help="of the candidate; `latest` is the newest")
    rollback = deeds.add_parser("rollback", help="go back to the model that was live before")
    listing = deeds.add_parser("list", help="show what is live, and all candidates")
    for deed in (promote, rollback):
        deed.add_argument("--by", metavar="LOGIN", help="who decides; default: the operator")
        deed.add_argument("--reason", metavar="WORDS", help="needed where the gate has not passed")
    for deed, run in (
        (promote, promotion.promote),
        (rollback, promotion.rollback),
        (listing, promotion.listing),
    ):
        deed.add_argument("--json", action="store_true", help="as JSON")
        deed.set_defaults(run=_known(run))


def _known(run: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    """Says so when the candidate that was named does not exist."""

    def checked(chosen: argparse.Namespace) -> int:
        try:
            return run(chosen)
        except UnknownCandidateError as error:
            return complain(
                f"candidate {chosen.deed}",
                f"there is no candidate {error}. `forbear candidate list` shows all.",
            )

    return checked
