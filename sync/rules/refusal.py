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


class Refused(Exception):  # noqa: N818  the word of the glossary; it is an answer to a person, not a fault
    """`got` counts (digits or characters so far, items so far); it is never the value itself."""

    def __init__(self, reason: Reason, got: int = 0) -> None:
        super().__init__(reason, got)
        self.reason: Reason = reason
        self.got = got

    @property
    def code(self) -> Reason:
        return self.reason
