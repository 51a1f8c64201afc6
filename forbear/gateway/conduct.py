"""What an agent may send: the conduct check, who may overrule it, and what the page shows of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from sqlalchemy.orm import Session

from forbear.gateway.crisis_words import CRISIS_RULE
from forbear.gateway.errors import BlockedError, ForbiddenError
from forbear.gateway.known_figures import figures_in
from forbear.gateway.reply_context import Surroundings, surroundings
from forbear.gateway.roles import LEADERS
from forbear.safety.conduct import Finding, Reply, Verdict, check_reply
from forbear.safety.rewording import reworded
from forbear.settings import BANK_NAMES
from forbear.store.tables import Agent, Conversation

BLOCK = "block"

View = dict[str, Any]


@dataclass(frozen=True)
class Judged:
    """A reply, and what the check found in it."""

    reply: Reply

    @classmethod
    def of(cls, around: Surroundings, text: str) -> Judged:
        return cls(around.reply(text))

    @cached_property
    def verdict(self) -> Verdict:
        return self.verdict_in(self.reply.lang)

    def verdict_in(self, lang: str) -> Verdict:
        """The same with its words in another language; found again, as findings keep no more."""
        return check_reply(replace(self.reply, lang=lang))

    @property
    def blocked(self) -> bool:
        return self.verdict.severity == BLOCK

    def override(self, role: str) -> str | None:
        """Whether a blocked reply can be sent all the same: `never`, `allowed`, or `leader`."""
        if not self.blocked:
            return None
        context = self.reply.context
        if context.crisis or not context.verified:
            return "never"
        return "allowed" if role in LEADERS else "leader"


def judge(session: Session, conversation: Conversation, agent: Agent, text: str) -> Judged:
    """The text as it would be sent now, by this agent."""
    figures = bool(figures_in(text))
    return Judged.of(surroundings(session, conversation, agent, figures=figures), text)


def let_through(judged: Judged, agent: Agent, reason: str | None) -> None:
    """Raise unless this agent may send the reply, with this reason where it is blocked."""
    if not judged.blocked:
        return
    allowed = judged.override(agent.role)
    if reason is None:
        raise BlockedError(judged_view(judged, agent, judged.reply.lang))
    if allowed == "leader":
        raise ForbiddenError("not_a_supervisor", "Only a supervisor may send a blocked reply.")
    if allowed == "never":
        message = "Nobody may send a blocked reply in a crisis or before verification."
        raise ForbiddenError("never_overridden", message)


def judged_view(judged: Judged, agent: Agent, lang: str) -> View:
    """The findings as the page shows them: reasons in `lang`, wordings in the reply's language."""
    reply, findings = judged.reply, judged.verdict.findings
    reasons = findings
    if lang != reply.lang and findings:
        reasons = judged.verdict_in(lang).findings
    filled = [replace(each, suggestion=_filled(each.suggestion, agent)) for each in findings]
    pairs = sorted(zip(filled, reasons, strict=True), key=lambda pair: _gravity(pair[0]))
    return {
        "text": reply.text,
        "severity": judged.verdict.severity,
        "version": judged.verdict.version,
        "override": judged.override(agent.role),
        "findings": [
            {
                **each.as_json(),
                "message": why.message,
                "instead": reworded(reply.text, each, filled),
            }
            for each, why in pairs
        ],
    }


def _gravity(finding: Finding) -> tuple[bool, bool, int]:
    """A crisis before all else, what blocks before what only wants mending, then by place."""
    return finding.rule != CRISIS_RULE, finding.severity != BLOCK, finding.start


def _filled(wording: str, agent: Agent) -> str:
    """The rules' wordings name nobody; here it is known who speaks, and for which bank."""
    places = {
        "[name]": agent.name,
        "[bank]": BANK_NAMES["en"],
        "[number]": agent.number,
        "XX银行": BANK_NAMES["zh"],
        "XXXX": agent.number,
    }
    for empty, filled in places.items():
        wording = wording.replace(empty, filled)
    return wording
