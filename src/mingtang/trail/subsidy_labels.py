"""留痕的用词：惠民补贴、名单和异议。"""

SUBSIDY_VERBS: dict[str, str] = {
    "subsidies.allocate": "登记下达的资金",
    "subsidies.change": "变更补贴项目",
    "subsidies.create": "登记补贴项目",
    "subsidies.pay": "登记补贴发放",
    "subsidies.refuse_classified": "拒收带密级标志的补贴文字",
    "subsidies.rule": "设置补贴公示的天数",
    "subsidies.strike": "划去登记错了的资金",
    "payees.enter": "导入补贴名单",
    "payees.erase": "抹去补贴名单的名字",
    "payees.refuse_classified": "拒收带密级标志的补贴名单",
    "payees.take_down": "收起公示期满的补贴名单",
    "objections.answer": "答复补贴异议",
    "objections.erase": "抹去补贴异议的文字",
    "objections.receive": "收到补贴异议",
    "objections.refuse_classified": "拒收带密级标志的异议",
}
