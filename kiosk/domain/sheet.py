"""The answers of one request: which questions apply, what was answered, what is odd about it.

- A condition looks only at questions before it (the catalogue's check), so one pass over the questions decides all.
- Answers to questions that no longer apply stay, in case the resident changes back, but nothing here shows them.
"""

from __future__ import annotations

from datetime import date

from kiosk.domain.pages import Question
from sync.rules.answers import parse_answer
from sync.rules.conditions import evaluate
from sync.rules.fields import Answered, AnswerValue, Field
from sync.rules.identity import parse_nik
from sync.rules.refusal import Caution
from sync.rules.service import Service


class Sheet:
    def __init__(self, service: Service, today: date, shared: dict[str, Answered]) -> None:
        """`shared`: answers given for an earlier request that this one may use."""
        self._service = service
        self._today = today
        self._answers = dict(shared)

    def reword(self, service: Service) -> None:
        """The same service in another language."""
        self._service = service

    def asked(self) -> list[Field]:
        """The questions that apply now, in order."""
        facts: dict[str, object] = {}
        asked: list[Field] = []
        for field in self._service.fields:
            if field.when is not None and evaluate(field.when, facts, today=self._today) is not True:
                continue
            asked.append(field)
            if (given := self._answers.get(field.key)) is not None:
                facts[field.key] = given.value
        return asked

    def field(self, key: str) -> Field:
        """Raises KeyError for a question that does not apply."""
        for field in self.asked():
            if field.key == key:
                return field
        raise KeyError(key)

    def answer(self, key: str, raw: object) -> None:
        """Raises Refused, and then keeps the old answer."""
        self._answers[key] = parse_answer(self.field(key), raw, self._today)

    def given(self, key: str) -> Answered | None:
        return self._answers.get(key)

    def value(self, key: str | None) -> AnswerValue | None:
        given = self._answers.get(key or "")
        return given.value if given else None

    def values(self) -> dict[str, AnswerValue]:
        """By key, of the questions that apply and were not skipped."""
        return {field.key: value for field in self.asked() if (value := self.value(field.key)) is not None}

    def lacks(self, field: Field) -> bool:
        return field.required and self.value(field.key) is None

    def is_done(self, field: Field) -> bool:
        """Answered, or skipped where that is allowed."""
        return field.key in self._answers and not self.lacks(field)

    def warnings(self, key: str) -> tuple[Caution, ...]:
        field, given = self.field(key), self._answers.get(key)
        if given is None or given.value is None:
            return ()
        found = given.warnings
        births = self._births(field)
        if births and given.value not in births:
            found = (*found, "differs_from_nik")
        if self._is_given_twice(field, given.value):
            found = (*found, "same_as_another")
        return found

    def page(self, field: Field) -> Question:
        births = self._births(field)
        return Question(
            key=field.key,
            text=field.question,
            label=field.heading(),
            hint=field.hint,
            type=field.type,
            required=field.required,
            stage=field.stage,
            options=field.options,
            done=self.is_done(field),
            max_items=field.max_items,
            value=self.value(field.key),
            suggestion=births[0] if births else None,
        )

    def wipe(self) -> None:
        self._answers.clear()

    def _births(self, field: Field) -> tuple[str, ...]:
        """What the NIK says about this date of birth, likeliest first."""
        digits = self.value(field.birth_of)
        if field.birth_of is None or not isinstance(digits, str):
            return ()
        nik = parse_nik(digits, today=self._today, adult=self._service.field(field.birth_of).adult)
        return tuple(birth.isoformat() for birth in nik.birth_dates)

    def _is_given_twice(self, field: Field, value: AnswerValue) -> bool:
        """Two people share no NIK. The applicant is left out: who applies may be the mother, or a witness."""
        if field.type != "nik" or field.stage == "who":
            return False
        others = [one for one in self.asked() if one.type == "nik" and one.stage != "who" and one.key != field.key]
        return any(self.value(one.key) == value for one in others)
