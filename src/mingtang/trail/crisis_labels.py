"""突发事件专题和口径的动作：as the trail names them."""

CRISIS_VERBS = {
    "crises.briefing": "登记新闻发布",
    "crises.change": "变更突发事件专题",
    "crises.create": "登记突发事件专题",
    "crises.refuse_classified": "拒收带密级标志的专题文字",
    "crises.tie": "关联到突发事件专题",
    "crises.untie": "取消专题的关联",
    "lines.aside": "写明不关联专题",
    "lines.confirm": "确认数字与口径不同的理由",
    "lines.refuse_classified": "拒收带密级标志的口径文字",
    "lines.require": "设置没有口径能不能公开",
    "lines.send_back": "退回口径",
    "lines.settle": "写明数字与口径不同的理由",
    "lines.sign": "签批口径",
    "lines.write": "拟写口径",
}
