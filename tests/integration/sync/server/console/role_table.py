"""What each actor is answered at each address of the console, by the address' name: the roles of `console/roles.py` in figures.

A row says, by method and object, the statuses in the order of `ACTORS`. "in": shown the sign-in. "own" is an object of the hall that
`supervisor` is given and `elsewhere` is not; "any" stands where an address names no object. Another hall's object is answered
like one that is not there: 404, or Django's way back to the start (302).
"""

from __future__ import annotations

ACTORS = ("nobody", "no role", "supervisor", "elsewhere", "administrator", "oversight")

Row = dict[str, tuple[str, ...]]


def _row(**statuses: str) -> Row:
    return {what.replace("_", " "): tuple(those.split()) for what, those in statuses.items()}


def _rows(row: Row, *names: str) -> dict[str, Row]:
    return dict.fromkeys(names, row)


TABLE: dict[str, Row] = {
    **_rows(
        _row(GET_any="in 200 200 200 200 200", POST_any="in 200 200 200 200 200"), "search", "index", "password_change"
    ),
    **_rows(_row(GET_any="in 200 200 200 200 200", POST_any="in 405 405 405 405 405"), "today_live"),
    **_rows(
        _row(
            GET_own="in 404 200 404 200 200",
            POST_own="in 405 405 405 405 405",
            GET_missing="in 404 404 404 404 404",
            POST_missing="in 405 405 405 405 405",
        ),
        "today_hall",
        "today_hall_live",
    ),
    **_rows(_row(GET_any="200 302 302 302 302 302", POST_any="200 200 200 200 200 200"), "login"),
    **_rows(_row(GET_any="302 405 405 405 405 405", POST_any="302 in in in in in"), "logout"),
    **_rows(
        _row(GET_any="in 200 200 200 200 200", POST_any="in 405 405 405 405 405"), "password_change_done", "jsi18n"
    ),
    **_rows(_row(GET_any="in 403 403 403 403 403", POST_any="in 405 405 405 405 405"), "autocomplete"),
    # Whose turn it is not begins at the sign-in; without a provider of identities there is no way to one.
    **_rows(
        _row(GET_any="in in in in in in", POST_any="in in in in in in"),
        "sign_in_code",
        "sign_in_set_up",
    ),
    **_rows(
        _row(GET_any="404 404 404 404 404 404", POST_any="404 404 404 404 404 404"),
        "city_sign_on",
        "city_sign_on_returned",
    ),
    **_rows(
        _row(GET_any="in 200 200 200 200 200", POST_any="in 200 200 200 200 200"),
        "own_security",
        "own_security_set_up",
    ),
    **_rows(
        _row(GET_any="in 302 302 302 302 302", POST_any="in 302 302 302 302 302"),
        "own_security_recovery",
        "own_security_switch_off",
        "own_security_leave",
    ),
    **_rows(
        _row(
            GET_own="in 403 403 403 302 403",
            POST_own="in 403 403 403 302 403",
            GET_missing="in 403 403 403 403 403",
            POST_missing="in 403 403 403 403 403",
        ),
        "people_account_reset_factor",
        "people_account_sign_out",
        "people_account_untie",
    ),
    **_rows(
        _row(
            GET_own="in 404 404 404 404 404",
            POST_own="in 404 404 404 404 404",
            GET_missing="in 404 404 404 404 404",
            POST_missing="in 404 404 404 404 404",
        ),
        "view_on_site",
        "people_account_history",
        "reviews_automaticopening_history",
        "fleet_enrolmentcode_history",
        "courier_courierbundle_history",
        "fleet_site_history",
        "fleet_kiosk_history",
        "people_officer_history",
        "people_presence_history",
        "ingest_quarantinedfact_history",
        "ingest_partopening_history",
        "requests_request_history",
        "people_unlock_history",
        "people_unit_history",
        "performance_plan_history",
        "performance_workentry_history",
        "performance_objection_history",
        "requests_referral_history",
    ),
    **_rows(
        _row(
            GET_own="in 403 403 403 302 403",
            POST_own="in 403 403 403 200 403",
            GET_missing="in 403 403 403 403 403",
            POST_missing="in 403 403 403 403 403",
        ),
        "people_account_new_password",
    ),
    **_rows(
        _row(GET_any="in 403 403 403 200 403", POST_any="in 403 403 403 200 403"),
        "people_account_changelist",
        "people_account_add",
        "fleet_enrolmentcode_changelist",
        "fleet_enrolmentcode_add",
        "people_officer_add",
        "people_unit_changelist",
        "people_unit_add",
    ),
    # Nothing is deleted here, by nobody.
    **_rows(
        _row(
            GET_own="in 403 403 403 403 403",
            POST_own="in 403 403 403 403 403",
            GET_missing="in 403 403 403 403 403",
            POST_missing="in 403 403 403 403 403",
        ),
        "people_account_delete",
        "reviews_automaticopening_delete",
        "fleet_enrolmentcode_delete",
        "courier_courierbundle_delete",
        "fleet_site_delete",
        "fleet_kiosk_delete",
        "people_officer_delete",
        "people_presence_delete",
        "ingest_quarantinedfact_delete",
        "ingest_partopening_delete",
        "requests_request_delete",
        "people_unlock_delete",
        "people_unit_delete",
        "performance_plan_delete",
        "performance_workentry_delete",
        "performance_objection_delete",
        "requests_referral_delete",
    ),
    **_rows(
        _row(
            GET_own="in 403 403 403 200 403",
            POST_own="in 403 403 403 200 403",
            GET_missing="in 403 403 403 403 403",
            POST_missing="in 403 403 403 403 403",
        ),
        "people_account_change",
        "people_unit_change",
    ),
    # Leads to the page beside it, which then asks who it is.
    **_rows(
        _row(
            GET_own="in 302 302 302 302 302",
            POST_own="in 302 302 302 302 302",
            GET_missing="in 302 302 302 302 302",
            POST_missing="in 302 302 302 302 302",
        ),
        "unnamed /console/people/account/<path:object_id>/",
        "unnamed /console/reviews/automaticopening/<path:object_id>/",
        "unnamed /console/fleet/enrolmentcode/<path:object_id>/",
        "unnamed /console/courier/courierbundle/<path:object_id>/",
        "unnamed /console/fleet/site/<path:object_id>/",
        "unnamed /console/fleet/kiosk/<path:object_id>/",
        "unnamed /console/people/officer/<path:object_id>/",
        "unnamed /console/people/presence/<path:object_id>/",
        "unnamed /console/ingest/quarantinedfact/<path:object_id>/",
        "unnamed /console/ingest/partopening/<path:object_id>/",
        "unnamed /console/requests/request/<path:object_id>/",
        "unnamed /console/people/unlock/<path:object_id>/",
        "unnamed /console/people/unit/<path:object_id>/",
        "unnamed /console/performance/plan/<path:object_id>/",
        "unnamed /console/performance/workentry/<path:object_id>/",
        "unnamed /console/performance/objection/<path:object_id>/",
        "unnamed /console/requests/referral/<path:object_id>/",
    ),
    **_rows(
        _row(GET_any="in 403 200 200 200 200", POST_any="in 403 200 200 200 200"),
        "reviews_automaticopening_changelist",
        "courier_courierbundle_changelist",
        "fleet_site_changelist",
        "fleet_kiosk_changelist",
        "people_officer_changelist",
        "people_presence_changelist",
        "ingest_quarantinedfact_changelist",
        "ingest_partopening_changelist",
        "requests_request_changelist",
        "people_unlock_changelist",
        "performance_plan_changelist",
        "performance_workentry_changelist",
        "performance_objection_changelist",
    ),
    **_rows(
        _row(GET_any="in 403 403 403 403 403", POST_any="in 403 403 403 403 403"),
        "reviews_automaticopening_add",
        "fleet_site_add",
        "fleet_kiosk_add",
        "people_presence_add",
        "ingest_quarantinedfact_add",
        "ingest_partopening_add",
        "requests_request_add",
        "requests_referral_add",
        "performance_workentry_add",
        "performance_objection_add",
    ),
    **_rows(
        _row(
            GET_own="in 403 302 302 302 302",
            POST_own="in 403 403 403 403 403",
            GET_missing="in 403 302 302 302 302",
            POST_missing="in 403 403 403 403 403",
        ),
        "reviews_automaticopening_change",
    ),
    **_rows(
        _row(
            GET_own="in 403 403 403 200 403",
            POST_own="in 403 403 403 403 403",
            GET_missing="in 403 403 403 302 403",
            POST_missing="in 403 403 403 403 403",
        ),
        "fleet_enrolmentcode_change",
    ),
    **_rows(
        _row(GET_any="in 403 200 200 200 403", POST_any="in 403 200 200 200 403"),
        "courier_courierbundle_add",
        "people_officer_badges",
    ),
    **_rows(
        _row(
            GET_own="in 403 302 404 302 403",
            POST_own="in 403 302 404 302 403",
            GET_missing="in 403 404 404 404 404",
            POST_missing="in 403 404 404 404 404",
        ),
        "courier_courierbundle_reply",
    ),
    **_rows(
        _row(
            GET_own="in 403 200 404 200 200",
            POST_own="in 403 200 404 200 200",
            GET_missing="in 403 404 404 404 404",
            POST_missing="in 403 404 404 404 404",
        ),
        "courier_courierbundle_change",
        "people_officer_change",
        "people_presence_change",
        "requests_request_change",
    ),
    **_rows(
        _row(
            GET_own="in 403 200 302 200 200",
            POST_own="in 403 403 403 403 403",
            GET_missing="in 403 302 302 302 302",
            POST_missing="in 403 403 403 403 403",
        ),
        "fleet_site_change",
        "fleet_kiosk_change",
        "ingest_quarantinedfact_change",
        "ingest_partopening_change",
        "people_unlock_change",
        "performance_workentry_change",
        "performance_objection_change",
    ),
    **_rows(
        _row(
            GET_own="in 403 403 403 200 403",
            POST_own="in 403 403 403 200 403",
            GET_missing="in 403 403 403 404 403",
            POST_missing="in 403 403 403 404 403",
        ),
        "fleet_kiosk_stolen",
        "people_officer_edit",
    ),
    **_rows(
        _row(
            GET_own="in 403 302 404 302 403",
            POST_own="in 403 302 404 302 403",
            GET_missing="in 403 404 404 404 403",
            POST_missing="in 403 404 404 404 403",
        ),
        "people_officer_revoke_badge",
    ),
    **_rows(
        _row(
            GET_own="in 403 200 404 200 403",
            POST_own="in 403 200 404 200 403",
            GET_missing="in 403 404 404 404 403",
            POST_missing="in 403 404 404 404 403",
        ),
        "people_officer_code",
    ),
    **_rows(
        _row(
            GET_own="in 403 200 404 403 403",
            POST_own="in 403 200 404 403 403",
            GET_missing="in 403 404 404 404 404",
            POST_missing="in 403 404 404 404 404",
        ),
        "people_presence_open",
        "requests_request_open",
        "requests_request_bundle",
    ),
    # For the people of the asked office, and for who oversees every hall.
    **_rows(_row(GET_any="in 403 403 403 403 200", POST_any="in 403 403 403 403 200"), "requests_referral_changelist"),
    **_rows(
        _row(
            GET_own="in 403 403 403 403 200",
            POST_own="in 403 403 403 403 200",
            GET_missing="in 403 403 403 403 404",
            POST_missing="in 403 403 403 403 404",
        ),
        "requests_referral_change",
    ),
    **_rows(
        _row(
            GET_own="in 403 403 403 403 403",
            POST_own="in 403 403 403 403 403",
            GET_missing="in 403 403 403 403 404",
            POST_missing="in 403 403 403 403 404",
        ),
        "requests_referral_open",
        "requests_referral_answer",
    ),
    **_rows(
        _row(GET_any="in 403 200 200 403 403", POST_any="in 403 200 200 403 403"),
        "people_unlock_add",
        "performance_plan_add",
    ),
    **_rows(
        _row(
            GET_own="in 403 200 403 403 403",
            POST_own="in 403 200 403 403 403",
            GET_missing="in 403 403 403 403 403",
            POST_missing="in 403 403 403 403 403",
        ),
        "performance_plan_change",
    ),
    # Leads to the page beside it, which then asks who it is.
    **_rows(_row(GET_any="in 404 404 404 404 404", POST_any="in 404 404 404 404 404"), "unnamed /console/(?P<url>.*)$"),
}
