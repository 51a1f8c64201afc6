"""Runs an ASGI app under the real server, in a thread of its own."""

from __future__ import annotations

import random
import socket
import threading
import time
from typing import Any

import uvicorn

from forbear.gateway.__main__ import LARGEST_FRAME


def free_port() -> int:
    """Below the ports that the system gives to outgoing connections: none of them takes it."""
    for port in random.SystemRandom().sample(range(20000, 32000), 100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)):
                return port
    raise RuntimeError("none of a hundred ports is free")


class Server:
    """One app on one port of loopback, which can be stopped and started again."""

    def __init__(self, app: Any, port: int | None = None) -> None:
        self.port = port or free_port()
        config = uvicorn.Config(
            app,
            host="127.0.0.1",
            port=self.port,
            ws="wsproto",
            ws_max_size=LARGEST_FRAME,
            ws_per_message_deflate=False,
            log_level="warning",
            timeout_graceful_shutdown=1,
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> Server:
        self._thread.start()
        deadline = time.monotonic() + 10
        while not self._server.started:
            assert self._thread.is_alive(), "the server died while starting"
            assert time.monotonic() < deadline, "the server did not start in 10 s"
            time.sleep(0.01)
        return self

    def stop(self) -> None:
        self._server.should_exit = True
        # The first one of a run may still be loading the rule packs.
        self._thread.join(40)
        assert not self._thread.is_alive(), "the server did not stop in 40 s"
