"""Django's settings. Everything a city may want different comes from the environment; the rest is decided here.

    BALAI_CITY_DATA      the data folder (layout.py); `cityserver --data` sets it
    DATABASE_URL         PostgreSQL; `cityserver` fills it in with the embedded server's when the city gave none
    BALAI_CITY_ORIGIN    scheme and host that kiosks and browsers use, e.g. https://balai.example.go.id
    BALAI_CITY_HOSTS     further host names the console answers to, comma separated
    BALAI_CITY_PROXIES   how many proxies of ours stand in front (their X-Forwarded-For is believed); 0 when none
    BALAI_CITY_CONNECTIONS   connections to PostgreSQL of one `cityserver run`, shared by its workers; 40
    BALAI_CITY_LOG       `json` (one object a line) or `text`
    BALAI_CITY_METRICS_TOKEN_FILE   whose content opens /metrics to who asks from elsewhere
    BALAI_CITY_SECOND_FACTOR   roles that must sign in with a second factor, comma separated, or `*`; nobody must when empty
    BALAI_CITY_SIGN_ON   the file that joins the console with the city's identity provider (sign_on_file.py); none when empty

Signatures of kiosks are checked against BALAI_CITY_ORIGIN, never against the Host header: that one the sender chooses.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from psycopg.conninfo import conninfo_to_dict

from sync.server import logs, sign_on_file
from sync.server.console import look
from sync.server.layout import CityFolder, write_private
from sync.server.tenant import identity

CITY = CityFolder(Path(os.environ.get("BALAI_CITY_DATA", "city")))
# Names and colours of the region; a file that cannot be read stops the server with a sentence.
TENANT = identity.read(CITY.tenant)
PUBLIC_ORIGIN = os.environ.get("BALAI_CITY_ORIGIN", "http://127.0.0.1:8700").rstrip("/")
PROXIES = int(os.environ.get("BALAI_CITY_PROXIES", "0"))
# `serving.serve` says how many for its own workers.
CONNECTIONS_A_WORKER = 20
METRICS_TOKEN_FILE = os.environ.get("BALAI_CITY_METRICS_TOKEN_FILE", "")
IS_HTTPS = PUBLIC_ORIGIN.startswith("https://")


def _secret_key() -> str:
    """The key of sessions and forms: made once, kept in DIR/keys; a passing one where no city was initialised."""
    path = CITY.keys / "django.secret"
    if not CITY.keys.is_dir():
        return secrets.token_urlsafe(50)
    if not path.exists():
        write_private(path, secrets.token_urlsafe(50).encode())
    return path.read_text()


def _database(url: str) -> dict[str, Any]:
    parts = conninfo_to_dict(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.get("dbname", "postgres"),
        "USER": parts.get("user", ""),
        "PASSWORD": parts.get("password", ""),
        "HOST": parts.get("host", ""),
        "PORT": str(parts.get("port", "")),
        "OPTIONS": {name: parts[name] for name in ("sslmode", "sslrootcert") if name in parts},
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }


SECRET_KEY = _secret_key()
DEBUG = False
_HOSTS = {urlsplit(PUBLIC_ORIGIN).hostname or "", "127.0.0.1", "localhost"}
ALLOWED_HOSTS = sorted(_HOSTS | set(filter(None, os.environ.get("BALAI_CITY_HOSTS", "").split(","))))
CSRF_TRUSTED_ORIGINS = [PUBLIC_ORIGIN]

INSTALLED_APPS = [
    "unfold",
    "django.contrib.admin.apps.SimpleAdminConfig",  # the console's pages are loaded with the addresses, by whoever serves
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "ninja",
    "sync.server.fleet",
    "sync.server.ingest",
    "sync.server.requests",
    "sync.server.deadlines",
    "sync.server.halls",
    "sync.server.people",
    "sync.server.organisation",
    "sync.server.reviews",
    "sync.server.performance",
    "sync.server.concerns",
    "sync.server.courier",
    "sync.server.public",
    "sync.server.outreach",
    "sync.server.publishing",
    "sync.server.access",
    "sync.server.own",
    "sync.server.records",
    "sync.server.indices",
    "sync.server.leave",
    "sync.server.recommendations",
    "sync.server.flexible",
    "sync.server.merit",
    "sync.server.console",
]
MIDDLEWARE = [
    "sync.server.problem_response.ProblemsBelowApi",
    "django.middleware.security.SecurityMiddleware",
    "sync.server.console.browser_rules.BrowserRules",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # Before those of the apps: our pages stand in for Unfold's and Django's.
        "DIRS": [look.TEMPLATES_FOLDER],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["sync.server.console.templatetags.region"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]
ROOT_URLCONF = "sync.server.urls"
WSGI_APPLICATION = "sync.server.wsgi.application"
DATABASES = {"default": _database(os.environ.get("DATABASE_URL", ""))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Account"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SECOND_FACTOR_ROLES = frozenset(
    filter(None, os.environ.get("BALAI_CITY_SECOND_FACTOR", "").replace(" ", "").split(","))
)
OTP_TOTP_ISSUER = TENANT.title
SIGN_ON = sign_on_file.read(os.environ.get("BALAI_CITY_SIGN_ON", ""))
OIDC_RP_SIGN_ALGO, OIDC_RP_SCOPES, OIDC_USE_PKCE, OIDC_TIMEOUT = "RS256", "openid email", True, 10
OIDC_CREATE_USER = False
OIDC_AUTHENTICATION_CALLBACK_URL = "admin:city_sign_on_returned"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
if SIGN_ON is not None:
    AUTHENTICATION_BACKENDS.append("sync.server.access.city_sign_on.CitySignOn")
    globals().update(SIGN_ON.settings())
# Thirty minutes without a request end a session (`access/sign_ins.py` also ends it after a working day).
SESSION_COOKIE_AGE = 30 * 60
SESSION_SAVE_EVERY_REQUEST = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 30 * 24 * 3600 if IS_HTTPS else 0
# The city's other host names and the browsers' own list are the city's to decide, and its proxy leads from http to https.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W008", "security.W021"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXIES else None
X_FRAME_OPTIONS = "DENY"
LOGOUT_REDIRECT_URL = "admin:login"
# A batch of facts decodes to 256 KiB at most; parts are streamed and never pass through here.
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
APPEND_SLASH = False

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Indonesia")]
USE_I18N = True
USE_TZ = True
# The clock of storage is UTC (USE_TZ); people read and type the city's.
TIME_ZONE = "Asia/Jakarta"

UNFOLD = {**look.UNFOLD, "SITE_TITLE": TENANT.title, "SITE_HEADER": TENANT.title}
STATIC_URL = "static/"
STATIC_ROOT = CITY.static
STATICFILES_DIRS = look.static_folders()
WHITENOISE_USE_FINDERS = True
LOGGING = logs.configuration(os.environ.get("BALAI_CITY_LOG", "json"))
