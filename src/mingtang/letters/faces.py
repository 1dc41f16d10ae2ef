"""字体：the typefaces that official documents are set in, and what takes their place where they are not installed.

Law: 党政机关公文格式 GB/T 9704—2012 5.2.2、7.2、7.3。方正小标宋、仿宋_GB2312、楷体_GB2312 不是自由字体，不随软件提供。
"""

from collections.abc import Collection
from enum import StrEnum

from mingtang.law.rules import RuleBroken


class Face(StrEnum):
    """用途。The value is the name that a .docx asks for; the word processor replaces what it has not."""

    TITLE = "方正小标宋简体"
    BODY = "仿宋_GB2312"
    HEI = "黑体"
    KAI = "楷体_GB2312"
    SONG = "宋体"
    LATIN = "Times New Roman"


_SERIF = ("Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif SC", "Source Han Serif CN", "SimSun", "Songti SC")
_SERIF += ("STSong", "AR PL UMing CN")
_SANS = ("Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", "Source Han Sans CN", "Microsoft YaHei")
_SANS += ("PingFang SC", "WenQuanYi Zen Hei")
NAMES: dict[Face, tuple[str, ...]] = {
    Face.TITLE: (
        "FZXiaoBiaoSong-B05S",
        "方正小标宋简体",
        "FZXiaoBiaoSong-B05",
        "方正小标宋_GBK",
        "STZhongsong",
        *_SERIF,
    ),
    Face.BODY: ("FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋", "STFangsong", "FZFangSong-Z02S", "方正仿宋简体"),
    Face.HEI: ("SimHei", "黑体", "STHeiti", "Heiti SC", "FZHei-B01S", *_SANS),
    Face.KAI: ("KaiTi_GB2312", "楷体_GB2312", "KaiTi", "楷体", "STKaiti", "Kaiti SC", "FZKai-Z03S", "LXGW WenKai GB"),
    Face.SONG: ("SimSun", "宋体", "STSong", *_SERIF),
    Face.LATIN: ("Times New Roman", "Liberation Serif", "Tinos", "TeX Gyre Termes", "Nimbus Roman"),
}
NAMES[Face.BODY] += ("Zhuque Fangsong (technical preview)", *_SERIF)
NAMES[Face.KAI] += ("LXGW WenKai", "AR PL UKai CN", *_SERIF)
"""每种用途由好到次的字体名称。简体之外的变体标点位置不同，不用。"""

NONE = (
    "这台机器上没有可以排版中文的字体，生成不了 PDF。请管理员安装简体中文的宋体和黑体"
    "（Debian、Ubuntu 系统安装软件包 fonts-noto-cjk，或者思源宋体、思源黑体），再重新启动本系统；Word 文稿不受影响。"
)


def chosen(installed: Collection[str]) -> dict[str, list[str]]:
    """各用途所用的字体，best first, of those that the machine has; any Chinese face is better than none.

    Errors: ``RuleBroken`` where it has not one that holds Chinese.
    """
    known = {name.lower(): name for name in installed}
    found = {face: [known[name.lower()] for name in names if name.lower() in known] for face, names in NAMES.items()}
    any_chinese = [name for face in Face if face is not Face.LATIN for name in found[face]]
    if not any_chinese:
        raise RuleBroken(NONE)
    rest = list(dict.fromkeys(any_chinese))
    return {
        face.name: names if face is Face.LATIN else list(dict.fromkeys([*names, *rest]))
        for face, names in found.items()
    }
