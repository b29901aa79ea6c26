"""One resident's stay: from the service chosen to the form and the documents that are filed.

- One question a screen; which ones come depends on the answers so far. Answers to questions that no longer apply stay in
  memory in case the resident changes back, but are in no review, no form and no document list.
- Given once, used in every form: `nik_pemohon`, `nama_pemohon`, `no_kk` and `no_hp` outlive `choose`.
- A paper that is missing never stops a filing; a required answer does.
- What is read (`catalogue`, `service` and all that comes of them) is in the resident's language; `official_name` and what is
  filed (codes, keys, values) are the same in every language.
- Everything personal lives in this object only and ends with `wipe`. `repr` shows none of it.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from kiosk.domain.pages import DocumentNeeded, Missing, Paper, Question, ReviewLine, Step
from kiosk.domain.papers import Papers
from kiosk.domain.redaction import INDONESIAN, ScreenWords, on_screen
from kiosk.domain.sheet import Sheet
from sync.rules.catalogue import SHARED_KEYS, Catalogue
from sync.rules.catalogue_words import Words
from sync.rules.fields import STAGES, Answered, AnswerValue, Field, Stage
from sync.rules.names import parse_name
from sync.rules.refusal import Caution
from sync.rules.service import Service

Language = Literal["id", "jv", "en"]
HELPER_KEY = "nama_pendamping"


class IncompleteError(Exception):
    """Ours: a form was asked for while required answers are missing. Carries keys only."""

    def __init__(self, keys: tuple[str, ...]) -> None:
        super().__init__(keys)
        self.keys = keys


class Session:
    """`today` is the local day, fixed when a service is chosen. Set it and `catalogue` anew before the next resident."""

    def __init__(self, catalogue: Catalogue, today: date, *, language: Language = "id") -> None:
        self._source = self._read = catalogue
        self._words: Words = {}
        self.today = today
        self.language = language
        self._service: Service | None = None
        self._sheet: Sheet | None = None
        self._papers = Papers()
        self._helper = ""
        self._taken_by = ""

    # --- the language --------------------------------------------------------------------------------------------

    @property
    def catalogue(self) -> Catalogue:
        return self._read

    @catalogue.setter
    def catalogue(self, catalogue: Catalogue) -> None:
        """As it was published; it is read in the language of this stay."""
        self._source = catalogue
        self._read = catalogue.in_words(self._words) if self._words else catalogue

    def read_in(self, language: Language, words: Words) -> None:
        """Mid-way too: the same answers, papers and photos, in other words. An empty table is Indonesian."""
        self.language, self._words = language, words
        self.catalogue = self._source
        if self._service is not None and self._sheet is not None:
            self._service = self._read.service(self._service.code)
            self._sheet.reword(self._service)

    # --- the service ---------------------------------------------------------------------------------------------

    def choose(self, service_code: str) -> None:
        """Starts a request; what was given for another one is forgotten, but for the shared answers. KeyError if unknown."""
        service = self.catalogue.service(service_code)
        if self._service is not None and self._service.code == service.code:
            return
        self._sheet = Sheet(service, self.today, self._shared())
        self._service = service
        self._papers.wipe()

    @property
    def service(self) -> Service:
        if self._service is None:
            raise LookupError("no service has been chosen")
        return self._service

    @property
    def official_name(self) -> str:
        """For what officials read, whatever the resident reads."""
        return self._source.service(self.service.code).short_name

    @property
    def is_chosen(self) -> bool:
        return self._service is not None

    def helped_by(self, name: str) -> None:
        """Someone fills this in with the resident; recorded in the sealed form. Empty ends it. Raises Refused."""
        self._helper = parse_name(name).text if name.strip() else ""

    def on_telephone(self, officer_id: str) -> None:
        """The resident telephones and this officer types: no paper is here to be photographed."""
        self._taken_by = officer_id

    @property
    def assisted(self) -> bool:
        return bool(self._helper)

    @property
    def helper(self) -> str:
        return self._helper

    @property
    def taken_by(self) -> str:
        """Who types for a resident on the telephone, "" when the resident is here."""
        return self._taken_by

    def notices(self) -> list[str]:
        """Sentences to show before the papers are collected."""
        facts = self.form_so_far()
        unmet = [one.hint for one in self.service.requirements if one.is_met(facts, today=self.today) is False]
        return [notice for notice in (self.service.notice, *unmet) if notice]

    # --- questions -----------------------------------------------------------------------------------------------

    def questions(self, stage: Stage | None = None) -> list[Question]:
        """Those that apply now, in the order of asking; of one stage, or of all."""
        sheet = self._answers()
        return [sheet.page(field) for field in sheet.asked() if stage in (None, field.stage)]

    def question(self, key: str) -> Question:
        """Raises KeyError for a question that does not apply."""
        return self._answers().page(self._answers().field(key))

    def next_question(self, stage: Stage | None = None) -> Question | None:
        """The first that is neither answered nor skipped."""
        return next((question for question in self.questions(stage) if not question.done), None)

    def answer(self, key: str, raw: object) -> None:
        """Keeps the parsed answer; empty skips an optional question. Raises Refused, and then keeps the old answer."""
        self._answers().answer(key, raw)

    def warnings(self, key: str) -> tuple[Caution, ...]:
        """What to ask the resident to compare; never a reason to stop."""
        return self._answers().warnings(key)

    # --- papers and photos ---------------------------------------------------------------------------------------

    def papers(self) -> list[Paper]:
        """The cards of "Apa yang Anda bawa?": what is needed, and what may be; without what the answers exclude."""
        return self._papers.cards(self.service, self.form_so_far(), self.today)

    def set_tick(self, requirement: str, has: bool) -> None:  # noqa: FBT001  the shape the screens call
        self._papers.tick(self.service.requirement(requirement), has=has)

    def documents_needed(self) -> list[DocumentNeeded]:
        """What to photograph, in order; also those already taken."""
        if self._taken_by:
            return []
        return self._papers.to_photograph(self.service, self.form_so_far(), self.today)

    def attach(self, requirement: str, jpeg: bytes, preview: bytes) -> None:
        """A second photo of the same paper replaces the first."""
        self._papers.attach(self.service.requirement(requirement), jpeg, preview)

    def detach(self, requirement: str) -> None:
        self._papers.detach(requirement)

    def photos(self) -> list[tuple[str, bytes]]:
        """(requirement, JPEG) of the papers that are needed."""
        return [(key, jpeg) for key, jpeg, _ in self._papers.photos(self.service, self.form_so_far(), self.today)]

    def previews(self) -> tuple[tuple[str, bytes], ...]:
        return tuple(
            (key, small) for key, _, small in self._papers.photos(self.service, self.form_so_far(), self.today)
        )

    # --- the end -------------------------------------------------------------------------------------------------

    def review(self, words: ScreenWords = INDONESIAN) -> list[ReviewLine]:
        """For "Periksa data Anda": every question that was answered or skipped, numbers masked."""
        sheet = self._answers()
        return [
            ReviewLine(one.key, one.heading(), on_screen(one, given.value, words), sheet.warnings(one.key))
            for one in sheet.asked()
            if (given := sheet.given(one.key)) is not None
        ]

    def missing(self) -> list[Missing]:
        """First the answers that block, then the papers that do not."""
        unanswered = [Missing("answer", one.key, one.heading(), blocks=True) for one in self._unanswered()]
        return unanswered + self._papers.missing(self.service, self.form_so_far(), self.today)

    def form(self) -> dict[str, AnswerValue]:
        """The canonical answers by key, for the sealed part and the desk. Raises IncompleteError."""
        if lacking := tuple(field.key for field in self._unanswered()):
            raise IncompleteError(lacking)
        return self.form_so_far() | ({HELPER_KEY: self._helper} if self._helper else {})

    def form_so_far(self) -> dict[str, AnswerValue]:
        """Like `form`, while it is still being filled in."""
        return self._answers().values()

    def documents(self) -> list[dict[str, str]]:
        """For the fact: `{"requirement": id, "state": photographed|shown|missing|not_needed}`."""
        states = self._papers.states(self.service, self.form_so_far(), self.today)
        # On the telephone "I have it" is not a paper that anybody saw.
        return [one | {"state": "missing"} if self._taken_by and one["state"] == "shown" else one for one in states]

    def wipe(self) -> None:
        """Forgets everything of this resident."""
        self._service = None
        if self._sheet is not None:
            self._sheet.wipe()
        self._sheet = None
        self._papers.wipe()
        self._helper = self._taken_by = ""
        self.read_in("id", {})

    # --- steps ---------------------------------------------------------------------------------------------------

    def stages(self) -> tuple[Stage, ...]:
        """The stages this request has: those without a question, a paper or a photo are left out."""
        asked: set[Stage] = {field.stage for field in self._answers().asked()} | {"check"}
        if self.papers():
            asked.add("papers")
        if not self._taken_by and any(one.photo for one in self.service.requirements):
            asked.add("photos")
        return tuple(stage for stage in STAGES if stage in asked)

    def step(self, stage: Stage) -> Step:
        stages = self.stages()
        return Step(stages.index(stage) + 1, len(stages))

    # --- inside --------------------------------------------------------------------------------------------------

    def _answers(self) -> Sheet:
        if self._sheet is None:
            raise LookupError("no service has been chosen")
        return self._sheet

    def _unanswered(self) -> list[Field]:
        sheet = self._answers()
        return [field for field in sheet.asked() if sheet.lacks(field)]

    def _shared(self) -> dict[str, Answered]:
        if self._sheet is None:
            return {}
        return {key: given for key in SHARED_KEYS if (given := self._sheet.given(key)) is not None}

    def __repr__(self) -> str:
        return f"Session({self._service.code if self._service else 'no service'}, redacted)"
