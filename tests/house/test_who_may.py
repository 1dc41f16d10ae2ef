"""谁可以：read the clock, see rows unscoped, write, or catch everything."""

import ast

import pytest

from tests.house.tree import dotted, model_names, module, modules

CLOCKS = {
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "datetime.datetime.now",
    "date.today",
    "datetime.date.today",
    "timezone.now",
    "time.time",
    "time.localtime",
    "time.gmtime",
    "time.strftime",
}
NOW_WITHOUT_A_DAY = {"timezone.localdate", "timezone.localtime"}
NOW_OF_THE_DATABASE = {"Now", "CurrentTimestamp"}
AUTOMATIC = {"auto_now", "auto_now_add"}

WRITES = {"save", "delete", "create", "bulk_create", "bulk_update", "update", "get_or_create", "update_or_create"}
# 不是数据库的 save、update 与 create：pictures, papers, workbooks and digests, and acts of ours; a form never saves.
NOT_A_ROW = {"image", "book", "_opaque", "digest", "document", "workbook", "paper", "actions"}
QUERY = {"filter", "exclude", "all", "order_by", "rows", "select_for_update"}

SEES_ALL = {"actions", "queries", "models", "sight", "guards", "due"}
ACTS = {"actions"}


def reads_the_clock(each):
    for node in each.nodes():
        match node:
            case ast.Call(func=func, args=args, keywords=words):
                name = dotted(func)
                if name in CLOCKS or (name in NOW_WITHOUT_A_DAY and not args and not words):
                    yield each.at(node)
                if name.split(".")[-1] in NOW_OF_THE_DATABASE or AUTOMATIC & {word.arg for word in words}:
                    yield each.at(node)
            case ast.ImportFrom(module="django.utils.timezone" | "time", names=names):
                if {"now", "time", "localtime"} & {alias.name for alias in names}:
                    yield each.at(node)


def writes_rows(each):
    for node in each.nodes():
        match node:
            case ast.Call(func=ast.Attribute(value=owner, attr=verb)) if verb in WRITES:
                chain = dotted(owner).split(".")
                if chain[0] in NOT_A_ROW or (verb == "update" and not QUERY & set(chain)):
                    continue
                yield each.at(node)
            case ast.Attribute(attr="status" | "state", ctx=ast.Store()):
                yield each.at(node)


def sees_rows_unscoped(each):
    for node in each.nodes():
        match node:
            case ast.Attribute(value=ast.Name(id=name), attr="rows") if name in model_names():
                yield each.at(node)
            case ast.Attribute(attr="objects" | "_default_manager" | "_base_manager"):
                yield each.at(node)


def catches_everything(each):
    for node in each.nodes():
        match node:
            case ast.ExceptHandler(type=ast.Tuple(elts=caught)):
                pass
            case ast.ExceptHandler(type=caught):
                caught = [caught]
            case ast.Call(func=func, args=caught) if dotted(func).split(".")[-1] == "suppress":
                pass
            case _:
                continue
        if any(it is None or dotted(it) in {"Exception", "BaseException"} for it in caught):
            yield each.at(node)


def found(question, *, but=lambda each: False):
    return [place for each in modules() if not but(each) for place in question(each)]


def test_only_the_clock_of_the_screens_and_the_command_line_read_the_clock():
    assert found(reads_the_clock, but=lambda each: each.name == "ui/clock.py" or each.room == "cli") == []


def test_only_screens_and_the_command_line_ask_what_day_it_is():
    def is_a_screen(each):
        return each.room in {"ui", "portal", "desk", "cli"} or each.stem == "views"

    def asks(each):
        for node in each.nodes():
            if isinstance(node, ast.ImportFrom) and (
                node.module == "mingtang.ui.clock"
                or (node.module == "mingtang.ui" and any(alias.name == "clock" for alias in node.names))
            ):
                yield each.at(node)

    assert found(asks, but=is_a_screen) == []


def test_only_actions_write():
    assert found(writes_rows, but=lambda each: each.stem in ACTS) == []


def test_rows_are_seen_unscoped_only_where_no_viewer_is():
    # 命令行没有观看者：it acts for whoever runs the system.
    assert found(sees_rows_unscoped, but=lambda each: each.stem in SEES_ALL or each.room == "cli") == []


def test_only_the_due_runner_catches_everything_and_once():
    places = found(catches_everything)
    assert [place.split(":")[0] for place in places] == ["supervision/actions.py"]


SPECIMENS = {
    reads_the_clock: [
        "datetime.now(UTC)",
        "date.today()",
        "timezone.now()",
        "timezone.localdate()",
        "time.time()",
        "from django.utils.timezone import now",
        "models.DateTimeField(auto_now_add=True)",
        "rows.filter(at__lt=Now())",
    ],
    writes_rows: [
        "unit.save()",
        "Unit.rows.filter(pk=1).update(name='x')",
        "Unit.rows.create(name='x')",
        "form.save()",
        "unit.delete()",
        "edition.state = 'x'",
        "edition.status = 'x'",
    ],
    sees_rows_unscoped: ["Unit.rows.all()", "get_object_or_404(Unit.rows, pk=1)", "Unit.objects", "m._default_manager"],
    catches_everything: [
        "try:\n    x()\nexcept Exception:\n    pass",
        "try:\n    x()\nexcept:\n    pass",
        "try:\n    x()\nexcept (ValueError, BaseException):\n    pass",
        "with contextlib.suppress(Exception):\n    x()",
    ],
}
HARMLESS = {
    reads_the_clock: ["timezone.localdate(at)", "datetime.fromisoformat(x)", "time.monotonic()", "clock.now()"],
    writes_rows: ["seen.update(more)", "digest.update(chunk)", "image.save(out)", "print(edition.state)"],
    sees_rows_unscoped: ["table.rows", "Unit.seen_by(viewer, at=at)"],
    catches_everything: ["try:\n    x()\nexcept ValueError:\n    pass"],
}


def judged(question, code, tmp_path):
    path = tmp_path / "specimen.py"
    path.write_text(code)
    return list(question(module(path, tmp_path)))


@pytest.mark.parametrize(("question", "code"), [(q, code) for q, codes in SPECIMENS.items() for code in codes])
def test_the_questions_find_what_they_look_for(question, code, tmp_path):
    assert len(judged(question, code, tmp_path)) == 1


@pytest.mark.parametrize(("question", "code"), [(q, code) for q, codes in HARMLESS.items() for code in codes])
def test_the_questions_pass_over_what_is_harmless(question, code, tmp_path):
    assert judged(question, code, tmp_path) == []
