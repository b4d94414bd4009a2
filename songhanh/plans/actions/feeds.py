"""The calendar feed of a person: a secret address, of which only the digest is kept."""

import secrets
from hashlib import sha256

from django.db import transaction

from songhanh.agencies.access import Permission, Viewer
from songhanh.agencies.models import User
from songhanh.audit.actions import record
from songhanh.plans.models import CalendarFeed


def digest_of(secret: str) -> str:
    """What is kept of the secret of an address."""
    return sha256(secret.encode()).hexdigest()


@transaction.atomic
def make_feed(*, by: Viewer) -> str:
    """A new address; the one before stops working. Its secret, shown this once."""
    by.require(Permission.PLAN_SEE, *by.paths(Permission.PLAN_SEE))
    User.objects.select_for_update().get(pk=by.user)  # two presses at once make one address after the other
    CalendarFeed.objects.filter(user=by.user, revoked_at=None).update(revoked_at=by.at)
    secret = secrets.token_urlsafe(32)
    CalendarFeed(user_id=by.user, secret_digest=digest_of(secret), made_at=by.at).save()
    record(by=by, agency=by.agency, event="feed.made", subject=f"user:{by.user}", values={})
    return secret


@transaction.atomic
def revoke_feed(*, by: Viewer) -> None:
    """Stop the address."""
    by.require(Permission.PLAN_SEE, *by.paths(Permission.PLAN_SEE))
    CalendarFeed.objects.filter(user=by.user, revoked_at=None).update(revoked_at=by.at)
    record(by=by, agency=by.agency, event="feed.revoked", subject=f"user:{by.user}", values={})
