"""The assistant that runs at this moment, asked to serve another model."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import httpx

from forbear.keys import ensure_secrets
from forbear.settings import RASA_URL, Settings

COPILOT = "/webhooks/copilot"
SWAP_WITHIN = 120.0
ASK_WITHIN = 30.0


class AssistantError(RuntimeError):
    """It runs, and did not do as it was told; the old model answers on."""


class RunningAssistant:
    """Speaks with the copilot channel's secret, as the gateway does."""

    def __init__(self) -> None:
        secrets = ensure_secrets(Settings.var_from(os.environ), os.environ)
        url = os.environ.get("FORBEAR_RASA_URL", RASA_URL).rstrip("/")
        self._http = httpx.Client(
            base_url=f"{url}{COPILOT}",
            headers={"Authorization": f"Bearer {secrets['FORBEAR_COPILOT_SECRET']}"},
            trust_env=False,
            verify=url.startswith("https:"),
        )

    def model(self) -> str | None:
        """The name of the model that answers now; nothing while no assistant runs."""
        answer = self._ask("GET", "/ready", ASK_WITHIN)
        return str(answer["model"]) if answer else None

    def serve(self, model: Path) -> bool:
        """Let it serve this file from now on; False when no assistant runs."""
        return self._ask("POST", "/model", SWAP_WITHIN, json={"path": str(model)}) is not None

    def _ask(self, method: str, path: str, within: float, **body: Any) -> dict[str, Any] | None:
        try:
            response = self._http.request(method, path, timeout=within, **body)
        except httpx.ConnectError:
            return None
        except httpx.HTTPError as error:
            raise AssistantError(
                f"the assistant did not answer ({type(error).__name__})"
            ) from error
        if response.status_code != 200:
            raise AssistantError(f"the assistant answered {response.status_code}: {_why(response)}")
        found: dict[str, Any] = response.json()
        return found


def _why(response: httpx.Response) -> str:
    try:
        return str(response.json()["error"])[:500]
    except (ValueError, KeyError, TypeError):
        return "without a reason"
