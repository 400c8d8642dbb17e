from .reading import Case, Decision, DecisionGround, EditionGround, Outbox, Result, WorkItem
from .record import (
    AccessRecord,
    Counter,
    Event,
    Once,
    Payload,
    PublishedEdition,
    Registration,
    SealedEvent,
    SealHead,
    StoredFile,
)

__all__ = [
    "AccessRecord",
    "Case",
    "Counter",
    "Decision",
    "DecisionGround",
    "EditionGround",
    "Event",
    "Once",
    "Outbox",
    "Payload",
    "PublishedEdition",
    "Registration",
    "Result",
    "SealHead",
    "SealedEvent",
    "StoredFile",
    "WorkItem",
]
