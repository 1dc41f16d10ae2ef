"""提示语的译文：.po 与编译出的 .mo 一致，句子是给人看的。"""

import gettext
import re
from pathlib import Path

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


def test_no_sentence_shouts():
    assert [text for text in written().values() if "！" in text or "!" in text] == []
