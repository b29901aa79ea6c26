"""Who may do what in the console: groups, each with its permissions, set after every migration.

A role says what may be done; which halls and officers it is done with, the account says (`organisation.scope`).

Roles
- officer: what the city knows of themselves: presence, plans, work, objections.
- team lead, division head, agency head (ketua tim, kabid, kadis; also lurah and camat): the officers of the units that they lead,
  with presence, work and plans, which they write; days without evidence and behaviour, which they rule on, never their own; the halls
  of their areas. No sealed part.
- personnel (BKPSDM): every officer's presence, work, plans and objections; posts, sanctions, months to compute, rules of the indices to
  write or to approve, never both; no request.
- inspectorate: every hall's lists, every record of openings and changes, who has which account; records answers to reports about
  staff, changes nothing else, opens nothing.
- city leader (the mayor's office): what went unanswered for too long in any hall, and orders about it; opens nothing.
- supervisor: the halls they are given (`Account.sites`), and the sealed parts of those halls, each opening with a purpose;
  badges, first PINs and unlocking for the officers of those halls; couriers' bundles of any hall, to bring; judging presences,
  never their own; answering complaints.
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
from sync.server.organisation.scope import given_sites, led_officers, serving_at
from sync.server.people.models import Account, Officer

SUPERVISOR, ADMINISTRATOR, OVERSIGHT, HELPER = "supervisor", "administrator", "oversight", "helper"
OFFICER, TEAM_LEAD, DIVISION_HEAD, AGENCY_HEAD = "officer", "team_lead", "division_head", "agency_head"
PERSONNEL, INSPECTORATE, CITY_LEADER = "personnel", "inspectorate", "city_leader"
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
    "reviews.view_reviewcase",
    "concerns.view_concern",
    "requests.view_referral",
    "people.view_unlock",
    "courier.view_courierbundle",
    "performance.view_plan",
    "performance.view_workentry",
    "performance.view_objection",
    "outreach.view_phonepaper",
    "outreach.view_message",
)
_LEDGER = ("deadlines.view_laterequest", "deadlines.view_compensationrule")
_CLOCKS = ("deadlines.stop_clocks", "deadlines.add_exceptedrequest", *_LEDGER)
_REVIEWING = ("reviews.decide_presence", "concerns.answer_concern")
_EXPORTS = ("records.view_export", "records.add_export")
_HOLDS = ("records.view_hold", "records.add_hold")
_RIGHTS = ("records.view_subjectrequest", "records.add_subjectrequest", "records.answer_subjectrequest")
_WATCHED_DATA = (
    "records.view_export",
    "records.view_retentionrule",
    "records.view_destruction",
    "records.view_hold",
    "records.view_subjectrequest",
    "records.view_incident",
)
_DATA_DUTIES = (
    *_WATCHED_DATA,
    *_RIGHTS,
    *_HOLDS,
    "records.add_retentionrule",
    "records.approve_retentionrule",
    "records.add_incident",
    "records.change_incident",
)
_REVIEW_RULES = ("reviews.view_quality", "reviews.view_presencepolicy")
_ESCALATED = ("concerns.view_concern", "requests.view_referral", "concerns.see_escalated")
_ORDERS = (*_ESCALATED, "concerns.view_instruction", "concerns.add_instruction")
_ACCOUNTS = ("people.view_account", "people.add_account", "people.change_account")
_CODES = ("fleet.view_enrolmentcode", "fleet.add_enrolmentcode")
_ACCESS = ("people.print_badge", "people.add_activationcode")
_CARRYING = ("courier.add_courierbundle",)
_PLANS = ("performance.add_plan", "performance.change_plan")
# Goals, shared tasks and what was made of the work: seen; agreed and verified by whoever leads; patterns looked into.
_WORK_SEEN = ("performance.view_goal", "performance.view_teamtask", "performance.view_surface")
_WORK_LED = (
    *_WORK_SEEN,
    "performance.add_goal",
    "performance.change_goal",
    "performance.decide_goal",
    "performance.add_teamtask",
    "performance.change_teamtask",
    "performance.verify_work",
    "performance.look_into_surface",
)
_HELPING = ("requests.view_referral", "requests.answer_referral")
_UNITS = ("people.view_unit", "people.add_unit", "people.change_unit")
_OFFICERS = (
    "people.add_officer",
    "people.change_officer",
    "organisation.view_officerimport",
    "organisation.add_officerimport",
)
_CAPABILITIES = ("organisation.view_capabilityswitch", "organisation.change_capabilityswitch")
_CHANGES = ("admin.view_logentry",)
_MERIT = ("merit.view_kpitarget", "merit.view_spending")
_PULSE = ("merit.view_pulsecell",)
_TALENT = ("merit.view_assessment", "merit.add_assessment")
_NUMBERS = ("indices.view_officermonth",)
_SIGNED = (*_NUMBERS, "recommendations.view_monthsignature", "recommendations.view_payrollfile")
_SIGNING = (*_NUMBERS, "recommendations.view_monthsignature", "recommendations.sign_month")
_DECIDING = ("recommendations.decide_objection",)
_PAYROLL = (*_SIGNED, "recommendations.add_payrollfile")
_FLEXIBLE = ("flexible.view_application", "flexible.see_board", "flexible.view_regionchoice")
_FLEXIBLE_LED = (*_FLEXIBLE, "flexible.decide_application", "flexible.add_contact", "flexible.change_staffing")
_FLEXIBLE_RULES = (*_FLEXIBLE, "flexible.decide_appeal", "flexible.add_regionchoice")
_RUNS_SEEN = ("indices.view_run", "indices.view_indexruleedition")
_RUNS = (*_RUNS_SEEN, "indices.add_run")
_INDEX_RULES = ("indices.add_indexruleedition", "indices.change_indexruleedition")
_INDEX_RULES_APPROVED = ("indices.approve_indexruleedition",)
_DAYS_RULED = (
    "indices.view_dayruling",
    "indices.add_dayruling",
    "indices.view_behaviourrating",
    "indices.add_behaviourrating",
)
_LEAVE = ("leave.view_leave", "leave.add_leave")
_SANCTIONS = ("indices.view_sanction", "indices.add_sanction")
_APPOINTMENTS_SEEN = ("organisation.view_appointment",)
_APPOINTMENTS = (*_APPOINTMENTS_SEEN, "organisation.add_appointment", "organisation.change_appointment")
_OWN = (
    "performance.view_goal",
    "flexible.view_application",
    "people.view_presence",
    "performance.view_plan",
    "performance.view_workentry",
    "performance.view_objection",
    *_NUMBERS,
)
_LEADING = (
    *_OWN,
    *_LEAVE,
    *_FLEXIBLE_LED,
    *_PLANS,
    *_WORK_LED,
    *_MERIT,
    *_DAYS_RULED,
    *_APPOINTMENTS_SEEN,
    "people.view_officer",
    "people.view_unit",
    "fleet.view_site",
    "requests.view_request",
)
_RULES_SEEN = ("publishing.view_catalogueedition", "publishing.view_calendaredition", "publishing.view_hallhours")
_RULES_APPROVED = ("publishing.approve_catalogueedition", "publishing.approve_calendaredition")
_HALL_HOURS = ("publishing.add_hallhours", "publishing.change_hallhours")
_RULES_WRITTEN = (
    "publishing.add_catalogueedition",
    "publishing.change_catalogueedition",
    "publishing.add_calendaredition",
    "publishing.change_calendaredition",
)
ROLES: Mapping[str, tuple[str, ...]] = {
    SUPERVISOR: (
        *_MERIT,
        *_LISTS,
        *_CLOCKS,
        *_RULES_SEEN,
        *_HALL_HOURS,
        OPEN_PART,
        *_ACCESS,
        *_CARRYING,
        *_PLANS,
        *_WORK_LED,
        *_REVIEWING,
        *_EXPORTS,
        *_RIGHTS,
        *_HOLDS,
        "people.add_unlock",
    ),
    ADMINISTRATOR: (
        *_APPOINTMENTS,
        *_RUNS_SEEN,
        *_INDEX_RULES,
        *_MERIT,
        "merit.add_kpitarget",
        "merit.add_spendingimport",
        *_LISTS,
        *_WORK_SEEN,
        SEE_EVERY_SITE,
        *_ACCOUNTS,
        *_CODES,
        *_ACCESS,
        *_CARRYING,
        *_OFFICERS,
        *_UNITS,
        *_CAPABILITIES,
        *_CHANGES,
        *_REVIEW_RULES,
        *_EXPORTS,
        *_DATA_DUTIES,
        *_RULES_SEEN,
        *_RULES_WRITTEN,
        *_RULES_APPROVED,
        *_HALL_HOURS,
        *_LEDGER,
        "deadlines.add_compensationrule",
        "reviews.add_presencepolicy",
        "fleet.change_kiosk",
    ),
    OVERSIGHT: (
        *_RUNS_SEEN,
        *_FLEXIBLE,
        *_MERIT,
        *_PULSE,
        *_LISTS,
        *_WORK_SEEN,
        *_LEDGER,
        *_RULES_SEEN,
        SEE_EVERY_SITE,
        *_REVIEW_RULES,
        *_ESCALATED,
        *_WATCHED_DATA,
        "concerns.see_staff_concern",
        *_SIGNED,
    ),
    HELPER: _HELPING,
    OFFICER: _OWN,
    TEAM_LEAD: _LEADING,
    DIVISION_HEAD: _LEADING,
    AGENCY_HEAD: (
        *_RUNS_SEEN,
        *_INDEX_RULES_APPROVED,
        "flexible.decide_appeal",
        *_PULSE,
        *_TALENT,
        "merit.add_spendingimport",
        *_LEADING,
        *_CLOCKS,
        "deadlines.add_ledgerentry",
        *_RULES_SEEN,
        *_RULES_APPROVED,
        *_ORDERS,
        *_EXPORTS,
        *_SIGNING,
        *_DECIDING,
    ),
    CITY_LEADER: (
        *_RUNS_SEEN,
        *_INDEX_RULES_APPROVED,
        *_FLEXIBLE,
        *_MERIT,
        *_PULSE,
        "merit.add_kpitarget",
        *_ORDERS,
        SEE_EVERY_SITE,
        "fleet.view_site",
        "requests.view_request",
        "concerns.see_staff_concern",
        *_SIGNING,
    ),
    PERSONNEL: (
        *_APPOINTMENTS,
        *_LEAVE,
        *_RUNS,
        *_INDEX_RULES,
        *_INDEX_RULES_APPROVED,
        *_SANCTIONS,
        *_DAYS_RULED,
        *_WORK_SEEN,
        "performance.look_into_surface",
        "performance.decide_goal",
        *_FLEXIBLE_RULES,
        *_MERIT,
        *_PULSE,
        *_TALENT,
        "merit.confirm_assessment",
        *_OWN,
        *_EXPORTS,
        SEE_EVERY_SITE,
        "people.view_officer",
        "people.view_unit",
        "fleet.view_site",
        *_PAYROLL,
        *_DECIDING,
    ),
    INSPECTORATE: (
        *_RUNS_SEEN,
        *_APPOINTMENTS_SEEN,
        "leave.view_leave",
        "indices.view_dayruling",
        "indices.view_sanction",
        *_FLEXIBLE,
        *_MERIT,
        *_LISTS,
        *_WORK_SEEN,
        "performance.look_into_surface",
        *_LEDGER,
        *_CHANGES,
        *_REVIEW_RULES,
        *_ESCALATED,
        *_WATCHED_DATA,
        *_RULES_SEEN,
        SEE_EVERY_SITE,
        "concerns.see_staff_concern",
        "concerns.answer_staff_concern",
        "people.view_account",
        "people.view_unit",
        "organisation.view_capabilityswitch",
        *_SIGNED,
    ),
}
ROLE_NAMES: Mapping[str, str] = {
    SUPERVISOR: "Penyelia",
    ADMINISTRATOR: "Administrator",
    OVERSIGHT: "Pengawas",
    HELPER: "Petugas dinas",
    OFFICER: "Petugas",
    TEAM_LEAD: "Ketua tim",
    DIVISION_HEAD: "Kepala bidang",
    AGENCY_HEAD: "Kepala dinas",
    PERSONNEL: "BKPSDM",
    INSPECTORATE: "Inspektorat",
    CITY_LEADER: "Pimpinan kota",
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
    return Site.objects.all() if account.has_perm(SEE_EVERY_SITE) else given_sites(account)


def visible_officers(account: Account) -> QuerySet[Officer]:
    """Those of the halls that it sees, and those whom it leads; who sees every hall also those who serve none."""
    if account.has_perm(SEE_EVERY_SITE):
        return Officer.objects.all()
    of_halls = Q(id__in=serving_at(visible_sites(account)))
    return Officer.objects.filter(of_halls | Q(id__in=led_officers(account).values("id")))


def may_open_parts(account: Account) -> bool:
    """Given by name, to the account or one of its groups; `has_perm` would say yes to every superuser."""
    given = Q(group__user=account) | Q(user=account)
    return account.is_active and _permissions((OPEN_PART,)).filter(given).exists()


def may_open_parts_of(account: Account, site: Site) -> bool:
    """Also a person who sees every hall opens parts of the halls they are given only."""
    return may_open_parts(account) and given_sites(account).filter(id=site.id).exists()
