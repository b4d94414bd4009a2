"""Django's settings, from the environment; what is not named here is Django's own default."""

from songhanh.wiring.environment import data_folder, database, flag, mail, secret, several, text

DATA_FOLDER = data_folder()
SECRET_KEY = secret(DATA_FOLDER)
DEBUG = False
ALLOWED_HOSTS = several("SONGHANH_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = several("SONGHANH_ORIGINS", "")
SITE_ADDRESS = text("SONGHANH_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
HELP_CONTACT = text("SONGHANH_HELP_CONTACT")  # whom an error page says to call

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "songhanh.web",  # before allauth, whose pages it replaces
    "songhanh.audit",
    "songhanh.agencies",
    "songhanh.notices",
    "songhanh.plans",
    "songhanh.people",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "songhanh.web.headers.headers",
    "songhanh.web.language.spoken",
    "songhanh.web.bodies.bounded",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "songhanh.web.accounts.duty.PasswordDuty",
    "songhanh.web.errors.told_plainly",
]
ROOT_URLCONF = "songhanh.wiring.urls"
WSGI_APPLICATION = "songhanh.wiring.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "songhanh.web.chrome.chrome",
            ],
            "builtins": [f"songhanh.web.templatetags.{one}" for one in ("words", "parts", "plans", "people", "equity")],
        },
    },
]

DATABASES = {"default": database(DATA_FOLDER)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# In the database, so that every worker counts the same attempts.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/tinh/"
STATIC_ROOT = None  # served where the packages have them: nothing to collect at an upgrade
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600

AUTH_USER_MODEL = "agencies.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "full_name")},
    },
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATION}.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk"
ACCOUNT_ADAPTER = "songhanh.web.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "songhanh.web.accounts.forms.LoginForm",
    "change_password": "songhanh.web.accounts.forms.ChangePasswordForm",
    "reset_password": "songhanh.web.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "songhanh.web.accounts.forms.ResetPasswordKeyForm",
    "reauthenticate": "songhanh.web.accounts.forms.ReauthenticateForm",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key", "change_password": "5/m/user"}
ACCOUNT_PREVENT_ENUMERATION = True
# Django's own: it covers the present address of the user; allauth's keeps a list of addresses beside it.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
MFA_ADAPTER = "songhanh.web.accounts.two_step.TwoStepAdapter"
MFA_FORMS = {
    "authenticate": "songhanh.web.accounts.forms.CodeForm",
    "reauthenticate": "songhanh.web.accounts.forms.CodeAgainForm",
    "activate_totp": "songhanh.web.accounts.forms.ActivateAppForm",
    "add_webauthn": "songhanh.web.accounts.forms.AddKeyForm",
    "edit_webauthn": "songhanh.web.accounts.forms.EditKeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Song Hành"
MFA_TOTP_TOLERANCE = 1  # a phone's clock may be half a minute away
# A browser gives a passkey to http://localhost only when the server allows it too.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = SITE_ADDRESS.startswith("http://")

_SECURE = SITE_ADDRESS.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SECURE_HSTS_SECONDS = 31_536_000 if _SECURE else 0
SECURE_SSL_REDIRECT = _SECURE and not flag("SONGHANH_BEHIND_PROXY")
if flag("SONGHANH_BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1  # else all people share the proxy's address, and its limit of attempts
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "songhanh.web.errors.csrf_failure"
# An upload is judged by formats/limits.py; here only that a form cannot fill the memory.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

_MAIL = mail()
globals().update(_MAIL)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = text("SONGHANH_MAIL_FROM", "song-hanh@localhost")
SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W008", "security.W012", "security.W016"]  # told by the address
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
