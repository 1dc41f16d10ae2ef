"""佐证的表：Evidence · EvidenceRule · Note. Internal until a second person confirms them for the public."""

from mingtang.evidence.models.evidence import Evidence, EvidenceQuerySet
from mingtang.evidence.models.notes import EvidenceRule, Note, NoteQuerySet

__all__ = ["Evidence", "EvidenceQuerySet", "EvidenceRule", "Note", "NoteQuerySet"]
