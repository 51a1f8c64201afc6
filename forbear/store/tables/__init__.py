"""Every mapped class, by the part of the bank that it describes."""

from forbear.store.base import Base
from forbear.store.tables.audit import AuditEntry, AuditHead
from forbear.store.tables.bank import Account, Balance, Customer, IdentityCheck, Payment
from forbear.store.tables.canned import CannedReply
from forbear.store.tables.cases import Complaint, Dispute, VulnerabilityNote
from forbear.store.tables.clearings import CrisisClearing
from forbear.store.tables.conduct import ConductRecord
from forbear.store.tables.contact import (
    ContactEvent,
    ContactPoint,
    ContactPreference,
    Representative,
    StopPeriod,
)
from forbear.store.tables.conversations import Conversation, Message, Suggestion
from forbear.store.tables.floor import (
    AgentBreak,
    ApprovalDecision,
    ConversationNote,
    HotLine,
    HouseValue,
    OverrideRequest,
)
from forbear.store.tables.ledger import Due, LedgerEntry, Product
from forbear.store.tables.means import AffordabilityAssessment, OfferMade
from forbear.store.tables.outbox import OutboxLetter
from forbear.store.tables.outcomes import (
    CommittedAction,
    Plan,
    PlanInstalment,
    PromiseToPay,
    Ticket,
)
from forbear.store.tables.review import ReviewItem, ReviewMark
from forbear.store.tables.said import SaidReply
from forbear.store.tables.staff import Agent, AgentSession
from forbear.store.tables.stretches import ConductFinding, Stretch

__all__ = [
    "Account",
    "AffordabilityAssessment",
    "Agent",
    "AgentBreak",
    "AgentSession",
    "ApprovalDecision",
    "AuditEntry",
    "AuditHead",
    "Balance",
    "Base",
    "CannedReply",
    "CommittedAction",
    "Complaint",
    "ContactEvent",
    "ContactPoint",
    "ContactPreference",
    "ConductFinding",
    "ConductRecord",
    "Conversation",
    "ConversationNote",
    "CrisisClearing",
    "Customer",
    "Dispute",
    "Due",
    "HotLine",
    "HouseValue",
    "IdentityCheck",
    "LedgerEntry",
    "Message",
    "OfferMade",
    "OutboxLetter",
    "OverrideRequest",
    "Payment",
    "Plan",
    "PlanInstalment",
    "Product",
    "PromiseToPay",
    "Representative",
    "ReviewItem",
    "ReviewMark",
    "StopPeriod",
    "SaidReply",
    "Stretch",
    "Suggestion",
    "Ticket",
    "VulnerabilityNote",
]
