"""Runs the action server on loopback: it has no log-in, and only the assistant may call it."""

from __future__ import annotations

import argparse
import logging

from rasa_sdk.endpoint import create_app

from actions.policies import plan_policies
from forbear.rules.policy_file import PolicyError

HOST = "127.0.0.1"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m actions", description=__doc__)
    parser.add_argument("--port", type=int, default=5055)
    port = parser.parse_args().port
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    try:
        plan_policies()  # a wrong value stops the start, not the first offer
    except PolicyError as problem:
        raise SystemExit(str(problem)) from None
    # Unlike `rasa run actions`, which listens on every address of the machine.
    app = create_app("actions")
    app.config.ACCESS_LOG = False
    app.run(host=HOST, port=port, workers=1, access_log=False, motd=False)


if __name__ == "__main__":
    main()
