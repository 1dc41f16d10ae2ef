"""提示语的译文：.po 与编译出的 .mo 一致，句子是给人看的。"""

import gettext
import re
from pathlib import Path

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

import mingtang.ui

HOME = Path(mingtang.ui.__file__).parent / "locale" / "zh_Hans" / "LC_MESSAGES"
ENTRY = re.compile(r'^(msgid|msgid_plural|msgstr(?:\[0\])?) ((?:".*"\n?)+)', re.MULTILINE)


def written():
    """The sentences of the .po file by what they translate."""
    pairs, source = {}, ""
    for kind, text in ENTRY.findall((HOME / "django.po").read_text()):
        value = "".join(re.findall(r'"(.*)"', text))
        if kind == "msgid":
            source = value
        elif kind != "msgid_plural":
            pairs[source] = value
    del pairs[""]
    return pairs


def test_the_compiled_sentences_are_the_written_ones():
    with (HOME / "django.mo").open("rb") as file:
        catalog = gettext.GNUTranslations(file)
    compiled = {key if isinstance(key, str) else key[0]: text for key, text in catalog._catalog.items() if key}
    assert compiled == written()


def test_every_sentence_ends_as_a_sentence_or_is_a_label():
    labels = {"原密码", "再输入一次新密码"}
    assert [text for text in written().values() if not text.endswith("。") and text not in labels] == []


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        (forms.DecimalField(max_digits=16, decimal_places=2), "1" * 17, "连小数一共不能超过 16 位数字，请检查后改短。"),
        (forms.DecimalField(max_digits=16, decimal_places=2), "1.234", "小数点后面最多 2 位，请改短。"),
        (forms.DecimalField(max_digits=4, decimal_places=2), "123", "小数点前面最多 2 位，请检查后改短。"),
        (forms.MultipleChoiceField(choices=[("a", "甲")]), "a", "没有收到所选的各项，请刷新页面后重新选择。"),
        (forms.ChoiceField(choices=[("a", "甲")]), "b", "“b”不能选，请从列表里重新选择。"),
        (forms.DateField(), "明天", "没有这一天，请按 2026-11-30 的样子填写日期。"),
        (forms.CharField(max_length=2), "三个字", "最多 2 个字，现在有 3 个字，请删减。"),
        (forms.FileField(max_length=2), SimpleUploadedFile("长名.txt", b"x"),
         "文件名最多 2 个字，现在有 6 个字，请改短后再上传。"),
        (forms.SlugField(), "不行", "只能用字母、数字、下划线和连字符，请修改。"),
    ],
)  # fmt: skip
def test_what_a_clerk_can_type_wrong_is_told_in_full_sentences(field, typed, told):
    with pytest.raises(ValidationError) as wrong:
        field.clean(typed)
    assert wrong.value.messages[0].removeprefix("这个数太长，") == told


def test_no_sentence_shouts():
    assert [text for text in written().values() if "！" in text or "!" in text] == []
