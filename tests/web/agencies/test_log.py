"""The log in words: who, what, when; filtered, paged, proved."""

import pytest
from cast import NOW, Cast
from django.db import connection, transaction
from fetching import Pages
from pytest_django import DjangoAssertNumQueries

from songhanh.agencies.actions import choose_mail, set_password
from songhanh.audit.actions import record
from songhanh.audit.models import Entry, Head
from songhanh.audit.queries import REDACTED, head


def act(cast: Cast, times: int = 1) -> None:
    for _ in range(times):
        choose_mail(user=cast.em, email="em@so.example", mail="daily", by=cast.viewer(cast.em))


def test_it_tells_in_words_what_was_done(people: Cast, page: Pages) -> None:
    act(people)
    set_password(agency=people.agency, user=people.em, password="một hai ba bốn", by=people.viewer(people.minh))
    shown = page("/nhat-ky/", people.an).words
    assert "Nông Văn Minh Đặt lại mật khẩu Lý Văn Em" in shown
    assert "Lý Văn Em Chọn cách nhận thông báo: gộp một thư mỗi sáng" in shown
    assert "Giao vai trò Thư ký, từ 09/11/2026" in shown


def test_in_english_too(people: Cast, page: Pages) -> None:
    act(people)
    page("/ngon-ngu/", people.an, {"language": "en", "next": "/"})
    assert "Chose how notices come: one mail each morning" in page("/nhat-ky/").words


def test_it_is_filtered_by_person_kind_and_subject_in_the_address(people: Cast, page: Pages) -> None:
    act(people)
    by_person = page(f"/nhat-ky/?nguoi={people.em.pk}", people.an)
    assert len(by_person.tree.findall(".//tbody/tr")) == 1
    by_kind = page("/nhat-ky/?loai=unit", people.an)
    assert len(by_kind.tree.findall(".//tbody/tr")) == 2
    about = page(f"/nhat-ky/?ve=user:{people.em.pk}", people.an)
    assert len(about.tree.findall(".//tbody/tr")) == 3
    assert "Không có mục nào" in page("/nhat-ky/?loai=target", people.an).words


@pytest.mark.parametrize("query", ["nguoi=x", "truoc=-1", "ve=<b>", "loai=user' OR 1=1", "nguoi=" + "9" * 30, "ve=x:²"])
def test_a_forged_filter_is_no_error(people: Cast, page: Pages, query: str) -> None:
    page(f"/nhat-ky/?{query}", people.an)


def test_older_entries_stand_on_the_next_page(people: Cast, page: Pages) -> None:
    act(people, times=60)
    first = page("/nhat-ky/", people.an)
    rows = first.tree.findall(".//tbody/tr")
    assert len(rows) == 50
    link = next(one for one in first.tree.iter("a") if "Xem các mục cũ hơn" in "".join(one.itertext()))
    older = page(f"/nhat-ky/{link.get('href')}")
    assert older.tree.find(".//tbody/tr/td").text == str(int(rows[-1].find("td").text) - 1)


def test_the_head_of_the_chain_is_printed(people: Cast, page: Pages) -> None:
    end = head(people.agency.pk)
    assert end is not None
    assert end.head in page("/nhat-ky/", people.an).words


def test_it_is_proved_whole(people: Cast, page: Pages) -> None:
    shown = page("/nhat-ky/kiem-chung/", people.an).words
    assert "Nhật ký nguyên vẹn." in shown
    end = head(people.agency.pk)
    assert end is not None
    assert end.head in shown


def test_an_entry_that_was_changed_is_named(people: Cast, page: Pages) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("the trigger of the other database is not so easily put aside")
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER audit_entry_no_update")
    Entry.objects.filter(agency=people.agency.pk, number=5).update(actor_name="Kẻ lạ")
    shown = page("/nhat-ky/kiem-chung/", people.an).words
    assert "Nhật ký không còn nguyên vẹn từ mục số 5." in shown
    assert "Nội dung của mục này đã bị sửa sau khi ghi." in shown


def test_an_end_that_was_cut_off_is_told(people: Cast, page: Pages) -> None:
    Head.objects.filter(agency=people.agency.pk).update(number=99)
    assert "Phần cuối của nhật ký bị cắt hoặc bị sửa." in page("/nhat-ky/kiem-chung/", people.an).words


def test_the_log_next_door_is_not_there(people: Cast, page: Pages) -> None:
    page(f"/nhat-ky/?co-quan={people.next_door.pk}", people.an, status=404)
    page(f"/nhat-ky/kiem-chung/?co-quan={people.next_door.pk}", people.an, status=404)


def test_it_costs_few_queries(people: Cast, page: Pages, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    act(people, times=30)
    page("/nhat-ky/", people.an)
    with django_assert_max_num_queries(13):
        page("/nhat-ky/")


def test_a_redacted_entry_still_says_what_was_done(people: Cast, page: Pages) -> None:
    act(people)
    last = Entry.objects.filter(agency=people.agency.pk).order_by("-number")[0]
    with transaction.atomic():
        Entry.objects.filter(pk=last.pk).update(body="")
        by = people.viewer(people.minh)
        record(by=by, agency=last.agency, event=REDACTED, subject=f"entry:{last.number}", values={})
    assert "Chọn cách nhận thông báo: …" in page("/nhat-ky/", people.an).words
    assert "Nhật ký nguyên vẹn." in page("/nhat-ky/kiem-chung/", people.an).words
    assert last.at.startswith(f"{NOW:%Y-%m-%d}")
