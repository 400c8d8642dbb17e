"""Settings: everything an operator may change comes from the environment, named QYZMET_..."""

import os
from pathlib import Path
from urllib.parse import unquote, urlparse

from csp.constants import NONE, SELF

from . import sqlite

PACKAGE = Path(__file__).resolve().parents[1]
PROJECT = PACKAGE.parents[1]
QYZMET_VAR = Path(os.environ.get("QYZMET_VAR", PROJECT / "var"))
"""Where the database of the embedded mode, files, editions and heads are kept."""

DEMO = os.environ.get("QYZMET_DEMO", "") == "1"
"""Shows the demo accounts and the sandbox inbox; never on in production."""

QYZMET_BASE_URL = os.environ.get("QYZMET_BASE_URL", "http://127.0.0.1:8000").rstrip("/")
"""What QR codes and notices lead to."""


def _secret() -> str:
    """The key that signs sessions: from the environment, else made once and kept beside the data."""
    given = os.environ.get("QYZMET_SECRET_KEY")
    if given:
        return given
    path = QYZMET_VAR / "secret.key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(os.urandom(48).hex())
        path.chmod(0o600)
    return path.read_text().strip()


SECRET_KEY = _secret()
DEBUG = False
_OWN_HOST = urlparse(QYZMET_BASE_URL).hostname or "localhost"
ALLOWED_HOSTS = os.environ.get("QYZMET_HOSTS", f"{_OWN_HOST},localhost,127.0.0.1").split(",")
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("QYZMET_ORIGINS", "").split(",") if o]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "axes",
    "qyzmet.kernel",
    "qyzmet.features.people",
    "qyzmet.features.acts",
    "qyzmet.features.registers",
    "qyzmet.features.applications",
    "qyzmet.features.documents",
    "qyzmet.features.notices",
    "qyzmet.web.components",
    "qyzmet.web.portal",
    "qyzmet.web.desk",
    "qyzmet.web.api",
]

PROXIES = int(os.environ.get("QYZMET_PROXIES", "0"))
"""How many proxies of ours stand in front: so many last hops of X-Forwarded-For are believed."""

if PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

MIDDLEWARE = [
    "qyzmet.web.proxy.BehindProxies",
    "qyzmet.web.trouble.DatabaseTrouble",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "qyzmet.web.gate.Gate",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "qyzmet.config.urls"
WSGI_APPLICATION = "qyzmet.config.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "qyzmet.web.components.context.display",
                "qyzmet.web.gate.who",
            ],
            "string_if_invalid": "",
        },
    }
]


def _database() -> dict[str, object]:
    """SQLite embedded unless QYZMET_DATABASE names a PostgreSQL (postgresql://user@host/name)."""
    url = os.environ.get("QYZMET_DATABASE", "")
    if not url:
        QYZMET_VAR.mkdir(parents=True, exist_ok=True)
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": QYZMET_VAR / "qyzmet.sqlite3",
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
                    "PRAGMA cache_size=-65536; PRAGMA mmap_size=268435456"
                ),
            },
            "TEST": {"NAME": os.environ.get("QYZMET_TEST_SQLITE") or None},
        }
    where = urlparse(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": where.path.lstrip("/"),
        "USER": unquote(where.username or ""),
        "PASSWORD": unquote(where.password or ""),
        "HOST": unquote(where.hostname or ""),
        "PORT": str(where.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "options": "-c statement_timeout=60000 -c lock_timeout=10000",
            "prepare_threshold": 1,
        },
    }


DATABASES = {"default": _database()}
SQLITE_BUNDLED = sqlite.BUNDLED
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "sign-in"
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
AXES_LOCKOUT_CALLABLE = "qyzmet.web.portal.signing_in.locked_out"
AXES_VERBOSE = False

SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = QYZMET_BASE_URL.startswith("https:")
CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE
CSRF_FAILURE_VIEW = "qyzmet.web.trouble.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "script-src": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

LANGUAGE_CODE = "kk"
LANGUAGES = [("kk", "Қазақша"), ("ru", "Русский"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "web" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Almaty"

STATIC_URL = "/static/"
STATIC_ROOT = QYZMET_VAR / "static"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]

EMAIL_HOST = os.environ.get("QYZMET_SMTP_HOST", "")
EMAIL_PORT = int(os.environ.get("QYZMET_SMTP_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("QYZMET_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("QYZMET_SMTP_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("QYZMET_SMTP_TLS", "") == "1"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("QYZMET_MAIL_FROM", "qyzmet@localhost")

QYZMET_MAIL = "qyzmet.outside.smtp.send" if EMAIL_HOST else "qyzmet.outside.sandbox.send_mail"
QYZMET_SMS = "qyzmet.outside.sandbox.send_sms"
"""Adapters behind the ports of the notices; named only here."""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": os.environ.get("QYZMET_LOG", "WARNING")},
}

QYZMET_INBOX = "qyzmet.outside.sandbox.messages" if DEMO else ""
"""What the demo shows as "sent"; empty outside a demo."""
