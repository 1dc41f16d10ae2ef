"""留痕的用词：explainers and exemptions."""

INTERPRETATION_VERBS: dict[str, str] = {
    "interpretation.plan": "写解读方案",
    "interpretation.change": "修改解读方案",
    "interpretation.discard": "放弃解读",
    "interpretation.block.add": "加解读内容",
    "interpretation.block.change": "修改解读内容",
    "interpretation.block.move": "调整解读内容的次序",
    "interpretation.block.remove": "去掉解读内容",
    "exemptions.ask": "申请免予解读",
    "exemptions.approve": "批准免予解读",
    "exemptions.refuse": "不批准免予解读",
    "exemptions.rule": "解读设置",
    "exemptions.refuse_classified": "拒收带密级标志的解读文字",
}
