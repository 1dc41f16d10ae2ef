"""比对：a table that was read against the ledger as it is now. Nothing is written here."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from mingtang.evidence.actions.evidence import reasons_against_working_on
from mingtang.language.personal import reasons_against_personal_data
from mingtang.language.typed_days import typed_day
from mingtang.language.width import squeeze
from mingtang.law.commitments import Rhythm, Term
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.sheets.cells import Unclear, day_in, rhythm_in, unit_in, units_in
from mingtang.sheets.difference import Addition, Cell, Change, Difference, Mistake
from mingtang.sheets.layout import BY_KEY, DAYS, FOR_NEW, MARKED, WAS_FORMULA, Mark
from mingtang.sheets.queries import Ledger, plan_name, unit_word, units_word
from mingtang.workplan.actions.listing import reasons_against_listing
from mingtang.workplan.actions.plans import (
    reasons_against_assigning,
    reasons_against_keeping_plan,
    reasons_against_units,
)
from mingtang.workplan.actions.terms import reasons_against_setting_term, reasons_against_this_term
from mingtang.workplan.models import Commitment
from mingtang.workplan.ports import attached, reasons_against_owner

MOST_WORDS = 2000
_UNITS, _TERMS = frozenset({"owner", "co_owners"}), frozenset({"own_rhythm", "own_due"})
_FORMULA = "这一格是公式，不会计算。请复制这一格，用“选择性粘贴”只粘贴数值，再上传。"
_WAS_FORMULA = "这一格原来是公式。请写上要写的内容，不要的话恢复成导出时的样子，再上传。"


def compare(
    ledger: Ledger, columns: Sequence[str], lines: Sequence[Mapping[str, Any]], *, by: Person, at: datetime
) -> Difference:
    """差别，row by row, with everything that the rules would refuse."""
    comparison = _Comparison(ledger, frozenset(columns), by, at)
    for line in lines:
        comparison.look_at(int(line["row"]), dict(line["cells"]), list(line["formulas"]))
    found = comparison.found
    there = comparison.keys.keys() | comparison.named
    found.missing = [key for key, row in ledger.rows.items() if row.withdrawn_at is None and key not in there]
    return found


class _Comparison:
    """一次比对：what has been seen so far."""

    def __init__(self, ledger: Ledger, columns: frozenset[str], by: Person, at: datetime) -> None:
        self.ledger, self.columns, self.by, self.at = ledger, columns, by, at
        self.year = ledger.plan.year
        self.keeping = frozenset(reasons_against_keeping_plan(ledger.plan.unit, by=by, at=at))
        self.attached = attached(ledger.plan, ledger.rows.keys())
        """What hangs on which rows, asked once: where nothing does, no room need be asked row by row."""
        self.found = Difference()
        self.keys: dict[str, int] = {}
        self.named: set[str] = set()
        """Numbers of rows that are in the table, whatever is wrong with their marks."""
        self.new_texts: dict[str, int] = {}

    def wrong(self, row: int, key: str, message: str) -> None:
        """One more mistake, under the heading of a column."""
        self.found.mistakes.append(Mistake(row, BY_KEY[key].title, message))

    def look_at(self, row: int, cells: dict[str, str], formulas: list[str]) -> None:
        """One row of the table."""
        for key in formulas:
            self.wrong(row, key, _WAS_FORMULA if cells.get(key) == WAS_FORMULA else _FORMULA)
        told_mark = cells.pop("mark", "")
        if not told_mark and not cells.get("key"):
            if not formulas:
                self._look_at_new(row, cells)
            return
        commitment = self._meant(row, cells, told_mark)
        mark = Mark.read(told_mark)
        if commitment is not None and mark is not None and not formulas:
            self._look_at_known(row, commitment, cells, mark)

    def _meant(self, row: int, cells: Mapping[str, str], told: str) -> Commitment | None:
        """The commitment of a row, if number and mark agree on one."""
        key, mark = squeeze(cells.get("key", "")), Mark.read(told)
        self.named.add(key)
        if not told:
            self.wrong(row, "mark", "有编号却没有版本。原有的任务请从导出的表里改；新增的任务，编号空着。")
            return None
        if mark is None:
            self.wrong(row, "mark", "版本被改动了，认不出这一行。请从导出的原表里把这一格复制回来。")
            return None
        if mark.plan != plan_name(self.ledger.plan):
            self.wrong(row, "mark", "这一行来自另一份台账，请删去这一行，或者上传到它自己的台账。")
            return None
        if key != mark.key and not _is_spoiled(key):
            self.wrong(row, "key", f"编号被改动了，请改回“{mark.key}”。")
            return None
        if mark.key in self.keys:
            self.wrong(row, "key", f"编号“{mark.key}”在第 {self.keys[mark.key]} 行已经有了，请删去重复的一行。")
            return None
        self.keys[mark.key] = row
        found = self.ledger.rows.get(mark.key)
        if found is None:
            self.wrong(row, "key", f"台账里没有编号“{mark.key}”，请从台账重新导出表格。")
        return found

    def _look_at_known(self, row: int, commitment: Commitment, cells: Mapping[str, str], mark: Mark) -> None:
        before = len(self.found.mistakes)
        edited = [key for key in MARKED if key in self.columns and not mark.says(key, self._text(key, cells))]
        for key in edited:
            if not BY_KEY[key].editable:
                title = BY_KEY[key].title
                self.wrong(row, key, f"“{title}”这一列不能在表里改，请恢复成导出时的样子。")
        edited = [key for key in edited if BY_KEY[key].editable]
        now = self.ledger.cells[mark.key]
        values: dict[str, Any] = {}
        for key in edited:
            self._read(row, key, cells.get(key, ""), values)
        changed = [key for key in edited if key in values and _word(values[key]) != now[key]]
        meanwhile = [key for key in changed if not mark.says(key, now[key])]
        if meanwhile:
            says = "，".join(f"{BY_KEY[key].title}现在是“{now[key] or '空'}”" for key in meanwhile)
            self.found.conflicts.append((row, mark.key, says))
            return
        wanted = {key: values[key] for key in changed}
        repeated = len(changed) < len([key for key in edited if key in values])
        repeated |= self._note(row, commitment, cells.get("note", ""), mark, wanted)
        self._judge(row, commitment, wanted)
        if any(mistake.row == row for mistake in self.found.mistakes[before:]):
            return
        if wanted:
            told = tuple(Cell(BY_KEY[key].title, now.get(key, ""), _word(value)) for key, value in wanted.items())
            self.found.changes.append(Change(row, commitment, told, wanted))
        elif repeated:
            self.found.repeated.append((row, mark.key))
        else:
            self.found.unchanged += 1

    def _text(self, key: str, cells: Mapping[str, str]) -> str:
        """A cell as it would stand in the export: a day in any spelling is the same day."""
        text = cells.get(key, "")
        if key in DAYS:
            try:
                day = day_in(text, year=self.year)
            except Unclear:
                return text
            return day.isoformat() if day else ""
        return text

    def _read(self, row: int, key: str, text: str, values: dict[str, Any]) -> None:
        try:
            values[key] = self._value(key, text)
        except Unclear as unclear:
            self.wrong(row, key, str(unclear))

    def _value(self, key: str, text: str) -> Any:
        units = self.ledger.units
        match key:
            case "owner":
                return unit_in(text, units)
            case "co_owners":
                return units_in(text, units)
            case "rhythm" | "own_rhythm":
                return rhythm_in(text)
            case "due" | "own_due":
                return day_in(text, year=self.year)
            case _:
                if len(text) > MOST_WORDS:
                    raise Unclear(f"写了 {len(text)} 个字，最多 {MOST_WORDS} 个，请写短一些。")
                if reasons := reasons_against_personal_data(text):
                    raise Unclear(reasons[0])
                return text.strip()

    def _note(self, row: int, commitment: Commitment, text: str, mark: Mark, wanted: dict[str, Any]) -> bool:
        """A note that is new; True where the same one was written since the table went out."""
        if not text.strip():
            return False
        since = [note for note in self.ledger.notes[commitment.pk] if note.written_at >= mark.at]
        if any(squeeze(note.text) == squeeze(text) for note in since):
            return True
        self._read(row, "note", text, wanted)
        return False

    def _judge(self, row: int, commitment: Commitment, wanted: Mapping[str, Any]) -> None:
        """What the rules say against a change, under the column that asks for it."""
        on, people = day_of(self.at), {"by": self.by, "at": self.at}
        first = next((key for key in wanted if key in _UNITS), None)
        if first is not None:
            owner = wanted.get("owner", commitment.owner) if "owner" in wanted else commitment.owner
            shared = wanted.get("co_owners", tuple(commitment.co_owners.all()))
            reasons = reasons_against_assigning(commitment, **people)
            reasons += reasons_against_units(self.ledger.plan.unit, owner, shared, on=on)
            reasons += reasons_against_owner(commitment, owner) if commitment.key in self.attached else []
            self._against(row, first, reasons)
        first = next((key for key in wanted if key in _TERMS), None)
        if first is not None:
            rhythm, due = term_of(commitment, wanted)
            reasons = reasons_against_setting_term(commitment, **people)
            reasons += reasons_against_this_term(
                commitment, rhythm=rhythm, due_on=due, relied_on=commitment.key in self.attached
            )
            self._against(row, first, reasons)
        if "note" in wanted:
            self._against(row, "note", reasons_against_working_on(commitment, **people))

    def _against(self, row: int, key: str, reasons: Sequence[str]) -> None:
        for reason in dict.fromkeys(reasons):
            if reason not in self.keeping:
                self.wrong(row, key, reason)

    def _look_at_new(self, row: int, cells: Mapping[str, str]) -> None:
        text = cells.get("text", "").strip()
        filled = [key for key in cells if key not in FOR_NEW and (key, cells[key]) != ("kind", "任务")]
        for key in filled:
            self.wrong(row, key, _not_for_new(key))
        values: dict[str, Any] = {}
        for key in FOR_NEW:
            self._read(row, key, cells.get(key, ""), values)
        if not text:
            self.wrong(row, "text", "新增的一行没有写任务。请写明任务内容，不要的话删去这一行。")
        if filled or not text or len(values) < len(FOR_NEW):
            return
        known = self.ledger.added.get(squeeze(text))
        if known is not None:
            self.found.repeated.append((row, known.key))
            return
        if self._said_already(row, text):
            return
        term = Term(values["rhythm"] or Rhythm.ONCE, values["due"])
        told = {"text": text, "owner": values["owner"], "co_owners": values["co_owners"]}
        if self._may_be_listed(row, told, term):
            self.found.additions.append(Addition(row, **told, term=term, note=values["note"]))

    def _may_be_listed(self, row: int, told: Mapping[str, Any], term: Term) -> bool:
        """Whether the rules would list it; what they say of the day is told under the day, the rest under the unit."""
        plan, on = self.ledger.plan, day_of(self.at)
        of_units = reasons_against_listing(plan, **told, term=Term(term.rhythm, None), on=on)
        reasons = reasons_against_listing(plan, **told, term=term, on=on)
        self._against(row, "owner", of_units)
        self._against(row, "due", [reason for reason in reasons if reason not in of_units])
        return not reasons

    def _said_already(self, row: int, text: str) -> bool:
        said = squeeze(text)
        if said in self.ledger.texts:
            self.wrong(row, "text", f"台账里已有同样的任务（{self.ledger.texts[said]}），请删去这一行。")
            return True
        if said in self.new_texts:
            self.wrong(row, "text", f"与第 {self.new_texts[said]} 行新增的任务相同，请删去其中一行。")
            return True
        self.new_texts[said] = row
        return False


def term_of(commitment: Commitment, wanted: Mapping[str, Any]) -> tuple[Any, Any]:
    """本机关自定的频次和时限，with what the table changes."""
    own = Rhythm(commitment.own_rhythm) if commitment.own_rhythm else None
    return wanted.get("own_rhythm", own), wanted.get("own_due", commitment.own_due_on)


def _is_spoiled(key: str) -> bool:
    """A number that a spreadsheet took for a day (1.1.1 becomes 2001-01-01): the mark still knows it."""
    return typed_day(key, year=2000) is not None


def _not_for_new(key: str) -> str:
    if key in _TERMS:
        other = "频次" if key == "own_rhythm" else "时限"
        return f"新增的任务，请写在“{other}”一列。"
    return "新增的任务这一格空着。"


def _word(value: Any) -> str:
    """A value as the table writes it."""
    if value is None:
        return ""
    if isinstance(value, Rhythm):
        return value.label
    if isinstance(value, tuple):
        return units_word(value)
    if isinstance(value, str):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else unit_word(value)
