"""更正的视野：who may open the proof of identity and the evidence."""

from datetime import datetime

from django.db.models import Q

from mingtang.matters.queries.desk import knows
from mingtang.organs.sight import Viewer
from mingtang.rectifications.models import RectificationText
from mingtang.sealed.models import Sealed


class ProofsOfRectifications:
    """身份证明和证据（端口 sealed.Holder）：for whoever may know the person, and for the handler."""

    def may_open(self, sealed: Sealed, viewer: Viewer, at: datetime) -> bool:
        """Whether it belongs to a request whose writing the viewer may read."""
        held = RectificationText.rows.select_related("matter__unit").filter(Q(identity=sealed) | Q(proof=sealed))
        text = held.first()
        return text is not None and knows(viewer, text.matter, at=at)
