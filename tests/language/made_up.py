"""造出来的个人信息：every kind, written in every way we know, and what only looks like it. Nobody is meant.

Numbers are drawn by a fixed seed; check digits are reckoned here once more, not asked of the code that is measured.
"""

import hashlib
import random
import uuid
from dataclasses import dataclass

from mingtang.language.personal import Kind

SEED = 20260301
_REGIONS = ("110105", "370303", "371325", "320106", "440305", "510107", "650102", "820101")
_PREFIXES = ("622202", "621700", "622848", "436742", "601382", "955880", "356885", "524094")
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英建华玉兰志文"
_WIDE = {ord(c): ord(c) + 0xFEE0 for c in "0123456789X-."}
_CHINESE = str.maketrans("0123456789", "〇一二三四五六七八九")
_FORMAL = str.maketrans("0123456789", "零壹贰叁肆伍陆柒捌玖")
_CIRCLED = str.maketrans("0123456789", "⓪①②③④⑤⑥⑦⑧⑨")
_LETTERS = str.maketrans("01", "Ol")


@dataclass(frozen=True)
class Case:
    """一个样本：a text, the kind that stands in it (none of what only looks so), and how it is disguised."""

    text: str
    kind: Kind | None
    disguise: str
    heads: tuple[str, ...] = ()


def _cut(number, sizes, sign):
    parts, at = [], 0
    for size in sizes:
        parts.append(number[at : at + size])
        at += size
    return sign.join([*parts, number[at:]] if at < len(number) else parts)


def _disguised(number, sizes):
    """The number in every disguise, by name."""
    return {
        "照写": number,
        "空格": _cut(number, sizes, " "),
        "连字符": _cut(number, sizes, "-"),
        "圆点": _cut(number, sizes, "."),
        "间隔号": _cut(number, sizes, "·"),
        "斜线": _cut(number, sizes, "/"),
        "下划线": _cut(number, sizes, "_"),
        "全角": number.translate(_WIDE),
        "全角空格": _cut(number, sizes, "\u3000"),
        "零宽字符": "\u200b".join(number),
        "字间空格": " ".join(number),
        "换行": _cut(number, sizes[:1], "\n"),
        "汉字数字": number.translate(_CHINESE),
        "大写数字": number.translate(_FORMAL),
        "圈码": number.translate(_CIRCLED),
        "形近字母": number.translate(_LETTERS),
        "紧跟在字母后": f"G{number}",
        "紧跟在微信号后": f"wjg{number}",
        "后面紧跟字母": f"{number}a",
        "前后都有字母": f"ABC{number}b",
    }


def resident(rng):
    """身份证号，with its check digit."""
    born = f"{rng.randint(1940, 2015)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}"
    body = f"{rng.choice(_REGIONS)}{born}{rng.randint(0, 999):03}"
    weights = [2 ** (17 - place) % 11 for place in range(17)]
    total = sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True))
    return body + "10X98765432"[total % 11]


def card(rng, length):
    """银行卡号，with its check digit."""
    body = rng.choice(_PREFIXES) + "".join(rng.choice("0123456789") for _ in range(length - 7))
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(reversed(body))]
    return body + str(-sum(value - 9 if value > 9 else value for value in doubled) % 10)


def name(rng):
    """姓名。"""
    return rng.choice(_SURNAMES) + "".join(rng.choice(_GIVEN) for _ in range(rng.randint(1, 2)))


def _of_numbers(rng, person):
    """Resident numbers, telephones and cards, in sentences and in rows."""
    digits = "".join(rng.choice("0123456789") for _ in range(8))
    told = [
        (Kind.RESIDENT_ID, resident(rng), (6, 8)),
        (Kind.PHONE, f"1{rng.choice('3456789')}{rng.choice('0123456789')}{digits}", (3, 4)),
        (Kind.BANK_CARD, card(rng, 16), (4, 4, 4)),
        (Kind.BANK_CARD, card(rng, 19), (4, 4, 4, 4)),
    ]
    for kind, number, sizes in told:
        for disguise, written in _disguised(number, sizes).items():
            yield Case(f"{person}，号码{written}，已登记。", kind, disguise)
            yield Case(f"{person}\t{written}\t桃园村", kind, disguise)
    number = resident(rng)
    odd = {"逗号": ",", "顿号": "、", "星号": "*", "括号": "）（", "竖线": " | ", "井号": "#"}
    for disguise, sign in odd.items():
        yield Case(f"{person}，号码{_cut(number, (6, 8), sign)}，已登记。", Kind.RESIDENT_ID, disguise)
        yield Case(f"{person}，银行卡号{_cut(card(rng, 16), (4, 4, 4), sign)}。", Kind.BANK_CARD, disguise)
    region, born = rng.choice(_REGIONS), f"{rng.randint(40, 85)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}"
    old = f"{region}{born}{rng.randint(0, 999):03}"
    for disguise, written in (("照写", old), ("全角", old.translate(_WIDE)), ("空格", _cut(old, (6, 6), " "))):
        yield Case(f"{person}，身份证{written}。", Kind.RESIDENT_ID, f"旧十五位·{disguise}")
        yield Case(f"{person}\t{written}", Kind.RESIDENT_ID, f"旧十五位·{disguise}", ("姓名", "身份证号"))
    wrong = resident(rng)
    wrong = wrong[:-1] + ("1" if wrong[-1] != "1" else "2")
    yield Case(f"{person}，身份证号{wrong}。", Kind.RESIDENT_ID, "校验位不对")


def _of_accounts(_, person):
    """Accounts of every length, which only the words beside them give away; one of eleven figures is no telephone."""
    rng = random.Random(f"{SEED}{person}")
    for length in (9, 11, 15, 17, 19, 22, 27):
        first = rng.choice(("9050", "3700", "8011") if length == 11 else ("1603", "9050", "3700", "8011"))
        number = first + "".join(rng.choice("0123456789") for _ in range(length - 4))
        disguise = f"{length} 位账号"
        yield Case(f"{person}，银行账号：{number}。", Kind.BANK_CARD, disguise)
        yield Case(f"户名{person}，开户行：农业银行桃园支行，{number}", Kind.BANK_CARD, disguise)
        yield Case(f"银行账号\t{number.translate(_WIDE)}", Kind.BANK_CARD, disguise)
        yield Case(f"{person}\t{_cut(number, (4, 4), ' ')}", Kind.BANK_CARD, disguise, ("姓名", "账号"))


def _of_codes(rng, person):
    area, local = rng.choice(("0533", "010", "021", "0991")), f"{rng.randint(2_000_000, 8_999_999)}"
    landline = {
        "照写": f"{area}-{local}",
        "括号": f"({area}){local}",
        "全角": f"{area}－{local}".translate(_WIDE),
        "空格": f"{area} {local}",
        "不分": f"{area}{local}",
        "没有区号": local,
        "汉字数字": f"{area}{local}".translate(_CHINESE),
    }
    for disguise, written in landline.items():
        yield Case(f"{person}，家庭电话：{written}。", Kind.LANDLINE, disguise)
    digits = f"{rng.randint(0, 99_999_999):08}"
    passport = {
        "照写": f"E{digits}",
        "两个字母": f"EA{digits[:7]}",
        "空格": f"E {digits[:4]} {digits[4:]}",
        "全角": f"Ｅ{digits.translate(_WIDE)}",
        "小写": f"e{digits}",
        "旧式": f"G{digits}",
    }
    for disguise, written in passport.items():
        yield Case(f"{person}的护照号码为{written}。", Kind.PASSPORT, disguise)
        yield Case(f"{person}\t{written}", Kind.PASSPORT, disguise, ("姓名", "护照号"))
    tail = f"{rng.choice('ABCDEFGHJKLM')}{rng.randint(1000, 9999)}"
    plate = {
        "照写": f"鲁C{tail}",
        "间隔号": f"鲁C·{tail}",
        "空格": f"鲁C {tail}",
        "全角": f"鲁Ｃ{tail.translate(_WIDE)}",
        "新能源": f"鲁CD{rng.randint(10000, 99999)}",
        "小写": f"鲁c{tail.lower()}",
        "学车": f"鲁C{tail[:4]}学",
    }
    for disguise, written in plate.items():
        yield Case(f"{person}驾驶的小型客车{written}已登记。", Kind.PLATE, disguise)


def _of_facts(rng, person):
    number, year, month, day = rng.randint(1, 400), rng.randint(1940, 2015), rng.randint(1, 12), rng.randint(1, 28)
    for disguise, written in {
        "路名": f"云泽县七里镇人民路{number}号",
        "村名": f"七里镇桃园村{number}号",
        "楼室": f"锦绣家园{number % 30 + 1}号楼2单元501室",
        "门牌连号": f"和平小区{number % 30 + 1}-2-501",
        "全角": f"七里镇桃园村{number}号".translate(_WIDE),
        "汉字": "七里镇桃园村一百二十三号",
        "村组": f"七里镇桃园村3组{number}号",
    }.items():
        yield Case(f"{person}，家住{written}。", Kind.ADDRESS, disguise)
        yield Case(f"{person}\t{written}", Kind.ADDRESS, disguise, ("姓名", "家庭住址"))
    for disguise, written in {
        "年月日": f"{year}年{month}月{day}日出生",
        "年月": f"{year}年{month}月生",
        "圆点": f"生于{year}.{month}.{day}",
        "连字符": f"出生日期：{year}-{month:02}-{day:02}",
        "汉字": "一九八五年三月十二日出生",
        "全角": f"{year}年{month}月{day}日出生".translate(_WIDE),
        "八位": f"出生日期{year}{month:02}{day:02}",
    }.items():
        yield Case(f"{person}，男，{written}，汉族。", Kind.BIRTH_DATE, disguise)
    yield Case(f"{person}\t{year}-{month:02}-{day:02}", Kind.BIRTH_DATE, "表格", ("姓名", "出生日期"))
    for disguise, written in {
        "句中": f"{person}因患尿毒症，家庭困难。",
        "户主": f"户主{person}，农村低保。",
        "表格": f"{person}\t特困供养\t{number}元",
        "病名": f"{person}（精神分裂症）",
        "残疾": f"桃园村{person}，肢体二级残疾。",
        "处境": f"{person}，刑满释放人员。",
    }.items():
        yield Case(written, Kind.HARDSHIP, disguise)
    yield Case(f"{person}得了那个不好的病。", Kind.HARDSHIP, "婉转的说法")


def cases(rounds=12):
    """样本：what is somebody's."""
    rng = random.Random(SEED)
    found = []
    for _ in range(rounds):
        person = name(rng)
        for made in (_of_numbers, _of_accounts, _of_codes, _of_facts):
            found += made(rng, person)
    return found


def _code(rng, letters="0123456789ABCDEFGHJKLMNPQRTUWXY"):
    body = "91370303" + "".join(rng.choice(letters) for _ in range(9))
    total = sum(letters.index(char) * pow(3, place, 31) for place, char in enumerate(body))
    return body + letters[-total % 31]


def lookalikes(rounds=12):
    """只是看着像的：document numbers, index numbers, codes of units, amounts, telephones of offices, days."""
    rng = random.Random(SEED + 1)
    found = []
    for _ in range(rounds):
        number, year, amount = rng.randint(1, 999), rng.randint(2019, 2026), rng.randint(1_000, 99_999_999)
        told = {
            "文号": f"云政办发〔{year}〕{number}号",
            "索引号": f"索引号：11370322004433006T/{year}-{number:05}",
            "统一社会信用代码": f"统一社会信用代码：{_code(rng)}",
            "金额": f"投资{amount:,}元，其中{amount / 7:.2f}元为自筹，合计1{amount:010}元",
            "日期": f"{year}-03-12 09:30:00",
            "项目编号": f"项目编号：{year}0312{amount:08}001",
            "订单号": f"订单号AB138{amount:08}",
            "办公电话": f"咨询电话：0533-{rng.randint(2000000, 8999999)}",
            "热线": "请拨打12345政务服务便民热线或者400-123-4567",
            "办公地址": f"办公地址：云泽县七里镇人民路{number}号",
            "法条": f"依据《条例》第{number % 50 + 1}条第2款",
            "统计": f"全镇低保户{number}户，残疾人{number}人",
            "职务": f"副镇长{name(rng)}调研残疾人就业工作",
            "成立日期": f"公司{year}年3月12日成立，{year}年生产经营正常",
            "遮盖过的": "张*伟，370***********1234，138****1234",
            "户数": f"桃园村{number}户，{number}人",
            "条码": f"69{amount:08}{number:03}",
            "公里": f"205国道{number}公里处",
            "政策": "提高城乡低保标准，做好特困人员救助供养工作",
            "合同编号": f"合同编号：SD{year}0312{amount:08}，订单号DD138{amount:08}",
            "网址": f"https://www.example.gov.cn/art/{year}/3/12/art_{number}_{amount}.html?id=b138{amount:08}",
            "摘要值": hashlib.sha256(str(amount).encode()).hexdigest(),
            "标识码": str(uuid.UUID(int=rng.getrandbits(128))),
            "文件名": f"P0{year}03125678{amount:08}.pdf、IMG138{amount:08}.jpg",
            "计量": f"发电13{number:03}{amount % 1_000_000:06}kWh，金额CNY138{amount:08}",
            "账户余额": f"一卡通账户余额{amount}元，发放日期{year}0312，微信公众号账号：{amount:08}",
            "范围": f"2021,2022,2023,2024年分别为{number},{number + 1}",
        }
        found += [Case(text, None, sort) for sort, text in told.items()]
    return found
