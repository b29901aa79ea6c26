"""Why an answer cannot be taken: one code each, so that the screen can say one sentence for it.

Invariant: a refusal never carries what was typed. It goes into logs and reports; a NIK or a name must not.
"""

from __future__ import annotations

from typing import Literal

Reason = Literal[
    # nothing, or not the kind of characters asked for
    "empty",
    "letters",  # letters where only digits belong
    "digits",  # digits where only letters belong
    "foreign_digits",  # Arabic-Indic, full-width: they look like digits but are not those on the card
    "control_characters",  # newline, tab, NUL
    "hidden_characters",  # zero-width and direction marks
    "symbols",  # emoji and other signs
    "not_latin",
    "no_letters",
    # length
    "too_short",
    "too_long",
    # numbers of identity
    "serial_zero",
    "impossible_date",
    "unknown_province",
    "bad_sex_digit",
    "not_a_phone",
    "not_indonesian",
    # other answers
    "not_a_date",
    "in_future",
    "too_long_ago",
    "not_an_email",
    "not_an_amount",
    "too_large",
    "not_an_option",
    "not_yes_or_no",
    "not_a_list",
    "too_few",
    "too_many",
    "bad_code",
    "not_confirmed",
]

# What is odd but may be right: asked about ("cocokkan dengan KTP"), never a reason to stop.
Caution = Literal[
    "unusual_date",  # NIK, KK: the date in the number is not in the calendar
    "unknown_district",  # NIK: a Surabaya prefix with a district that never was
    "under_17",  # NIK of someone who should hold a KTP
    "looks_like_nik",  # KK: a woman's NIK in the wrong box
    "unusual_start_age",  # NIP
    "unusual_start_year",  # NI PPPK
    "unknown_range",  # telephone: no known range, perhaps a new one
    "not_mobile",  # telephone: no WhatsApp there
    "name_over_60",  # a new name, Permendagri 73/2022
    "one_word_name",  # a new name, Permendagri 73/2022
    "differs_from_nik",  # date of birth against the NIK
    "same_as_another",  # the same NIK was given for two people
]


class Refused(Exception):  # noqa: N818  the word of the glossary; it is an answer to a person, not a fault
    """`got` counts (digits or characters so far, items so far); it is never the value itself."""

    def __init__(self, reason: Reason, got: int = 0) -> None:
        super().__init__(reason, got)
        self.reason: Reason = reason
        self.got = got

    @property
    def code(self) -> Reason:
        return self.reason
