"""县门户发布的写入。"""

from mingtang.postings.actions.importing import import_list, unlist
from mingtang.postings.actions.recording import hand_in, note_package, record_posting, record_removal

__all__ = ["hand_in", "import_list", "note_package", "record_posting", "record_removal", "unlist"]
