"""留痕的用词：lists with versions, and notices of decisions."""

REGISTER_VERBS: dict[str, str] = {
    "enforcement.drop": "作废执法公示的草稿",
    "enforcement.end": "登记决定的变更、撤销",
    "enforcement.put": "录入或者修改执法公示",
    "enforcement.refuse_classified": "拒收带密级标志的执法公示",
    "enforcement.rule": "设定公示期限",
    "enforcement.take_back": "收回登记的变更、撤销",
    "enforcement.take_in": "从表格读入执法公示",
    "registers.change": "修改清单的要素",
    "registers.changed": "登记清单的变动",
    "registers.confirm": "从表格读入清单",
    "registers.discard": "放弃清单的表格",
    "registers.fields": "改清单的列",
    "registers.refuse_classified": "拒收带密级标志的清单文字",
    "registers.row": "录入或者修改清单的一行",
    "registers.row_drop": "删去清单的一行",
    "registers.set_up": "设立清单",
    "registers.take": "上传清单的表格",
}
