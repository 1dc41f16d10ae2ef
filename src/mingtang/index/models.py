"""索引的表：what can be found, the pieces of its text, and what was looked for in vain.

Only what is public stands here, put by whoever released it in the same transaction. All rows can be made anew from
what was released; the full-text index (``fulltext``) can be made anew from the rows.
"""

from django.db import models
from django.db.models import Q

PLACES = 1 << 16
"""Where a piece stands among all: entry × this + its number, so that an index of places knows the entries."""


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
    """段：a piece of the text, or, under number 0, the title; as shown, as compared, and as the words of the index."""

    id = models.BigAutoField("位置", primary_key=True)
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="chunks", verbose_name="收录")
    number = models.PositiveIntegerField("序号")
    text = models.TextField("文字")
    folded = models.TextField("统一写法的文字")
    pairs = models.TextField("索引用的词", blank=True)

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
