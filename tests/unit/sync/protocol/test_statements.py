"""Statements: what one end states, the other reads; newer fields are ignored, secrets stay out of reprs."""

import pytest

from sync.protocol.canonical import MalformedError, decode, encode
from sync.protocol.statements import (
    ChangeItem,
    Changes,
    CityKey,
    Configuration,
    Enrolment,
    EnrolmentRequest,
    Receipt,
    Site,
    TicketStatement,
    TimeStatement,
)

KIOSK = "0192f5a0-0000-7000-8000-0000000000aa"
DIGEST = "ab" * 32
NOW = "2026-11-24T02:15:30.123Z"
TOKEN = "token-token-token-token"
RECIPIENT = "age1m5d5vagvc2rnlwxm6j9pt2x2pun6napy3fc0uvd8havqvx9v547srlml3q"
SITE = Site("rw05-keputran", "Balai RW 05 Keputran", "RW 05", "Keputran", "Tegalsari", "A", 1)
CONFIGURATION = Configuration(3, {"1": (RECIPIENT,), "2": ()}, (CityKey(DIGEST, DIGEST),), DIGEST, {"push_s": 60})

STATEMENTS = [
    Receipt(KIOSK, 1, 7, DIGEST, NOW, TOKEN, (DIGEST,)),
    Receipt(KIOSK, 1, 0, "0" * 64, NOW, TOKEN),
    TimeStatement(DIGEST, NOW),
    Changes(KIOSK, "", "12", (ChangeItem("catalogue", "catalogue", 3, {"services": [{"code": "KONSUL"}]}),)),
    Changes(KIOSK, "12", "12"),
    CONFIGURATION,
    EnrolmentRequest("7K3MPQ2X", DIGEST, RECIPIENT, {"model": "OptiPlex 3050", "memory": "8 GiB"}, 1),
    Enrolment(KIOSK, 1, DIGEST, SITE, CONFIGURATION, TOKEN, NOW),
    TicketStatement("7K3MPQ2X", KIOSK, "ADM-KIA", NOW),
    TicketStatement("7K3MPQ2X", KIOSK, "ADM-KIA", None),
]


def name(statement):
    return type(statement).__name__


@pytest.mark.parametrize("statement", STATEMENTS, ids=name)
def test_a_statement_survives_the_wire(statement):
    value = decode(encode(statement.to_object()), limit_bytes=100_000)
    assert type(statement).from_object(value) == statement


@pytest.mark.parametrize("statement", STATEMENTS, ids=name)
def test_each_field_is_needed_and_a_newer_one_is_ignored(statement):
    value = statement.to_object()
    assert type(statement).from_object({**value, "added_later": {"x": 1}}) == statement
    for field in value:
        with pytest.raises(MalformedError):
            type(statement).from_object({key: item for key, item in value.items() if key != field})


@pytest.mark.parametrize("statement", STATEMENTS, ids=name)
def test_a_field_of_another_type_is_malformed(statement):
    for field, good in statement.to_object().items():
        for bad in ([], {}, "\n", -1, True, 1.5, "x" * 9_000_000 if isinstance(good, str) else None):
            if bad != good and not (isinstance(bad, type(good)) and bad in ([], {})):
                with pytest.raises(MalformedError):
                    type(statement).from_object(
                        {**statement.to_object(), field: [bad] if isinstance(good, list) else bad}
                    )


def test_a_receipt_for_nothing_has_the_genesis_head_and_no_other():
    for through_seq, head in [(0, DIGEST), (1, "0" * 64)]:
        value = Receipt(KIOSK, 1, through_seq, head, NOW, TOKEN).to_object()
        with pytest.raises(MalformedError):
            Receipt.from_object(value)


@pytest.mark.parametrize(
    "change",
    [
        {"recipient_sets": {"one": []}},
        {"recipient_sets": {"1": ["age1zzz"]}},
        {"recipient_sets": {"1": [RECIPIENT.upper()]}},
        {"intervals": {"Push": 1}},
        {"intervals": {"push_s": -1}},
        {"status_key": "ab"},
    ],
)
def test_a_configuration_with_wrong_names_or_keys_is_malformed(change):
    with pytest.raises(MalformedError):
        Configuration.from_object(CONFIGURATION.to_object() | change)


@pytest.mark.parametrize(
    "hardware", [{"Model": "x"}, {"model": "x\ny"}, {"model": "x" * 81}, {f"m{n}": "x" for n in range(17)}]
)
def test_what_a_stranger_says_of_the_hardware_is_bounded(hardware):
    value = EnrolmentRequest("7K3MPQ2X", DIGEST, RECIPIENT, hardware, 1).to_object()
    with pytest.raises(MalformedError):
        EnrolmentRequest.from_object(value)


def test_secrets_stay_out_of_reprs():
    secret = "5ec2e7" * 10 + "5ec2"
    configuration = Configuration(1, {}, (), secret)
    for statement in (
        configuration,
        Receipt(KIOSK, 1, 0, DIGEST, NOW, secret),
        Enrolment(KIOSK, 1, DIGEST, SITE, configuration, secret, NOW),
        EnrolmentRequest(secret, DIGEST, RECIPIENT, {}, 1),
        ChangeItem("request", "x", 1, {"reason": secret}),
    ):
        assert secret not in repr(statement)


def test_what_an_enrolment_may_say_besides_survives_the_wire_and_is_never_needed():
    said = Enrolment(KIOSK, 2, DIGEST, SITE, CONFIGURATION, TOKEN, NOW, "c2VhbGVk", 101)
    assert Enrolment.from_object(decode(encode(said.to_object()), limit_bytes=100_000)) == said
    assert "last_ticket" not in Enrolment(KIOSK, 1, DIGEST, SITE, CONFIGURATION, TOKEN, NOW).to_object()
    for wrong in (0, 1000, "101", -1):
        with pytest.raises(MalformedError):
            Enrolment.from_object({**said.to_object(), "last_ticket": wrong})
