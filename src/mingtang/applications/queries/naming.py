"""文字里有没有申请人：what stays, or is read by more people than may know the applicant, must not say who applied.

Law: 个人信息保护法 第六条（限于实现处理目的的最小范围）、第四十七条（抹去以后不再留着）.
"""

from collections.abc import Collection

from mingtang.applications.models import Application, Particulars
from mingtang.language.personal import reasons_against_personal_data
from mingtang.language.unseen import without_unseen
from mingtang.language.width import narrow
from mingtang.law.material import reasons_against_naming

_NAMES = ("name", "legal_person", "agent", "email", "unit_code")


def reasons_against_telling_who(application: Application, *texts: str, what: str) -> list[str]:
    """文字里有申请人的理由：``what`` is what the text is called. What was found is not repeated."""
    return reasons_against_telling_any([application.pk], *texts, what=what)


def reasons_against_telling_any(applications: Collection[int], *texts: str, what: str) -> list[str]:
    """文字里有其中一件的申请人的理由；one query, however many they are."""
    plain = [narrow(without_unseen(text)) for text in texts]
    people = Particulars.rows.filter(application__in=applications, erased_at=None)
    found = any(
        reasons_against_naming(
            plain,
            names=[narrow(getattr(told, field)) for field in _NAMES],
            numbers=[narrow(told.phone)],
            addresses=[narrow(told.address)],
        )
        for told in people
    )
    reasons = reasons_against_personal_data(*texts)
    return [*reasons, f"{what}里不要写申请人、代理人的姓名、名称、地址和号码，请删去。"] if found else reasons
