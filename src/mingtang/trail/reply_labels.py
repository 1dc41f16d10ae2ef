"""留痕的用词：the acts on letters and replies, in the words of those who read them."""

REPLY_VERBS: dict[str, str] = {
    "caseletters.erase": "抹去文书的内容",
    "caseletters.form.change": "修改文书范本",
    "caseletters.form.shipped": "恢复自带的文书范本",
    "caseletters.make": "文书定稿",
    "caseletters.refuse_classified": "拒收带密级标志的文书内容",
    "caseletters.rule.set": "修改文书设置",
}
