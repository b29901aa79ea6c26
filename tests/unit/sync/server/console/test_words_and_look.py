"""Words for everything a fact can say, times as people write them, colours that are the product's."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sync.protocol.kinds import KINDS
from sync.server.console import catalogue_names, dates, look
from sync.server.console.icons import icon
from sync.server.console.words import KIND_WORDS, detail_of
from sync.testing.samples import sample_data

ROOT = Path(__file__).parents[5]
CONSOLE = ROOT / "sync" / "server" / "console"
RENEWING = """<script src="{% static 'console/live.js' %}" defer></script>"""


def test_every_kind_of_fact_has_words() -> None:
    assert set(KIND_WORDS) == set(KINDS)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_details_of_every_sample_can_be_told(kind: str) -> None:
    assert isinstance(detail_of(kind, sample_data(kind)), str)


def test_times_are_in_the_citys_zone_and_words() -> None:
    at = datetime(2026, 11, 24, 2, 41, 5, tzinfo=UTC)
    assert dates.moment(at) == "Sel, 24 Nov 2026 09.41 WIB"
    assert dates.moment_to_second(at) == "Sel, 24 Nov 2026 09.41.05 WIB"
    assert dates.start_of_day(at).isoformat() == "2026-11-24T00:00:00+07:00"


def test_the_stylesheet_has_the_tokens_colours_and_no_other() -> None:
    style = (CONSOLE / "static" / "console" / "console.css").read_text("utf-8")
    roles = json.loads((ROOT / "assets" / "theme" / "tokens.json").read_text())["colour"]["light"]["roles"]
    named = dict(re.findall(r"--([A-Za-z]+): (#[0-9A-Fa-f]{6})", style))
    assert named == {role: roles[role] for role in named}
    assert len(re.findall(r"#[0-9A-Fa-f]{3,8}\b", style)) == len(named)


def test_no_page_reaches_out_or_runs_a_script_but_our_own_file() -> None:
    own = re.compile(r"<script src=\"\{% static 'console/\w+\.js' %\}\" defer></script>")
    for path in CONSOLE.rglob("*.html"):
        page = own.sub("", path.read_text("utf-8"))
        assert "<script" not in page, path.name
        assert " style=" not in page, path.name
        assert not re.search(r" on[a-z]+=", page), path.name
        assert "://" not in page, path.name


def test_every_icon_that_a_page_names_exists() -> None:
    named = {item["icon"] for group in look.UNFOLD["SIDEBAR"]["navigation"] for item in group["items"]}
    for path in CONSOLE.rglob("*.html"):
        named |= set(re.findall(r'{% icon "(\w+)"', path.read_text("utf-8")))
        named |= set(re.findall(r'{% chip (?:"[^"]*"|\S+) "(\w+)"', path.read_text("utf-8")))
    for name in named:
        assert "<svg" in icon(name)


def test_papers_and_parts_have_names_even_without_a_catalogue() -> None:
    assert catalogue_names.part_name(None, "presence") == "Foto kehadiran"
    assert catalogue_names.part_name(None, "kk") == "KK"
    assert catalogue_names.part_name(None, "surat_nikah") == "Surat nikah"
