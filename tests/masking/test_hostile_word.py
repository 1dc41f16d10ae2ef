"""Word 里藏着的值：in every place where one may hide. All numbers are made up."""

import io
import re
import zipfile
from functools import cache

import pytest
from docx import Document
from PIL import Image

from mingtang.masking.engine import mask
from mingtang.masking.refusals import Unmaskable
from tests.contents import material
from tests.masking.reading import assert_nowhere

PHONE, NAME = "13800138000", "欧阳小满"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DRAWN = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
CHART = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'


#: The forms that come with every new document are many; these tests need none of them.
FORMS = {f"word/{name}.xml": f"<w:styles {W}/>" for name in ("styles", "stylesWithEffects")}


def docx(text, header=""):
    return material.with_parts(material.docx(text, header=header), **FORMS)


def read(data, name):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def body(xml, **more):
    """A document whose only paragraph is this."""
    data = docx("此处")
    old = read(data, "word/document.xml")
    new = re.sub(r"<w:p\b.*?</w:p>", lambda _: xml, old, count=1, flags=re.DOTALL)
    assert new != old
    return material.with_parts(data, **{"word/document.xml": new, **more})


def linked(part, content, kind, *, main="<w:p/>", more=()):
    """A document with another part that it points to."""
    data = docx("此处")
    rels = read(data, "word/_rels/document.xml.rels")
    line = f'<Relationship Id="rId99" Type="{RELATED}/{kind}" Target="{part}"/>'
    types = material.contents_of(data)
    override = f'<Override PartName="/word/{part}" ContentType="application/xml"/>'
    return body(
        main,
        **{
            "word/_rels/document.xml.rels": rels.replace("</Relationships>", f"{line}</Relationships>"),
            "[Content_Types].xml": types.replace("</Types>", f"{override}</Types>"),
            f"word/{part}": content,
            **dict(more),
        },
    )


def run(text, properties=""):
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def outside(target):
    """A document with a link that leads to the target."""
    document = Document()
    document.part.relate_to(target, f"{RELATED}/hyperlink", is_external=True)
    return material.with_parts(material._bytes(document.save), **FORMS)


def told_by(**properties):
    document = Document()
    for key, value in properties.items():
        setattr(document.core_properties, key, value)
    return material.with_parts(material._bytes(document.save), **FORMS)


def charted(value):
    chart = (
        f"<c:chartSpace {CHART} {DRAWN}><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>{value[:4]}</a:t></a:r>"
        f"<a:r><a:t>{value[4:]}</a:t></a:r></a:p></c:rich></c:tx></c:title><c:ser><c:cat><c:strRef><c:strCache>"
        f'<c:pt idx="0"><c:v>{value}</c:v></c:pt></c:strCache></c:strRef></c:cat></c:ser></c:chart></c:chartSpace>'
    )
    rels = (
        f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{RELATED}/package" '
        'Target="../embeddings/figures.xlsx"/></Relationships>'
    )
    more = {"word/charts/_rels/chart1.xml.rels": rels, "word/embeddings/figures.xlsx": material.xlsx(f"户主{value}")}
    data = linked("charts/chart1.xml", chart, "chart", more=more.items())
    types = material.contents_of(data).replace(
        "<Override", '<Default Extension="xlsx" ContentType="application/x"/><Override', 1
    )
    return material.with_parts(data, **{"[Content_Types].xml": types})


TEXT_BOX = (
    '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    "<mc:Choice Requires='wps'><w:txbxContent><w:p>{0}</w:p></w:txbxContent></mc:Choice>"
    "<mc:Fallback><w:pict><w:txbxContent><w:p>{0}</w:p></w:txbxContent></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r></w:p>"
)


def written(value):
    split = "".join(run(sign, "<w:b/>" if at % 2 else "") for at, sign in enumerate(value))
    wide = "".join(chr(ord(c) + 0xFEE0) if c.isascii() else c for c in value)
    return {
        "split over runs": body(f"<w:p>{split}</w:p>"),
        "full-width": body(f"<w:p>{run(wide)}</w:p>"),
        "unseen characters between": body(f"<w:p>{run(chr(0x200B).join(value))}</w:p>"),
        "over paragraphs": body(f"<w:p>{run(value[:7])}</w:p><w:p>{run(value[7:])}</w:p>"),
        "over a line break": body(f"<w:p><w:r><w:t>{value[:3]}</w:t><w:br/><w:t>{value[3:]}</w:t></w:r></w:p>"),
        "deleted but kept": body(f'<w:p><w:del w:id="1"><w:r><w:delText>{value}</w:delText></w:r></w:del></w:p>'),
        "added under tracking": body(f'<w:p><w:ins w:id="1" w:author="{value}">{run(value)}</w:ins></w:p>'),
        "moved away": body(f'<w:p><w:moveFrom w:id="1">{run(value)}</w:moveFrom></w:p>'),
        "hidden": body(f"<w:p>{run(value, '<w:vanish/>')}</w:p>"),
        "text box": body(TEXT_BOX.format(split)),
    }


def beside(value):
    split = "".join(run(sign) for sign in value)
    percent = "".join(f"%{byte:02X}" for byte in value.encode())
    comments = (
        f'<w:comments {W}><w:comment w:id="0" w:author="{value}"><w:p>{run(value)}</w:p></w:comment></w:comments>'
    )
    marked = f'<w:p><w:commentRangeStart w:id="0"/>{run("甲")}<w:r><w:commentReference w:id="0"/></w:r></w:p>'
    return {
        "field code": body(f"<w:p><w:r><w:instrText>HYPERLINK tel:{value}</w:instrText></w:r></w:p>"),
        "simple field": body(f'<w:p><w:fldSimple w:instr=" QUOTE {value} ">{run("甲")}</w:fldSimple></w:p>'),
        "description of a picture": body(
            f'<w:p><w:r><w:drawing><w:docPr id="1" descr="{value}"/></w:drawing></w:r></w:p>'
        ),
        "choice of a list": body(
            f'<w:sdt><w:sdtPr><w:tag w:val="{value}"/><w:dropDownList><w:listItem w:displayText="{value}"/>'
            f"</w:dropDownList></w:sdtPr><w:sdtContent><w:p>{run('甲')}</w:p></w:sdtContent></w:sdt>"
        ),
        "cells of a table": body(
            f"<w:tbl><w:tr><w:tc><w:p>{split}</w:p></w:tc><w:tc><w:p>{run(value)}</w:p></w:tc></w:tr></w:tbl>"
        ),
        "header": docx("甲", header=value),
        "comment": linked("comments.xml", comments, "comments", main=marked),
        "footnote": linked("footnotes.xml", f"<w:footnotes {W}><w:p>{split}</w:p></w:footnotes>", "footnotes"),
        "variable": linked(
            "settings2.xml",
            f'<w:settings {W}><w:docVars><w:docVar w:val="{value}"/></w:docVars></w:settings>',
            "settings",
        ),
        "glossary": linked("glossary/document.xml", f"<w:p {W}>{split}</w:p>", "glossaryDocument"),
        "chart": charted(value),
        "attached data": material.with_parts(docx("甲"), **{"customXml/item1.xml": f"<a>{value}</a>"}),
        "properties": told_by(title=value, author=value, comments=value, keywords=value),
        "target of a link": outside(f"https://example.org/?q={value}"),
        "escaped target of a link": outside(f"https://example.org/?q={percent}"),
        "number that mail starts": outside(f"mailto:a@example.org?subject={value}"),
        "remark of the file": body(f"<w:p><!-- {value} -->{run('甲')}</w:p>"),
        "preview": material.with_parts(docx("甲"), **{"docProps/thumbnail.jpeg": b"\xff\xd8\xff" + value.encode()}),
        "picture's metadata": material.with_parts(docx("甲"), **{"word/media/image1.jpg": with_remark(value)}),
    }


@cache
def cases(value):
    return {**written(value), **beside(value)}


def with_remark(value):
    out = io.BytesIO()
    Image.new("RGB", (20, 20)).save(out, "JPEG", comment=value.encode())
    return out.getvalue()


@pytest.mark.parametrize("case", list(cases(PHONE)))
def test_a_number_is_nowhere_in_the_copy(case):
    assert_nowhere(mask(cases(PHONE)[case], "a.docx"), "a.docx", PHONE)


@pytest.mark.parametrize("case", list(cases(NAME)))
def test_a_word_is_nowhere_in_the_copy(case):
    assert_nowhere(mask(cases(NAME)[case], "a.docx", words=[NAME]), "a.docx", NAME)


def test_layout_and_every_other_word_stay():
    made = mask(body(f"<w:p>{run('电话', '<w:b/>')}{run('138')}{run('00138000转')}</w:p>"), "a.docx")
    xml = read(made.data, "word/document.xml")
    assert re.findall(r"<w:t[^>]*>([^<]*)</w:t>", xml) == ["电话", "138", "****8000转"]
    assert xml.count("<w:b/>") == 1
    assert made.counts == {"phone": 1}
    Document(io.BytesIO(made.data))


def test_a_copy_still_opens_after_its_remarks_and_changes_went():
    made = mask(cases(PHONE)["comment"], "a.docx")
    assert made.removed == ("批注",)
    assert [p.text for p in Document(io.BytesIO(made.data)).paragraphs] == ["甲"]
    assert "commentRange" not in read(made.data, "word/document.xml")


def test_an_embedded_object_is_refused():
    data = material.with_parts(docx("甲"), **{"word/embeddings/a.xlsx": material.xlsx(PHONE)})
    with pytest.raises(Unmaskable) as refused:
        mask(data, "a.docx")
    assert refused.value.reasons == ("这个文件里嵌着别的文件或对象，里面的内容没法遮盖，请删去嵌入的对象再生成副本。",)
