"""Every mapped class, by the part of the bank that it describes."""

from forbear.store.base import Base
from forbear.store.tables.bank import Account, Balance, Customer, IdentityCheck, Payment
from forbear.store.tables.conduct import ConductRecord
from forbear.store.tables.conversations import Conversation, Message, Suggestion
from forbear.store.tables.outcomes import (
    CommittedAction,
    Plan,
    PlanInstalment,
    PromiseToPay,
    Ticket,
)
from forbear.store.tables.said import SaidReply
from forbear.store.tables.staff import Agent, AgentSession

__all__ = [
    "Account",
    "Agent",
    "AgentSession",
    "Balance",
    "Base",
    "CommittedAction",
    "ConductRecord",
    "Conversation",
    "Customer",
    "IdentityCheck",
    "Message",
    "Payment",
    "Plan",
    "PlanInstalment",
    "PromiseToPay",
    "SaidReply",
    "Suggestion",
    "Ticket",
]
