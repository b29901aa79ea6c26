"""The catalogue's words in the language of the screen; a table is read when its language is first chosen, then kept.

Invariant: a table that is missing or damaged is logged, and its language reads Indonesian: no page waits for words.
"""

from __future__ import annotations

import logging
from functools import cache
from importlib.resources import files

from kiosk.domain.session import Language, Session
from kiosk.ui.translation import SOURCE_LANGUAGE
from sync.rules.catalogue import CatalogueError
from sync.rules.catalogue_words import Words, read_words

_LOG = logging.getLogger(__name__)


def read_in(session: Session, language: Language) -> None:
    """This stay reads the catalogue in that language from now on; the screens ask again by themselves."""
    session.read_in(language, words_of(language))


@cache
def words_of(language: str) -> Words:
    if language == SOURCE_LANGUAGE:
        return {}
    try:
        table = files("assets").joinpath("catalogue", f"words_{language}.yaml").read_bytes()
        return read_words(table, language)
    except (CatalogueError, OSError) as error:
        _LOG.error("no words of the catalogue in %r: %s", language, type(error).__name__)
        return {}
