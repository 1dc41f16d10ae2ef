"""读工作要点：a township's yearly work plan becomes a tree of commitments."""

from mingtang.language.plan.reader import read_file, read_paper_blocks, read_text
from mingtang.language.plan.reading import Chapter, Commitment, PlanReading, Section

__all__ = ["Chapter", "Commitment", "PlanReading", "Section", "read_file", "read_paper_blocks", "read_text"]
