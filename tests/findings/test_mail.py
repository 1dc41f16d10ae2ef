"""邮件：headers, bodies and what is attached, mails within mails too; what cannot be read is said."""

import io
from email.message import EmailMessage

import openpyxl
import pytest

from mingtang.findings.mail import NO_COPY, is_mail, written_in
from mingtang.findings.told import told_in
from mingtang.language.papers import Unreadable
from mingtang.masking.engine import mask
from mingtang.masking.refusals import Unmaskable

RESIDENT = "11010519491231002X"


def sheet(*cells):
    book = openpyxl.Workbook()
    book.active.append(cells)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def mail(subject="名单", body="请查收。", *, sheets=(), within=()):
    told = EmailMessage()
    told["From"], told["To"], told["Subject"] = "张某某 <a@example.cn>", "b@example.cn", subject
    told.set_content(body, charset="gb18030")
    told.add_alternative(f"<p>{body}</p>", subtype="html")
    for name, data in sheets:
        told.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    for inner in within:
        told.add_attachment(inner)
    return told


@pytest.fixture
def found(tmp_path):
    def found(told, name="信.eml"):
        file = tmp_path / name
        file.write_bytes(told if isinstance(told, bytes) else told.as_bytes())
        left = []
        return [(it.kind, it.where) for it in told_in(written_in(file, name, left=left))], left

    return found


def test_headers_bodies_and_attachments_are_all_looked_into(found):
    told = mail("手机13800138000", f"身份证{RESIDENT}", sheets=[("附表.xlsx", sheet("张三", RESIDENT))])
    assert found(told) == (
        [
            ("phone", "邮件头 Subject"),
            ("resident_id", "邮件正文第 1 行"),
            ("resident_id", "邮件正文第 1 行"),
            ("resident_id", "附件“附表.xlsx”工作表“Sheet”第 1 行（B1）"),
        ],
        [],
    )


def test_a_mail_within_a_mail_is_read_as_far_as_its_own_attachments(found):
    inner = mail(sheets=[("里.xlsx", sheet("甲", RESIDENT))])
    places = [where for _, where in found(mail(within=[inner]))[0]]
    assert places == ["夹带的邮件附件“里.xlsx”工作表“Sheet”第 1 行（B1）"]


def test_what_cannot_be_read_is_told_and_the_rest_is_read(found):
    places, left = found(mail(f"号{RESIDENT}", sheets=[("旧.doc", bytes.fromhex("d0cf11e0a1b11ae1") * 100)]))
    assert (places, len(left), left[0][:16]) == ([("resident_id", "邮件头 Subject")], 1, "“信.eml”的附件没有检查：“")


def test_a_mail_by_another_name_is_known_by_its_headers(found):
    told = mail(sheets=[("附表.xlsx", sheet("甲", RESIDENT))])
    assert [kind for kind, _ in found(told, "信.txt")[0]] == ["resident_id"]
    assert is_mail("关于修路的通知\n主送：各村\n附件：表\n日期：今天\n".encode(), "通知.txt") is False


def test_an_outlook_file_is_refused_for_what_it_is(found):
    data = bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 600 + "__substg1.0_0037001F".encode("utf-16-le")
    with pytest.raises(Unreadable, match="是 Outlook 邮件"):
        found(data, "信.msg")


def test_no_copy_is_made_of_a_mail():
    with pytest.raises(Unmaskable) as told:
        mask(mail(body=f"身份证{RESIDENT}").as_bytes(), "信.eml")
    assert str(told.value) == NO_COPY
