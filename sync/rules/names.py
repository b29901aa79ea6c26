"""Names and texts of people: what can stand on a certificate or in an answer.

- NFC, single spaces, no newline, no control, direction or zero-width character: two names that look the same are the same.
- A name is Latin letters with apostrophe, dot, hyphen, comma and space. Copied apostrophes become the plain one.
- 1 to 120 characters. Permendagri 73/2022 caps new names at 60 and wants two words; older certificates carry longer ones,
  titles included, and a third of grandmothers have one word. So 120 is twice the legal cap, and both legal rules are
  warnings, given only for a name that is new (a baby's).
- `address`, `text` and `story` take everything people write, except signs that paper cannot carry (emoji).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from sync.rules.refusal import Caution, Refused

NAME_MAX = 120
NEW_NAME_MAX = 60
TEXT_MAX = 200
STORY_MAX = 1000

_NAME_MARKS = frozenset("'.-, ")
_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc\u02bb`\u00b4", "'"))


@dataclass(frozen=True, slots=True, repr=False)
class Name:
    text: str
    warnings: tuple[Caution, ...] = ()

    def initials(self) -> str:
        """From "Siti Aminah" to "S. A."; at most four."""
        return " ".join(f"{word[0].upper()}." for word in re.findall(r"\w+", self.text)[:4])

    def __repr__(self) -> str:
        return "Name(redacted)"

    __str__ = __repr__


def parse_name(text: str, *, new: bool = False) -> Name:
    """`new`: the name is given now, so the rules for new names are told. Raises Refused."""
    name = _tidy(text.translate(_APOSTROPHES), NAME_MAX)
    for character in name:
        _refuse_in_name(character)
    if not any(character.isalpha() for character in name):
        raise Refused("no_letters", len(name))
    return Name(name, _new_name_warnings(name) if new else ())


def parse_text(text: str, *, limit: int = TEXT_MAX) -> str:
    """One line of anything printable. Raises Refused."""
    line = _tidy(text, limit)
    for character in line:
        _refuse_unprintable(character)
    return line


def parse_story(text: str, *, limit: int = STORY_MAX) -> str:
    """Several lines; line ends become one newline, blank lines at the ends go. Raises Refused."""
    lines = [_collapse(line) for line in re.split(r"\r\n|\r|\n", text[: 4 * limit + 1])]
    story = unicodedata.normalize("NFC", "\n".join(lines)).strip("\n")
    _refuse_length(story, limit, len(text))
    for character in story.replace("\n", ""):
        _refuse_unprintable(character)
    return story


def parse_address(text: str) -> str:
    """A street, a hall, a village: at least five characters, one of them a letter. Raises Refused."""
    address = parse_text(text)
    if len(address) < 5:
        raise Refused("too_short", len(address))
    if not any(character.isalpha() for character in address):
        raise Refused("no_letters", len(address))
    return address


def _tidy(text: str, limit: int) -> str:
    line = unicodedata.normalize("NFC", _collapse(text[: 4 * limit + 1]))
    _refuse_length(line, limit, len(text))
    return line


def _collapse(line: str) -> str:
    """Only spaces: a newline or a tab stays and is refused by name."""
    return re.sub("[ \u00a0]+", " ", line).strip(" ")


def _refuse_length(text: str, limit: int, typed: int) -> None:
    if not text:
        raise Refused("empty")
    if len(text) > limit:
        raise Refused("too_long", typed)


def _refuse_in_name(character: str) -> None:
    if character in _NAME_MARKS:
        return
    category = unicodedata.category(character)
    if category.startswith("L") and unicodedata.name(character, "").startswith("LATIN "):
        return
    _refuse_invisible(category)
    if category == "Nd":
        raise Refused("digits")
    raise Refused("not_latin" if category.startswith("L") else "symbols")


def _refuse_unprintable(character: str) -> None:
    category = unicodedata.category(character)
    _refuse_invisible(category)
    if category in ("So", "Sk", "Cs", "Co", "Cn") and character not in "^`°":
        raise Refused("symbols")


def _refuse_invisible(category: str) -> None:
    if category in ("Cc", "Zl", "Zp"):
        raise Refused("control_characters")
    if category == "Cf":
        raise Refused("hidden_characters")


def _new_name_warnings(name: str) -> tuple[Caution, ...]:
    found: list[Caution] = []
    if len(name) > NEW_NAME_MAX:
        found.append("name_over_60")
    if len(name.split()) < 2:
        found.append("one_word_name")
    return tuple(found)
