"""测量用的文字：made-up papers of a county, the same at every run; nothing of anybody's. Used by ``search.py``.

Words come as often as in papers: a few hundred that stand in most of them, some thousand that are rare, names of
places and people, numbers with their units. What a paper is about stands in its title; what people look for most
(``TOPICS``) is mentioned by one in twelve, and stands in no title, so that the papers which are about it can be told.
Run alone it prints one paper.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

LAST = date(2026, 11, 1)
_HAN = [chr(0x4E00 + at * 7 % 6_000) for at in range(3_000)]
TOPICS = (  # noqa: SIM905 - so it can be read
    "低保 最低生活保障 特困人员 临时救助 医疗救助 养老服务 高龄津贴 残疾人两项补贴 孤儿 留守儿童 农村低收入人口 "
    "耕地地力保护补贴 农机购置补贴 种粮大户 玉米 小麦 大豆 高标准农田 农业保险 秸秆禁烧 畜禽养殖 动物防疫 农药 化肥 "
    "宅基地 农村住房 危房改造 自建房安全 土地流转 征地补偿 不动产登记 集体产权 集体经济 一事一议 村务公开 村规民约 "
    "防汛抗旱 森林防火 安全生产 消防安全 食品安全 燃气安全 校园安全 道路交通 应急预案 地质灾害 值班值守 扫黑除恶 "
    "义务教育 学前教育 营养改善 助学金 医保缴费 养老保险 家庭医生 疫苗接种 计划生育 就业创业 技能培训 公益性岗位 "
    "招商引资 营商环境 重点项目 乡村振兴 人居环境 厕所改造 垃圾分类 污水处理 饮水安全 河长制 林长制 大气污染 "
    "财政预算 财政决算 政府采购 三公经费 债务 审计 人事任免 公开招聘 机构职能 权责清单 行政处罚 行政许可 双随机 "
    "信访 调解 法律援助 信息公开 年度报告 工作要点 会议纪要 规划 统计公报 人口普查 退役军人 优待抚恤 殡葬改革 文化站"
).split()
ABOUT = (  # noqa: SIM905 - so it can be read
    "春耕备耕 小流域治理 果树修剪 农家书屋 文化下乡 送戏进村 体育健身 广场舞 图书借阅 非遗展演 庙会 年货大集 "
    "志愿服务 文明家庭 好媳妇好婆婆 红白理事会 青年联谊 妇女之家 儿童乐园 校车路线 路灯安装 桥涵加固 河道清淤 "
    "塘坝维修 泵站改造 变压器增容 宽带入村 快递进村 农村电商 直播带货 苹果品鉴 樱桃采摘 民宿管理 古树名木 地名标志 "
    "门牌制作 档案整理 县志征集 族谱展览 双拥慰问"
).split()
_COMMON = (  # noqa: SIM905 - so it can be read
    "人民政府 通知 关于 做好 工作 印发 方案 实施 办法 意见 公告 公示 名单 情况 各村 社区 有关 部门 单位 进一步 加强 "
    "组织 落实 责任 按照 要求 规定 标准 符合 条件 申请 审核 审批 发放 资金 金额 时间 地点 联系 电话 办理 材料 提供 "
    "群众 村民 农户 居民 服务 管理 监督 检查 整改 问题 台账 完成 之前 以上 以下 全镇 全县 年度 季度 月份 开展 推进 "
    "保障 支持 项目 建设 投资 面积 亩 户 元 名 个 和 的 在 对 为 由 等 与 及 并 应当 可以 不得 经过 研究 决定 现将 如下"
).split()
_TITLES = (
    *("关于做好{}工作的通知", "关于印发《{}实施方案》的通知", "关于{}的情况说明", "{}发放情况公示", "{}公示"),
    *("{}名单", "{}公告", "{}管理办法", "{}工作总结", "{}安排"),
)


@dataclass(frozen=True, slots=True)
class Paper:
    """一件：as the index takes it in."""

    number: int
    title: str
    text: str
    on: date


def papers(count: int, length: int, *, seed: int = 11) -> Iterator[Paper]:
    """So many papers of about so many characters, the oldest first."""
    chance = random.Random(seed)
    rare = ["".join(chance.choices(_HAN, k=chance.choice((2, 2, 2, 3, 4)))) for _ in range(20_000)]
    odds = list(_summed(1 / (at + 20) for at in range(len(rare))))
    usual = list(_summed(1 / (at + 4) for at in range(len(_COMMON))))
    villages = ["".join(chance.choices(_HAN, k=2)) + end for end in ("村", "庄村", "社区", "镇") for _ in range(60)]

    def words(topic: str, size: int) -> list[str]:
        made: list[str] = []
        while size > 0:
            kind = chance.random()
            if kind < 0.48:
                word = chance.choices(_COMMON, cum_weights=usual)[0]
            elif kind < 0.80:
                word = chance.choices(rare, cum_weights=odds)[0]
            elif kind < 0.87:
                word = chance.choice("，，，。；、")
            elif kind < 0.91:
                word = f"{chance.randint(1, 3000)}{chance.choice('元亩户名个年月日')}"
            elif kind < 0.94:
                word = chance.choice(villages)
            elif kind < 0.97:
                word = topic
            else:
                word = chance.choice(TOPICS)
            made.append(word)
            size -= len(word)
        return made

    for number in range(count):
        topic = chance.choice(ABOUT)
        place = chance.choice(villages)
        year = f"{chance.randint(2012, 2026)}年" if chance.random() < 0.5 else ""
        title = place + chance.choice(_TITLES).format(year + topic)
        text = "".join(words(topic, chance.randint(length // 2, length + length // 2)))
        yield Paper(number, title, text, LAST - timedelta(days=(count - number) * 5_000 // count))


def _summed(weights: Iterator[float]) -> Iterator[float]:
    total = 0.0
    for weight in weights:
        total += weight
        yield total


if __name__ == "__main__":
    print(next(papers(1, 540)))
