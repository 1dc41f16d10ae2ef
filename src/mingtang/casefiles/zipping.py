"""打包：a file of a case with its index, its manifest and every paper that is there, as entries of a zip."""

from collections.abc import Iterator

from mingtang.casefiles.checking import checked
from mingtang.casefiles.manifest import folder_of, index_of, manifest_of
from mingtang.casefiles.models import FiledPaper, Package
from mingtang.casefiles.queries.gathering import content_of
from mingtang.files.streaming import Entry


def entries_of(package: Package, papers: list[FiledPaper]) -> Iterator[Entry]:
    """一个案卷：its index, its manifest and every paper that is there; what does not hold is told beside them."""
    folder, at = folder_of(package), package.at
    yield Entry(f"{folder}/目录.txt", at, (index_of(package, papers),))
    yield Entry(f"{folder}/manifest.json", at, (manifest_of(package, papers),))
    problems = checked(package, papers).problems
    if problems:
        yield Entry(f"{folder}/核对不一致.txt", at, ("\n".join([*problems, ""]).encode(),))
    for paper in papers:
        content = content_of(paper, package.application)
        if content is not None:
            yield Entry(f"{folder}/{paper.name}", at, content)
