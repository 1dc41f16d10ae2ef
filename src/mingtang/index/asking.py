"""问法：what is wanted of a text, and the questions that bring the best of what fits before the rest."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mingtang.index.fulltext import Asked
from mingtang.language.pairs import Term, terms
from mingtang.language.wordlists import HEAVY, STRONG, TITLE, filter_word

LEADING = ("leads", "yes")


@dataclass(frozen=True, slots=True)
class Want:
    """要有的一个词：as it was asked, or said in another way."""

    term: Term
    others: tuple[Term, ...] = ()

    @property
    def ways(self) -> tuple[Term, ...]:
        """Every way of saying it, the asked one first."""
        return (self.term, *self.others)

    @property
    def is_exact(self) -> bool:
        """Whether a text that has the words has what is looked for."""
        return all(term.is_exact for term in self.ways)


def wanted(text: str, also: Mapping[str, Iterable[str]] | None = None) -> tuple[Want, ...]:
    """要有的词，of a question; ``also`` tells other ways of saying a word."""
    told = also or {}
    return tuple(Want(term, _others(term, told.get(term.text, ()))) for term in terms(text))


def _others(term: Term, said: Iterable[str]) -> tuple[Term, ...]:
    found = {way.text: way for text in said for way in terms(text)[:1] if way.text != term.text}
    return tuple(found.values())


def filters_of(
    *, organ: str | None = None, kind: str | None = None, facets: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """筛选的词：what else must hold."""
    told = {"organ": organ, "kind": kind} if organ is not None or kind is not None else {}
    pairs = [(name, value) for name, value in told.items() if value is not None]
    return tuple(filter_word(name, value) for name, value in [*pairs, *(facets or {}).items()])


def all_words(wants: Sequence[Want], filters: Iterable[str]) -> Asked:
    """全都有：anywhere."""
    return [*([term.words for term in want.ways] for want in wants), *_both(filters)]


def in_title(wants: Sequence[Want], filters: Iterable[str]) -> Asked:
    """标题里全都有。"""
    return [*([_marked(TITLE, term) for term in want.ways] for want in wants), *_both(filters)]


def often(wants: Sequence[Want], filters: Iterable[str]) -> Asked:
    """说得很多：each of them again and again."""
    return [*([_marked(HEAVY, term) for term in want.ways] for want in wants), *_both(filters)]


def about(wants: Sequence[Want], filters: Iterable[str]) -> Asked:
    """主要说的：each of them in the title, among the particulars, or several times."""
    return [*([_marked(STRONG, term) for term in want.ways] for want in wants), *_both(filters)]


def partly_in_title(wants: Sequence[Want], filters: Iterable[str]) -> Asked:
    """标题里有一部分：all of them anywhere, and one of them in the title."""
    one = [_marked(TITLE, term) for want in wants for term in want.ways]
    return [one, *all_words(wants, filters)]


def _both(filters: Iterable[str]) -> list[list[list[str]]]:
    return [[[word]] for word in filters]


def _marked(mark: str, term: Term) -> list[str]:
    """单字没有说了几遍的标志，only that of the title."""
    return [f"{TITLE if len(word) == 1 else mark}{word}" for word in term.words]
