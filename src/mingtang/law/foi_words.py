"""依申请公开的用语：labels, articles, and the sentences that refuse an act, by the values of the enums in ``foi``.

Law: the articles of 政府信息公开条例 that each act rests on; 政府信息公开信息处理费管理办法 for the fee.
"""

REGULATION = "《中华人民共和国政府信息公开条例》"
FEE_RULES = "《政府信息公开信息处理费管理办法》"

STATE_LABELS: dict[str, str] = {
    "unconfirmed": "待确认收到",
    "received": "已登记",
    "correcting": "待补正",
    "handling": "办理中",
    "unpaid": "待缴费",
    "signed": "待送达",
    "answered": "已答复",
    "closed": "已终止",
    "archived": "已归档",
    "split": "已拆分",
    "joined": "已并入",
}

ACT_LABELS: dict[str, str] = {
    "confirm": "确认收到",
    "examine": "审核后转办理",
    "ask_correction": "告知补正",
    "correct": "登记补正",
    "lapse_correction": "因逾期不补正终止",
    "inquire": "征求意见",
    "hear": "登记收到的意见",
    "extend": "延长答复期限",
    "delay": "延迟答复",
    "notify_fee": "通知收费",
    "pay": "登记缴费",
    "lapse_fee": "因逾期未缴费终止",
    "sign": "签发答复",
    "answer_at_once": "当场答复",
    "deliver": "登记送达",
    "withdraw": "登记申请人撤回",
    "split": "拆分",
    "join": "并入另一件",
    "archive": "归档",
    "redo": "重新办理",
    "assign": "更正事项、改派承办人",
    "take_back": "撤回签发",
}

ACT_ARTICLES: dict[str, str] = {
    "confirm": f"{REGULATION}第三十一条",
    "examine": f"{REGULATION}第四十五条",
    "ask_correction": f"{REGULATION}第三十条",
    "correct": f"{REGULATION}第三十条",
    "lapse_correction": f"{REGULATION}第三十条",
    "inquire": f"{REGULATION}第三十二条、第三十四条",
    "hear": f"{REGULATION}第三十二条、第三十四条",
    "extend": f"{REGULATION}第三十三条",
    "delay": f"{REGULATION}第三十五条",
    "notify_fee": f"{REGULATION}第四十二条，{FEE_RULES}",
    "pay": FEE_RULES,
    "lapse_fee": FEE_RULES,
    "sign": f"{REGULATION}第三十六条",
    "answer_at_once": f"{REGULATION}第三十三条",
    "deliver": f"{REGULATION}第三十三条、第四十条",
    "withdraw": "",
    "split": FEE_RULES,
    "join": "",
    "archive": f"{REGULATION}第四十五条",
    "redo": "《中华人民共和国行政复议法》，《中华人民共和国行政诉讼法》",
    "assign": f"{REGULATION}第四十五条",
    "take_back": f"{REGULATION}第四十五条",
}

WHEN: dict[str, str] = {
    "confirm": "只有还没有和申请人确认的才要确认",
    "examine": "只有已登记、还没有审核的才要审核",
    "ask_correction": "补正只在收到申请后、答复以前一次性告知",
    "correct": "只有告知了补正的才能收补正材料",
    "lapse_correction": "只有告知了补正、申请人逾期不补的才能这样终止",
    "inquire": "只有办理中的才征求第三方或者其他机关的意见",
    "hear": "只有办理期间收到的意见才登记在办理经过里",
    "extend": "只有办理中、期限还没有届满的才能延长",
    "delay": "只有办理中的大量、频次明显超过合理范围的申请才能延迟答复",
    "notify_fee": "收费通知只在办理期间、答复以前发出",
    "pay": "只有发了收费通知的才能缴费",
    "lapse_fee": "只有发了收费通知、申请人逾期未缴的才能这样终止",
    "sign": "只有办理中的才能签发答复",
    "answer_at_once": "只有已登记或者办理中的才能当场答复",
    "deliver": "只有签发了的答复才能送达",
    "withdraw": "申请人只能在答复以前撤回申请",
    "split": "只有已登记或者办理中的才能拆成几件",
    "join": "只有已登记或者办理中的才能并入另一件",
    "archive": "只有已答复或者已终止的才能归档",
    "redo": "只有已答复、已终止或者已归档的才有被责令重新办理的",
    "assign": "事项和承办人在审核时写，审核以后、归档以前才更正",
    "take_back": "只有签发了、还没有送达的才能撤回签发",
}
"""什么时候才能这样办，每个动作一句。"""

WHAT_NOW: dict[str, str] = {
    "unconfirmed": "请先和申请人确认收到，并记下确认的日期和方式。",
    "received": "请先审核：内容清楚的转办理，不清楚的告知补正，能够当场答复的当场答复。",
    "correcting": "请等申请人补正；补正期限届满、没有正当理由仍不补正的，终止办理。",
    "handling": "请继续办理，拟好答复后送签发。",
    "unpaid": "请等申请人缴费；缴费期限届满仍未缴的，终止办理。",
    "signed": "请先把签发的答复送达申请人，并登记送达的日期和凭证。",
    "answered": "答复已经送达，请整理材料归档；被复议机关、法院责令重新答复的，重新办理。",
    "closed": "办理已经终止，请整理材料归档；被责令继续办理的，重新办理。",
    "archived": "案卷已经归档，只有被责令重新答复的才能重新办理。",
    "split": "请到拆分出来的各件里办理。",
    "joined": "请到并入的那一件里办理。",
}
"""现在该做什么，每个状态一句。"""

CHANNEL_LABELS: dict[str, str] = {
    "in_person": "当面",
    "post": "邮寄（签收）",
    "letter": "平常信函",
    "fax": "传真",
    "email": "电子邮件",
    "web": "网上",
}

KIND_LABELS: dict[str, str] = {
    "citizen": "公民",
    "business": "商业企业",
    "research": "科研机构",
    "welfare": "社会公益组织",
    "legal_service": "法律服务机构",
    "other": "其他",
}
