"""相同的申请：which of them are about one thing, by their titles first and then by their topics. Reads no rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mingtang.language.likeness import likeness
from mingtang.law.demand import DemandRule


@dataclass(frozen=True, slots=True)
class Asked:
    """一件给了信息的申请：its key, title, topic, and the digest by which the same applicant is known."""

    key: int
    title: str
    topic: str
    topic_name: str
    person: str


@dataclass(frozen=True, slots=True)
class Group:
    """关于同一件事的申请：``topic`` is empty where the titles are what they have in common."""

    title: str
    topic: str
    asked: tuple[Asked, ...]


def groups(asked: Sequence[Asked], rule: DemandRule) -> list[Group]:
    """多人申请的：groups of enough different applicants; no application stands in two.

    Titles come first, since they say what is wanted; what they leave over is joined by its topic.
    """
    found, left = [], []
    for cluster in _alike(asked, rule):
        if _persons(cluster) >= rule.persons and len(cluster) > 1:
            found.append(Group(cluster[-1].title, "", tuple(cluster)))
        else:
            left += cluster
    by_topic: dict[str, list[Asked]] = {}
    for one in sorted(left, key=lambda one: one.key):
        if one.topic:
            by_topic.setdefault(one.topic, []).append(one)
    found += [
        Group(cluster[-1].topic_name, topic, tuple(cluster))
        for topic, cluster in by_topic.items()
        if _persons(cluster) >= rule.persons
    ]
    return found


def fits(asked: Asked, *, title: str, topic: str, rule: DemandRule) -> bool:
    """是否关于这条建议：of the same topic where that is what it is about, else with a title like it."""
    if topic:
        return asked.topic == topic
    return bool(asked.title) and likeness(asked.title, title) >= rule.alike


def _persons(cluster: Iterable[Asked]) -> int:
    return len({one.person for one in cluster if one.person})


def _alike(asked: Sequence[Asked], rule: DemandRule) -> list[list[Asked]]:
    """Clusters of titles, each like the one that began its cluster: what is alike by steps is not one thing."""
    clusters: list[list[Asked]] = []
    for one in asked:
        home = next((each for each in clusters if one.title and likeness(one.title, each[0].title) >= rule.alike), None)
        if home is None:
            clusters.append([one])
        else:
            home.append(one)
    return clusters
