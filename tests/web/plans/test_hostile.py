"""Hostile input: what lies, what is forged, what would run in a browser is refused or shown as plain words."""

import pytest
from cast import Cast
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from fetching import Pages
from imported import draft, give, issued, office_task

from songhanh.agencies.models import User
from songhanh.plans.actions.evidence import About, add_file
from songhanh.plans.models import Evidence, Item, Occurrence, Plan, PlanDocument, Target, Task

SCRIPT = '<script>alert("x")</script><img src=x onerror=alert(1)>'


@pytest.fixture
def task(people: Cast) -> Task:
    return office_task(people, issued(people))


def signed_in(client: Client, user: User) -> Client:
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_markup_in_words_is_shown_as_words(people: Cast, page: Pages, task: Task) -> None:
    found = page(f"/nhiem-vu/{task.pk}/y-kien/", people.em, {"text": SCRIPT})
    assert SCRIPT in found.words
    assert "<script>alert" not in found.html
    add_file(tasks=[task.pk], about=About(SCRIPT), name="a.txt", chunks=[b"x"], by=people.viewer(people.em))
    assert "<script>alert" not in page(f"/nhiem-vu/{task.pk}/", people.em).html


def test_markup_in_a_plan_and_its_name_is_shown_as_words(people: Cast, page: Pages) -> None:
    text = (
        "KẾ HOẠCH\nThực hiện công tác bình đẳng giới năm 2026\nI. NỘI DUNG\n1. Tổ chức "
        + SCRIPT
        + " trong tháng 6/2026.\n"
    )
    document = give(people, text, name=f"{SCRIPT}.txt")
    assert "<script>alert" not in page("/van-ban/", people.an).html
    if document.plan_id:
        assert "<script>alert" not in page(f"/ke-hoach/{document.plan_id}/doc/", people.an).html


def test_a_search_for_markup_shows_it_as_words(people: Cast, page: Pages) -> None:
    assert "<script>alert" not in page("/tim/?q=" + SCRIPT, people.an).html


def test_a_form_from_elsewhere_is_refused(people: Cast, task: Task) -> None:
    client = signed_in(Client(enforce_csrf_checks=True), people.em)
    answer = client.post(f"/nhiem-vu/{task.pk}/y-kien/", {"text": "x"})
    assert answer.status_code == 403
    assert "biểu mẫu" in answer.content.decode()


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_signing_in_never_leads_elsewhere(people: Cast, client: Client, target: str) -> None:
    answer = client.post(
        f"/dang-nhap/?next={target}", {"login": "an", "password": "Hoa sim tím trên đồi", "next": target}
    )
    assert "evil" not in answer.headers.get("Location", "")
    assert "javascript" not in answer.headers.get("Location", "")


def test_a_name_with_a_path_stays_a_name(people: Cast) -> None:
    document = give(people, name="../../etc/ke-hoach.txt")
    assert document.state == PlanDocument.State.READ
    backward = give(people, "KẾ HOẠCH\nnăm 2026\n", name="..\\..\\x.txt")
    assert backward.state in {PlanDocument.State.READ, PlanDocument.State.FAILED}


def test_an_item_of_another_plan_is_not_there(people: Cast, client: Client) -> None:
    first, second = (
        draft(people),
        give(people, "KẾ HOẠCH\nCông tác năm 2027\nI. NỘI DUNG\n1. Họp.\n", name="b.txt").plan,
    )
    assert second is not None
    item = Item.objects.filter(plan=first, kind="task")[0]
    signed_in(client, people.an)
    for path, values in (
        ("xac-nhan/", {"item": f"{item.pk}:{item.version}"}),
        (f"{item.pk}/bo/", {"version": str(item.version)}),
        (f"{item.pk}/sua/", {"version": str(item.version), "text": "x"}),
        (f"{item.pk}/gop/", {"version": str(item.version), "item": f"{item.pk}:1"}),
    ):
        assert client.post(f"/ke-hoach/{second.pk}/doc/{path}", values).status_code == 404, path
    item.refresh_from_db()
    assert item.version == 1


@pytest.mark.parametrize(
    "seen", ["", "1", "x:1", "1:x", "-1:1", "99999999999999999999:1", "1:99999999999", "1:1;DROP TABLE", "१:१"]
)
def test_forged_ids_are_answered_plainly(people: Cast, client: Client, seen: str) -> None:
    plan = draft(people)
    answer = signed_in(client, people.an).post(f"/ke-hoach/{plan.pk}/doc/xac-nhan/", {"item": seen})
    assert answer.status_code in {404, 409}


@pytest.mark.parametrize(
    "query", ["thang=2026-13", "thang=0000-00", "thang=9999-99", "xem=danh-sach&nam=0", "thang=%00"]
)
def test_a_calendar_of_no_month_is_that_of_today(people: Cast, page: Pages, query: str) -> None:
    page(f"/lich/?{query}", people.an)


@pytest.mark.parametrize(
    "query", ["don-vi=x", "don-vi=99999999999999999999", "trang-thai='", "han=<", "xem=../../etc", "tu=%00", "tu=%25_"]
)
def test_filters_that_are_none_are_nothing(people: Cast, page: Pages, query: str) -> None:
    page(f"/ke-hoach/{issued(people).pk}/?{query}", people.an)


@pytest.mark.parametrize("text", ["a\x00b", "\ud800", "x" * 3_000_000], ids=["nul", "surrogate", "three-million"])
def test_letters_that_no_database_takes_are_no_crash(people: Cast, client: Client, task: Task, text: str) -> None:
    client.raise_request_exception = False
    data = text.encode("utf-8", "surrogatepass")
    answer = signed_in(client, people.em).post(
        f"/nhiem-vu/{task.pk}/y-kien/", b"text=" + data.replace(b"\x00", b"%00"),
        content_type="application/x-www-form-urlencoded",
    )  # fmt: skip
    assert answer.status_code in {302, 400, 413, 422}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", b"<html><script>alert(1)</script></html>"),
        ("a.docx", b"MZ\x90\x00" + bytes(range(256))),
        ("a.png", b"%!PS-Adobe" + bytes(64)),
        ("a.xlsx", b"PK\x03\x04" + b"\x00" * 64),
    ],
)
def test_uploads_that_lie_never_become_evidence(
    people: Cast, client: Client, task: Task, name: str, data: bytes
) -> None:
    signed_in(client, people.em)
    answer = client.post(f"/nhiem-vu/{task.pk}/minh-chung/", {"file": SimpleUploadedFile(name, data)})
    assert answer.status_code == 422
    assert "note is-late" in answer.content.decode()
    assert not Evidence.objects.exists()


def test_a_file_is_sent_so_that_no_browser_runs_it(people: Cast, client: Client, task: Task) -> None:
    by = people.viewer(people.em)
    piece = add_file(tasks=[task.pk], about=About("x"), name="a.txt", chunks=["<b>x</b> chữ".encode()], by=by)
    answer = signed_in(client, people.em).get(f"/minh-chung/{piece.pk}/")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    answer.close()


def test_every_answer_carries_the_policy(people: Cast, client: Client) -> None:
    for path in ("/dang-nhap/", "/khong-co/", "/"):
        policy = client.get(path)["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


def test_a_state_cannot_be_reached_by_a_forged_move(people: Cast, client: Client, task: Task) -> None:
    time = task.occurrences.get()
    signed_in(client, people.an)
    for move in ("approve", "restore", "no-such-move", "done"):
        answer = client.post(f"/lan-thuc-hien/{time.pk}/{move}/buoc/", {"version": "1", "reason": "x"})
        assert answer.status_code in {404, 422}, move
    assert Occurrence.objects.get(pk=time.pk).state == "not_started"


def test_get_changes_nothing(people: Cast, client: Client) -> None:
    plan = draft(people)
    item = Item.objects.filter(plan=plan, kind="task")[0]
    signed_in(client, people.an)
    for path in ("xac-nhan/", "hoan-tac/", f"{item.pk}/bo/", f"{item.pk}/khoi-phuc/"):
        assert client.get(f"/ke-hoach/{plan.pk}/doc/{path}").status_code == 405
    assert Plan.objects.get(pk=plan.pk).changes == 0


@pytest.mark.parametrize(
    ("text", "told"), [("a\x00b", "Bỏ các ký tự không in được."), ("x" * 2001, "Nhập không quá 2000 ký tự.")],
    ids=["nul", "long"],
)  # fmt: skip
def test_words_that_are_not_taken_are_told_on_the_page(
    people: Cast, client: Client, task: Task, text: str, told: str
) -> None:
    by = people.viewer(people.em)
    piece = add_file(tasks=[task.pk], about=About("x"), name="a.txt", chunks=[b"x"], by=by)
    signed_in(client, people.an)
    for path in (f"/nhiem-vu/{task.pk}/y-kien/", f"/nhiem-vu/don-doc/?nv={task.pk}"):
        answer = client.post(path, {"text": text})
        assert answer.status_code == 422
        assert told in answer.content.decode()
    assert client.post(f"/minh-chung/{piece.pk}/rut/", {"reason": text}).status_code == 422


def test_money_and_figures_larger_than_the_columns_are_told_so(people: Cast, page: Pages, task: Task) -> None:
    found = page(f"/nhiem-vu/{task.pk}/kinh-phi/", people.em, {"planned": 10**19, "spent": 0}, status=422)
    assert "Nhập số không quá 1.000.000.000.000.000." in found.words
    assert task.plan
    ratio = Target.objects.create(plan=task.plan, text="Nữ", comparator=">=", value=40, unit="%")
    number = Target.objects.create(plan=task.plan, text="Cuộc", comparator=">=", value=4, unit="cuộc")
    days = {"starts": "2026-01-01", "ends": "2026-06-30", "source": "x"}
    values = {**days, "numerator": "1", "denominator": "9" * 20}
    assert "Số quá lớn." in page(f"/chi-tieu/{ratio.pk}/", people.an, values, status=422).words
    assert "Số quá lớn." in page(f"/chi-tieu/{number.pk}/", people.an, {**days, "value": "1e15"}, status=422).words
