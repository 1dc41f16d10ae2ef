"""公文的签发和公开：what a signature on a sheet binds, and which days it may bear.

Law: 政府信息公开条例 第十三条至第十七条; 国办发〔2018〕37号（集体审议、公布以后施行）.
"""

from .openness import Openness


def reasons_against_another(decided: Openness, title: str, *, same: str) -> list[str]:
    """同一份公文另写一稿不能公开的理由：of ``same`` number or title as a sheet that was not decided 主动公开."""
    if decided is Openness.UNDECIDED:
        return [f"本机关有一份{same}相同的公文《{title}》，公文单还没有签发；是同一份的，请签发以后从那份公文开始写稿，"
                f"不是同一份的，请核对{same}。"]  # fmt: skip
    return [f"本机关{same}相同的公文《{title}》公开属性认定为“{decided.label}”，另写一稿也不能公开；确应公开的，"
            f"先重新认定，再从那份公文开始写稿；不是同一份的，请核对{same}。"]  # fmt: skip
