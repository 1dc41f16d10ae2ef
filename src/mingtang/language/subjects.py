"""主题分类的线索：words in a title that speak for one of the subject classes. A suggestion, which somebody confirms."""

from collections.abc import Mapping

_WORDS: Mapping[str, tuple[str, ...]] = {
    "land": ("征地", "征收", "土地", "宅基地", "地块", "勘测", "拆迁", "补偿", "矿"),
    "agriculture": ("农业", "耕地", "种粮", "灌渠", "水利", "林", "农机", "养殖", "高标准农田", "农田", "粮食"),
    "welfare": ("低保", "救助", "扶贫", "救灾", "特困", "五保", "养老", "残疾", "民政", "临时救助", "殡葬"),
    "finance": ("预算", "决算", "资金", "财政", "审计", "专项债", "转移支付", "收费", "账目"),
    "construction": ("规划", "危房", "建设", "环境", "污水", "垃圾", "排污", "环评", "违建", "绿化", "人居"),
    "industry": ("企业", "道路", "公路", "交通", "通村", "桥"),
    "labour": ("招聘", "社保", "工资", "就业", "公益性岗位", "录用", "编制"),
    "education": ("学校", "教育", "招生", "幼儿园", "教师", "科技"),
    "health": ("医疗", "卫生", "医保", "疫苗", "体育", "疫情"),
    "safety": ("安全生产", "食品", "市场监管", "消防", "事故"),
    "justice": ("执法", "处罚", "信访", "调解", "司法", "公安"),
    "culture": ("文化", "文物", "广电", "电影", "非遗"),
    "population": ("生育", "计划生育", "妇女", "儿童"),
    "trade": ("旅游", "商贸", "集市", "采购"),
    "economy": ("国有资产", "统计", "价格", "招商"),
    "general": ("会议纪要", "机构", "职责", "公文", "信息公开"),
    "religion": ("民族", "宗教"),
}


def subjects_in(text: str) -> list[str]:
    """文字里有线索的主题分类：codes, the one with the most letters of its words first; none where nothing speaks."""
    weights = {code: sum(len(word) for word in words if word in text) for code, words in _WORDS.items()}
    return sorted((code for code, weight in weights.items() if weight), key=lambda code: (-weights[code], code))
