"""留痕的用词：every act that the trail records, in the words of those who read it."""

VERBS: dict[str, str] = {
    "carryover.close": "完成与上一年的比对",
    "dossiers.change": "修改重点工作",
    "dossiers.close": "终止重点工作",
    "dossiers.create": "设立重点工作",
    "dossiers.finish": "办结重点工作",
    "dossiers.hand_over": "移交重点工作",
    "dossiers.milestone.add": "增加节点",
    "dossiers.milestone.done": "登记节点完成",
    "dossiers.milestone.move": "节点改期",
    "dossiers.refuse_classified": "拒收带密级标志的文字",
    "dossiers.reopen": "恢复重点工作",
    "dossiers.update.correct": "更正已公开的进展",
    "dossiers.update.withdraw": "撤回进展",
    "dossiers.update.write": "填写进展",
    "editorial.drop": "撤回送审",
    "editorial.release": "公布",
    "editorial.send_back": "退回",
    "editorial.sign.leader": "领导签发",
    "editorial.sign.review": "审核通过",
    "editorial.submit": "送审",
    "evidence.accept": "认定佐证",
    "evidence.affirm": "重新认定佐证证明完成",
    "evidence.bring": "按规则带入佐证",
    "evidence.note": "记录进展",
    "evidence.public.confirm": "确认可以公开",
    "evidence.public.undo": "改为内部",
    "evidence.refuse": "不予认定佐证",
    "evidence.refuse_classified": "拒收带密级标志的文字",
    "evidence.revoke": "撤销佐证的认定",
    "evidence.rule.end": "停用佐证规则",
    "evidence.rule.set": "设置佐证规则",
    "evidence.submit": "提交佐证",
    "files.attachment.drop": "清理没有用到的附件",
    "evidence.withdraw": "撤回佐证",
    "files.attachment.refuse_classified": "拒收带密级标志的附件",
    "files.attachment.store": "存入附件",
    "files.grant.open": "公开附件",
    "holidays.notice.enter": "录入放假通知",
    "intake.draft": "上传要点",
    "intake.draft.drop": "放弃上传的要点",
    "intake.draft.refuse_classified": "拒收带密级标志的要点",
    "organs.person.add": "登记人员",
    "organs.person.change": "变更人员",
    "organs.person.leave": "办理离岗",
    "organs.person.password": "更换密码",
    "organs.post.appoint": "任命岗位",
    "organs.post.end": "结束岗位",
    "organs.post.revoke": "撤销任命",
    "access.sign_in": "登录",
    "access.sign_in.locked": "登录连续失败，账号锁定",
    "access.sign_out": "退出",
    "organs.unit.change": "变更单位",
    "organs.unit.close": "撤销单位",
    "organs.unit.create": "设立单位",
    "timelines.keep": "进展改为不公开",
    "timelines.propose": "把进展列入时间线",
    "workplan.assign": "明确责任单位",
    "workplan.days": "重新计算时限",
    "workplan.delist": "移出台账",
    "workplan.import": "导入要点",
    "workplan.list": "列入台账",
    "workplan.openness": "认定公开属性",
    "workplan.start": "建立台账",
    "workplan.term": "自定时限",
}

# 由系统办理的，写明是哪一部分。
SYSTEM: dict[str, str] = {
    "cli": "命令行",
    "demo": "演示数据",
    "due": "到期办理",
    "setup": "安装",
    "sign-in": "登录",
}


def verb(name: str) -> str:
    """动作；one that a later version knows is shown as what it is."""
    return VERBS.get(name, "其他动作")


def system(name: str) -> str:
    """系统的哪一部分。"""
    return f"系统（{SYSTEM[name]}）" if name in SYSTEM else "系统"
