"""Whatever stands in a document, it is read: always the same, and every value where it stands."""

import random
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import chain

import pytest
from command import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from readings import from_file
from timing import grows_evenly

from songhanh.formats import read_txt
from songhanh.formats.blocks import Place
from songhanh.lib.text import fold
from songhanh.reading.plan import Found, Plan
from songhanh.reading.read import Reading
from songhanh.reading.schema import to_json

EXAMPLE = ROOT / "examples" / "ke-hoach-binh-dang-gioi-2022.txt"
DATA = ROOT / "tests" / "data"


@cache
def example() -> str:
    return EXAMPLE.read_text(encoding="utf-8")


@cache
def lines() -> tuple[str, ...]:
    return tuple(example().splitlines())


LETTERHEAD = (
    "| UBND TỈNH LẠNG SƠN<br>SỞ NỘI VỤ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |",
    "UBND TỈNH LẠNG SƠN                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Số: 15/KH-SNV",
    "Lạng Sơn, ngày 05 tháng 02 năm 2022",
    "V/v báo cáo kết quả",
    "Kính gửi: Các phòng",
    "QUYẾT ĐỊNH:",
    "Điều 1. Giao Sở Y tế:",
    "PHỤ LỤC II",
    "| STT | Nội dung | Cơ quan chủ trì | Thời gian |",
    "|---|---|---|---|",
    "| 1 | Tổ chức hội nghị | Sở Y tế | Quý III |",
    "Nơi nhận:",
    "- Lưu: VT.",
    "TM. ỦY BAN NHÂN DÂN",
    "KT. CHỦ TỊCH",
    "“Điều 2. Trích",
    "- Đạt ít nhất 40% cán bộ nữ vào năm 2025;",
    "- Cơ quan chủ trì:",
    "a) Nếu có khó khăn, vướng mắc, các đơn vị báo cáo.",
)


def mutated(chance: random.Random) -> str:
    """The example with a few things done to its lines and letters."""
    kept = list(lines())
    begin = chance.randrange(len(kept))
    kept = kept[begin : begin + chance.randint(1, 80)]
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(kept) + 1)
        what = chance.randrange(8)
        if what == 0:
            del kept[at : at + chance.randint(1, 10)]
        elif what == 1:
            kept[at:at] = kept[: chance.randint(1, 10)]
        elif what == 2:
            chance.shuffle(kept)
        elif what == 3:
            kept.insert(at, chance.choice(LETTERHEAD))
        elif what == 4 and at < len(kept):
            kept[at] = kept[at][: chance.randint(0, 40)]
        elif what == 5 and at < len(kept):
            letter = chance.choice("aĐ0(:;.-|* \t“%/1Iế\u0301\u00ad")
            cut = chance.randint(0, len(kept[at]))
            kept[at] = kept[at][:cut] + letter * chance.randint(1, 5) + kept[at][cut + 1 :]
        elif what == 6 and at < len(kept):
            kept[at] = kept[at].upper()
        else:
            kept[at : at + 5] = [" ".join(kept[at : at + 5])]
    return "\n".join(kept)


def founds(plan: Plan) -> Iterator[Found[str]]:
    """Every value that is a text and as it is written."""
    header, signer = plan.header, plan.signer
    yield from (one for one in (header.issuer, header.parent_body, header.place, header.subject) if one)
    yield from (one for one in (signer.authority, signer.position, signer.name) if one)
    yield from plan.recipients
    for task in plan.tasks:
        yield from chain(task.lead, task.partners, (task.result,) if task.result else ())


def places(plan: Plan) -> Iterator[Place]:
    """Every place that a plan names."""
    yield from (one.place for one in founds(plan))
    yield from (
        one.place for one in (plan.header.number, plan.header.symbol, plan.header.date, plan.header.type) if one
    )
    yield from chain.from_iterable((one.place, *one.mentions) for one in plan.citations)
    yield from chain((s.place for s in plan.sections), (t.place for t in plan.tasks), (t.place for t in plan.targets))
    for task in plan.tasks:
        yield from (when.place for when in task.dates)
        yield from (task.recurrence.place,) if task.recurrence else ()


def letters(text: str) -> str:
    """What stays of a text where lines are joined, marks of bold left out and labels cut."""
    return "".join(c for c in fold(text) if c.isalnum())


def shown(reading: Reading, place: Place) -> str:
    return letters(reading.document.source[place.start : place.end])


def check(reading: Reading) -> None:
    """Every place lies in the source, and shows the value that stands there."""
    length = len(reading.document.source)
    for place in places(reading.plan):
        assert 0 <= place.start <= place.end <= length, place
    for one in founds(reading.plan):
        assert hidden(letters(one.value), shown(reading, one.place)), one
    for task in reading.plan.tasks:
        assert hidden(letters(task.text), shown(reading, task.place)), task
        for when in task.dates:
            assert letters(when.value.as_written) == shown(reading, when.place), when


def hidden(value: str, source: str) -> bool:
    """Whether the letters of `value` stand in `source` in this order: between them stands what lies in between."""
    rest = iter(source)
    return all(letter in rest for letter in value)


def test_the_example_is_read_as_its_clerk_would_read_it() -> None:
    plan = from_file(example()).plan
    assert plan.header.type is not None
    assert plan.header.type.value == "Kế hoạch"
    assert plan.header.issuer is not None
    assert plan.header.issuer.value == "Sở Kế hoạch và Đầu tư"
    assert [one.label for one in plan.sections][:4] == ["I", "I.1", "I.2", "II"]
    assert {"62/KH-UBND", "120/KH-UBND", "48/KH-UBND", "47/KH-UBND"} <= {one.number for one in plan.citations}
    assert len(plan.tasks) > 15


@pytest.mark.parametrize("name", ["lang-son-2022--j-nfd.txt", "thu-tuong-31-ct-ttg-2012--j-utf16.txt"])
def test_every_value_of_a_real_document_stands_where_it_is_told(name: str) -> None:
    from_data = from_bytes((DATA / name).read_bytes())
    check(from_data)
    assert from_data.plan.tasks


def from_bytes(data: bytes) -> Reading:
    source = read_txt.read(data, "x.txt").source
    return from_file(source)


def test_every_value_of_the_example_stands_where_it_is_told() -> None:
    check(from_file(example()))


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 1 << 32))
def test_whatever_is_done_to_a_plan_it_is_read_and_every_place_lies_in_the_text(seed: int) -> None:
    check(from_file(mutated(random.Random(seed))))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.text(max_size=60), st.sampled_from(LETTERHEAD)), max_size=12).map("\n".join))
def test_any_text_at_all_is_read(text: str) -> None:
    check(from_file(text))


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 1 << 32))
def test_reading_twice_says_the_same(seed: int) -> None:
    text = mutated(random.Random(seed))
    assert to_json(from_file(text).plan, full=True) == to_json(from_file(text).plan, full=True)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 1 << 32))
def test_a_text_in_decomposed_letters_is_the_same_plan(seed: int) -> None:
    text = unicodedata.normalize("NFC", mutated(random.Random(seed)))
    assert to_json(from_file(unicodedata.normalize("NFD", text)).plan) == to_json(from_file(text).plan)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 1 << 32))
def test_citations_stand_in_the_order_of_the_text(seed: int) -> None:
    plan = from_file(mutated(random.Random(seed))).plan
    starts = [one.place.start for one in plan.citations]
    assert starts == sorted(starts)


UNITS = (
    "a ", "(", "các ", "số 1/KH-UBND, ", "Luật ", "Sở Y tế và ", "phối hợp với ", "ngày 15/11, ", "năm 2022 ", "TM. ",
    "từ ngày 15/11 đến 15/12/2022, ", "giao Sở Y tế, ", "10% ", "Đ ế n ", "| a ", "**a** ", "“", "…", "- ", "1.", "I",
    "Tỷ lệ nữ tham gia ", "Tổ chức hội nghị trước ngày 15/11. ", "Nguyễn Văn ", "Nếu có khó khăn, ", "chủ trì, ",
)  # fmt: skip
PLACES = {
    "on a line of its own": "{}",
    "in an item": "UBND TỈNH A\nSố: 1/KH-UBND\nKẾ HOẠCH\nB\nI. NHIỆM VỤ\n1. Sở Y tế: {}\nNơi nhận:\n- Như trên;",
    "in a letter": "UBND TỈNH A\nSố: 1/UBND-TH\nKính gửi: Các sở\nĐể kịp thời, đề nghị {}\n",
    "in a block": "KẾ HOẠCH\nB\nI. NHIỆM VỤ\n1. Truyền thông\n- Tổ chức hội nghị.\n- Cơ quan chủ trì: {}\n",
    "in a cell": "KẾ HOẠCH\nB\n| STT | Nội dung | Chủ trì |\n|---|---|---|\n| 1 | Tập huấn | {} |\n| 2 | B | C |\n",
    "at the end": "KẾ HOẠCH\nB\n1. Tập huấn.\nNơi nhận: {0}\nKT. GIÁM ĐỐC {0}\nNguyễn Văn A\n",
    "in the title": "UBND TỈNH A {0}\nKẾ HOẠCH\n{0}\nI. NHIỆM VỤ\n1. Tập huấn.\n",
    "among goals": "KẾ HOẠCH\nB\nI. MỤC TIÊU\n1. Chỉ tiêu:\n- {}\n",
}


@pytest.mark.deep
@pytest.mark.parametrize("where", PLACES)
@pytest.mark.parametrize("unit", UNITS)
def test_a_line_that_goes_on_and_on_takes_no_more_than_its_share_of_time(unit: str, where: str) -> None:
    assert grows_evenly(lambda size: from_file(PLACES[where].format(unit * (size // len(unit)))), 6_000, least=0.05)


@pytest.mark.deep
@pytest.mark.parametrize(
    "line",
    [
        "- Tổ chức hội nghị.\n",
        "1. Sở Y tế tổ chức hội nghị.\n",
        "I. NỘI DUNG\n",
        "Sở Y tế tổ chức hội nghị tuyên truyền về bình đẳng giới cho cán bộ.\n",
        "“Điều này\n",
        "PHỤ LỤC\n",
        "Nơi nhận:\n- Như trên;\n",
        "TM. ỦY BAN NHÂN DÂN\n",
        "Điều 1. Giao Sở Y tế chủ trì.\n",
        "| 1 | Tổ chức hội nghị | Sở Y tế | Quý I |\n",
        "- Thời gian: Quý I\n",
        "Nơi nhận:      TM. UBND\n",
    ],
)
def test_thousands_of_lines_take_no_more_than_their_share_of_time(line: str) -> None:
    head = "UBND TỈNH A\nSố: 1/KH-UBND\nKẾ HOẠCH\nVề việc B\nI. NHIỆM VỤ\n"
    assert grows_evenly(lambda size: from_file(head + line * size), 600, least=0.05)


@pytest.mark.deep
def test_thousands_of_documents_are_told_apart_in_their_share_of_time() -> None:
    def cite(size: int) -> object:
        return from_file(
            "KẾ HOẠCH\nB\n" + "".join(f"- Quyết định số {at}/QĐ-UBND của UBND tỉnh;\n" for at in range(size))
        )

    assert grows_evenly(cite, 600, least=0.05)
