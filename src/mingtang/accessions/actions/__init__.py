"""从文件建稿的写入：one file read while somebody waits, or hundreds as a job that is done piece by piece."""

from mingtang.accessions.actions.one import Accessioned, Looked, accession, begin, look

__all__ = ["Accessioned", "Looked", "accession", "begin", "look"]
