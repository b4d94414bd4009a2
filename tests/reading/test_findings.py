"""A right draft has no findings; each thing that is spoilt gives its own finding with its place."""

from dataclasses import replace
from datetime import date

import pytest
from drafts import DRAFT, ON, citation, citing, document, found, plan, target

from songhanh.formats.blocks import Document, Kind, Place, Run
from songhanh.reading.finding import Finding, Severity
from songhanh.reading.findings import findings
from songhanh.reading.plan import Found, Plan, Signer, Target
from songhanh.reading.proposals import propose


def of(text: str, on: date = ON) -> tuple[Finding, ...]:
    return findings(document(text), plan(text), on)


def codes(found_: tuple[Finding, ...]) -> list[str]:
    return [one.code for one in found_]


def one(found_: tuple[Finding, ...]) -> Finding:
    assert len(found_) == 1, codes(found_)
    return found_[0]


def about(changed: Plan, on: date = ON, superior: Plan | None = None) -> tuple[Finding, ...]:
    return findings(document(), changed, on, superior)


def test_a_right_draft_has_no_findings() -> None:
    assert of(DRAFT) == ()


@pytest.mark.parametrize(
    ("right", "wrong", "code", "severity"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n", "", "element-missing", Severity.ERROR),
        (
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Cộng hòa xã hội chủ nghĩa Việt Nam",
            "national-name-form",
            Severity.WARNING,
        ),
        ("Độc lập - Tự do - Hạnh phúc\n", "", "element-missing", Severity.ERROR),
        ("Độc lập - Tự do - Hạnh phúc", "Độc lập-Tự do-Hạnh phúc", "motto-form", Severity.WARNING),
        ("SỞ NỘI VỤ\n", "", "element-missing", Severity.ERROR),
        ("Số: 05/KH-SNV\n", "", "element-missing", Severity.ERROR),
        ("05/KH-SNV", "/KH-SNV", "number-open", Severity.NOTE),
        ("05/KH-SNV", "5/KH-SNV", "number-zero", Severity.WARNING),
        ("05/KH-SNV", "05/QĐ-SNV", "symbol-type", Severity.ERROR),
        ("05/KH-SNV", "05/2026/KH-SNV", "symbol-year", Severity.WARNING),
        ("05/KH-SNV", "05/KH/SNV", "symbol-form", Severity.WARNING),
        ("Lạng Sơn, ngày 05 tháng 02 năm 2026\n", "", "element-missing", Severity.ERROR),
        ("Lạng Sơn, ngày 05", "ngày 05", "place-missing", Severity.WARNING),
        ("ngày 05 tháng 02 năm 2026", "ngày … tháng … năm 2026", "day-open", Severity.NOTE),
        ("ngày 05 tháng 02", "ngày 5 tháng 02", "day-zero", Severity.WARNING),
        ("ngày 05 tháng 02", "ngày 05 tháng 2", "day-zero", Severity.WARNING),
        ("ngày 05 tháng 02", "ngày 05 tháng 03", "month-zero", Severity.NOTE),
        ("năm 2026\nCăn cứ", "năm 2026.\nCăn cứ", "subject-stop", Severity.NOTE),
        ("Luật Bình đẳng giới;", "Luật Bình đẳng giới.", "base-end", Severity.WARNING),
        ("về công tác văn thư.", "về công tác văn thư;", "base-end", Severity.WARNING),
        ("Luật Bình đẳng giới;", "Luật Bình đẳng giới số 73/2006/QH11;", "base-law-number", Severity.NOTE),
        ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n", "", "element-missing", Severity.ERROR),
        ("KT. GIÁM ĐỐC\n", "", "deputy", Severity.WARNING),
        ("KT. GIÁM ĐỐC", "KT GIÁM ĐỐC", "authority-form", Severity.WARNING),
        ("\nNguyễn Thị Hoa", "", "name-open", Severity.NOTE),
        ("Nguyễn Thị Hoa", "ThS. Nguyễn Thị Hoa", "name-title", Severity.WARNING),
        ("- Lưu: VT, VP.", "- Ban Giám đốc.", "recipients-archive", Severity.WARNING),
        ("thuộc Sở;", "thuộc Sở,", "recipient-end", Severity.NOTE),
    ],
)
def test_what_decree_30_demands_is_missed_or_malformed(right: str, wrong: str, code: str, severity: Severity) -> None:
    assert DRAFT.count(right) == 1
    finding = one(of(DRAFT.replace(right, wrong)))
    assert (finding.code, finding.severity) == (code, severity)
    assert finding.legal_basis.startswith("NĐ 30/2020/NĐ-CP Phụ lục I Phần I Mục II k")


def test_a_finding_stands_where_the_mistake_is() -> None:
    text = DRAFT.replace("05/KH-SNV", "5/KH-SNV")
    finding = one(of(text))
    assert text[finding.place.start : finding.place.end] == "5"
    assert finding.what.vi == "Số văn bản nhỏ hơn 10 mà không có số 0 phía trước: 5."
    assert finding.remedy.en == "Write 05."


def test_a_text_without_letterhead_misses_each_of_its_elements() -> None:
    body = DRAFT[DRAFT.index("KẾ HOẠCH") :]
    missing = [finding.what.vi for finding in of(body) if finding.code == "element-missing"]
    for element in ("Quốc hiệu", "Tiêu ngữ", "Tên cơ quan ban hành", "Số, ký hiệu", "Địa danh và thời gian"):
        assert f"Thiếu thành phần thể thức: {element}." in missing


def test_an_issuer_known_only_from_the_body_is_missing_in_the_letterhead() -> None:
    text = DRAFT.replace("SỞ NỘI VỤ\n", "")
    changed = plan(text)
    header = replace(changed.header, issuer=found(text, "Văn phòng"))
    assert codes(findings(document(text), replace(changed, header=header), ON)) == ["element-missing"]


def test_a_decision_needs_legal_bases() -> None:
    text = DRAFT.replace("KẾ HOẠCH", "QUYẾT ĐỊNH").replace("KH-SNV", "QĐ-SNV")
    text = "\n".join(line for line in text.split("\n") if not line.startswith("Căn cứ"))
    changed = plan(text)
    header = replace(changed.header, type=found(text, "QUYẾT ĐỊNH"))
    assert codes(findings(document(text), replace(changed, header=header), ON)) == ["bases-missing"]


def test_a_basis_that_runs_on_into_the_body_is_a_sentence() -> None:
    assert of(DRAFT.replace("về công tác văn thư.", "về công tác văn thư, Sở xây dựng Kế hoạch như sau:")) == ()


def test_a_footnote_between_two_bases_does_not_end_them() -> None:
    whole = document(DRAFT.replace("Luật Bình đẳng giới;", "Luật Bình đẳng giới;\nSố 73/2006/QH11"))
    blocks = tuple(
        replace(block, kind=Kind.NOTE) if block.text == "Số 73/2006/QH11" else block for block in whole.paragraphs()
    )
    assert findings(replace(whole, blocks=blocks), plan(whole.source), ON) == ()


def test_documents_older_than_the_decree_and_of_the_party_are_not_judged_by_it() -> None:
    old = DRAFT.replace("tháng 02 năm 2026", "tháng 02 năm 2020").replace("05/KH-SNV", "5/KH-SNV")
    assert "form-older-than-decree" in codes(of(old))
    assert "number-zero" not in codes(of(old))
    party = DRAFT.replace("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM")
    assert codes(of(party)) == ["form-of-the-party"]


def test_normative_documents_and_those_of_unions_are_not_judged_by_the_decree() -> None:
    normative = replace(plan(), header=replace(plan().header, symbol=Found("2024/NQ-HĐND", Place(), "test")))
    union = replace(plan(), header=replace(plan().header, issuer=Found("LIÊN ĐOÀN LAO ĐỘNG TỈNH", Place(), "test")))
    for other in (normative, union):
        assert "form-of-its-own" in codes(about(other))
        assert "element-missing" not in codes(findings(document("Kế hoạch"), other, ON))


def test_bold_and_italic_are_asked_only_of_files_that_know_them() -> None:
    set_in_word = document()
    blocks = tuple(
        replace(block, runs=(Run(0, len(block.text), bold="hạnh" not in block.text.lower(), italic=True),))
        for block in set_in_word.paragraphs()
    )
    as_word = Document(blocks, set_in_word.source, "docx")
    assert codes(findings(as_word, plan(), ON)) == ["not-bold"]
    assert findings(replace(as_word, format="txt"), plan(), ON) == ()


# Citations


def test_a_replaced_decree_is_an_error_with_its_successor() -> None:
    finding = one(about(citing(citation("55/2009/NĐ-CP", "Nghị định", date(2009, 6, 10)))))
    assert (finding.code, finding.severity) == ("citation-replaced", Severity.ERROR)
    assert "Nghị định số 125/2021/NĐ-CP" in finding.remedy.vi
    assert finding.place == Place(400, 410)


def test_the_state_of_a_citation_is_that_of_the_day_asked_for() -> None:
    law = citing(citation("02/2007/QH12", "Luật", date(2007, 11, 21)))
    assert about(law, date(2022, 3, 31)) == ()
    assert codes(about(law, date(2023, 7, 1))) == ["citation-replaced"]


def test_a_programme_whose_period_is_over_is_a_warning() -> None:
    over = citing(citation("2232/QĐ-TTg", "Quyết định", date(2020, 12, 28)))
    assert [(one_.code, one_.severity) for one_ in about(over)] == [("citation-expired", Severity.WARNING)]


def test_what_law_knows_only_by_hearsay_is_never_more_than_a_note() -> None:
    hearsay = citing(citation("11/2022/QH15", "Luật", date(2022, 11, 14)))
    finding = one(about(hearsay))
    assert finding.severity is Severity.NOTE
    assert "chưa kiểm chứng" in finding.what.vi


def test_a_law_not_yet_in_force_is_an_error() -> None:
    assert codes(about(citing(citation("129/2025/QH15", "Luật", date(2025, 12, 10))))) == ["citation-not-yet"]


@pytest.mark.parametrize(
    ("number", "day", "code"),
    [
        ("30/2020/NĐ-CP", date(2020, 5, 3), "citation-day"),
        ("100/QĐ-UBND", date(2026, 9, 1), "citation-in-future"),
        ("12/2019/QĐ-UBND", date(2018, 1, 5), "citation-year"),
    ],
)
def test_a_citation_with_a_day_that_cannot_be_is_an_error(number: str, day: date, code: str) -> None:
    assert [(one_.code, one_.severity) for one_ in about(citing(citation(number, "Quyết định", day)))] == [
        (code, Severity.ERROR)
    ]


def test_one_document_with_two_days_is_an_error() -> None:
    mentions = citation("100/QĐ-UBND", "Quyết định", date(2025, 3, 1), other_dates=(date(2025, 1, 3),))
    assert codes(about(citing(mentions))) == ["citation-two-days"]
    first = citation("100/QĐ-UBND", "Quyết định", date(2025, 3, 1), "về kiện toàn Ban")
    same_year = replace(first, date=date(2025, 1, 3), title_starts="về việc khác")
    assert codes(about(citing(first, same_year))) == ["citation-two-days"]


def test_a_number_given_again_in_another_year_is_another_document() -> None:
    first = citation("02/CT-TTg", "Chỉ thị", date(2019, 11, 15), "về tăng cường công tác bảo vệ bí mật nhà")
    second = citation("02/CT-TTg", "Chỉ thị", date(2018, 7, 4), "về công tác bảo vệ BMNN trên không gian")
    assert about(citing(first, second)) == ()


def test_a_strategy_under_two_periods_is_told_with_its_official_name() -> None:
    text = DRAFT.replace(
        "1. Văn phòng tổ chức",
        "1. Thực hiện Chiến lược quốc gia về bình đẳng giới giai đoạn 2021-2025 và Chiến lược quốc gia về bình đẳng\n"
        "Văn phòng tổ chức",
    ).replace(
        "quốc gia về bình đẳng\nVăn phòng",
        "quốc gia về bình đẳng giới giai đoạn 2021 - 2030; Văn phòng",
    )
    finding = one(of(text))
    assert (finding.code, finding.severity) == ("two-periods", Severity.WARNING)
    assert "giai đoạn 2021-2030 (Nghị quyết số 28/NQ-CP)" in finding.remedy.vi
    assert text[finding.place.start : finding.place.end] == "giai đoạn 2021 - 2030"


# Work


def test_a_task_without_body_or_day_is_a_note_each_at_its_place() -> None:
    right = plan()
    bare = replace(right.tasks[0], lead=(), dates=())
    found_ = about(replace(right, tasks=(bare,)))
    assert codes(found_) == ["task-without-body", "task-without-day"]
    assert {one_.severity for one_ in found_} == {Severity.NOTE}
    assert {one_.place for one_ in found_} == {bare.place}


def test_the_remedy_of_an_open_task_has_the_proposal() -> None:
    right = plan()
    bare = replace(right.tasks[0], text="Tổ chức tuyên truyền ngày 08/3", lead=(), dates=())
    body, day = about(propose(replace(right, tasks=(bare,))))
    assert body.remedy.vi == "Ghi đơn vị chủ trì. Đề xuất: Văn phòng."
    assert "08/03/2026" in day.remedy.vi


def test_a_target_without_a_year_is_a_warning() -> None:
    changed = replace(plan(), targets=(target("tỷ lệ nữ lãnh đạo đạt 40%", 40, None),))
    assert [(one_.code, one_.severity) for one_ in about(changed)] == [("target-without-year", Severity.WARNING)]


@pytest.mark.parametrize(
    ("own", "asked", "code"),
    [
        (target("Tỷ lệ nữ lãnh đạo cấp phòng đạt 40%", 40, 2026), target("nữ lãnh đạo cấp phòng", 40, 2026), None),
        (target("Tỷ lệ nữ lãnh đạo cấp phòng đạt 45%", 45, 2025), target("nữ lãnh đạo cấp phòng", 40, 2026), None),
        (target("Tỷ lệ nữ lãnh đạo cấp phòng đạt 35%", 35, 2025), target("nữ lãnh đạo cấp phòng", 60, 2030), None),
        (
            target("Tỷ lệ nữ lãnh đạo cấp phòng đạt 35%", 35, 2026),
            target("nữ lãnh đạo cấp phòng", 40, 2026),
            "superior-target-weakened",
        ),
        (
            target("Tỷ lệ nữ lãnh đạo cấp phòng đạt 40%", 40, 2028),
            target("nữ lãnh đạo cấp phòng", 40, 2026),
            "superior-target-weakened",
        ),
        (
            target("Số vụ bạo lực gia đình dưới 10 vụ", 10, 2026, "<=", "vụ"),
            target("vụ bạo lực gia đình", 5, 2026, "<=", "vụ"),
            "superior-target-weakened",
        ),
        (
            target("Số vụ bạo lực gia đình dưới 5 vụ", 5, 2026, "<=", "vụ"),
            target("vụ bạo lực gia đình", 10, 2026, "<=", "vụ"),
            None,
        ),
        (
            target("Tỷ lệ nữ lãnh đạo cấp phòng", 40, 2026),
            target("trẻ em được tiêm chủng đầy đủ", 95, 2026),
            "superior-target-missing",
        ),
    ],
)
def test_a_target_weaker_than_the_superior_s_is_told(own: Target, asked: Target, code: str | None) -> None:
    superior = replace(plan(), targets=(asked,))
    assert codes(about(replace(plan(), targets=(own,)), superior=superior)) == ([code] if code else [])


def test_a_body_that_is_no_more_is_noted_with_who_took_over() -> None:
    text = DRAFT.replace("- Ban Vì sự tiến bộ của phụ nữ tỉnh;", "- Sở LĐTB&XH;")
    finding = one(of(text))
    assert (finding.code, finding.severity) == ("body-ended", Severity.NOTE)
    assert "Sở Nội vụ" in finding.remedy.vi


# Spelling


@pytest.mark.parametrize(
    ("right", "wrong", "code"),
    [
        ("Ban Vì sự tiến bộ của phụ nữ tỉnh;", "Ban Vì sự tiến bộ phụ nữ tỉnh;", "body-two-names"),
        ("Ban Vì sự tiến bộ của phụ nữ tỉnh;", "Ban VSTPCPN tỉnh;", "abbreviation-odd"),
        ("Văn phòng tổ chức tuyên truyền", "Văn phòng tổ chức,tuyên truyền", "space-missing"),
        ("Văn phòng tổ chức tuyên truyền", "Văn phòng tổ chức , tuyên truyền", "space-before-comma"),
        ("trong tháng 6/2026", "(trong tháng 6/2026", "bracket-open"),
        ("trong tháng 6/2026", "“trong tháng 6/2026", "quote-open"),
        ("trong tháng 6/2026", "trong tháng …… năm 2026", "blank-left"),
        ("trong tháng 6/2026", "và hoà giải trong tháng 6/2026", "tone-marks-mixed"),
    ],
)
def test_spelling_that_does_not_agree_is_told(right: str, wrong: str, code: str) -> None:
    assert codes(of(DRAFT.replace(right, wrong))) == [code]


def test_two_abbreviations_of_one_body_are_told_at_the_second() -> None:
    text = DRAFT.replace("trong tháng 6/2026", "cho Ban VSTBPN và Ban VSTBCPN trong tháng 6/2026")
    finding = one(of(text))
    assert finding.code == "body-two-abbreviations"
    assert text[finding.place.start : finding.place.end] == "VSTBCPN"


def test_one_word_under_two_tone_marks_is_graver_than_two_words() -> None:
    same = DRAFT.replace("trong tháng 6/2026", "và hoà giải trong tháng 6/2026").replace("Luật Bình", "Luật hòa Bình")
    assert [one_.severity for one_ in of(same) if one_.code == "tone-marks-mixed"] == [Severity.WARNING]


@pytest.mark.parametrize(
    "text", ["a) Phòng (tầng 2) và b) Hội trường", "i) Một; ii) hai", "(theo Phụ lục (1))", "quý, quỹ"]
)
def test_items_and_nested_brackets_are_no_mistake(text: str) -> None:
    assert of(DRAFT.replace("trong tháng 6/2026", f"{text} trong tháng 6/2026")) == ()


def test_findings_go_from_errors_to_notes_and_then_as_the_text_goes() -> None:
    text = DRAFT.replace("05/KH-SNV", "5/QĐ-SNV").replace("\nNguyễn Thị Hoa", "").replace("tháng 6/2026", "(tháng …… 6")
    found_ = of(text)
    assert [one_.severity for one_ in found_] == sorted((one_.severity for one_ in found_), key=list(Severity).index)
    warnings = [one_.place.start for one_ in found_ if one_.severity is Severity.WARNING]
    assert warnings == sorted(warnings)
    assert len(warnings) >= 3


def test_an_unsigned_draft_has_no_error() -> None:
    changed = replace(plan(), signer=Signer(plan().signer.authority, plan().signer.position, None))
    assert [one_.severity for one_ in about(changed)] == [Severity.NOTE]


@pytest.mark.parametrize(("day", "codes_"), [("31/6/2026", ["no-such-day"]), ("29/02", []), ("30/02", ["no-such-day"])])
def test_a_day_that_does_not_exist_is_told_as_that(day: str, codes_: list[str]) -> None:
    first, *others = plan().tasks
    changed = replace(plan(), tasks=(replace(first, text=f"Báo cáo trước ngày {day}", dates=()), *others))
    told = [code for code in codes(about(changed)) if code in {"no-such-day", "task-without-day"}]
    assert [code for code in told if code == "no-such-day"] == codes_
    assert not ("no-such-day" in told and "task-without-day" in told)
