"""The plan as JSON, short and full."""

import json
from dataclasses import replace
from datetime import date

from songhanh.formats.blocks import Place
from songhanh.lib.words import Words
from songhanh.reading.plan import Citation, Found, Header, Plan, Recurrence, Section, Signer, Target, Task, When
from songhanh.reading.schema import place_of, to_json

AT = Place(10, 20, page=2, paragraph=7)


def found(value: str) -> Found[str]:
    return Found(value, AT, "test")


PLAN = Plan(
    header=Header(issuer=found("Sở Y tế"), date=Found(date(2022, 2, 5), AT, "letterhead.date"), type=found("Kế hoạch")),
    citations=(
        Citation(
            "Nghị định", "30/2020/NĐ-CP", date(2020, 3, 5), "Chính phủ", "công tác văn thư", AT, (AT, Place(90, 99))
        ),
    ),
    sections=(Section("II.3", "Truyền thông", AT),),
    tasks=(
        Task(
            "II.3",
            "Tổ chức hội nghị tuyên truyền về bình đẳng giới cho cán bộ, công chức, viên chức",
            AT,
            lead=(found("Sở Y tế"),),
            dates=(Found(When(None, date(2022, 11, 15), "trước ngày 15/11"), AT, "date"),),
            recurrence=Found(Recurrence.YEARLY, AT, "recurrence"),
        ),
    ),
    targets=(Target("I.1", "Đạt ít nhất 40% cán bộ nữ", ">=", 40.0, "%", 2025, AT),),
    recipients=(found("Như trên"),),
    signer=Signer(name=found("Lê Văn Bình")),
)


def test_the_short_form_has_the_values_alone() -> None:
    assert to_json(PLAN) == {
        "header": {
            "issuer": "Sở Y tế", "parent_body": None, "number": None, "symbol": None, "place": None,
            "date": "2022-02-05", "type": "Kế hoạch", "subject": None,
        },
        "citations": [
            {
                "number": "30/2020/NĐ-CP", "type": "Nghị định", "date": "2020-03-05", "issuer": "Chính phủ",
                "title_starts": "công tác văn thư",
            }
        ],
        "sections": [{"label": "II.3", "title": "Truyền thông"}],
        "tasks": [
            {
                "section": "II.3",
                "starts": "Tổ chức hội nghị tuyên truyền về bình đẳng giới cho cán bộ,",
                "lead": ["Sở Y tế"],
                "partners": [],
                "dates": [{"from": None, "to": "2022-11-15", "as_written": "trước ngày 15/11"}],
                "recurrence": "yearly",
            }
        ],
        "targets": [
            {
                "section": "I.1", "starts": "Đạt ít nhất 40% cán bộ nữ", "comparator": ">=", "value": 40.0, "unit": "%",
                "by": "2025",
            }
        ],
        "recipients": ["Như trên"],
        "signer": {"authority": None, "position": None, "name": "Lê Văn Bình"},
    }  # fmt: skip


def test_the_full_form_says_of_each_value_where_it_stands_and_by_which_rule() -> None:
    full = to_json(PLAN, full=True)
    place = {"start": 10, "end": 20, "page": 2, "paragraph": 7}
    assert full["header"]["issuer"] == {"value": "Sở Y tế", "place": place, "rule": "test", "proposed": False}
    assert full["header"]["subject"] is None
    assert full["citations"][0]["mentions"] == [place, {"start": 90, "end": 99}]
    assert full["sections"][0]["place"] == full["targets"][0]["place"] == place
    (task,) = full["tasks"]
    assert task["text"].endswith("công chức, viên chức")
    assert task["dates"][0]["value"] == {"from": None, "to": "2022-11-15", "as_written": "trước ngày 15/11"}
    assert task["result"] is None


def test_a_proposal_is_told_apart_with_its_reason_and_only_in_full() -> None:
    proposal = Found("Văn phòng", AT, "proposal.lead.test", Words("vì nội dung là báo cáo", "because it is a report"))
    plan = replace(PLAN, tasks=(replace(PLAN.tasks[0], lead=(), proposed_lead=proposal),))
    assert "proposed_lead" not in to_json(plan)["tasks"][0]
    told = to_json(plan, full=True)["tasks"][0]["proposed_lead"]
    assert told["proposed"] is True
    assert told["reason"] == {"vi": "vì nội dung là báo cáo", "en": "because it is a report"}


def test_a_place_says_only_what_its_format_knows() -> None:
    assert place_of(Place(0, 5)) == {"start": 0, "end": 5}
    assert place_of(Place(0, 5, paragraph=3)) == {"start": 0, "end": 5, "paragraph": 3}


def test_both_forms_are_plain_json() -> None:
    for full in (False, True):
        form = to_json(PLAN, full=full)
        assert json.loads(json.dumps(form, ensure_ascii=False)) == form
