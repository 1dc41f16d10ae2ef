"""留痕的用词：the acts on letters and replies, in the words of those who read them."""

REPLY_VERBS: dict[str, str] = {
    "caseletters.erase": "抹去文书的内容",
    "caseletters.form.change": "修改文书范本",
    "caseletters.form.shipped": "恢复自带的文书范本",
    "caseletters.make": "文书定稿",
    "caseletters.refuse_classified": "拒收带密级标志的文书内容",
    "caseletters.rule.set": "修改文书设置",
    "replies.choose": "选定答复的依据",
    "replies.erase": "抹去答复的内容",
    "replies.give": "添加提供的文件",
    "replies.hand_in": "答复意见送审",
    "replies.passed": "答复意见审核通过",
    "replies.returned": "退回答复意见",
    "replies.save": "拟写答复意见",
    "replies.sign": "签发答复文书",
    "replies.take_away": "拿走提供的文件",
}
