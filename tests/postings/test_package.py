"""成品包：what was signed, byte for byte the same whenever it is made, in what an editor takes."""

import csv
import hashlib
import io
import json
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile

from mingtang.audit.models import Entry
from mingtang.files import storage
from mingtang.files.queries import may_see, uses
from mingtang.postings.actions import hand_in, note_package
from mingtang.postings.package import Package
from tests.builders import moment
from tests.postings.conftest import HTML, PLACES, URL, for_the_portal, picture, row_of, stored
from tests.refusals import refused

AT = moment("2026-03-05")


def carrying(made):
    """A document with two attachments of one name and a picture in its text."""
    papers = [stored(made, SimpleUploadedFile("名单.txt", f"第{number}份名单".encode())) for number in (1, 2)]
    shown = stored(made, picture("地图.png", color="green"))
    html = f'{HTML}<p class="align-right">柳溪镇</p><figure><img src="/files/{shown.key}/地图.png" alt="地图"></figure>'
    files = {"attachments": [row_of(it) for it in papers], "pictures": [row_of(shown)]}
    told = {
        "index_number": "LX/2026-1", "number": "无文号", "issuer": "柳溪镇人民政府", "type": "notice",
        "made_on": "2026-03-01", "validity": "valid", "subjects": [],
    }  # fmt: skip
    return for_the_portal(made, html=html, metadata=told, **files), papers, shown


def unpacked(package):
    kept = io.BytesIO()
    package.write(kept)
    with zipfile.ZipFile(io.BytesIO(kept.getvalue())) as archive:
        return kept.getvalue(), {name: archive.read(name) for name in archive.namelist()}


def test_the_archive_holds_text_particulars_files_and_a_list_of_digests(made):
    published, papers, shown = carrying(made)
    _, inside = unpacked(Package(published))
    assert list(inside) == [
        "body.html", "body.txt", "要素.csv", "要素.json", "附件/名单.txt", "附件/名单（2）.txt", "图片/地图.png",
        "manifest.json",
    ]  # fmt: skip
    assert inside["附件/名单（2）.txt"].decode() == "第2份名单"
    manifest = json.loads(inside.pop("manifest.json"))
    assert manifest["digest"] == published.digest
    told = {file["path"]: file["sha256"] for file in manifest["files"]}
    assert told == {name: hashlib.sha256(data).hexdigest() for name, data in inside.items()}
    assert {told["附件/名单.txt"], told["图片/地图.png"]} == {papers[0].sha256, shown.sha256}


def test_the_text_has_no_class_and_keeps_what_editors_keep(made):
    published, *_ = carrying(made)
    _, inside = unpacked(Package(published))
    html = inside["body.html"].decode()
    assert "class=" not in html
    assert '<p style="text-align: center">每亩一百元。</p>' in html
    assert '<table border="1">' in html
    assert '<img src="%E5%9B%BE%E7%89%87/%E5%9C%B0%E5%9B%BE.png" alt="地图">' in html
    assert inside["body.txt"].decode().splitlines()[:4] == ["柳溪镇补贴公示", "", "一、范围", "每亩一百元。"]
    package = Package(published)
    assert "figure" not in html + package.pasted
    assert "【此处插入图片/地图.png】" in package.pasted
    assert "/files/" not in package.pasted + package.shown


def test_the_particulars_are_told_in_words_in_both_tables(made):
    published, *_ = carrying(made)
    _, inside = unpacked(Package(published))
    rows = dict(csv.reader(io.StringIO(inside["要素.csv"].decode("utf-8-sig"))))
    assert rows.pop("要素") == "内容"
    assert rows == json.loads(inside["要素.json"])
    assert rows == {
        "标题": "柳溪镇补贴公示", "索引号": "LX/2026-1", "发文机关": "柳溪镇人民政府", "发文字号": "无文号",
        "文件种类": "通知公告", "成文日期": "2026年3月1日", "有效性": "有效", "公开属性": "主动公开",
        "发布单位": "柳溪镇人民政府", "签发发布": "2026年3月2日", "栏目": "惠农补贴",
        "目录事项": PLACES[0]["item"],
    }  # fmt: skip


def test_a_title_that_a_sheet_would_reckon_is_told_as_text(made):
    published = for_the_portal(made, title="=1+1")
    _, inside = unpacked(Package(published))
    assert "标题,'=1+1" in inside["要素.csv"].decode("utf-8-sig")


def test_the_archive_is_the_same_whenever_it_is_made(made):
    published, *_ = carrying(made)
    assert unpacked(Package(published))[0] == unpacked(Package(published))[0]


def test_who_takes_a_package_stands_in_the_trail(made):
    published, *_ = carrying(made)
    note_package(published, by=made["clerk"], at=AT)
    entry = Entry.rows.order_by("-pk").first()
    assert (entry.verb, json.loads(entry.facts)["digest"]) == ("postings.package", published.digest)


def test_a_file_that_is_no_longer_as_it_was_signed_is_not_packed(made):
    published, papers, _ = carrying(made)
    storage.path_of(papers[0].stored).write_bytes("换过的".encode())
    with refused("附件“名单.txt”与送审时的内容不一致，不能公开，请退回，由拟稿人重新上传。"):
        note_package(published, by=made["clerk"], at=AT)


def test_files_for_the_portal_and_screenshots_are_seen_by_whoever_sees_the_document_whole(made):
    published, papers, _ = carrying(made)
    posting = hand_in(published, url=URL, on=AT.date(), screenshot=picture(), by=made["clerk"], at=AT)
    for attachment in (papers[0], posting.screenshot):
        for who, sees in (
            ("officer", True),
            ("county-inspector", True),
            ("village-officer", False),
            ("neighbour-clerk", False),
        ):
            assert may_see(made[who], attachment, at=AT) is sees, (attachment.name, who)
    history = f"/desk/review/documents/{published.document_id}/"
    assert uses(posting.screenshot, viewer=made["officer"], at=AT) == [
        ("县门户发布登记“柳溪镇补贴公示”的截图", history)
    ]
    assert uses(papers[0], viewer=made["officer"], at=AT) == [("在县门户发布的“柳溪镇补贴公示”第 1 版", history)]
    assert uses(papers[0], viewer=made["neighbour-clerk"], at=AT) == []
