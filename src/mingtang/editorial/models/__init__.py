"""编审的表：documents and what is made under them, signatures, and what the public reads."""

from mingtang.editorial.models.documents import Document, Edition, Revision
from mingtang.editorial.models.published import Published
from mingtang.editorial.models.signatures import Approval, Return

__all__ = ["Approval", "Document", "Edition", "Published", "Return", "Revision"]
