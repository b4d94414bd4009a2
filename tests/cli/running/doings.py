"""What the tests of these commands do to an installation, as programs that run in a process of their own."""

from installation import Installation

TAMPER = """
import sys
from django.db import connection
from songhanh.audit.models import Entry
with connection.cursor() as cursor:
    # Whoever owns the database drops its triggers first.
    if connection.vendor == "sqlite":
        cursor.execute("DROP TRIGGER audit_entry_no_update")
    else:
        cursor.execute("DROP TRIGGER audit_entry_guard ON audit_entry")
Entry.objects.filter(number=int(sys.argv[1])).update(actor_name="Ai khác")
"""
GIVE_FILES = """
import sys
from django.utils import timezone
from songhanh.agencies.access import Viewer
from songhanh.agencies.models import Body
from songhanh.plans.actions.documents import receive_document
agency = Body.objects.get(code="SKHDT")
by = Viewer.program(timezone.now())
for number in sys.argv[1:]:
    text = f"Kế hoạch thử {number}".encode()
    print(receive_document(agency=agency, name="ke-hoach.txt", chunks=[text], by=by).digest)
"""
TELL = """
from django.utils import timezone
from songhanh.agencies.access import Viewer
from songhanh.agencies.models import Body, User
from songhanh.lib.words import Words
from songhanh.notices.actions import tell
User.objects.update(mail="at_once", email="minh@so.example")
agency = Body.objects.get(code="SKHDT")
words = Words("Có việc mới.", "There is work.")
by = Viewer.program(timezone.now())
tell(to=[User.objects.get().pk], agency=agency.pk, event="task.added", words=words, address="/nhiem-vu/1/", by=by)
"""
MAILS = """
from songhanh.notices.models import Mail
print(*Mail.objects.order_by("pk").values_list("state", flat=True))
"""
SIGN_IN = """
from django.contrib.sessions.backends.db import SessionStore
session = SessionStore()
session["who"] = "minh"
session.save()
"""
COUNTS = """
from django.contrib.sessions.models import Session
from songhanh.agencies.models import Body
from songhanh.plans.models import PlanDocument
print(Body.objects.count(), PlanDocument.objects.count(), Session.objects.count())
"""


def mails(installation: Installation) -> list[str]:
    """The states of the mails."""
    return installation.python(MAILS).split()


def mailing(port: int) -> dict[str, str]:
    """The environment in which mail goes through a server on loopback."""
    return {"SONGHANH_MAIL_URL": f"smtp://127.0.0.1:{port}"}
