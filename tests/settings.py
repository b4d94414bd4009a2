"""The product's settings, with what only tests change: a data folder of their own and hashing that costs no time."""

import os
import tempfile

os.environ["SONGHANH_DATA"] = tempfile.mkdtemp(prefix="songhanh-tests-")
os.environ.setdefault("SONGHANH_SECRET", "only for tests, and the same in every process of a run")

from songhanh.wiring.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
