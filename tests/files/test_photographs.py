"""照片：what is left of one is the picture and nothing else."""

import hashlib
import io
import struct

import pytest
from PIL import Image, ImageCms

from mingtang.contents.photographs import NOT_A_PICTURE
from mingtang.files import storage
from mingtang.files.pictures import sources
from tests.contents import material
from tests.files.conftest import refused


def opened(stored):
    image = Image.open(io.BytesIO(storage.path_of(stored).read_bytes()))
    image.load()
    return image


def colour_at(image, x, y):
    """The main colour at a place given in parts of the width and height."""
    pixel = image.convert("RGB").getpixel((int(image.width * x), int(image.height * y)))
    return ("red", "green", "blue")[pixel.index(max(pixel))]


def test_place_time_device_and_remarks_are_gone(keep):
    data = material.photograph()
    for secret in (b"secret place", b"secret remark", b"behind the end", b"PhoneMaker"):
        assert data.count(secret) == 1
    kept = keep(data, "现场.jpg")
    for stored in kept.places:
        raw, image = storage.path_of(stored).read_bytes(), opened(stored)
        assert dict(image.getexif()) == {}
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}
        assert [raw.count(word) for word in (b"secret", b"Exif", b"http", b"behind", b"PhoneMaker")] == [0] * 5


def test_a_photograph_becomes_as_large_as_a_screen_needs(keep):
    kept = keep(material.photograph((4800, 2400)), "现场.jpg")
    assert (kept.width, kept.height) == opened(kept.stored).size == (2000, 1000)
    assert opened(kept.small).size == (480, 240)
    assert opened(kept.small).format == opened(kept.medium).format == "JPEG"
    assert opened(kept.medium).size == (960, 480)


def test_a_small_picture_is_not_made_larger(keep):
    kept = keep(material.png((40, 30)), "图.png")
    assert (kept.width, kept.height) == (40, 30)
    assert opened(kept.small).size == (40, 30)
    assert (kept.medium, kept.places) == ("", (kept.stored, kept.small))


@pytest.mark.parametrize(
    ("size", "widths"),
    [((4800, 2400), [480, 960, 2000]), ((700, 1400), [240, 480, 700]), ((600, 400), [480, 600]), ((40, 30), [40])],
)
def test_a_page_offers_every_size_that_there_is(size, widths, keep):
    kept = keep(material.photograph(size), "现场.jpg")
    told = sources(kept, public=True)
    assert [int(one.split(" ")[1].removesuffix("w")) for one in told.srcset.split(", ")] == widths
    assert (told.width, told.height) == (kept.width, kept.height)
    assert told.src == told.srcset.split(", ")[max(0, len(widths) - 2)].split(" ")[0]
    assert sources(keep(material.docx(), "方案.docx"), public=True) is None


def test_size_and_digest_are_those_of_what_is_kept(keep):
    kept = keep(material.photograph(), "现场.jpg")
    data = storage.path_of(kept.stored).read_bytes()
    assert (kept.size, kept.sha256) == (len(data), hashlib.sha256(data).hexdigest())


@pytest.mark.parametrize(
    ("orientation", "size", "left_top"),
    [(1, (2000, 1000), "red"), (3, (2000, 1000), "blue"), (6, (1000, 2000), "red"), (8, (1000, 2000), "blue")],
)
def test_a_photograph_taken_sideways_stands_upright(orientation, size, left_top, keep):
    image = opened(keep(material.photograph(orientation=orientation), "现场.jpg").stored)
    assert image.size == size
    assert colour_at(image, 0.2, 0.2) == left_top


@pytest.mark.parametrize("mode", ["CMYK", "L", "RGB"])
def test_a_photograph_in_other_colours_is_kept_in_the_usual_ones(mode, keep):
    image = opened(keep(material.photograph((300, 200), mode=mode), "扫描.jpg").stored)
    assert image.mode == "RGB"
    if mode != "L":
        assert [colour_at(image, 0.2, 0.5), colour_at(image, 0.8, 0.5)] == ["red", "blue"]


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_pictures_of_every_depth_are_taken(mode, keep):
    kept = keep(material.png(mode=mode), "图.png")
    assert opened(kept.stored).mode == ("RGBA" if mode in {"LA", "RGBA"} else "RGB")
    assert opened(kept.stored).text == {}


def test_a_picture_of_many_greys_keeps_its_brightness(keep):
    out = io.BytesIO()
    Image.new("I;16", (20, 20), 40_000).save(out, "PNG")
    assert opened(keep(out.getvalue(), "扫描.png").stored).getpixel((5, 5)) == (156, 156, 156)


def test_what_is_see_through_stays_so_and_is_white_in_the_small_picture(keep):
    out = io.BytesIO()
    Image.new("RGBA", (60, 40), (0, 0, 0, 0)).save(out, "PNG")
    kept = keep(out.getvalue(), "印.png")
    assert opened(kept.stored).getpixel((5, 5))[3] == 0
    assert opened(kept.small).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize(("form", "name"), [("PNG", "动图.png"), ("WEBP", "动图.webp")])
def test_of_a_moving_picture_the_first_is_kept(form, name, keep):
    image = opened(keep(material.moving(form), name).stored)
    assert getattr(image, "n_frames", 1) == 1
    assert image.format == form
    assert colour_at(image, 0.5, 0.5) == "red"


def test_colours_are_kept_as_the_profile_of_the_picture_means_them(keep):
    swapped = io.BytesIO()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    Image.new("RGB", (20, 20), (200, 100, 50)).save(swapped, "PNG", icc_profile=profile)
    image = opened(keep(swapped.getvalue(), "图.png").stored)
    assert "icc_profile" not in image.info
    assert all(abs(a - b) <= 2 for a, b in zip(image.getpixel((5, 5)), (200, 100, 50), strict=True))


def test_a_broken_profile_does_not_lose_the_picture(keep):
    out = io.BytesIO()
    Image.new("RGB", (20, 20), "red").save(out, "PNG", icc_profile=b"no profile")
    assert opened(keep(out.getvalue(), "图.png").stored).getpixel((5, 5)) == (255, 0, 0)


def test_a_photograph_under_the_limit_of_pixels_is_taken(keep):
    out = io.BytesIO()
    Image.new("L", (8000, 6000), 128).save(out, "JPEG")
    kept = keep(out.getvalue(), "全景.jpeg")
    assert (kept.name, kept.width, kept.height) == ("全景.jpg", 2000, 1500)


@pytest.mark.parametrize(("tag", "of_type", "many"), [(0x02BC, 2, 2), (0x010F, 5, 1), (0x0111, 7, 4)])
def test_remarks_of_the_wrong_type_are_damage(tag, of_type, many, town, officer):
    rows = struct.pack("<HHHIIHHII", 2, 0x0112, 3, 1, 6, tag, of_type, many, 40)
    told = b"Exif\0\0II*\0" + struct.pack("<I", 8) + rows + bytes(4) + struct.pack("<I", 6) * 8
    assert refused(material.png(exif=told), "图.png", unit=town, by=officer) == (NOT_A_PICTURE,)
