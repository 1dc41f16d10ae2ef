"""留痕的用词：what is set, and what is done about what was found, before a text goes public."""

VETTING_VERBS: dict[str, str] = {
    "accessions.batch": "交来一批文件建稿",
    "accessions.refuse_classified": "拒收带密级标志的文件",
    "vetting.excuse": "写明理由忽略一处提示",
    "vetting.confirm": "确认放行一处不能公开的",
    "vetting.picture": "看过一张图片，确认可以公开",
    "vetting.recording": "听完、看完一段录音录像，确认可以公开",
    "vetting.refuse_classified": "拒收带密级标志的文字",
    "vetting.words.add": "登记本机关用语",
    "vetting.words.remove": "去掉一条本机关用语",
    "proofing.exchange": "附件换成遮盖副本",
    "outlets.refuse_classified": "拒收带密级标志的文字",
    "outlets.set": "设置发布渠道",
}
