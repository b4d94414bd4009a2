"""Forms of tasks, evidence and targets."""

from typing import Any, ClassVar

from django import forms

from songhanh.agencies.models import Body, User
from songhanh.lib.words import Language, Words
from songhanh.plans.actions.evidence import About
from songhanh.plans.actions.tasks import TaskSetting
from songhanh.plans.models import Task
from songhanh.plans.queries.desk import RECURRENCES
from songhanh.web.forms import DayField, SpokenForm, UnitField

_LINES = {"rows": 3}
_MOST_MONEY = 10**15  # đồng: more than the budget of the whole state in a year is a slip of the hand


class ReasonForm(SpokenForm):
    """A reason, and the version that was looked at."""

    labels: ClassVar = {"reason": Words("Lý do", "Reason"), "version": Words("", "")}
    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(widget=forms.Textarea(attrs=_LINES), required=False, max_length=2000)


class ProgressForm(SpokenForm):
    """How far it is."""

    labels: ClassVar = {
        "percent": Words("Tỷ lệ hoàn thành (%)", "Percentage done"),
        "text": Words("Việc đã làm, vướng mắc", "What was done, what stands in the way"),
        "version": Words("", ""),
    }
    version = forms.IntegerField(widget=forms.HiddenInput)
    percent = forms.IntegerField(min_value=0, max_value=100)
    text = forms.CharField(widget=forms.Textarea(attrs=_LINES), max_length=2000)


class MoveDueForm(SpokenForm):
    """Another day, with a reason."""

    labels: ClassVar = {

        "due": Words("Thời hạn mới", "New due day"),
        "reason": Words("Lý do lùi hạn", "Reason"), "version": Words("", ""),
    }  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput)
    due = DayField()
    reason = forms.CharField(widget=forms.Textarea(attrs=_LINES), max_length=2000)


class StepForm(SpokenForm):
    """A step on the way."""

    labels: ClassVar = {"text": Words("Bước thực hiện", "Step"), "due": Words("Hạn của bước", "Due")}
    text = forms.CharField(max_length=300)
    due = DayField(required=False)


class OccurrenceForm(SpokenForm):
    """One more time that a task is to be done."""

    labels: ClassVar = {"label": Words("Lần thực hiện", "This time"), "due": Words("Thời hạn", "Due")}
    label = forms.CharField(max_length=60)
    due = DayField()


class CommentForm(SpokenForm):
    """Words on a task."""

    labels: ClassVar = {"text": Words("Ý kiến trao đổi", "Comment")}
    text = forms.CharField(widget=forms.Textarea(attrs=_LINES), max_length=2000)


class ReminderForm(SpokenForm):
    """Words that urge a unit on."""

    labels: ClassVar = {"text": Words("Nội dung gửi đơn vị", "What the unit shall be told")}
    text = forms.CharField(widget=forms.Textarea(attrs={"rows": 4}), max_length=2000)


class WithdrawForm(SpokenForm):
    """Why a piece of evidence counts no more."""

    labels: ClassVar = {"reason": Words("Lý do", "Reason")}
    reason = forms.CharField(widget=forms.Textarea(attrs=_LINES), max_length=300)


class BudgetForm(SpokenForm):
    """Money, in đồng."""

    labels: ClassVar = {
        "planned": Words("Dự toán (đồng)", "Planned (đồng)"),
        "spent": Words("Đã chi (đồng)", "Spent (đồng)"),
        "source": Words("Nguồn kinh phí", "Source"),
    }
    planned = forms.IntegerField(min_value=0, max_value=_MOST_MONEY, required=False)
    spent = forms.IntegerField(min_value=0, max_value=_MOST_MONEY, required=False)
    source = forms.CharField(max_length=200, required=False)


class EvidenceForm(SpokenForm):
    """A file, a link or words, with the days that it is about."""

    labels: ClassVar = {
        "title": Words("Tên minh chứng", "Title"), "file": Words("Tệp", "File"), "link": Words("Liên kết", "Link"),
        "text": Words("Đoạn văn bản", "Text"), "about_from": Words("Về việc làm từ ngày", "About the days from"),
        "about_to": Words("đến ngày", "to"), "expires": Words("Hết giá trị sau ngày", "No longer valid after"),
    }  # fmt: skip
    helps: ClassVar = {
        "file": Words(
            "PDF, Word, Excel, ảnh; không quá 20 MB. Không tải lên tệp có số căn cước, thông tin sức khỏe.",
            "PDF, Word, Excel, pictures; 20 MB at most. No identity numbers, nothing about health.",
        ),
    }
    file = forms.FileField(required=False)
    link = forms.URLField(required=False, max_length=500, assume_scheme="https")
    text = forms.CharField(required=False, widget=forms.Textarea(attrs=_LINES), max_length=5000)
    title = forms.CharField(required=False, max_length=250)
    about_from = DayField(required=False)
    about_to = DayField(required=False)
    expires = DayField(required=False)

    def about(self) -> About:
        """What the piece is called, and its days."""
        got = self.cleaned_data
        return About(got["title"], got["about_from"], got["about_to"], got["expires"])


class TaskForm(SpokenForm):
    """What a task is: of a new one and of an amendment."""

    labels: ClassVar = {
        "text": Words("Nội dung nhiệm vụ", "What is to be done"), "lead": Words("Đơn vị chủ trì", "Lead unit"),
        "partners": Words("Đơn vị phối hợp", "Partner units"), "starts": Words("Từ ngày", "From"),
        "due": Words("Thời hạn", "Due"), "recurrence": Words("Định kỳ", "Recurrence"),
        "result": Words("Kết quả, sản phẩm", "Result"), "section": Words("Mục của kế hoạch", "Section of the plan"),
        "directive": Words("Văn bản hoặc chỉ đạo giao việc", "Directive"),
        "reason": Words("Lý do, căn cứ điều chỉnh", "Reason and basis"), "version": Words("", ""),
    }  # fmt: skip
    text = forms.CharField(widget=forms.Textarea(attrs=_LINES))
    lead = UnitField(required=False)
    partners = forms.ModelMultipleChoiceField(
        queryset=Body.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    starts = DayField(required=False)
    due = DayField(required=False)
    recurrence = forms.ChoiceField(required=False)
    result = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 2}))
    section = forms.CharField(required=False, max_length=40)
    directive = forms.CharField(required=False, max_length=250)
    reason = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 2}))
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, agency: int, amends: bool, language: Language, **kwargs: Any) -> None:
        super().__init__(*args, language=language, **kwargs)
        units = Body.objects.filter(agency=agency)
        for name in ("lead", "partners"):
            self.fields[name].queryset = units  # type: ignore[attr-defined]
        once = Words("Làm một lần", "Once")
        self.fields["recurrence"].choices = [  # type: ignore[attr-defined]
            ("", once.say(language)), *((code, words.say(language)) for code, words in RECURRENCES.items())
        ]  # fmt: skip
        self.fields["reason"].required = amends
        self.fields["directive"].required = not amends
        if not amends:
            del self.fields["reason"], self.fields["version"]

    @classmethod
    def of(cls, task: Task, language: Language) -> "TaskForm":
        """The form filled with what is set."""
        names = ("text", "lead", "starts", "due", "recurrence", "result", "section", "directive", "version")
        values = {name: getattr(task, name) for name in names} | {"partners": list(task.partners.all())}
        return cls(initial=values, agency=task.agency_id, amends=True, language=language)

    def setting(self) -> TaskSetting:
        """What was set."""
        got = self.cleaned_data
        return TaskSetting(
            text=got["text"], lead=got["lead"], partners=tuple(got["partners"]), starts=got["starts"], due=got["due"],
            recurrence=got["recurrence"], result=got["result"], section=got["section"], directive=got["directive"],
        )  # fmt: skip


class AssignForm(SpokenForm):
    """Who does it."""

    labels: ClassVar = {"user": Words("Người thực hiện", "Who does it")}
    user = forms.ChoiceField(required=False)

    def __init__(self, *args: Any, staff: tuple[User, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.staff = {str(one.pk): one for one in staff}
        self.fields["user"].choices = [("", "–"), *((pk, one.full_name) for pk, one in self.staff.items())]  # type: ignore[attr-defined]

    def clean_user(self) -> User | None:
        """The person; None where nobody was chosen."""
        return self.staff.get(self.cleaned_data["user"])
