"""What an agency decides about its pools: the yearly review, the seats of posts, its own target."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from songhanh.agencies.access import Conflict, Permission, Viewer
from songhanh.agencies.models import Body
from songhanh.audit.actions import record
from songhanh.equity.snapshot import Level
from songhanh.lib.text import bare
from songhanh.lib.words import Problem, Words
from songhanh.people.actions.entries import locked_register
from songhanh.people.actions.events import enter_fact
from songhanh.people.given import pool_slot
from songhanh.people.history import Statement
from songhanh.people.kinds import FactKind
from songhanh.people.models import PoolSeats, PoolTarget
from songhanh.people.queries.believed import Held, held_by

_AGAIN = Words("Bổ sung rồi lưu lại.", "Add it and save again.")


@dataclass(frozen=True, slots=True)
class Review:
    """A decision about the pool of a post in a round."""

    term: str
    post: str
    level: Level
    on: date
    decision: str
    decided_on: date | None

    def said(self, values: dict[str, str], until: date | None, starts: date | None, slot: str) -> Statement:
        """A place in the pool, or its end, by this decision."""
        return Statement(FactKind.POOL, values, self.on, starts, until, slot, self.decision, self.decided_on)


@transaction.atomic
def review_pool(
    *, agency: Body, review: Review, removed: Collection[int], why: str, added: int | None, reason: str, by: Viewer
) -> int:
    """Take people out of a pool and put one in, by one decision; all of it or nothing. How many facts were written.

    Raises:
        Problem: nobody is taken out or put in, the decision or the reason is missing.
    """
    by.require(Permission.REGISTER_EDIT, agency.path)
    _check(review, removed, why, added)
    locked_register(agency)  # what is read here stays so until it is written
    wanted = [*removed, *([added] if added else [])]
    held = held_by(wanted)
    for person in removed:
        said = review.said({"reason": why}, review.on, None, _place(held.get(person, {}), review))
        enter_fact(person=person, said=said, by=by)
    if added:
        values = {"pool_round": review.term, "target_post": review.post, "target_level": review.level.value}
        said = review.said(values, None, review.on, _free_slot(held.get(added, {}), review))
        enter_fact(person=added, said=said, reason=reason, by=by)
    told: dict[str, object] = {
        "post": review.post, "round": review.term, "gone": len(removed), "come": int(bool(added)),
        "decision": review.decision,
    }  # fmt: skip
    record(by=by, agency=agency.pk, event="pool.reviewed", subject=f"agency:{agency.pk}", values=told)
    return len(wanted)


def _check(review: Review, removed: Collection[int], why: str, added: int | None) -> None:
    if not removed and not added:
        what = Words("Chưa chọn ai để đưa ra hoặc đưa vào quy hoạch.", "Nobody is chosen to be taken out or put in.")
        raise Problem("nobody", what, Words("Chọn ít nhất một người.", "Choose somebody."))
    if removed and not why:
        raise Problem("no-reason", Words("Chưa nêu lý do đưa ra khỏi quy hoạch.", "Why they leave is missing."), _AGAIN)
    if not review.decision.strip():
        raise Problem("no-decision", Words("Chưa ghi số quyết định.", "The decision is missing."), _AGAIN)


def _place(held: Held, review: Review) -> str:
    """The slot of the place that ends."""
    for (kind, slot), spans in held.items():
        last = spans[-1]
        same = last.values.get("pool_round", "") == review.term
        if kind is not FactKind.POOL or not same or bare(last.values.get("target_post", "")) != bare(review.post):
            continue
        if last.until is None and (last.starts is None or last.starts < review.on):
            return slot
    raise Conflict(
        Words(
            "Có người không còn trong quy hoạch này, hoặc vào quy hoạch sau ngày đưa ra.",
            "Somebody is no longer in this pool, or came into it after that day.",
        ),
        Words("Tải lại trang rồi chọn lại.", "Load the page again and choose anew."),
    )


def _free_slot(held: Held, review: Review) -> str:
    """Whoever was taken out and comes back has a place of its own: the first one stays as it was."""
    slot = pool_slot(review.term, review.post)
    before = held.get((FactKind.POOL, slot))
    return f"{slot[:109]}|{review.on}" if before and before[-1].until else slot


@transaction.atomic
def set_seats(*, agency: Body, seats: Mapping[str, int | None], by: Viewer) -> None:
    """Say how many seats posts have; None forgets it."""
    by.require(Permission.REGISTER_EDIT, agency.path)
    for post, number in seats.items():
        key = bare(post)[:200]
        if number is None:
            PoolSeats.objects.filter(agency=agency, key=key).delete()
        else:
            kept = {"post": post[:200], "seats": number}
            PoolSeats.objects.update_or_create(agency=agency, key=key, defaults=kept)
    values: dict[str, object] = {"seats": dict(seats), "posts": len(seats)}
    record(by=by, agency=agency.pk, event="pool.seats_set", subject=f"agency:{agency.pk}", values=values)


@transaction.atomic
def set_pool_target(
    *, agency: Body, percent: int, reason: str, approver: str, decision: str, decided: date, by: Viewer
) -> PoolTarget:
    """Enter the agency's own target for women in its pools, as it was approved; the one before is ended by it."""
    by.require(Permission.REGISTER_EDIT, agency.path)
    if not reason.strip() or not approver.strip():
        what = Words("Chỉ tiêu điều chỉnh phải có lý do và người duyệt.", "It needs a reason and an approver.")
        raise Problem("no-reason", what, _AGAIN)
    made = PoolTarget.objects.create(
        agency=agency, percent=percent, reason=reason.strip(), approver=approver.strip(), decision=decision.strip(),
        decided=decided, by_id=by.user or None,
    )  # fmt: skip
    values: dict[str, object] = {"percent": percent, "reason": reason, "approver": approver, "decided": decided}
    record(by=by, agency=agency.pk, event="pool.target_set", subject=f"agency:{agency.pk}", values=values)
    return made


@transaction.atomic
def end_pool_target(*, agency: Body, by: Viewer) -> None:
    """Let the programme's target hold again from the day on."""
    by.require(Permission.REGISTER_EDIT, agency.path)
    ended = PoolTarget.objects.on(by.day).filter(agency=agency).update(ended=by.day)
    if not ended:
        raise Conflict(
            Words("Không có chỉ tiêu điều chỉnh đang áp dụng.", "No adjusted target holds."),
            Words("Tải lại trang.", "Load the page again."),
        )
    record(by=by, agency=agency.pk, event="pool.target_ended", subject=f"agency:{agency.pk}", values={})
