"""Where a kiosk may go: to its city and its printer, also when the city's name moves or nobody knows it now."""

from __future__ import annotations

import json
from ipaddress import ip_address
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from installer.firewall import (
    MOST,
    PRINTER_PORT,
    Way,
    city_of,
    main,
    printer_of,
    read_chosen,
    remembered,
    resolvers,
    rules,
    ruleset,
)
from kiosk.domain.hall_choices import HallChoices
from kiosk.hall_choices import keep_choices

HERE = [ip_address("192.0.2.7")]


@pytest.mark.parametrize(
    ("url", "way"),
    [
        ("https://balai.contoh.go.id", Way("balai.contoh.go.id", 443)),
        ("https://balai.contoh.go.id:8443/api", Way("balai.contoh.go.id", 8443)),
        ("http://[2001:db8::1]:8700", Way("2001:db8::1", 8700)),
        ("ftp://balai.contoh.go.id", None),
        ("https://", None),
        ("https://a b/", None),
        ("https://balai:99999", None),
        ("", None),
    ],
)
def test_the_citys_address_is_read_or_refused(url: str, way: Way | None) -> None:
    assert city_of(url) == way


@pytest.mark.parametrize(
    ("spec", "way"),
    [
        ("net:10.0.0.9", Way("10.0.0.9", PRINTER_PORT)),
        ("net:10.0.0.9:80", Way("10.0.0.9", PRINTER_PORT)),
        ("net:10.0.0.9:9101:58", Way("10.0.0.9", 9101)),
        ("usb:04b8:0202:80", None),
        ("none", None),
        ("net:", None),
    ],
)
def test_only_a_printer_on_the_network_needs_a_way(spec: str, way: Way | None) -> None:
    assert printer_of(spec) == way


@given(st.text(max_size=60))
def test_whatever_is_written_as_city_or_printer_puts_nothing_else_into_the_rules(text: str) -> None:
    for way in (city_of(text), city_of(f"https://{text}"), printer_of(text), printer_of(f"net:{text}")):
        assert way is None or not set(way.host) & set(" ;{}\n\"'#$")


@given(
    st.lists(st.ip_addresses(), max_size=30),
    st.lists(st.one_of(st.ip_addresses().map(str), st.text(max_size=9)), max_size=30),
)
def test_what_was_found_comes_first_and_the_list_stays_short(found: list, known: list[str]) -> None:
    kept = remembered(known, found)
    assert kept[: len(dict.fromkeys(found))] == list(dict.fromkeys(found))[:MOST]
    assert len(kept) <= MOST
    assert len(set(kept)) == len(kept)


def test_at_boot_without_names_the_way_of_yesterday_stays_open(tmp_path: Path) -> None:
    kept, told = tmp_path / "city.json", {"KIOSK_CITY": "https://balai.contoh.go.id"}
    ruleset(told, 990, kept, lambda _host: HERE)
    text = ruleset(told, 990, kept, lambda _host: [])
    assert "ip daddr 192.0.2.7 tcp dport 443 accept" in text


def test_another_citys_addresses_are_forgotten(tmp_path: Path) -> None:
    kept = tmp_path / "city.json"
    ruleset({"KIOSK_CITY": "https://a.example"}, 990, kept, lambda _host: HERE)
    assert "192.0.2.7" not in ruleset({"KIOSK_CITY": "https://b.example"}, 990, kept, lambda _host: [])
    assert json.loads(kept.read_text())["host"] == "b.example"


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"host": "a.example"}', '{"host": "a.example", "addresses": ["; accept"]}']
)
def test_a_damaged_memory_is_no_memory(tmp_path: Path, content: str) -> None:
    kept = tmp_path / "city.json"
    kept.write_text(content)
    assert "192.0.2.7" in ruleset({"KIOSK_CITY": "https://a.example"}, 990, kept, lambda _host: HERE)


def test_without_a_city_nothing_of_the_kiosk_goes_out_and_nothing_comes_in(tmp_path: Path) -> None:
    text = ruleset({}, 990, tmp_path / "city.json", lambda _host: HERE)
    kiosk = text[text.index("chain kiosk") : text.index("chain in")]
    assert "daddr" not in kiosk
    assert "reject" in kiosk
    assert "hook input priority filter; policy drop" in text
    assert "meta skuid 990 jump kiosk" in text


def test_old_rules_and_new_ones_change_places_at_once() -> None:
    assert rules(990, []).startswith("table inet balai_kiosk\ndelete table inet balai_kiosk\ntable inet balai_kiosk {")


def test_wrong_words_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["flush"]) == 2
    assert "apply|show" in capsys.readouterr().err


def test_names_are_asked_of_the_systems_own_resolvers_alone() -> None:
    asked = resolvers(
        "# nameserver 192.0.2.1\nnameserver 192.0.2.53\nnameserver fe80::1%eth0\nnameserver ; accept\nsearch x\n"
    )
    assert [str(one) for one in asked] == ["192.0.2.53", "fe80::1"]
    text = rules(990, [], asked)
    assert "ip daddr 192.0.2.53 meta l4proto { tcp, udp } th dport 53 accept" in text
    assert "th dport 53" not in rules(990, [])


def test_a_printer_chosen_at_the_screen_is_let_through(tmp_path: Path) -> None:
    """From the choice that the technician's page keeps to the rule, with nothing typed in between."""
    (tmp_path / "told").mkdir()
    keep_choices(tmp_path / "data", HallChoices(printer="net:192.168.7.20:80"))
    told = read_chosen(tmp_path / "told" / "printer")
    text = ruleset({}, 990, tmp_path / "city.json", lambda _host: [], chosen=told)
    assert "ip daddr 192.168.7.20 tcp dport 9100 accept" in text
    keep_choices(tmp_path / "data", HallChoices(printer="usb:04b8:0202"))
    text = ruleset({}, 990, tmp_path / "city.json", lambda _host: [], chosen=read_chosen(tmp_path / "told" / "printer"))
    assert "192.168.7.20" not in text


@pytest.mark.parametrize(
    "spec",
    ["net:8.8.8.8", "net:192.168.7.20:443", "net:printer.example", "net:127.0.0.1", "net:0.0.0.0", "none", "", "net:"],
)
def test_whoever_took_the_kiosks_account_opens_no_way_out_of_the_hall(tmp_path: Path, spec: str) -> None:
    text = ruleset({}, 990, tmp_path / "city.json", lambda _host: HERE, chosen=spec)
    assert "daddr" not in text[text.index("chain kiosk") : text.index("chain in")]


def test_the_choice_is_read_from_a_plain_small_file_alone(tmp_path: Path) -> None:
    chosen = tmp_path / "printer"
    assert read_chosen(chosen) == ""
    chosen.symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere").write_text("net:10.0.0.9")
    assert read_chosen(chosen) == ""
    chosen.unlink()
    chosen.write_bytes(b"\xff" * 100_000)
    assert len(read_chosen(chosen)) < 1000
