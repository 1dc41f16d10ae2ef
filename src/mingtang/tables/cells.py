"""一格：what somebody wrote, as it is kept."""

from mingtang.language.typed_days import typed_day
from mingtang.language.unseen import clean_text
from mingtang.language.width import narrow, squeeze
from mingtang.law.fields import NO, YES, Field, FieldType, is_amount

_YES = {"是", "√", "有", "y", "yes", "1", "true", "✓", "✔"}
_NO = {"否", "×", "无", "n", "no", "0", "false", "-", "—"}


def kept(field: Field, text: str, *, year: int) -> str:
    """一格的内容，in one way of writing; what cannot be understood stays as written, for the rules to refuse it."""
    said = clean_text(text).strip()
    if not said:
        return ""
    match field.type:
        case FieldType.DATE:
            day = typed_day(said, year=year)
            return day.isoformat() if day else said
        case FieldType.NUMBER | FieldType.MONEY:
            plain = squeeze(narrow(said)).replace(",", "").removesuffix("元").removeprefix("¥").replace("−", "-")
            return plain if is_amount(plain) else said
        case FieldType.YES_NO:
            plain = squeeze(narrow(said)).lower()
            return YES if plain in _YES else NO if plain in _NO else said
        case FieldType.LONG:
            return said
    return " ".join(said.split())
