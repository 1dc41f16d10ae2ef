"""照片：drawn anew and no larger than a screen needs, so that nothing but the picture is left of what was sent.

Where and when it was taken, with which telephone, hidden previews, remarks and anything behind the end of the
picture are gone, since only pixels are carried over.
"""

import io
import struct
import threading
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from PIL import Image, ImageCms, ImageOps

from mingtang.contents.kinds import Kind

LONG_SIDE = 2000
SMALL_SIDE, MEDIUM_SIDE = 480, 960
PIXELS_MAX = 50_000_000
# 这两种图片不能边读边缩，展开时每个点都在内存里。
PIXELS_MAX_AT_ONCE = 25_000_000
QUALITY = 85

# Pillow 自己也守住这个上限：还没有展开就拒绝，而不只是警告。
Image.MAX_IMAGE_PIXELS = PIXELS_MAX
warnings.simplefilter("error", Image.DecompressionBombWarning)

TOO_MANY_PIXELS = "这张图片的像素太多（上限 {} 万），请用普通清晰度重拍或者缩小后再上传。"
NOT_A_PICTURE = "这张图片不完整或者损坏了，打不开，请重新拍摄或者另存后再上传。"

# What Pillow raises on data that is not the picture it claims to be.
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, struct.error, OverflowError)
_BROKEN += (TypeError, AttributeError)
# 一次只展开一张：几个人同时上传，内存里也只有一张。
_ONE_AT_A_TIME = threading.Lock()
_FORMATS = {Kind.JPG: ("JPEG", "MPO"), Kind.PNG: ("PNG",), Kind.WEBP: ("WEBP",)}


class Unfit(Exception):
    """不能用的图片：one Chinese sentence."""


@dataclass(frozen=True)
class Picture:
    """处理好的图片：its bytes, its smaller pictures (always JPEG) and its size in pixels.

    ``medium`` is empty where the picture itself is no larger than that.
    """

    data: bytes
    small: bytes
    medium: bytes
    width: int
    height: int


def redrawn(source: Path | BinaryIO, kind: Kind) -> Picture:
    """Draw the picture anew. Errors: ``Unfit`` for too many pixels and for what is no whole picture."""
    limit = PIXELS_MAX if kind is Kind.JPG else PIXELS_MAX_AT_ONCE
    try:
        with _ONE_AT_A_TIME, Image.open(source, formats=_FORMATS[kind]) as opened:
            if opened.width * opened.height > limit:
                raise Unfit(TOO_MANY_PIXELS.format(limit // 10_000))
            opened.draft("RGB", (LONG_SIDE, LONG_SIDE))
            picture = _plain(opened)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise Unfit(TOO_MANY_PIXELS.format(limit // 10_000)) from error
    except _BROKEN as error:
        raise Unfit(NOT_A_PICTURE) from error
    medium = _within(picture, MEDIUM_SIDE) if max(picture.size) > MEDIUM_SIDE else b""
    return Picture(_saved(picture, kind), _within(picture, SMALL_SIDE), medium, picture.width, picture.height)


def width_within(width: int, height: int, side: int) -> int:
    """缩小后的宽度：how wide a picture of this size is once neither side is longer than that."""
    return width if max(width, height) <= side else max(1, round(width * side / max(width, height)))


def _within(picture: Image.Image, side: int) -> bytes:
    """The picture as a JPEG with no side longer than that."""
    smaller = _on_white(picture)
    smaller.thumbnail((side, side), Image.Resampling.LANCZOS)
    return _saved(smaller, Kind.JPG)


def _plain(image: Image.Image) -> Image.Image:
    """The first frame as RGB (RGBA where it is see-through) in the usual colours, carrying nothing else."""
    image.load()
    if image.mode in {"I", "F"} or image.mode.startswith("I;16"):
        image = image.convert("F").point(lambda value: value / 256).convert("L")
    elif image.mode in {"1", "P", "PA"}:
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    # 先缩小再做别的：大照片在内存里只有一份。
    image.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.LANCZOS)
    image = _in_usual_colours(ImageOps.exif_transpose(image))
    mode = "RGBA" if image.has_transparency_data else "RGB"
    bare = Image.new(mode, image.size)
    bare.paste(image.convert(mode))
    return bare


def _in_usual_colours(image: Image.Image) -> Image.Image:
    """Colours as the picture's own profile means them, said in sRGB, which every screen takes for granted."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in {"RGB", "RGBA", "CMYK", "L"}:
        return image
    mode = image.mode if image.mode in {"RGB", "RGBA"} else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode) or image
    except (ImageCms.PyCMSError, OSError):
        return image


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode == "RGB":
        return image.copy()
    white = Image.new("RGB", image.size, "white")
    white.paste(image, mask=image.getchannel("A"))
    return white


def _saved(image: Image.Image, kind: Kind) -> bytes:
    out = io.BytesIO()
    if kind is Kind.JPG:
        _opaque(image).save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    elif kind is Kind.PNG:
        image.save(out, "PNG", optimize=True)
    else:
        image.save(out, "WEBP", quality=QUALITY)
    return out.getvalue()


def _opaque(image: Image.Image) -> Image.Image:
    return image if image.mode == "RGB" else _on_white(image)
