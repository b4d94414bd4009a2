"""Telling what falls due: each list at most once for a row, however long it stays due."""

from collections.abc import Mapping

from django.db import transaction

from songhanh.agencies.access import Viewer
from songhanh.agencies.models import Body
from songhanh.lib.words import Words
from songhanh.notices.actions import tell
from songhanh.people.models import DueLook
from songhanh.people.queries.due import who_must_act
from songhanh.people.rules.due import Found
from songhanh.people.rules.lists import LISTS

PAGES = "/so-can-bo/den-han/"


@transaction.atomic
def tell_of_due_lists(*, agency: Body, found: Mapping[str, Found], by: Viewer) -> int:
    """Tell those who must act of each list that has new rows since it was last told; how many lists were told.

    Nothing where another worker has looked on this day.
    """
    DueLook.objects.get_or_create(agency=agency, defaults={"day": by.day.min})
    look = DueLook.objects.select_for_update(of=("self",)).get(pk=agency.pk)
    if look.day >= by.day:
        return 0
    people, told = who_must_act(agency, by.day), 0
    for code, rows in found.items():
        keys = [one.key for one in rows.rows]
        fresh = len(set(keys) - set(look.told.get(code, ())))
        if fresh:
            words = _words(code, len(keys), fresh)
            address = f"{PAGES}{LISTS[code].slug}/?co-quan={agency.pk}"  # who keeps two registers finds the right one
            tell(to=people, agency=agency.pk, event=f"due.{code}", words=words, address=address, by=by)
            told += 1
        look.told[code] = keys
    look.day = by.day
    look.save(update_fields=["day", "told"])
    return told


def _words(code: str, count: int, fresh: int) -> Words:
    words = LISTS[code].notice_of(count)
    if fresh == count:
        return words
    return Words(f"{words.vi} Mới thêm: {fresh}.", f"{words.en} New among them: {fresh}.")
