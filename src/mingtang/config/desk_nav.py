"""工作台的栏目：the rooms of the desk as their readers find them, and for which posts each is."""

# 工作台的栏目：key 是按 g 之后的那个字母；posts 为空的人人可见；group 相同的排在一组，组按第一次出现的先后。
_READS_TRAIL = ("leader", "inspector", "administrator")
_IN_CASES = ("disclosure_clerk", "office_officer", "reviewer", "leader")
_WRITES = ("disclosure_clerk", "office_officer")
_KEEPS = ("disclosure_clerk", "administrator")
_SEES_ORGANS = ("inspector",)
_COPIES = ("disclosure_clerk", "leader", "administrator")
MINGTANG_DESK_NAV = [
    {"label": "今日", "url": "desk:today", "key": "t", "posts": ()},
    {"label": "写稿", "url": "drafting:drafts", "key": "w", "posts": _WRITES, "group": "公开"},
    {"label": "公文", "url": "policydesk:policies", "key": "", "posts": (), "group": "公开"},
    {"label": "解读", "url": "interpretation:explainers", "key": "", "posts": (), "group": "公开"},
    {"label": "审核", "url": "reviewing:review", "key": "r", "posts": (), "group": "公开"},
    {"label": "发布", "url": "releases:releases", "key": "f", "posts": (), "group": "公开"},
    {"label": "目录", "url": "freshness:items", "key": "m", "posts": (), "group": "公开"},
    {"label": "有效性", "url": "validity:documents", "key": "", "posts": (), "group": "公开"},
    {"label": "清理", "url": "cleanups:cleanups", "key": "", "posts": (), "group": "公开"},
    {"label": "清单", "url": "registers:registers", "key": "", "posts": (), "group": "公开"},
    {"label": "执法公示", "url": "enforcement:notices", "key": "", "posts": (), "group": "公开"},
    {"label": "补贴", "url": "subsidies:subsidies", "key": "", "posts": (), "group": "公开"},
    {"label": "突发事件", "url": "crises:crises", "key": "", "posts": (), "group": "公开"},
    {"label": "意见", "url": "comments:comments", "key": "", "posts": (), "group": "公开"},
    {"label": "县门户", "url": "postings:portal", "key": "", "posts": _COPIES, "group": "公开"},
    {"label": "台账", "url": "ledger:ledger", "key": "l", "posts": (), "group": "要点"},
    {"label": "要点", "url": "ledger:plans", "key": "p", "posts": (), "group": "要点"},
    {"label": "停滞", "url": "ledger:stalled", "key": "s", "posts": (), "group": "要点"},
    {"label": "重点工作", "url": "dossiers:list", "key": "k", "posts": (), "group": "要点"},
    {"label": "规划", "url": "programmes:programmes", "key": "", "posts": (), "group": "要点"},
    {"label": "下达", "url": "delegation:inbox", "key": "d", "posts": (), "group": "要点"},
    {"label": "报表", "url": "reporting:snapshots", "key": "b", "posts": (), "group": "要点"},
    {"label": "各机关", "url": "desk:county", "key": "", "posts": _SEES_ORGANS, "group": "要点"},
    {"label": "申请", "url": "applications:applications", "key": "", "posts": (), "group": "申请"},
    {"label": "材料", "url": "material:requests", "key": "", "posts": _IN_CASES, "group": "申请"},
    {"label": "会商", "url": "conferring:conferences", "key": "", "posts": _IN_CASES, "group": "申请"},
    {"label": "复议诉讼", "url": "recourse:proceedings", "key": "", "posts": (), "group": "申请"},
    {"label": "更正", "url": "rectifications:rectifications", "key": "", "posts": (), "group": "申请"},
    {"label": "投诉", "url": "grievances:grievances", "key": "", "posts": (), "group": "申请"},
    {"label": "案卷", "url": "casefiles:casefiles", "key": "", "posts": (), "group": "申请"},
    {"label": "留痕", "url": "trail:trail", "key": "h", "posts": _READS_TRAIL, "group": "设置"},
    {"label": "人员", "url": "staff:people", "key": "u", "posts": (), "group": "设置"},
    {"label": "单位", "url": "staff:units", "key": "", "posts": (), "group": "设置"},
    {"label": "设立", "url": "setup:organs", "key": "", "posts": ("administrator",), "group": "设置"},
    {"label": "发布渠道", "url": "outlets:outlets", "key": "", "posts": _KEEPS, "group": "设置"},
    {"label": "用语表", "url": "vetting:organs", "key": "", "posts": _KEEPS, "group": "设置"},
    {"label": "查找用语", "url": "search:organs", "key": "", "posts": _KEEPS, "group": "设置"},
    {"label": "文书范本", "url": "caseletters:organs", "key": "", "posts": _KEEPS, "group": "设置"},
    {"label": "提醒规则", "url": "reminders:rules", "key": "", "posts": _KEEPS, "group": "设置"},
    {"label": "送达情况", "url": "outbox:deliveries", "key": "", "posts": ("administrator",), "group": "设置"},
    {"label": "放假安排", "url": "holidays:years", "key": "", "posts": (), "group": "设置"},
    {"label": "手册", "url": "manual:index", "key": "", "posts": (), "group": "设置"},
    {"label": "我的账号", "url": "access:password", "key": "", "posts": (), "group": "设置"},
]
