"""Rasa's default configuration, trained on the same data and served by plain `rasa run`."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from importlib import resources
from pathlib import Path
from typing import Any

import httpx
import yaml

from bench.processes import Memory, Process, free_port, memory_of
from forbear.settings import ROOT

EPOCHS = 1
"""Latency does not depend on how well the networks have learnt; the report says so."""
BATCH = 256
READY_WITHIN = 180.0
REPLY_WITHIN = 30.0
KEEP_ALIVE_SECONDS = 3.0
"""Shorter than the five after which the server closes an idle connection."""
CHANNEL = "/webhooks/rest/webhook"


def default_config() -> dict[str, Any]:
    """The file that Rasa itself falls back to, with its tokenizer for Chinese."""
    folder = resources.files("rasa.engine.recipes") / "config_files"
    config = yaml.safe_load((folder / "default_config.yml").read_text(encoding="utf-8"))
    # Reading data/ is no part of what is measured, and Rasa's own reader takes a minute for it.
    importers = [{"name": "forbear.training.importer.FastImporter"}]
    config |= {"language": "zh", "assistant_id": "forbear-bench", "importers": importers}
    for part in (*config["pipeline"], *config["policies"]):
        if part["name"] == "WhitespaceTokenizer":
            part["name"] = "JiebaTokenizer"
        if "epochs" in part:
            part |= {"epochs": EPOCHS, "batch_size": BATCH}
    return dict(config)


class Stock:
    """One Rasa server that knows nothing of Forbear but its data and its actions."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._url = f"http://127.0.0.1:{free_port()}"
        limits = httpx.Limits(keepalive_expiry=KEEP_ALIVE_SECONDS)
        self._http = httpx.AsyncClient(
            base_url=self._url, timeout=REPLY_WITHIN, limits=limits, trust_env=False
        )
        self._process: Process | None = None

    def train(self) -> float:
        """Seconds that it took."""
        config = self._folder / "config.yml"
        config.write_text(yaml.safe_dump(default_config(), allow_unicode=True), encoding="utf-8")
        command = [sys.executable, "-m", "rasa", "train", "--config", str(config)]
        command += ["--fixed-model-name", "stock", "--out", str(self._folder)]
        command += ["--skip-validation"]
        began = time.monotonic()
        log = self._folder / "train.log"
        with log.open("w", encoding="utf-8") as output:
            done = subprocess.run(
                command, cwd=ROOT, env=_environment(), stdout=output, stderr=output, check=False
            )
        if done.returncode != 0:
            raise RuntimeError(f"Rasa's default configuration could not be trained: {log}")
        return time.monotonic() - began

    def start(self, actions_url: str) -> None:
        """Serve the REST channel, with Rasa's own SQL tracker store and our action server."""
        store = {"type": "SQL", "dialect": "sqlite", "db": str(self._folder / "tracker.db")}
        endpoints = {"action_endpoint": {"url": actions_url}, "tracker_store": store}
        (self._folder / "credentials.yml").write_text("rest:\n", encoding="utf-8")
        (self._folder / "endpoints.yml").write_text(yaml.safe_dump(endpoints), encoding="utf-8")
        command = [sys.executable, "-m", "rasa", "run", "--interface", "127.0.0.1"]
        command += ["--port", self._url.rpartition(":")[2]]
        command += ["--model", str(self._folder / "stock.tar.gz")]
        for part in ("credentials", "endpoints"):
            command += [f"--{part}", str(self._folder / f"{part}.yml")]
        self._process = Process(command, _environment(), self._folder / "stock.log")
        self._wait_until_ready(self._process)

    def _wait_until_ready(self, process: Process) -> None:
        deadline = time.monotonic() + READY_WITHIN
        while time.monotonic() < deadline:
            process.must_live()
            with contextlib.suppress(httpx.HTTPError):
                httpx.get(self._url, timeout=REPLY_WITHIN, trust_env=False).raise_for_status()
                return
            time.sleep(0.2)
        raise RuntimeError(f"Plain Rasa was not ready in {READY_WITHIN:.0f} s: {process.log}")

    async def turn(self, sender: str, text: str) -> float:
        """Seconds from the message to the whole reply."""
        began = time.perf_counter()
        answer = await self._http.post(CHANNEL, json={"sender": sender, "message": text})
        answer.raise_for_status()
        return time.perf_counter() - began

    def memory(self) -> Memory:
        assert self._process is not None
        return memory_of(self._process.information())

    def stop(self) -> None:
        if self._process is not None:
            self._process.stop()


def _environment() -> dict[str, str]:
    return {
        **os.environ,
        "RASA_TELEMETRY_ENABLED": "false",
        "RASA_MAX_CACHE_SIZE": "0",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "OMP_NUM_THREADS": "1",
        "LOG_LEVEL": "WARNING",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    }
