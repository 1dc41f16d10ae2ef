"""目录与清单：what a package says of itself, in words and for machines, always the same bytes for the same rows."""

import hashlib
import json
from collections.abc import Sequence

from mingtang.casefiles.models import FiledPaper, Package

FORMAT = "mingtang-casefile/1"


def manifest_of(package: Package, papers: Sequence[FiledPaper]) -> bytes:
    """manifest.json：every paper with its pages, size and digest; nothing that names the applicant by itself."""
    case = package.application
    told = {
        "format": FORMAT,
        "organ": case.unit.code,
        "year": case.year,
        "serial": case.serial,
        "version": package.version,
        "papers": [
            {
                "number": paper.number,
                "name": paper.name,
                "title": paper.title,
                "pages": paper.pages,
                "size": paper.size,
                "sha256": paper.sha256,
            }
            for paper in papers
        ],
    }
    return (json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def salted(manifest: bytes, salt: str) -> str:
    """目录的摘要：salted, so that nobody finds out from it what an erased paper said."""
    return hashlib.sha256(salt.encode() + manifest).hexdigest()


def index_of(package: Package, papers: Sequence[FiledPaper]) -> bytes:
    """目录：for people."""
    case = package.application
    lines = [f"{case.unit.name}政府信息公开申请 {case.number} 案卷目录（第 {package.version} 版）", ""]
    for paper in papers:
        pages = f"{paper.pages} 页" if paper.pages else "页数不定"
        rest = "已经抹去" if paper.erased_at else f"{pages}　{paper.size} 字节　{paper.sha256}"
        lines.append(f"{paper.number}　{paper.title}　{paper.name}　{rest}")
    return "\n".join([*lines, ""]).encode()


def folder_of(package: Package) -> str:
    """包里的文件夹，和包的名称：by organ, year and number alone."""
    case = package.application
    return f"{case.unit.code}-{case.year}-{case.serial:04d}"
