"""A chart as PNG: the SVG drawn with the shipped fonts."""

import io

import pytest
from PIL import Image

from songhanh.equity.charts import bar, picture, words
from songhanh.formats.write_png import write_png
from songhanh.lib.words import Problem


def test_a_chart_is_drawn_with_its_colours_and_letters() -> None:
    svg = picture(200, 100, "Tỷ lệ nữ", "18/52", [bar(10, 10, 100, 40), words(10, 80, "Tỷ lệ nữ: 34,6%")])
    image = Image.open(io.BytesIO(write_png(svg, width=200, ppi=72)))
    assert image.size == (200, 100)
    assert image.convert("RGB").getpixel((50, 30)) == (0x8A, 0x3F, 0x6B)
    dark = sum(image.convert("L").crop((10, 66, 150, 86)).histogram()[:100])
    assert dark > 50


def test_what_is_no_picture_is_told() -> None:
    with pytest.raises(Problem, match="Không tạo được hình PNG"):
        write_png("không phải SVG")
