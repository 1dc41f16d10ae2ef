"""存成文件。"""

from mingtang.ui.saved import to_save


def test_a_file_is_saved_under_its_name_and_kept_by_nobody_between():
    answer = to_save(b"PK", "台账.xlsx", "application/x-table")
    assert (answer.content, dict(answer.headers)) == (
        b"PK",
        {
            "Content-Type": "application/x-table",
            "Content-Disposition": "attachment; filename*=utf-8''%E5%8F%B0%E8%B4%A6.xlsx",
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
        },
    )
