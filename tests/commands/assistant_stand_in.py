"""An assistant at its HTTP edge: it says which model it serves, and takes another."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import PurePath


class Assistant:
    """Serves `model`; while `stuck` it takes another and never says so."""

    def __init__(self, model: str) -> None:
        self.model = model
        self.stuck = False
        self.taken = threading.Event()
        self.released = threading.Event()
        self.url = ""

    def take(self, path: str) -> None:
        self.model = PurePath(path).name
        self.taken.set()
        if self.stuck:
            self.released.wait(60)


@contextmanager
def assistant(model: str) -> Iterator[Assistant]:
    serving = Assistant(model)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer({"ready": True, "model": serving.model})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            serving.take(json.loads(body)["path"])
            self._answer({"model": serving.model})

        def _answer(self, told: dict[str, object]) -> None:
            content = json.dumps(told).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    serving.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield serving
    finally:
        serving.released.set()
        server.shutdown()
        server.server_close()
