"""编审自己的关口：numbers of persons, in the text, in what is attached to it and in the names of that.

Law: 政府信息公开条例 第十五条（个人隐私）；个人信息保护法 第二十五条（未经单独同意不得公开）.
"""

from datetime import datetime
from typing import Any

from mingtang.editorial import ports, queries
from mingtang.editorial.attachments import keys_of
from mingtang.editorial.models import Revision
from mingtang.files.queries import cleared_of, office_phones, personal_reasons
from mingtang.language.personal import personal_data, without_values


class PersonalNumbers:
    """个人号码（端口 editorial.Gate）：identity, mobile and bank card numbers."""

    key = "personal_data"
    label = "个人信息检查"

    def reasons(self, revision: Revision, *, at: datetime) -> list[str]:
        """Which kinds of number stand where, in the text and in every file; never the numbers."""
        phones, cleared = office_phones(revision.edition.document.unit), cleared_of(revision, at=at)
        text = "\n".join([revision.title, *ports.words_of(_told(revision.content))])
        kinds = personal_data(without_values(text, cleared.values), allowed=phones)
        found = [f"要公开的文字里有{'、'.join(kinds)}，请删去或者遮盖个人信息后重新送审。"] if kinds else []
        asked = {"phones": phones, "cleared": cleared.marks}
        files = queries.attachments(keys_of(revision.content))
        return [*found, *(reason for file in files for reason in personal_reasons(file, **asked))]


def _told(body: dict[str, Any]) -> dict[str, Any]:
    """Keys and digests of files are numbers of nobody; their names are read by everybody."""
    files = {name: [row["name"] for row in body[name]] for name in ("attachments", "pictures") if name in body}
    return {**body, **files}
