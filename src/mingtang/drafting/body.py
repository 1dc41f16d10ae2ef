"""送审的内容：everything the public will see of a document, as one value that is frozen and signed."""

from collections.abc import Iterable
from typing import Any

from mingtang.catalogue.queries.offered import names
from mingtang.documents.pictures import public_address
from mingtang.drafting.models import Manuscript, Piece
from mingtang.language.richtext import readdressed


def body_of(manuscript: Manuscript, pieces: Iterable[Piece], *, index_number: str) -> dict[str, Any]:
    """内容：pictures under the address at which the public will have them."""
    pieces, named = list(pieces), names(manuscript.organ)
    used = [piece for piece in pieces if piece.is_picture and piece.src in manuscript.html]
    return {
        "html": readdressed(
            manuscript.html,
            {piece.src: public_address(str(piece.attachment.key), piece.attachment.name) for piece in used},
        ),
        "metadata": {**manuscript.told, "index_number": index_number, "openness": "proactive"},
        "places": [{**row, "name": named[row["item"], row["column"]]} for row in manuscript.places],
        "attachments": [_row(piece) for piece in pieces if not piece.is_picture],
        "pictures": [_row(piece) for piece in used],
        "change": manuscript.change,
        "outlet": manuscript.outlet,
        "review_on": manuscript.review_on.isoformat() if manuscript.review_on else "",
        "organ": {"code": manuscript.organ.code, "name": manuscript.organ.name},
    }


def _row(piece: Piece) -> dict[str, Any]:
    file = piece.attachment
    return {"key": str(file.key), "name": file.name, "kind": file.kind, "size": file.size, "sha256": file.sha256}
