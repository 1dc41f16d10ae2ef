"""mingtang clock：any statutory clock, and the reply clock of an application, from the command line.

    mingtang clock list
    mingtang clock proactive-publication --from 2026-01-30
    mingtang clock reply --received 2026-04-03 --pause 2026-04-08 2026-04-20 --extended 20 --json

Exit codes: 0 done, 2 the call or its dates are wrong; every reason goes to ``err`` as a full sentence.
"""

import argparse
import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, TextIO

from mingtang.cli.written import day_written, moment_of, number_of, optional_day
from mingtang.law.clocks import Clock, Direction, Sense, clock, clocks
from mingtang.law.days import chinese_day, weekday_name
from mingtang.law.reckoning import Due, Pause, day_of, due
from mingtang.law.reply import ReplyFacts, reply_due
from mingtang.law.rules import RuleBroken, refuse_if_any
from mingtang.law.workdays import Calendar

DONE, WRONG_CALL = 0, 2
OPEN_END = "-"
REPLY_ONLY = ("received", "corrected", "fee_sent", "fee_notified", "fee_paid")
CONFIDENCE = {"hi": "很有把握", "med": "把握一般", "lo": "没有把握"}
EXAMPLES = """例子：
  mingtang clock list
  mingtang clock proactive-publication --from 2026-01-30
  mingtang clock public-concern-statement --from 2026-11-20T08:30
  mingtang clock reply --received 2026-04-03 --pause 2026-04-08 2026-04-20 --extended 20
  mingtang clock reply --received 2026-09-18 --fee-notified 2026-09-28 --fee-paid 2026-10-12 --json
"""


def add_parser(subparsers: Any) -> argparse.ArgumentParser:
    """期限命令的参数：values stay text here; ``run`` reads them, so that a wrong one is answered in Chinese."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "clock",
        help="计算法定期限",
        description="计算法定期限，并说明每一步的依据。",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("name", nargs="?", metavar="NAME", help="期限的短名；list 列出全部期限，reply 计算答复期限")
    parser.add_argument("--from", dest="start", metavar="DATE", help="起算日；按小时计算的写到分钟")
    parser.add_argument("--length", metavar="N", help="本机关设定的期限长短")
    parser.add_argument("--extended", metavar="N", help="延长多少")
    parser.add_argument(
        "--pause", action="append", nargs="+", metavar="DATE", help="发出征求意见和收到答复的日期；没有答复的写 -"
    )
    parser.add_argument("--received", metavar="DATE", help="reply：收到申请的日期")
    parser.add_argument("--corrected", metavar="DATE", help="reply：收到补正后的申请的日期")
    parser.add_argument("--fee-sent", metavar="DATE", help="reply：发出收费通知的日期；不写的，按收到的日期算")
    parser.add_argument("--fee-notified", metavar="DATE", help="reply：申请人收到收费通知的日期")
    parser.add_argument("--fee-paid", metavar="DATE", help="reply：缴费完毕的日期")
    parser.add_argument("--json", action="store_true", help="只输出 JSON")
    return parser


def run(args: argparse.Namespace, out: TextIO, err: TextIO, calendar: Calendar | None = None) -> int:
    """执行期限命令：writes the answer to ``out``, reasons for refusing to ``err``; gives the exit code."""
    try:
        if args.name == "list":
            _list(args, out)
        elif args.name == "reply":
            _reply(args, out, calendar or Calendar.shipped())
        else:
            _any_clock(args, out, calendar or Calendar.shipped())
    except RuleBroken as refusal:
        print("\n".join(refusal.reasons), file=err)
        return WRONG_CALL
    return DONE


def _list(args: argparse.Namespace, out: TextIO) -> None:
    _refuse_options(args, "extended", "length", "pause", *REPLY_ONLY)
    rows = clocks()
    if args.start is not None:
        on = day_of(moment_of("--from", args.start))
        rows = tuple(row for row in rows if row.is_valid_on(on))
    if args.json:
        _print_json({"clocks": [_clock_as_json(row) for row in rows]}, out)
        return
    group = None
    for row in rows:
        if row.group != group:
            group = row.group
            print(f"\n{group}", file=out)
        caveat = f"，{row.caveat}" if row.caveat and not row.needs_length else ""
        print(f"  {row.id}", file=out)
        print(f"      {row.name}：{row.trigger}，{row.length_in_words}{caveat}。{row.citation}", file=out)


def _any_clock(args: argparse.Namespace, out: TextIO, calendar: Calendar) -> None:
    if args.name is None:
        raise RuleBroken("请写明是哪一个期限，例如 mingtang clock proactive-publication --from 2026-01-30。")
    _refuse_options(args, *REPLY_ONLY)
    if args.start is None:
        known = [row for row in clocks() if row.id == args.name]
        about = f"（{known[0].trigger}的日期）" if known else ""
        raise RuleBroken(f"请用 --from 写明起算日{about}，例如 --from 2026-01-30。")
    start = moment_of("--from", args.start)
    row = clock(args.name, day_of(start))
    if args.length is not None:
        row = row.with_length(number_of("--length", args.length))
    elif row.needs_length:
        words = f"“{row.name}”的期限由本机关确定，请用 --length 写明是多少{row.unit.label}"
        raise RuleBroken(f"{words}，例如 --length 10。")
    extension = number_of("--extended", args.extended) if args.extended is not None else 0
    answer = due(row, start, calendar, pauses=_pauses(args.pause or ()), extension=extension)
    _print_answer(row, answer, args.json, out, rests_on=row)


def _reply(args: argparse.Namespace, out: TextIO, calendar: Calendar) -> None:
    _refuse_options(args, "length")
    if args.received is not None and args.start is not None:
        raise RuleBroken("--from 和 --received 都是收到申请的日期，请只写一个。")
    received = args.received if args.received is not None else args.start
    if received is None:
        raise RuleBroken("请用 --received 写明收到申请的日期，例如 --received 2026-01-30。")
    extended = number_of("--extended", args.extended) if args.extended is not None else None
    if extended == 0:
        raise RuleBroken("--extended 后面是延长的工作日数，从 1 到 20；没有延长就不要写。")
    facts = ReplyFacts(
        received=day_written("--received", received),
        corrected=optional_day("--corrected", args.corrected),
        pauses=_pauses(args.pause or ()),
        extended=extended or 0,
        fee_sent=optional_day("--fee-sent", args.fee_sent),
        fee_notified=optional_day("--fee-notified", args.fee_notified),
        fee_paid=optional_day("--fee-paid", args.fee_paid),
    )
    answer = reply_due(facts, calendar)
    row = clock("reply", facts.received)
    _print_answer(row, answer, args.json, out, rests_on=_rests_on(row, facts))


def _rests_on(reply: Clock, facts: ReplyFacts) -> Clock:
    """The row whose number the answer rests on: a fee notice puts another one in the place of the reply clock."""
    if facts.fee_paid:
        return clock("reply-after-fee", facts.fee_paid)
    return clock("fee-payment", facts.frozen) if facts.frozen else reply


def _refuse_options(args: argparse.Namespace, *names: str) -> None:
    """Options that mean nothing here are refused, not passed over."""
    written = [f"--{name.replace('_', '-')}" for name in names if getattr(args, name) is not None]
    refuse_if_any(f"{option} 不能用在 mingtang clock {args.name} 里，请去掉。" for option in written)


def _pauses(written: Iterable[list[str]]) -> tuple[Pause, ...]:
    pauses = []
    for values in written:
        if len(values) != 2:
            raise RuleBroken("--pause 后面要写两个日期：发出征求意见的日期和收到答复的日期，还没有答复的写 -。")
        until = None if values[1] == OPEN_END else day_written("--pause", values[1])
        pauses.append(Pause(day_written("--pause", values[0]), until))
    return tuple(pauses)


def _print_answer(row: Clock, answer: Due, as_json: bool, out: TextIO, *, rests_on: Clock) -> None:
    if as_json:
        steps = [{"date": _iso(step.date), "what": step.what, "article": step.article} for step in answer.steps]
        due_on = _iso(answer.due) if answer.due else None
        told = {"clock": row.id, "name": row.name, "due": due_on, "provisional": answer.provisional, "steps": steps}
        _print_json(told | (_standing_as_json(rests_on) if rests_on.caveat else {}), out)
        return
    length = f"{row.length_in_words}，{row.caveat}" if row.caveat else row.length_in_words
    print(f"{row.name}（{length}，{row.citation}）", file=out)
    print(_due_in_words(row, answer), file=out)
    if rests_on.caveat:
        print(_standing_in_words(rests_on), file=out)
    print("\n怎么算的：", file=out)
    for step in answer.steps:
        print(f"  {_in_words(step.date)}  {step.what}", file=out)
        if step.article:
            print(f"      依据：{step.article}", file=out)


def _standing_in_words(row: Clock) -> str:
    """How far the number can be relied upon, for a row that is not the verified number of an article."""
    checked = f"{row.mark} {row.mark.label}" + (f"，{CONFIDENCE[row.confidence]}" if row.confidence else "")
    own = "可以由本机关设定" if row.configurable else "不能由本机关设定"
    return f"“{row.name}”的期限：{row.caveat}（{checked}；{own}）。{row.note}"


def _standing_as_json(row: Clock) -> dict[str, Any]:
    return {"mark": row.mark, "confidence": row.confidence, "configurable": row.configurable, "note": row.note}


def _due_in_words(row: Clock, answer: Due) -> str:
    if answer.due is None:
        return "期限已经停止计算，现在没有到期日。"
    label = "最早届满日" if row.sense is Sense.AT_LEAST and row.direction is Direction.AFTER else "到期日"
    provisional = "，暂定：涉及的放假安排还没有录入" if answer.provisional else ""
    return f"{label}：{_in_words(answer.due)}{provisional}"


def _in_words(moment: date) -> str:
    weekday = f"（{weekday_name(moment)}）"
    if not isinstance(moment, datetime):
        return f"{chinese_day(moment)}{weekday}"
    if moment.tzinfo is None:
        return f"{chinese_day(moment)}{weekday} {moment:%H:%M}"
    return f"北京时间 {chinese_day(moment)} {moment:%H:%M}{weekday}"


def _iso(moment: date) -> str:
    return moment.isoformat(timespec="minutes") if isinstance(moment, datetime) else moment.isoformat()


def _clock_as_json(row: Clock) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.name,
        "group": row.group,
        "trigger": row.trigger,
        "unit": row.unit,
        "length": row.length,
        "month_day": "{:02}-{:02}".format(*row.month_day) if row.month_day else None,
        "sense": row.sense,
        "direction": row.direction,
        "roll": row.roll,
        "pauses": list(row.pauses),
        "extension": row.extension,
        "source": {"title": row.instrument.title, "number": row.instrument.number, "article": row.article},
        "valid_from": _iso(row.valid_from) if row.valid_from else None,
        "valid_to": _iso(row.valid_to) if row.valid_to else None,
        **_standing_as_json(row),
    }


def _print_json(answer: dict[str, Any], out: TextIO) -> None:
    json.dump(answer, out, ensure_ascii=False, indent=2)
    out.write("\n")
