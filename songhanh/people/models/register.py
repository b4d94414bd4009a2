"""The register: people, what is believed of each in spans of time, and the entries by which it came to be believed."""

from datetime import date, datetime
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from songhanh.agencies.access import Permission, Viewer
from songhanh.agencies.models import Body, User, in_branches
from songhanh.people.history import Span
from songhanh.people.kinds import FactKind


class Register(models.Model):
    """The register of an agency: which special fields it keeps, and how often it changed."""

    agency = models.OneToOneField(Body, models.PROTECT, primary_key=True, related_name="+")
    version = models.PositiveIntegerField(default=0)  # grows with each entry that comes to stand or is taken back
    opens_ethnicity = models.BooleanField(default=False)
    opens_party = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.agency_id}"


class Entry(models.Model):
    """Facts that came into the register together: a list, or a single event. Until it stands nobody sees them."""

    class State(models.TextChoices):
        """Only facts of entries that stand are believed."""

        STAGED = "staged"
        STANDS = "stands"
        LEAVING = "leaving"  # its rows are being removed
        GONE = "gone"

    agency = models.ForeignKey(Body, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(null=True)  # the register's version when it came to stand
    state = models.CharField(max_length=10, choices=State, default=State.STAGED)
    what = models.CharField(max_length=20)  # list, or the kind of the single fact
    made_at = models.DateTimeField()
    at = models.DateTimeField(null=True)  # when it came to stand
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")  # None: the program
    reason = models.CharField(max_length=500, blank=True)  # of a correction

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "number"], name="people_entry_number"),
            models.CheckConstraint(
                condition=~Q(state="stands") | Q(number__isnull=False, at__isnull=False), name="people_entry_stands"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.pk}"


def _stands(prefix: str, known: datetime | None) -> Q:
    found = Q(**{f"{prefix}state": Entry.State.STANDS})
    return found if known is None else found & Q(**{f"{prefix}at__lte": known})


class PersonRows(models.QuerySet["Person"]):
    """Named filters."""

    def standing(self) -> Self:
        """Those of entries that stand."""
        return self.filter(entry__state=Entry.State.STANDS)

    def visible_to(self, viewer: Viewer) -> Self:
        """Those of agencies whose people the viewer sees, or of units, by the post held on the viewer's day."""
        paths = viewer.paths(Permission.REGISTER_SEE)
        post = Fact.objects.filter(person=OuterRef("pk"), kind=FactKind.POST).believed().on(viewer.day)
        in_unit = Exists(post.filter(in_branches("unit__path", paths)))
        return self.standing().filter(in_branches("agency__path", paths) | Q(in_unit))


class Person(models.Model):
    """Somebody in an agency's register. All that is known stands in facts; the number says nothing of the person."""

    agency = models.ForeignKey(Body, models.PROTECT, related_name="+")
    number = models.CharField(max_length=12)
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="+")

    objects = PersonRows.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "number"], name="people_person_number")]

    def __str__(self) -> str:
        return self.number


class FactRows(models.QuerySet["Fact"]):
    """Named filters."""

    def believed(self, known: datetime | None = None) -> Self:
        """Those that are believed: now, or as it was known at that moment."""
        dropped = Dropped.objects.filter(_stands("entry__", known), fact=OuterRef("pk"))
        return self.filter(_stands("entry__", known), ~Exists(dropped))

    def with_staged(self, entry: int) -> Self:
        """Those that will be believed when the entry comes to stand."""
        counts = Q(entry__state=Entry.State.STANDS) | Q(entry=entry)
        return self.filter(counts, ~Exists(Dropped.objects.filter(counts, fact=OuterRef("pk"))))

    def on(self, day: date) -> Self:
        """Those that hold on the day."""
        return self.filter(Q(starts=None) | Q(starts__lte=day), Q(until=None) | Q(until__gt=day))


class Fact(models.Model):
    """Something that is believed of a person from `starts` (None: always) to the day before `until` (None: still).

    A row is never changed: the database refuses. What is believed no more is named by a row of `Dropped`.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=[(one.value, one.value) for one in FactKind])
    slot = models.CharField(max_length=120, blank=True)
    starts = models.DateField(null=True)
    until = models.DateField(null=True)
    values = models.JSONField()
    folded = models.CharField(max_length=250, blank=True)  # of an identity: what search looks through
    unit = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+", db_index=False)  # of a post
    decision = models.CharField(max_length=80, blank=True)
    decided_on = models.DateField(null=True)
    place = models.CharField(max_length=60, blank=True)  # where in the list it stands: "DS!14"

    objects = FactRows.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "kind"], name="people_fact_of_person")]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts=None) | Q(until=None) | Q(until__gt=F("starts")), name="people_fact_days"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def span(self) -> Span:
        """As the rules of history take it."""
        return Span(self.starts, self.until, self.values, self.decision, self.decided_on, self.place, self.pk)


class Dropped(models.Model):
    """That a fact is believed no more since the entry stands."""

    fact = models.ForeignKey(Fact, models.PROTECT, related_name="+")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["fact", "entry"], name="people_dropped_once")]
