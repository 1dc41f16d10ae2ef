"""版面的尺寸：A4, what is left free around the text, its lines and characters, the sizes of its faces.

Law: 党政机关公文格式 GB/T 9704—2012 第5章（幅面、版面、字号）、7.2至7.4（版头、主体、版记）.
Units: millimetres of the page; points (1/72 inch) of type.
"""

import re

PAGE = (210, 297)
TOP, BOTTOM, LEFT, RIGHT = 37, 35, 28, 26
"""天头 37 毫米、订口 28 毫米，其余由版心 156×225 毫米得出。"""
WIDTH, HEIGHT = 156, 225
LINES, CHARACTERS = 22, 28
LONG_WORD = re.compile(r"([!-~]{20,})")
"""一行可能装不下的西文，在字母之间断开。"""
POINTS = 72 / 25.4
CHARACTER = WIDTH * POINTS / CHARACTERS
"""一个字连同字距，点。"""
PITCH = HEIGHT * POINTS / LINES
"""一行连同行距，点。"""

SIZE_2, SIZE_3, SIZE_4 = 22, 16, 14
"""2 号、3 号、4 号字，点。"""
TITLE_PITCH = 35
HEAD_TOP, HEAD_GAP = 35, 4
"""发文机关标志上边缘至版心上边缘；发文字号至红色分隔线。"""
RED = "E60012"
HEAD_LARGEST, HEAD_SMALLEST = 46, 22
SEAL_LINES = 2
"""印章的上边距正文不超过一行；两行的空，加上署名和日期，放得下直径 42 毫米的印章。"""


def head_size(organ: str) -> float:
    """发文机关标志的字号：as large as one line holds, within limits."""
    return max(HEAD_SMALLEST, min(HEAD_LARGEST, WIDTH * POINTS / max(len(organ), 1) * 0.95))


def width_of(text: str) -> float:
    """一行文字的宽度，in characters of full width: what is not Chinese takes half of one."""
    return sum(0.5 if ord(char) < 0x2E80 and char not in "“”‘’—…·" else 1 for char in text)
