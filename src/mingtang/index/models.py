"""索引的表：what can be found, the pieces of its text, the words it is found by, and what was looked for in vain.

Only what is public stands here, put by whoever released it in the same transaction. All rows can be made anew from
what was released; word lists and the full-text index (``fulltext``) can be made anew from the rows.
"""

from datetime import date

from django.db import models
from django.db.models import Q

PLACES = 1 << 16
"""Where a piece stands among all: entry × this + its number, so that an index of places knows the entries."""
ENTRIES = 1 << 26
"""How many entries fit into the order of the stored rank."""
_IN_FORCE = 1 << 48


class Entry(models.Model):
    """收录：one public thing that can be found, under a key that its owner gives it."""

    key = models.CharField("键", max_length=120, unique=True, help_text="种类:编号")
    organ = models.CharField("机关代码", max_length=39)
    kind = models.CharField("种类", max_length=40)
    address = models.CharField("公开地址", max_length=500)
    title = models.TextField("标题")
    released_at = models.DateTimeField("发布时间")
    facets = models.JSONField("筛选用的属性", default=dict, blank=True)
    is_cut = models.BooleanField("只收录了前面的部分", default=False)
    in_force = models.BooleanField("没有失效、废止", default=True)
    leads = models.BooleanField("别的文件依照的文件", default=False)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "收录"
        default_manager_name = base_manager_name = "rows"
        indexes = (
            models.Index(fields=["-released_at", "-id"], name="index_entry_newest"),
            models.Index(fields=["organ", "-released_at", "-id"], name="index_entry_newest_of_organ"),
        )

    def __str__(self) -> str:
        return self.title


class Chunk(models.Model):
    """段：a piece of the text, or, under number 0, the title; as shown, and as compared."""

    id = models.BigAutoField("位置", primary_key=True)
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="chunks", verbose_name="收录")
    number = models.PositiveIntegerField("序号")
    text = models.TextField("文字")
    folded = models.TextField("统一写法的文字")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "段"
        default_manager_name = base_manager_name = "rows"
        constraints = (
            models.UniqueConstraint(fields=["entry", "number"], name="index_chunk_one_per_number"),
            models.CheckConstraint(
                condition=Q(id=models.F("entry") * PLACES + models.F("number")), name="index_chunk_stands_in_its_place"
            ),
            models.CheckConstraint(condition=Q(number__lt=PLACES), name="index_chunk_number_fits"),
        )

    def __str__(self) -> str:
        return f"第 {self.number} 段"


class Wordlist(models.Model):
    """词表：the words by which an entry is found. Its key is the stored rank: in force, newer, put later."""

    id = models.BigAutoField("名次", primary_key=True)
    entry = models.OneToOneField(Entry, models.CASCADE, related_name="wordlist", verbose_name="收录")
    words = models.TextField("索引用的词", blank=True)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "词表"
        default_manager_name = base_manager_name = "rows"
        constraints = (
            models.CheckConstraint(condition=Q(entry__gt=0, entry__lt=ENTRIES), name="index_wordlist_rank_fits"),
        )

    def __str__(self) -> str:
        return f"名次 {self.pk}"


def rank(entry: int, *, in_force: bool, on: date) -> int:
    """名次：where an entry stands among all that have a word, before anybody looks closer."""
    return (_IN_FORCE if in_force else 0) + on.toordinal() * ENTRIES + entry


def in_force(place: int) -> bool:
    """名次里的有效与否。"""
    return place >= _IN_FORCE


def day_number(place: int) -> int:
    """名次里的日子，as a number of days."""
    return place % _IN_FORCE // ENTRIES


class Miss(models.Model):
    """没有找到：what was looked for in vain on a day, and how often; nothing of who looked."""

    day_on = models.DateField("日期")
    organ = models.CharField("在哪个机关里找的", max_length=39, blank=True, help_text="机关代码；在全站找的为空")
    text = models.CharField("找的词", max_length=100)
    times = models.PositiveIntegerField("次数", default=0)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "没有找到"
        default_manager_name = base_manager_name = "rows"
        constraints = (models.UniqueConstraint(fields=["day_on", "organ", "text"], name="index_miss_one_per_day"),)

    def __str__(self) -> str:
        return self.text
