"""设备：roughly what somebody came in with, enough to know one's own; nothing that tells one machine from another."""

_PHONES = ("mobile", "android", "iphone", "ipad", "harmony")
# 先看的先算：a browser names those it descends from.
_BROWSERS = (
    ("micromessenger", "微信"),
    ("dingtalk", "钉钉"),
    ("qqbrowser", "QQ 浏览器"),
    ("ucbrowser", "UC 浏览器"),
    ("huaweibrowser", "华为浏览器"),
    ("edg", "微软浏览器"),
    ("firefox", "火狐浏览器"),
    ("chrome", "谷歌浏览器"),
    ("safari", "苹果浏览器"),
)


def label_of(user_agent: str) -> str:
    """电脑或手机，和哪一类浏览器。"""
    told = user_agent.lower()
    kind = "手机" if any(word in told for word in _PHONES) else "电脑"
    return f"{kind}，{next((name for word, name in _BROWSERS if word in told), '其他浏览器')}"
