"""印发单位：whether a plan names another organ than the one whose ledger it is to become. No database."""

import re
from collections.abc import Iterable

_GENERIC = re.compile(
    r"^(?:本|我)|中国共产党|中共|人民政府|政府|党委|党政|综合|政务公开|政务服务|工作|领导小组|管委会|管理|委员会"
    r"|办公室|办事处|机关|单位|有关|各级?|某+|[×xX*＊○]+|[省市县区乡镇]|街道"
)


def names_another(issuer: str, title: str, names: Iterable[str]) -> bool:
    """写的是别的机关：whether the issuer is a proper name and neither it nor the title means the organ of these names.

    An issuer that is empty or a generic word (本机关, 镇人民政府, 某某镇) names nobody.
    """
    said, told = "".join(issuer.split()), "".join(title.split())
    own = _proper(said)
    if not own:
        return False
    for name in names:
        proper = _proper(name)
        if name in said or name in told or (proper and (proper.endswith(own) or own.endswith(proper))):
            return False
    return True


def _proper(name: str) -> str:
    """What is left of a name without the words that every organ has."""
    return _GENERIC.sub("", name)
