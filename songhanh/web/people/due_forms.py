"""The forms of what falls due and of the pools."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

from songhanh.agencies.models import Body
from songhanh.lib.words import Words
from songhanh.people.models import PoolSeats
from songhanh.people.wording import REMOVALS
from songhanh.web.forms import DayField, EntryForm, UnitField
from songhanh.web.people.event_entry import said

_LINES = forms.Textarea(attrs={"rows": 2})
_MOST_SEATS = 500


class DueTaskForm(EntryForm):
    """Who leads the task of a list, and until when."""

    labels: ClassVar = {"lead": Words("Đơn vị chủ trì", "Lead unit"), "due": Words("Thời hạn", "Due")}
    lead = UnitField(required=False)
    due = DayField()

    def __init__(self, *args: Any, agency: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lead"].queryset = Body.objects.filter(agency=agency)  # type: ignore[attr-defined]
        self.fields["lead"].empty_label = "—"  # type: ignore[attr-defined]


class PoolReviewForm(EntryForm):
    """A decision about the pool of a post: who is taken out, and somebody who is put in."""

    labels: ClassVar = {
        "people": Words("Đưa ra khỏi quy hoạch", "Take out of the pool"),
        "why": Words("Lý do đưa ra", "Why they leave"),
        "added": Words("Bổ sung một người", "Put somebody in"),
        "reason": Words("Lý do vẫn đưa vào khi chưa đủ điều kiện", "Why put in although a condition is not met"),
        "on": Words("Từ ngày", "From the day"),
        "decision": Words("Số quyết định", "Number of the decision"),
        "decided_on": Words("Ngày quyết định", "Day of the decision"),
    }
    helps: ClassVar = {
        "added": Words("Họ tên, số hiệu hoặc mã ẩn danh", "Name, staff code or pseudonymous number"),
    }
    people = forms.MultipleChoiceField(required=False)
    why = forms.ChoiceField(required=False)
    added = forms.CharField(max_length=100, required=False)
    reason = forms.CharField(max_length=500, required=False)
    on = DayField()
    decision = forms.CharField(max_length=80)
    decided_on = DayField()

    def __init__(self, *args: Any, people: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].choices = [(str(one), str(one)) for one in people]  # type: ignore[attr-defined]
        self.fields["why"].choices = said(REMOVALS, self.language, blank=True)  # type: ignore[attr-defined]

    @property
    def chosen(self) -> list[int]:
        """Those to take out."""
        return [int(one) for one in self.cleaned_data["people"]]


class SeatsForm(EntryForm):
    """How many seats each post of the pools has."""

    def __init__(self, *args: Any, posts: Sequence[str], known: dict[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.posts = posts
        wrong = Words(f"Nhập số từ 1 đến {_MOST_SEATS}.", f"Enter a number from 1 to {_MOST_SEATS}.")
        told = dict.fromkeys(("invalid", "min_value", "max_value"), wrong.say(self.language))
        for at, post in enumerate(posts):
            self.fields[f"post-{at}"] = forms.IntegerField(
                min_value=1, max_value=_MOST_SEATS, required=False, label=post, initial=known.get(post),
                error_messages=told,
            )  # fmt: skip

    def seats(self) -> dict[str, int | None]:
        """The seats by post; None where the field is empty."""
        return {post: self.cleaned_data[f"post-{at}"] for at, post in enumerate(self.posts)}


class PoolTargetForm(EntryForm):
    """The agency's own target, as it was approved."""

    labels: ClassVar = {
        "percent": Words("Tỷ lệ nữ trong quy hoạch (%)", "Women in the pools (%)"),
        "reason": Words("Lý do điều chỉnh", "Why it is adjusted"),
        "approver": Words("Cấp, người duyệt", "Approved by"),
        "decision": Words("Số văn bản duyệt", "Number of the approval"),
        "decided": Words("Ngày duyệt", "Approved on"),
    }
    percent = forms.IntegerField(min_value=1, max_value=100)
    reason = forms.CharField(max_length=500, widget=_LINES)
    approver = forms.CharField(max_length=200)
    decision = forms.CharField(max_length=80, required=False)
    decided = DayField()


def seats_known(agency: Body) -> dict[str, int]:
    """The seats that were entered, by the bare post."""
    return dict(PoolSeats.objects.filter(agency=agency).values_list("key", "seats"))
