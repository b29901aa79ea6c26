"""The other roles at every address of the console: refused like an account without a role, but for what stands in `FURTHER`.

Their objects are the same as in `role_table.py`. The officer is the one whom the objects tell of; team lead and agency head lead that
officer's unit; the helper answers for the office that was asked; the city's leader, the personnel office and the inspectorate
see every hall. A division head has the team lead's rights, to the letter (`test_further_roles.py`).
"""

from __future__ import annotations

from collections.abc import Mapping

from tests.integration.sync.server.console.role_table import ACTORS, TABLE, Row, _row, _rows

FURTHER_ACTORS = ("helper", "officer", "team_lead", "agency_head", "city_leader", "personnel", "inspectorate")
_WITHOUT_ROLE = ACTORS.index("no role")


def expected(name: str) -> Mapping[str, tuple[str, ...]]:
    """What these roles are answered at the address of this name, by method and object."""
    like = {what: (statuses[_WITHOUT_ROLE],) * len(FURTHER_ACTORS) for what, statuses in TABLE[name].items()}
    return like | FURTHER.get(name, {})


FURTHER: dict[str, Row] = {
    **_rows(
        _row(
            GET_own="403 403 403 200 200 200 200",
            POST_own="403 403 403 200 200 200 200",
            GET_missing="403 403 403 404 404 404 404",
            POST_missing="403 403 403 404 404 404 404",
        ),
        "indices_run_report",
    ),
    **_rows(
        _row(
            GET_own="404 404 404 404 200 404 200",
            POST_own="404 404 404 404 200 404 200",
        ),
        "signed_fact",
        "signed_fact_envelope",
    ),
    **_rows(
        _row(
            GET_missing="403 404 404 404 403 404 404",
            POST_missing="403 404 404 404 403 404 404",
        ),
        "performance_objection_decide",
    ),
    **_rows(
        _row(
            GET_own="403 403 403 405 403 405 403",
            POST_own="403 403 403 302 403 302 403",
            GET_missing="403 404 404 404 403 404 404",
            POST_missing="403 404 404 404 403 404 404",
        ),
        "performance_objection_take_back",
    ),
    **_rows(
        _row(
            GET_own="403 404 404 404 403 404 404",
            POST_own="403 404 404 404 403 404 404",
            GET_missing="403 404 404 404 403 404 404",
            POST_missing="403 404 404 404 403 404 404",
        ),
        "performance_objection_open",
    ),
    **_rows(
        _row(
            GET_own="403 200 200 200 403 200 200",
            POST_own="403 200 200 200 403 200 200",
            GET_missing="403 404 404 404 403 404 404",
            POST_missing="403 404 404 404 403 404 404",
        ),
        "performance_objection_change",
    ),
    **_rows(
        _row(
            GET_own="403 403 403 200 200 403 403",
            POST_own="403 403 403 200 200 403 403",
            GET_missing="403 403 403 404 404 403 403",
            POST_missing="403 403 403 404 404 403 403",
        ),
        "recommendations_monthsignature_sheet",
        "recommendations_monthsignature_take_back",
    ),
    **_rows(
        _row(
            GET_own="403 403 403 200 200 200 200",
            POST_own="403 403 403 200 200 200 200",
            GET_missing="403 403 403 404 404 404 404",
            POST_missing="403 403 403 404 404 404 404",
        ),
        "recommendations_monthsignature_statement",
        "recommendations_monthsignature_change",
    ),
    **_rows(
        _row(
            GET_any="403 403 403 200 200 200 200",
            POST_any="403 403 403 200 200 200 200",
        ),
        "recommendations_monthsignature_changelist",
    ),
    **_rows(
        _row(
            GET_any="403 403 403 200 200 403 403",
            POST_any="403 403 403 200 200 403 403",
        ),
        "recommendations_monthsignature_add",
    ),
    **_rows(
        _row(
            GET_any="403 200 200 200 200 200 200",
            POST_any="403 200 200 200 200 200 200",
        ),
        "indices_officermonth_changelist",
    ),
    **_rows(
        _row(
            GET_own="403 200 200 200 200 200 200",
            POST_own="403 200 200 200 200 200 200",
            GET_missing="403 404 404 404 404 404 404",
            POST_missing="403 404 404 404 404 404 404",
        ),
        "indices_officermonth_change",
    ),
    **_rows(
        _row(
            GET_own="403 403 403 403 403 200 200",
            POST_own="403 403 403 403 403 200 200",
            GET_missing="403 403 403 403 403 404 404",
            POST_missing="403 403 403 403 403 404 404",
        ),
        "recommendations_payrollfile_statement",
        "recommendations_payrollfile_change",
    ),
    **_rows(
        _row(
            GET_any="403 403 403 403 403 200 200",
            POST_any="403 403 403 403 403 200 200",
        ),
        "recommendations_payrollfile_changelist",
    ),
    **_rows(
        _row(
            GET_any="403 403 403 403 403 200 403",
            POST_any="403 403 403 403 403 200 403",
        ),
        "recommendations_payrollfile_add",
    ),
    **_rows(
        _row(GET_any="403 403 403 403 403 200 403", POST_any="403 403 403 403 403 200 403"),
        "organisation_appointment_import",
        "organisation_appointment_add",
        "indices_run_add",
        "indices_indexruleedition_add",
        "indices_sanction_add",
    ),
    **_rows(
        _row(GET_any="403 403 200 200 403 200 200", POST_any="403 403 200 200 403 200 200"),
        "organisation_appointment_changelist",
        "indices_dayruling_changelist",
        "leave_leave_changelist",
    ),
    **_rows(
        _row(
            GET_own="403 403 403 403 403 200 403",
            POST_own="403 403 403 403 403 200 403",
            GET_missing="403 403 404 404 403 404 404",
            POST_missing="403 403 404 404 403 404 404",
        ),
        "organisation_appointment_change",
    ),
    **_rows(
        _row(GET_any="403 403 403 200 200 200 200", POST_any="403 403 403 200 200 200 200"),
        "indices_run_changelist",
        "indices_indexruleedition_in_force",
        "indices_indexruleedition_changelist",
    ),
    **_rows(
        _row(
            GET_own="403 403 403 200 200 200 200",
            POST_own="403 403 403 200 200 200 200",
            GET_missing="403 403 403 404 404 404 404",
            POST_missing="403 403 403 404 404 404 404",
        ),
        "indices_run_change",
        "indices_indexruleedition_change",
    ),
    **_rows(
        _row(
            GET_own="403 403 403 403 403 200 403",
            POST_own="403 403 403 403 403 200 403",
            GET_missing="403 403 403 404 404 404 404",
            POST_missing="403 403 403 404 404 404 404",
        ),
        "indices_indexruleedition_part",
        "indices_indexruleedition_head",
    ),
    **_rows(
        _row(
            GET_own="403 403 403 302 302 302 302",
            POST_own="403 403 403 302 302 302 302",
            GET_missing="403 403 403 404 404 404 404",
            POST_missing="403 403 403 404 404 404 404",
        ),
        "indices_indexruleedition_step",
    ),
    **_rows(
        _row(
            GET_own="403 403 302 302 403 302 403",
            POST_own="403 403 302 302 403 302 403",
            GET_missing="403 403 404 404 403 404 404",
            POST_missing="403 403 404 404 403 404 404",
        ),
        "indices_dayruling_withdraw",
        "leave_leave_withdraw",
    ),
    **_rows(
        _row(GET_any="403 403 200 200 403 200 403", POST_any="403 403 200 200 403 200 403"),
        "indices_dayruling_add",
        "leave_leave_add",
        "leave_leave_import",
        "indices_behaviourrating_changelist",
        "indices_behaviourrating_add",
    ),
    **_rows(
        _row(
            GET_own="403 403 200 200 403 200 200",
            POST_own="403 403 200 200 403 200 200",
            GET_missing="403 403 404 404 403 404 404",
            POST_missing="403 403 404 404 403 404 404",
        ),
        "indices_dayruling_change",
        "leave_leave_change",
    ),
    **_rows(
        _row(
            GET_own="403 403 403 403 403 302 403",
            POST_own="403 403 403 403 403 302 403",
            GET_missing="403 403 403 403 403 404 404",
            POST_missing="403 403 403 403 403 404 404",
        ),
        "indices_sanction_withdraw",
    ),
    **_rows(
        _row(GET_any="403 403 403 403 403 200 200", POST_any="403 403 403 403 403 200 200"),
        "indices_sanction_changelist",
    ),
    **_rows(
        _row(
            GET_own="403 403 403 403 403 200 200",
            POST_own="403 403 403 403 403 200 200",
            GET_missing="403 403 403 403 403 404 404",
            POST_missing="403 403 403 403 403 404 404",
        ),
        "indices_sanction_change",
    ),
    **_rows(
        _row(
            GET_own="403 403 404 404 403 404 403",
            POST_own="403 403 404 404 403 404 403",
            GET_missing="403 403 404 404 403 404 403",
            POST_missing="403 403 404 404 403 404 403",
        ),
        "indices_behaviourrating_withdraw",
        "indices_behaviourrating_change",
    ),
    **_rows(
        _row(GET_any="403 403 200 200 200 200 200", POST_any="403 403 200 200 200 200 200"),
        "merit_kpi",
        "merit_services",
        "merit_efficiency",
        "merit_before_after",
    ),
    **_rows(_row(GET_any="403 403 403 200 200 200 403", POST_any="403 403 403 200 200 200 403"), "merit_pulse"),
    **_rows(_row(GET_any="403 403 403 403 200 200 200", POST_any="403 403 403 403 200 200 200"), "city_month"),
    **_rows(_row(GET_any="403 403 403 403 404 403 403", POST_any="403 403 403 403 404 403 403"), "merit_target"),
    **_rows(
        _row(GET_any="403 403 403 200 403 403 403", POST_any="403 403 403 200 403 403 403"),
        "merit_spending_import",
        "merit_spending_sample",
    ),
    **_rows(
        _row(
            GET_own="403 403 403 404 403 403 403",
            POST_own="403 403 403 404 403 403 403",
            GET_missing="403 403 403 404 403 403 403",
            POST_missing="403 403 403 404 403 403 403",
        ),
        "merit_spendingimport_rows",
    ),
    **_rows(_row(GET_any="403 403 403 200 403 200 403", POST_any="403 403 403 200 403 200 403"), "merit_talent"),
    **_rows(_row(GET_any="200 200 404 404 404 404 404", POST_any="200 200 404 404 404 404 404"), "merit_own_talent"),
    **_rows(
        _row(
            GET_own="403 403 403 200 403 200 403",
            POST_own="403 403 403 200 403 200 403",
            GET_missing="403 403 403 404 403 404 403",
            POST_missing="403 403 403 404 403 404 403",
        ),
        "merit_talent_officer",
    ),
    **_rows(
        _row(
            GET_own="403 403 403 302 403 302 403",
            POST_own="403 403 403 302 403 302 403",
            GET_missing="403 403 403 404 403 404 403",
            POST_missing="403 403 403 404 403 404 403",
        ),
        "merit_talent_decide",
    ),
    **_rows(
        _row(
            GET_own="403 403 403 403 403 403 302",
            GET_missing="403 403 403 403 403 403 302",
        ),
        "admin_logentry_change",
        "ingest_partopening_change",
        "ingest_quarantinedfact_change",
        "people_unlock_change",
        "reviews_presencepolicy_change",
    ),
    **_rows(
        _row(
            GET_any="403 403 403 403 403 403 200",
            POST_any="403 403 403 403 403 403 200",
        ),
        "admin_logentry_changelist",
        "courier_courierbundle_changelist",
        "fleet_kiosk_changelist",
        "ingest_partopening_changelist",
        "ingest_quarantinedfact_changelist",
        "organisation_capabilityswitch_changelist",
        "outreach_message_changelist",
        "outreach_phonepaper_changelist",
        "people_account_changelist",
        "people_unlock_changelist",
        "records_destruction_changelist",
        "records_hold_changelist",
        "records_incident_changelist",
        "records_retentionrule_changelist",
        "records_retentionrule_dry_run",
        "records_retentionrule_impact",
        "records_retentionrule_schedule",
        "records_subjectrequest_changelist",
        "reviews_automaticopening_changelist",
        "reviews_presencepolicy_changelist",
        "reviews_reviewcase_changelist",
        "reviews_reviewcase_quality",
    ),
    **_rows(
        _row(
            GET_own="403 403 403 404 403 403 403",
            POST_own="403 403 403 404 403 403 403",
            GET_missing="403 403 403 404 404 403 404",
            POST_missing="403 403 403 404 404 403 404",
        ),
        "concerns_concern_answer",
    ),
    **_rows(
        _row(
            GET_own="403 403 403 404 200 403 200",
            POST_own="403 403 403 404 200 403 200",
            GET_missing="403 403 403 404 404 403 404",
            POST_missing="403 403 403 404 404 403 404",
        ),
        "concerns_concern_change",
    ),
    **_rows(
        _row(
            GET_any="403 403 403 200 200 403 200",
            POST_any="403 403 403 200 200 403 200",
        ),
        "concerns_concern_changelist",
        "concerns_concern_escalated",
    ),
    **_rows(
        _row(
            GET_own="403 403 403 404 404 403 404",
            POST_own="403 403 403 404 404 403 404",
            GET_missing="403 403 403 404 404 403 404",
            POST_missing="403 403 403 404 404 403 404",
        ),
        "concerns_concern_open",
    ),
    **_rows(
        _row(
            GET_own="403 403 403 404 200 403 403",
            POST_own="403 403 403 404 200 403 403",
            GET_missing="403 403 403 404 404 403 404",
            POST_missing="403 403 403 404 404 403 404",
        ),
        "concerns_concern_order",
    ),
    **_rows(
        _row(
            GET_own="403 403 403 404 404 403 403",
            POST_own="403 403 403 404 404 403 403",
            GET_missing="403 403 403 404 404 403 404",
            POST_missing="403 403 403 404 404 403 404",
        ),
        "concerns_concern_take_back",
    ),
    **_rows(
        _row(
            GET_own="403 403 403 403 403 403 200",
            POST_own="403 403 403 403 403 403 200",
            GET_missing="403 403 403 403 403 403 404",
            POST_missing="403 403 403 403 403 403 404",
        ),
        "courier_courierbundle_change",
        "fleet_kiosk_change",
        "records_destruction_change",
        "records_destruction_signature",
        "records_incident_change",
        "records_incident_letter",
        "records_subjectrequest_change",
        "records_subjectrequest_letter",
        "reviews_reviewcase_change",
    ),
    **_rows(
        _row(
            GET_missing="403 403 403 403 403 403 404",
            POST_missing="403 403 403 403 403 403 404",
        ),
        "courier_courierbundle_reply",
    ),
    **_rows(
        _row(
            GET_own="403 403 403 302 403 403 302",
            POST_own="403 403 403 302 403 403 302",
            GET_missing="403 403 403 404 403 403 404",
            POST_missing="403 403 403 404 403 403 404",
        ),
        "deadlines_compensationrule_change",
        "publishing_calendaredition_step",
        "publishing_catalogueedition_step",
    ),
    **_rows(
        _row(
            GET_any="403 403 403 200 403 403 200",
            POST_any="403 403 403 200 403 403 200",
        ),
        "deadlines_compensationrule_changelist",
        "publishing_calendaredition_changelist",
        "publishing_calendaredition_in_force",
        "publishing_catalogueedition_changelist",
        "publishing_catalogueedition_in_force",
        "publishing_catalogueedition_preview_in_force",
        "publishing_hallhours_changelist",
    ),
    **_rows(
        _row(
            GET_own="403 403 403 404 403 403 200",
            POST_own="403 403 403 404 403 403 200",
            GET_missing="403 403 403 404 403 403 404",
            POST_missing="403 403 403 404 403 403 404",
        ),
        "deadlines_laterequest_change",
    ),
    **_rows(
        _row(
            GET_any="403 403 403 200 403 403 200",
            POST_any="403 403 403 200 403 403 200",
        ),
        "deadlines_laterequest_changelist",
    ),
    **_rows(
        _row(
            GET_own="403 403 403 404 403 403 403",
            POST_own="403 403 403 404 403 403 403",
            GET_missing="403 403 403 404 403 403 404",
            POST_missing="403 403 403 404 403 403 404",
        ),
        "deadlines_laterequest_decide",
    ),
    **_rows(
        _row(
            GET_any="403 403 403 404 403 403 403",
            POST_any="403 403 403 404 403 403 403",
        ),
        "deadlines_laterequest_undo",
    ),
    **_rows(
        _row(
            GET_own="403 403 403 403 403 403 404",
            POST_own="403 403 403 403 403 403 404",
            GET_missing="403 403 403 403 403 403 404",
            POST_missing="403 403 403 403 403 403 404",
        ),
        "fleet_kiosk_people",
    ),
    **_rows(
        _row(
            GET_any="403 403 403 403 403 403 200",
        ),
        "fleet_kiosk_versions",
    ),
    **_rows(
        _row(
            GET_own="403 403 302 302 302 302 302",
            GET_missing="403 403 302 302 302 302 302",
        ),
        "fleet_site_change",
    ),
    **_rows(
        _row(
            GET_any="403 403 200 200 200 200 200",
            POST_any="403 403 200 200 200 200 200",
        ),
        "fleet_site_changelist",
    ),
    **_rows(
        _row(
            GET_own="403 403 403 403 403 403 302",
            POST_own="403 403 403 403 403 403 302",
            GET_missing="403 403 403 403 403 403 302",
            POST_missing="403 403 403 403 403 403 302",
        ),
        "organisation_capabilityswitch_change",
    ),
    **_rows(
        _row(
            GET_own="403 403 200 200 403 200 200",
            POST_own="403 403 200 200 403 200 200",
            GET_missing="403 403 404 404 403 404 404",
            POST_missing="403 403 404 404 403 404 404",
        ),
        "people_officer_change",
        "people_unit_change",
    ),
    **_rows(
        _row(
            GET_any="403 403 200 200 403 200 200",
            POST_any="403 403 200 200 403 200 200",
        ),
        "people_officer_changelist",
        "people_unit_changelist",
    ),
    **_rows(
        _row(
            GET_own="403 200 200 200 403 200 200",
            POST_own="403 200 200 200 403 200 200",
            GET_missing="403 404 404 404 403 404 404",
            POST_missing="403 404 404 404 403 404 404",
        ),
        "people_presence_change",
        "performance_workentry_change",
    ),
    **_rows(
        _row(
            GET_any="403 200 200 200 403 200 200",
            POST_any="403 200 200 200 403 200 200",
        ),
        "people_presence_changelist",
        "performance_objection_changelist",
        "performance_plan_changelist",
        "performance_workentry_changelist",
    ),
    **_rows(
        _row(
            GET_missing="403 404 404 404 403 404 404",
            POST_missing="403 404 404 404 403 404 404",
        ),
        "people_presence_open",
        "performance_workentry_open",
    ),
    **_rows(
        _row(
            GET_missing="403 403 404 404 403 404 404",
            POST_missing="403 403 404 404 403 404 404",
        ),
        "people_unit_edit",
    ),
    **_rows(
        _row(
            GET_any="403 403 200 200 403 403 403",
            POST_any="403 403 200 200 403 403 403",
        ),
        "performance_plan_add",
    ),
    **_rows(
        _row(
            GET_own="403 403 200 200 403 403 403",
            POST_own="403 403 200 200 403 403 403",
        ),
        "performance_plan_change",
    ),
    **_rows(
        _row(
            GET_own="403 403 403 200 403 403 200",
            POST_own="403 403 403 200 403 403 200",
            GET_missing="403 403 403 404 403 403 404",
            POST_missing="403 403 403 404 403 403 404",
        ),
        "publishing_calendaredition_change",
        "publishing_calendaredition_month",
        "publishing_catalogueedition_change",
        "publishing_catalogueedition_download",
        "publishing_catalogueedition_preview",
    ),
    **_rows(
        _row(
            GET_missing="403 403 403 404 403 403 404",
            POST_missing="403 403 403 404 403 403 404",
        ),
        "publishing_calendaredition_head",
        "publishing_calendaredition_import",
        "publishing_calendaredition_row",
        "publishing_catalogueedition_arrange",
        "publishing_catalogueedition_head",
        "publishing_catalogueedition_item",
        "publishing_catalogueedition_new_service",
    ),
    **_rows(
        _row(
            GET_own="403 403 403 200 403 403 200",
            GET_missing="403 403 403 404 403 403 404",
            POST_missing="403 403 403 404 403 403 404",
        ),
        "publishing_catalogueedition_service",
    ),
    **_rows(
        _row(
            GET_any="403 403 403 200 403 200 403",
            POST_any="403 403 403 200 403 200 403",
        ),
        "records_export_add",
    ),
    **_rows(
        _row(
            GET_own="403 403 403 404 403 404 200",
            POST_own="403 403 403 404 403 404 200",
            GET_missing="403 403 403 404 403 404 404",
            POST_missing="403 403 403 404 403 404 404",
        ),
        "records_export_change",
        "records_export_signature",
    ),
    **_rows(
        _row(
            GET_any="403 403 403 200 403 200 200",
            POST_any="403 403 403 200 403 200 200",
        ),
        "records_export_changelist",
    ),
    **_rows(
        _row(
            GET_own="403 403 403 403 403 403 302",
            POST_own="403 403 403 403 403 403 302",
            GET_missing="403 403 403 403 403 403 404",
            POST_missing="403 403 403 403 403 403 404",
        ),
        "records_hold_change",
        "records_retentionrule_change",
    ),
    **_rows(
        _row(
            GET_own="200 403 403 404 403 403 403",
            POST_own="200 403 403 404 403 403 403",
            GET_missing="404 403 403 404 404 403 404",
            POST_missing="404 403 403 404 404 403 404",
        ),
        "requests_referral_answer",
        "requests_referral_open",
    ),
    **_rows(
        _row(
            GET_own="200 403 403 404 200 403 200",
            POST_own="200 403 403 404 200 403 200",
            GET_missing="404 403 403 404 404 403 404",
            POST_missing="404 403 403 404 404 403 404",
        ),
        "requests_referral_change",
    ),
    **_rows(
        _row(
            GET_any="200 403 403 200 200 403 200",
            POST_any="200 403 403 200 200 403 200",
        ),
        "requests_referral_changelist",
    ),
    **_rows(
        _row(
            GET_own="403 403 403 404 200 403 403",
            POST_own="403 403 403 404 200 403 403",
            GET_missing="404 403 403 404 404 403 404",
            POST_missing="404 403 403 404 404 403 404",
        ),
        "requests_referral_order",
    ),
    **_rows(
        _row(
            GET_own="403 403 403 404 404 403 403",
            POST_own="403 403 403 404 404 403 403",
            GET_missing="404 403 403 404 404 403 404",
            POST_missing="404 403 403 404 404 403 404",
        ),
        "requests_referral_take_back",
    ),
    **_rows(
        _row(
            GET_any="403 403 403 200 403 403 403",
            POST_any="403 403 403 200 403 403 403",
        ),
        "deadlines_laterequest_batch",
        "requests_request_batch",
    ),
    **_rows(
        _row(
            GET_own="403 403 404 404 403 403 403",
            POST_own="403 403 404 404 403 403 403",
            GET_missing="403 403 404 404 404 403 404",
            POST_missing="403 403 404 404 404 403 404",
        ),
        "requests_request_bundle",
        "requests_request_exception",
        "requests_request_open",
    ),
    **_rows(
        _row(
            GET_own="403 403 404 404 200 403 200",
            POST_own="403 403 404 404 200 403 200",
            GET_missing="403 403 404 404 404 403 404",
            POST_missing="403 403 404 404 404 403 404",
        ),
        "requests_request_change",
    ),
    **_rows(
        _row(
            GET_any="403 403 200 200 200 403 200",
            POST_any="403 403 200 200 200 403 200",
        ),
        "requests_request_lateness",
        "requests_request_changelist",
    ),
    **_rows(
        _row(
            GET_own="403 403 403 403 403 403 302",
            GET_missing="403 403 403 403 403 403 302",
        ),
        "reviews_automaticopening_change",
    ),
    **_rows(
        _row(
            GET_own="403 403 403 403 403 403 302",
            GET_missing="403 403 403 403 403 403 404",
            POST_missing="403 403 403 403 403 403 404",
        ),
        "reviews_reviewcase_decide",
        "reviews_reviewcase_photos",
        "reviews_reviewcase_take_back",
    ),
    **_rows(
        _row(GET_any="403 200 200 200 200 200 200", POST_any="403 200 200 200 200 200 200"),
        "flexible_application_changelist",
        "flexible_application_rota",
        "flexible_application_recap",
    ),
    **_rows(
        _row(GET_any="403 403 200 200 200 200 200", POST_any="403 403 200 200 200 200 200"),
        "flexible_application_board",
        "flexible_application_board_live",
        "flexible_regionchoice_changelist",
    ),
    **_rows(
        _row(GET_any="403 403 200 200 403 403 403", POST_any="403 403 302 302 403 403 403"),
        "flexible_application_approve_many",
    ),
    **_rows(
        _row(GET_any="403 403 403 403 403 200 403", POST_any="403 403 403 403 403 200 403"),
        "flexible_regionchoice_add",
    ),
    **_rows(
        _row(
            GET_own="403 200 200 200 200 200 200",
            POST_own="403 200 200 200 200 200 200",
            GET_missing="403 404 404 404 404 404 404",
            POST_missing="403 404 404 404 404 404 404",
        ),
        "flexible_application_change",
    ),
    **_rows(
        _row(
            GET_own="403 403 200 200 403 403 403",
            POST_own="403 403 200 200 403 403 403",
            GET_missing="403 404 404 404 404 404 404",
            POST_missing="403 404 404 404 404 404 404",
        ),
        "flexible_application_answer",
    ),
    **_rows(
        _row(
            GET_own="403 403 403 200 403 200 403",
            POST_own="403 403 403 200 403 200 403",
            GET_missing="403 404 404 404 404 404 404",
            POST_missing="403 404 404 404 404 404 404",
        ),
        "flexible_application_appeal",
    ),
    **_rows(
        _row(
            GET_own="403 403 404 404 403 403 403",
            POST_own="403 403 404 404 403 403 403",
            GET_missing="403 404 404 404 404 404 404",
            POST_missing="403 404 404 404 404 404 404",
        ),
        "flexible_application_recall",
    ),
    **_rows(
        _row(
            GET_own="403 404 404 404 404 404 404",
            POST_own="403 404 404 404 404 404 404",
            GET_missing="403 404 404 404 404 404 404",
            POST_missing="403 404 404 404 404 404 404",
        ),
        "flexible_application_minimum",
    ),
    **_rows(
        _row(
            GET_own="403 403 404 404 403 403 403",
            POST_own="403 403 404 404 403 403 403",
            GET_missing="403 403 404 404 403 403 403",
            POST_missing="403 403 404 404 403 403 403",
        ),
        "flexible_application_call",
        "flexible_application_answered",
    ),
    **_rows(
        _row(
            GET_own="403 403 302 302 302 302 302",
            POST_own="403 403 302 302 302 302 302",
            GET_missing="403 403 404 404 404 404 404",
            POST_missing="403 403 404 404 404 404 404",
        ),
        "flexible_regionchoice_change",
    ),
    **_rows(
        _row(
            GET_own="404 404 404 404 200 200 200",
        ),
        "today_hall",
        "today_hall_live",
    ),
    **_rows(
        _row(
            GET_own="403 403 200 200 403 200 403",
            POST_own="403 403 200 200 403 200 403",
            GET_missing="403 404 404 404 403 404 404",
            POST_missing="403 404 404 404 403 404 404",
        ),
        "performance_plan_decide",
        "performance_goal_decide",
    ),
    **_rows(
        _row(
            GET_any="403 403 200 200 403 200 403",
            POST_any="403 403 302 302 403 302 403",
        ),
        "performance_plan_batch",
    ),
    **_rows(
        _row(
            GET_any="403 200 200 200 403 200 200",
            POST_any="403 403 302 302 403 403 403",
        ),
        "performance_plan_days",
    ),
    **_rows(
        _row(
            GET_own="403 403 200 200 403 403 403",
            POST_own="403 403 200 200 403 403 403",
            GET_missing="403 404 404 404 403 404 404",
            POST_missing="403 404 404 404 403 404 404",
        ),
        "performance_goal_edit",
        "performance_workentry_judge",
    ),
    **_rows(
        _row(
            GET_any="403 200 200 200 403 200 200",
            POST_any="403 200 200 200 403 200 200",
        ),
        "performance_goal_changelist",
    ),
    **_rows(
        _row(
            GET_any="403 403 200 200 403 403 403",
            POST_any="403 403 200 200 403 403 403",
        ),
        "performance_goal_add",
        "performance_teamtask_add",
    ),
    **_rows(
        _row(
            GET_own="403 200 200 200 403 200 200",
            POST_own="403 200 200 200 403 200 200",
            GET_missing="403 404 404 404 403 404 404",
            POST_missing="403 404 404 404 403 404 404",
        ),
        "performance_goal_change",
    ),
    **_rows(
        _row(
            GET_own="403 403 302 302 403 403 403",
            POST_own="403 403 302 302 403 403 403",
            GET_missing="403 404 404 404 403 404 404",
            POST_missing="403 404 404 404 403 404 404",
        ),
        "performance_workentry_take_back",
    ),
    **_rows(
        _row(
            GET_any="403 403 200 200 403 403 403",
            POST_any="403 403 302 302 403 403 403",
        ),
        "performance_workentry_many",
    ),
    **_rows(
        _row(
            GET_any="403 403 200 200 403 200 200",
            POST_any="403 403 200 200 403 200 200",
        ),
        "performance_teamtask_changelist",
        "performance_surface_search",
        "performance_surface_changelist",
    ),
    **_rows(
        _row(
            GET_own="403 403 200 200 403 200 200",
            POST_own="403 403 200 200 403 403 403",
            GET_missing="403 403 404 404 403 404 404",
            POST_missing="403 403 404 404 403 404 404",
        ),
        "performance_teamtask_change",
    ),
    **_rows(
        _row(
            GET_own="403 403 200 200 403 200 200",
            POST_own="403 403 200 200 403 200 200",
            GET_missing="403 403 404 404 403 404 404",
            POST_missing="403 403 404 404 403 404 404",
        ),
        "performance_surface_look",
        "performance_surface_change",
    ),
    **_rows(
        _row(
            GET_any="403 403 403 403 403 403 403",
            POST_any="403 403 403 403 403 403 403",
        ),
        "performance_surface_add",
    ),
}
