"""Plays a reply out on a copy of the conversation, so that it can be shown before it is said."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from rasa.core.actions.action import ActionExecutionRejection, action_for_name_or_text
from rasa.core.channels.channel import CollectingOutputChannel
from rasa.core.processor import MessageProcessor
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import ActionExecuted, ActionExecutionRejected
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.exceptions import RasaException

from forbear.dialogue.act_table_policy import LEAVES
from forbear.dialogue.acts import ACTION_ACTS
from forbear.dialogue.acts import acts_of as main_acts
from forbear.dialogue.conduct_gate import may_be_shown
from forbear.dialogue.draft import Draft, acts_of, fill_from_events
from forbear.dialogue.prediction import Choice, Prediction, Predictor
from forbear.dialogue.replies import drafted, is_repeated
from forbear.dialogue.situation import read_situation

logger = logging.getLogger(__name__)

COMMIT_PREFIX = "action_commit_"
MAX_STEPS = 6
PRIORITY = "PriorityPolicy"
ACT_TABLE = "ActTablePolicy"


class ActionsUnavailableError(RuntimeError):
    """The action server did not answer, so that what needs the bank's records cannot be drafted."""


class RollOut:
    """Drafts whole replies; nothing it does is saved, and no action that writes is run."""

    def __init__(self, processor: MessageProcessor, predictor: Predictor) -> None:
        self._processor = processor
        self._predictor = predictor
        self._act_of = {**main_acts(processor.domain.responses), **ACTION_ACTS}

    async def play(
        self,
        tracker: DialogueStateTracker,
        choice: Choice,
        others: list[Draft],
        forbidden: frozenset[str] = frozenset(),
    ) -> Draft | None:
        """The reply that begins with this choice, or nothing when it says nothing.

        It ends before a step whose acts are forbidden: an open form may lead to a plan.

        Raises ActionsUnavailableError when the action server does not answer.
        """
        token = drafted.set(tuple(_used(others)))
        try:
            return await self._play(tracker, choice, forbidden)
        finally:
            drafted.reset(token)

    async def _play(
        self, tracker: DialogueStateTracker, first: Choice, forbidden: frozenset[str]
    ) -> Draft | None:
        work = tracker.copy()
        begin = len(work.events)
        draft = Draft(first.action, first.confidence, first.policy, first.rule)
        choice: Choice | None = first
        waiting_form = _waiting_form(tracker, first)
        # Who takes leave, or wants a person, is not asked on by the form that is open.
        left = tracker.active_loop_name if read_situation(tracker).intent in LEAVES else None
        for _ in range(MAX_STEPS):
            if choice is None or choice.action == ACTION_LISTEN_NAME:
                break
            if choice.action.startswith(COMMIT_PREFIX):
                draft.commit = choice.action
                break
            ahead = work if choice is first else work.copy()
            if not await self._step(ahead, choice) and choice is first:
                return None  # a form that has nothing to ask leaves the turn to others
            if choice is not first and forbidden & acts_of(list(ahead.events)[begin:]):
                break
            work = ahead
            draft.commit = _named_commit(work)
            if draft.commit or _stands_alone(choice, tracker):
                break
            choice = self._predictor.predict(work).winner
            if choice.action in (waiting_form, left):
                break  # said in place of the form's own turn, which comes with the next message
        work.update(ActionExecuted(ACTION_LISTEN_NAME), self._processor.domain)
        draft.events = list(work.events)[begin:]
        fill_from_events(draft, draft.events)
        if draft.text and (footer := self._processor.nlg.footer(tracker)):
            draft.text = f"{draft.text} {footer}"
        return draft if draft.text else None

    async def _step(self, work: DialogueStateTracker, choice: Choice) -> bool:
        """Run one action on the copy; false when a form rejected its turn."""
        domain = self._processor.domain
        work.update_with_events(choice.prediction.events, domain)
        action = action_for_name_or_text(choice.action, domain, self._processor.action_endpoint)
        try:
            events = await action.run(CollectingOutputChannel(), self._processor.nlg, work, domain)
        except ActionExecutionRejection:
            work.update(ActionExecutionRejected(choice.action, choice.policy, choice.confidence))
            return False
        except RasaException as error:
            raise ActionsUnavailableError(choice.action) from error
        work.update(ActionExecuted(choice.action, choice.policy, choice.confidence), domain)
        work.update_with_events(events, domain)
        return True

    async def drafts(
        self, tracker: DialogueStateTracker, most: int
    ) -> tuple[list[Draft], list[str]]:
        """Up to `most` replies that differ in act or else in strategy, best first.

        Also returns the names of parts that did not answer.
        """
        kept: list[Draft] = []
        spare: list[Draft] = []
        degraded: list[str] = []
        prediction = await self._opening(tracker)
        # A yes or a no was to what was asked: what else it might be said to is another matter.
        answers = read_situation(tracker).intent in ("affirm", "deny")
        ruled = answers and prediction.winner.policy == PRIORITY
        act_of = {} if ruled else self._act_of
        for choice in _with_second_wordings(prediction, most, act_of):
            if len(kept) == most:
                break
            try:
                drafts = [*kept, *spare]
                draft = await self.play(tracker, choice, drafts, prediction.forbidden)
            except ActionsUnavailableError:
                degraded = ["actions"]
                continue
            if draft is None or set(draft.acts) & prediction.forbidden:
                continue
            if not may_be_shown(draft, tracker):
                continue
            if any(draft.text == other.text for other in (*kept, *spare)):
                continue
            stale = any(draft.kind == other.kind for other in kept) or is_repeated(draft, tracker)
            (spare if stale else kept).append(draft)
        return [*kept, *spare][:most], degraded

    async def _opening(self, tracker: DialogueStateTracker) -> Prediction:
        """What the policies offer, once a form that has nothing to ask has stepped back."""
        prediction = self._predictor.predict(tracker)
        form = tracker.active_loop_name
        if form is None or prediction.winner.action != form:
            return prediction
        probe = tracker.copy()
        if await self._step(probe, prediction.winner):
            return prediction
        tracker.update(
            ActionExecutionRejected(form, prediction.winner.policy, prediction.winner.confidence)
        )
        return self._predictor.predict(tracker)


def _named_commit(work: DialogueStateTracker) -> str | None:
    """What the action that just ran wants written when its words are said."""
    named = work.followup_action
    return named if named and named.startswith(COMMIT_PREFIX) else None


def _waiting_form(tracker: DialogueStateTracker, first: Choice) -> str | None:
    """The open form in whose place something else is said, though nothing has interrupted it."""
    form = tracker.active_loop_name
    interrupted = tracker.is_active_loop_rejected or first.policy == PRIORITY
    return None if interrupted or first.action == form else form


def _stands_alone(choice: Choice, tracker: DialogueStateTracker) -> bool:
    """A sentence of the act table outside a form: after it the table listens."""
    says = choice.action.startswith("utter_")
    return says and choice.policy == ACT_TABLE and tracker.active_loop_name is None


def _with_second_wordings(
    prediction: Prediction, most: int, act_of: Mapping[str, str]
) -> list[Choice]:
    """The choices, and after them the same again: a second wording beats an empty place."""
    actions = [c for c in prediction.choices if c.action != ACTION_LISTEN_NAME]
    return [*_other_acts_first(actions, act_of), *actions[:most], *actions[:1]]


def _other_acts_first(actions: list[Choice], act_of: Mapping[str, str]) -> list[Choice]:
    """The best one, then what does another thing, then the twins: an agent wants a choice.

    Without acts the order stays.
    """
    if not act_of:
        return actions
    seen: set[str | None] = set()
    others: list[Choice] = []
    twins: list[Choice] = []
    for choice in actions:
        act = act_of.get(choice.action)
        (twins if act in seen else others).append(choice)
        seen.add(act)
    return [*others, *twins]


def _used(others: list[Draft]) -> list[str]:
    texts = [d.text for d in others]
    kinds = [f"{a}/{s}" for d in others for a, s in zip(d.acts, d.strategies, strict=False)]
    return [*texts, *kinds]
