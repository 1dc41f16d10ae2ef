"""留痕的用词：the acts on clean-ups, in the words of those who read them."""

CLEANUP_VERBS: dict[str, str] = {
    "cleanups.add_lacking": "从文件库加入清理的台账",
    "cleanups.amended": "登记清理定的修改完成",
    "cleanups.begin": "登记文件清理",
    "cleanups.change": "变更文件清理的范围和分工",
    "cleanups.check": "清理的合法性审查通过",
    "cleanups.drop": "从清理的台账里去掉一份",
    "cleanups.hand_in": "清理送合法性审查",
    "cleanups.match": "确认清理的文件是不是文件库里的",
    "cleanups.propose": "提出清理的处理意见",
    "cleanups.send_back": "退回清理",
    "cleanups.sign": "签批清理的结论",
    "cleanups.take_in": "导入清理的台账",
}
