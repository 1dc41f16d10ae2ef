"""来访的表：the knocks of the day at the public doors, and the salt under which their addresses are hashed."""

from django.db import models


class DaySalt(models.Model):
    """当日的盐：with it the addresses of one day are hashed; gone with the day, and with it what they were."""

    on = models.DateField("日子", primary_key=True)
    salt = models.CharField("盐", max_length=64)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "当日的盐"
        default_manager_name = base_manager_name = "rows"

    def __str__(self) -> str:
        return str(self.on)


class Knock(models.Model):
    """来访：that somebody came to a door today, by the salted hash of the address; kept for the day only.

    ``kind`` is a short code of the room whose door it is, which counts its own kinds: comment, look, apply, ask.
    """

    on = models.DateField("日子")
    who = models.CharField("地址的摘要", max_length=64)
    kind = models.CharField("做什么", max_length=16)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "来访"
        default_manager_name = base_manager_name = "rows"
        indexes = (models.Index(fields=["on", "who", "kind"], name="visits_knock_of_the_day"),)

    def __str__(self) -> str:
        return f"{self.on} {self.kind}"
