"""富文本：the text of a public document: cleaned, read from Word files, compared, addressed place by place."""

from mingtang.language.richtext.cleaning import Cleaned, cleaned, cleaning, safe
from mingtang.language.richtext.difference import Difference, difference
from mingtang.language.richtext.pictures import described, figure, pictures_in, readdressed
from mingtang.language.richtext.places import anchored, blocks, marked, numbered_text_of, text_of
from mingtang.language.richtext.plain import from_lines, lines_of
from mingtang.language.richtext.word import FromWord, Picture, from_docx, with_pictures

__all__ = [
    "Cleaned",
    "Difference",
    "FromWord",
    "Picture",
    "anchored",
    "blocks",
    "cleaned",
    "cleaning",
    "described",
    "difference",
    "figure",
    "from_docx",
    "from_lines",
    "lines_of",
    "marked",
    "numbered_text_of",
    "pictures_in",
    "readdressed",
    "safe",
    "text_of",
    "with_pictures",
]
