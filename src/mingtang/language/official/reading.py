"""读公文：title, number, issuer, days, openness, attachments and validity, with what is unsure."""

import re
from dataclasses import dataclass
from datetime import date

from mingtang.language.official.ending import find_ending, read_day
from mingtang.language.official.heading import find_heading
from mingtang.language.official.lines import ORGAN_END, lines_of
from mingtang.language.official.terms import find_terms
from mingtang.language.official.values import Found, Openness, Repealed
from mingtang.language.papers import Paper

_ISSUER_IN_TITLE = re.compile(
    rf"^(?P<organ>[\u4e00-\u9fff、 ]{{2,60}}?{ORGAN_END})(?:关于|印发|转发|批转|公告|通告|令)"
)


@dataclass(frozen=True, slots=True)
class Official:
    """一份公文：what could not be read is None or empty; ``unsure`` tells each thing that a person should look at."""

    title: Found | None
    number: Found | None
    issuer: Found | None
    made_on: Found | None
    addressees: str
    openness: Openness
    attachments: tuple[str, ...]
    in_force_on: Found | None
    expires_on: Found | None
    repeals: tuple[Repealed, ...]

    @property
    def unsure(self) -> tuple[tuple[str, str, str], ...]:
        """存疑：field, where, and the sentence; what is missing is unsure too."""
        named = {
            "title": (self.title, "没有读出标题，请补上。"),
            "number": (self.number, "没有读出文号；没有文号的，写“无文号”。"),
            "issuer": (self.issuer, "没有读出发文机关，请补上。"),
            "made_on": (self.made_on, "没有读出成文日期，请补上。"),
            "in_force_on": (self.in_force_on, ""),
            "expires_on": (self.expires_on, ""),
        }
        told = [(name, found.where, found.doubt) for name, (found, _) in named.items() if found and found.doubt]
        told += [(name, "", missing) for name, (found, missing) in named.items() if found is None and missing]
        if not self.openness:
            told.append(("openness", "", "没有读出公开属性（例如“此件公开发布”），请选择。"))
        return tuple(told)


def read_official(paper: Paper) -> Official:
    """读公文：whatever kind of file it came in; nothing is guessed silently."""
    lines = lines_of(paper.blocks)
    heading = find_heading(lines)
    ending = find_ending(lines, heading.taken)
    made_on = _labelled_day(heading.made_on) or ending.made_on
    day = date.fromisoformat(made_on.value) if made_on and made_on.value else None
    terms = find_terms(lines, made_on=day)
    return Official(
        heading.title,
        heading.number,
        heading.issuer or ending.signer or _of_title(heading.title),
        made_on,
        heading.addressees,
        ending.openness,
        ending.attachments,
        terms.in_force_on,
        terms.expires_on,
        terms.repeals,
    )


def _labelled_day(told: Found | None) -> Found | None:
    if told is None:
        return None
    try:
        return Found(date.fromisoformat(told.value.replace("/", "-")).isoformat(), told.where)
    except ValueError:
        on = read_day(told.value)
        return Found(on.isoformat(), told.where) if on else None


def _of_title(title: Found | None) -> Found | None:
    told = _ISSUER_IN_TITLE.match(title.value) if title else None
    return Found(told["organ"].strip(), title.where, "发文机关出自标题，请核对。") if title and told else None
