"""The catalogue's sentences in another language: a table from the Indonesian sentence to that language's.

- A table loads whole or not at all: bounded, plain text only, no empty sentence, none longer than a card holds.
- A sentence that the table lacks stays Indonesian: after a change of the catalogue a page is never wrong, only not translated.
- What is filed does not pass here: codes, keys, values, conditions and official names stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from sync.rules.catalogue_checks import CARD_CHARACTERS, CatalogueError
from sync.rules.fields import Field, Option
from sync.rules.service import Requirement, Service
from sync.rules.yaml_reading import YamlError, read_yaml

MAX_BYTES = 512 * 1024
MAX_SENTENCES = 5_000
Words = Mapping[str, str]


def read_words(data: bytes, language: str) -> Words:
    """Raises CatalogueError, also for the table of another language."""
    try:
        raw = read_yaml(data, max_bytes=MAX_BYTES)
    except YamlError as error:
        raise CatalogueError(f"words_{language}: {error}") from error
    if not isinstance(raw, dict) or set(raw) != {"language", "sentences"} or raw["language"] != language:
        raise CatalogueError(f"words_{language}: it is no table of this language")
    sentences = raw["sentences"]
    if not isinstance(sentences, dict) or len(sentences) > MAX_SENTENCES:
        raise CatalogueError(f"words_{language}: sentences must be a table of at most {MAX_SENTENCES}")
    for place, (source, said) in enumerate(sentences.items(), start=1):
        if not (_is_sentence(source) and _is_sentence(said)):
            raise CatalogueError(f"words_{language}: sentence {place} is no text that fits a card")
    return sentences


def reworded(service: Service, words: Words) -> Service:
    """The same service in these words."""
    return replace(
        service,
        short_name=_say(words, service.short_name),
        notice=_say(words, service.notice),
        requirements=tuple(_requirement(one, words) for one in service.requirements),
        fields=tuple(_field(one, words) for one in service.fields),
    )


def sentences_of(service: Service) -> Iterator[str]:
    """Everything of it that a resident may read; a sentence may come twice."""
    yield service.short_name
    yield service.notice
    for paper in service.requirements:
        yield from (paper.short, paper.hint, paper.only_if)
    for field in service.fields:
        yield from (field.question, field.heading(), field.hint)
        yield from (option.label for option in field.options)


def _requirement(paper: Requirement, words: Words) -> Requirement:
    return replace(
        paper, short=_say(words, paper.short), hint=_say(words, paper.hint), only_if=_say(words, paper.only_if)
    )


def _field(field: Field, words: Words) -> Field:
    return replace(
        field,
        title=_say(words, field.heading()),
        question=_say(words, field.question),
        hint=_say(words, field.hint),
        options=tuple(Option(one.value, _say(words, one.label)) for one in field.options),
    )


def _say(words: Words, sentence: str) -> str:
    return words.get(sentence, sentence)


def _is_sentence(text: Any) -> bool:
    return isinstance(text, str) and 0 < len(text.strip()) <= len(text) <= CARD_CHARACTERS and text.isprintable()
