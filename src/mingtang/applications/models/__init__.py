"""申请的表。"""

from mingtang.applications.models.cases import Application, ApplicationQuerySet, Counter, Particulars, Proof
from mingtang.applications.models.events import CasePaper, Event, EventText, Service

__all__ = [
    "Application",
    "ApplicationQuerySet",
    "CasePaper",
    "Counter",
    "Event",
    "EventText",
    "Particulars",
    "Proof",
    "Service",
]
