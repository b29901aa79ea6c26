"""Who may do what in the console: three groups, each with its permissions, set after every migration.

Roles
- supervisor: the halls they are given (`Account.sites`), and the sealed parts of those halls, each opening with a purpose;
  badges, first PINs and unlocking for the officers of those halls; couriers' bundles of any hall, to bring.
- administrator: accounts, officers with their badges and first PINs, enrolment codes, stolen kiosks, every hall's lists;
  no sealed part, no unlocking.
- helper: the questions that halls asked of the offices they are given (`Account.units`), with the words of each question, and
  the answer in the office's name; nothing else of any hall.
- oversight: every hall's lists and the record of openings; changes nothing, opens nothing.

Invariants
- The right to open parts is a permission that somebody gave by name: being a superuser does not include it.
- Whoever lacks `see_every_site` sees the halls they are given and no others, in lists, details and counts alike.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib.auth.models import Group, Permission
from django.db.models import Q, QuerySet

from sync.server.fleet.models import Site
from sync.server.people.models import Account

SUPERVISOR, ADMINISTRATOR, OVERSIGHT, HELPER = "supervisor", "administrator", "oversight", "helper"
OPEN_PART = "ingest.open_part"
SEE_EVERY_SITE = "fleet.see_every_site"

_LISTS = (
    "fleet.view_site",
    "fleet.view_kiosk",
    "requests.view_request",
    "people.view_officer",
    "people.view_presence",
    "ingest.view_quarantinedfact",
    "ingest.view_partopening",
    "reviews.view_automaticopening",
    "people.view_unlock",
    "courier.view_courierbundle",
    "performance.view_plan",
    "performance.view_workentry",
    "performance.view_objection",
)
_ACCOUNTS = ("people.view_account", "people.add_account", "people.change_account")
_CODES = ("fleet.view_enrolmentcode", "fleet.add_enrolmentcode")
_ACCESS = ("people.print_badge", "people.add_activationcode")
_CARRYING = ("courier.add_courierbundle",)
_PLANS = ("performance.add_plan", "performance.change_plan")
_HELPING = ("requests.view_referral", "requests.answer_referral")
_UNITS = ("people.view_unit", "people.add_unit", "people.change_unit")
_OFFICERS = ("people.add_officer", "people.change_officer")
ROLES: Mapping[str, tuple[str, ...]] = {
    SUPERVISOR: (*_LISTS, OPEN_PART, *_ACCESS, *_CARRYING, *_PLANS, "people.add_unlock"),
    ADMINISTRATOR: (
        *_LISTS,
        SEE_EVERY_SITE,
        *_ACCOUNTS,
        *_CODES,
        *_ACCESS,
        *_CARRYING,
        *_OFFICERS,
        *_UNITS,
        "fleet.change_kiosk",
    ),
    OVERSIGHT: (*_LISTS, SEE_EVERY_SITE, "requests.view_referral"),
    HELPER: _HELPING,
}
ROLE_NAMES: Mapping[str, str] = {
    SUPERVISOR: "Penyelia",
    ADMINISTRATOR: "Administrator",
    OVERSIGHT: "Pengawas",
    HELPER: "Petugas dinas",
}


def set_up_roles(**_signal: object) -> None:
    """Each role has exactly the permissions named here; accounts keep their roles."""
    for role, names in ROLES.items():
        group, _ = Group.objects.get_or_create(name=role)
        group.permissions.set(_permissions(names))


def _permissions(names: tuple[str, ...]) -> QuerySet[Permission]:
    wanted = Q()
    for name in names:
        app, codename = name.split(".")
        wanted |= Q(content_type__app_label=app, codename=codename)
    return Permission.objects.filter(wanted)


def visible_sites(account: Account) -> QuerySet[Site]:
    return Site.objects.all() if account.has_perm(SEE_EVERY_SITE) else account.sites.all()


def may_open_parts(account: Account) -> bool:
    """Given by name, to the account or one of its groups; `has_perm` would say yes to every superuser."""
    given = Q(group__user=account) | Q(user=account)
    return account.is_active and _permissions((OPEN_PART,)).filter(given).exists()


def may_open_parts_of(account: Account, site: Site) -> bool:
    """Also a person who sees every hall opens parts of the halls they are given only."""
    return may_open_parts(account) and account.sites.filter(id=site.id).exists()
