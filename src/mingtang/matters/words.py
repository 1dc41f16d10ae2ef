"""余下的时间：how the day of a matter is said in today's list."""

from mingtang.matters.queries.desk import Row


def time_left(row: Row) -> tuple[str, str]:
    """The words and their tone."""
    due = row.matter.due_on
    if due is None:
        return "没有期限", "going"
    day = f"{due.month}月{due.day}日"
    if row.is_late:
        return f"本机关定的期限{day}，已经过了", "bad"
    return f"{day}以前办好，还有 {row.left} 个工作日", "going"
