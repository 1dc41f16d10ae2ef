"""可能的姓名：each place where a free text may name somebody, as it is told: by its heading and the surname alone."""

from collections.abc import Iterable, Iterator

from mingtang.findings.told import AROUND, WORDING, Told
from mingtang.language.personal import Severity, readable
from mingtang.language.possible_names import possible_names

PEOPLE = f"{WORDING}people"
_ADVICE = "像是一个人的姓名。当事人以外的人不写姓名，改成“{}**”或者只写身份；不是姓名的，或者依法要写全名的，写明理由。"


def people_in(texts: Iterable[tuple[str, str]]) -> Iterator[Told]:
    """各处可能的姓名，text by text with its heading; what follows the surname is never shown or kept."""
    for title, text in texts:
        plain = readable(text)
        for begin, surname in possible_names(plain):
            mark = f"姓名|{title}|{plain[max(0, begin - AROUND) : begin + AROUND]}"
            shown, advice = f"{surname}**", _ADVICE.format(surname)
            yield Told(PEOPLE, "可能的姓名", Severity.WARN, f"“{title}”", shown, advice, hidden=False, mark=mark)
