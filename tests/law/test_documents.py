"""A citation means one document on its day, and law knows what that document was on the day."""

from datetime import date

import pytest

from songhanh.law.document_names import Number, number_key
from songhanh.law.documents import LegalDocument, StateKind, describe, documents, find, state
from songhanh.law.tables import Status

SEED_DAY = date(2022, 3, 31)
TODAY = date(2026, 11, 24)


def found(number: str | None = None, type_: str | None = None, title: str | None = None, on: date = SEED_DAY) -> str:
    document = find(number, type_, title, None, on)
    return document.id if document else ""


@pytest.mark.parametrize(
    "written",
    ["55/2009/NĐ-CP", "số 55/2009/NĐ-CP", "055 / 2009 / NĐ - CP", "55/2009/NÐ-CP", "55/2009/nđ–cp", "55/2009/ND-CP"],
)
def test_a_number_is_known_however_it_is_typed(written: str) -> None:
    assert found(written) == "nd-55-2009"


def test_party_numbers_keep_their_serial_and_a_letter_after_it() -> None:
    assert number_key("21-CT/TW") == Number("21", None, "CT-TW")
    assert number_key("30c/NQ-CP") == Number("30C", None, "NQ-CP")
    assert number_key("Nghị định 30") is None


@pytest.mark.parametrize("written", ["28/NQ-CP", "28/2021/NQ-CP"])
def test_a_year_in_the_number_may_be_there_or_not(written: str) -> None:
    assert found(written) == "nq-28-2021"


def test_a_number_of_another_year_is_another_document() -> None:
    assert find("2351/QĐ-TTg", "Quyết định", None, date(2010, 12, 24), SEED_DAY) == documents()["qd-2351-2010"]
    assert find("2351/QĐ-TTg", "Quyết định", None, date(2019, 12, 24), SEED_DAY) is None
    assert find("28/2020/NQ-CP", None, None, None, SEED_DAY) is None


def test_the_plan_of_a_province_is_found_only_by_its_day_of_issue() -> None:
    assert find("62/KH-UBND", "Kế hoạch", None, date(2022, 3, 23), SEED_DAY) == documents()["kh-62-2022-ls"]
    assert find("62/KH-UBND", "Kế hoạch", None, date(2022, 5, 4), SEED_DAY) is None
    assert find("62/KH-UBND", "Kế hoạch", None, None, SEED_DAY) is None


def test_a_party_number_with_another_subject_is_another_document() -> None:
    assert found("11-NQ/TW", "Nghị quyết", "về công tác phụ nữ thời kỳ đẩy mạnh công nghiệp hóa") == "nq-11-2007"
    assert found("11-NQ/TW", "Nghị quyết", "về phát triển kinh tế tư nhân") == ""


@pytest.mark.parametrize(
    ("type_", "title", "id_"),
    [
        ("Luật", "Bình đẳng giới", "luat-73-2006"),
        ("Luật", "Bình đẳng giới năm 2006", "luat-73-2006"),
        ("Bộ luật", "Lao động (sửa đổi) năm 2019", "blld-45-2019"),
        ("Luật", "Phòng chống bạo lực gia đình", "luat-02-2007"),
        ("Chiến lược", "quốc gia về bình đẳng giới giai đoạn 2021-2025", "nq-28-2021"),
        (None, "Chiến lược quốc gia về bình đẳng giới giai đoạn 2021 - 2030", "nq-28-2021"),
        ("Luật", "Thanh tra nhân dân", ""),
        ("Luật", "Bình đẳng giới năm 2001", ""),
    ],
)
def test_a_name_means_one_document(type_: str | None, title: str, id_: str) -> None:
    assert found(None, type_, title) == id_


def test_a_name_that_two_laws_bear_means_the_one_in_force_on_the_day() -> None:
    assert found(None, "Luật", "Phòng, chống bạo lực gia đình", SEED_DAY) == "luat-02-2007"
    assert found(None, "Luật", "Phòng, chống bạo lực gia đình", TODAY) == "luat-13-2022"
    assert found(None, "Luật", "Phòng, chống bạo lực gia đình năm 2007", TODAY) == "luat-02-2007"


def test_a_title_that_the_reader_cut_is_still_known() -> None:
    cut = "Quy định chi tiết một số điều của Luật Bình đẳng giới"[:40]
    assert found(None, "Nghị định", cut) == "nd-70-2008"


def test_every_document_with_a_number_finds_itself_by_number_and_day() -> None:
    lost = [
        one.id
        for one in documents().values()
        if one.symbol and one.issued and find(one.symbol, one.type, None, one.issued, TODAY) is not one
    ]
    assert lost == []


def of(id_: str) -> LegalDocument:
    return documents()[id_]


def test_a_replaced_decree_names_the_successor_in_force_on_the_day() -> None:
    told = state(of("nd-55-2009"), SEED_DAY)
    assert (told.kind, told.may_be_cited) == (StateKind.REPLACED, False)
    assert [one.id for one in told.successors] == ["nd-125-2021"]
    assert "hết hiệu lực từ ngày 01/01/2022, được thay thế bởi Nghị định số 125/2021/NĐ-CP" in describe(told).vi
    assert "replaced by Nghị định số 125/2021/NĐ-CP" in describe(told).en


def test_the_chain_of_successors_goes_on_to_the_one_in_force() -> None:
    told = state(of("nd-47-2017"), TODAY)
    chain = ["nd-72-2018", "nd-38-2019", "nd-24-2023", "nd-73-2024", "nd-161-2026"]
    assert [one.id for one in told.chain] == chain
    assert [one.id for one in told.successors] == ["nd-161-2026"]
    assert [one.id for one in state(of("nd-47-2017"), date(2020, 1, 1)).successors] == ["nd-38-2019"]


def test_a_law_counts_only_the_amendments_that_have_begun() -> None:
    code = of("blld-45-2019")
    assert state(code, SEED_DAY).kind is StateKind.IN_FORCE
    assert [one.id for one in state(code, date(2026, 2, 1)).amendments] == ["luat-71-2025", "luat-124-2025"]
    assert "sửa đổi, bổ sung bởi" in describe(state(code, TODAY)).vi


def test_the_days_on_which_a_document_begins_and_ends_belong_to_it() -> None:
    law = of("luat-02-2007")
    assert state(law, date(2008, 6, 30)).kind is StateKind.NOT_YET_IN_FORCE
    assert state(law, date(2008, 7, 1)).kind is StateKind.IN_FORCE
    assert state(law, date(2023, 6, 30)).kind is StateKind.IN_FORCE
    assert state(law, date(2023, 7, 1)).kind is StateKind.REPLACED


def test_a_programme_whose_period_is_over_has_expired_until_its_successor_begins() -> None:
    strategy = of("qd-2351-2010")
    assert state(strategy, date(2021, 1, 15)).kind is StateKind.EXPIRED
    assert state(strategy, date(2021, 3, 3)).kind is StateKind.REPLACED
    assert state(of("qd-2232-2020"), TODAY).kind is StateKind.EXPIRED


def test_a_decree_replaced_in_part_is_in_force_and_says_so() -> None:
    told = state(of("nd-90-2020"), date(2026, 3, 1))
    assert told.may_be_cited
    assert "thay thế một phần bởi Nghị định số 335/2025/NĐ-CP" in describe(told).vi


def test_a_document_without_a_known_first_day_begins_with_its_issue_or_is_unknown() -> None:
    assert state(of("nd-204-2004"), SEED_DAY).may_be_cited
    assert state(of("nd-370-2025"), TODAY).kind is StateKind.UNKNOWN


def test_what_is_not_verified_says_so() -> None:
    told = state(of("luat-11-2022"), TODAY)
    assert told.status is Status.UNVERIFIED
    assert describe(told).vi.endswith("(chưa kiểm chứng).")
    assert describe(told).en.endswith("(not verified).")


def test_every_document_has_a_sentence_on_any_day() -> None:
    for one in documents().values():
        for on in (date(2004, 1, 1), SEED_DAY, TODAY):
            told = describe(state(one, on))
            assert one.name in told.vi
            assert one.name in told.en
