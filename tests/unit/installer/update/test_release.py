"""A release's list: what it may say of a tree, whoever wrote it."""

import itertools
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from installer.update.release import PIECE_BYTES, Release, check_path, version_key
from installer.update.tree import DamagedError, describe, differences, pack, unpack
from sync.protocol.canonical import MalformedError
from tests.fakes.updates import make_tree

DIGEST = "ab" * 32


def file(path: str = "kiosk", size: int = 3, *, runs: bool = True) -> dict:
    return {"path": path, "size": size, "runs": runs, "pieces": [DIGEST] * -(-size // PIECE_BYTES)}


def listed(*files: dict, links: tuple = (), **changed: object) -> bytes:
    told = {
        "v": 1,
        "version": "1.2.0",
        "platform": "linux-x86_64",
        "built_at": "2026-11-23T08:00:00.000Z",
        "start": "kiosk",
        "schema": 17,
        "oldest_reader": 17,
        "files": [file(), *files],
        "links": [{"path": path, "target": target} for path, target in links],
    }
    return json.dumps(told | changed).encode()


def test_a_tree_that_was_built_is_described_and_read_back(tmp_path: Path) -> None:
    tree = make_tree(tmp_path / "tree", "1.2.0")
    release = Release.from_bytes((tree / "release.json").read_bytes())
    assert Release.from_bytes(release.to_bytes()) == release
    assert [(each.path, each.size_bytes, each.runs, len(each.pieces)) for each in release.files] == [
        ("_internal/empty", 0, False, 0),
        ("_internal/icon.svg", 6, False, 1),
        ("_internal/own.pyz", 50, False, 1),
        ("_internal/qt/libQt.so", 1_400_000, False, 2),
        ("kiosk", 21, True, 1),
    ]
    assert release.links == (("_internal/libQt.so", "qt/libQt.so"),)
    assert list(differences(release, tree)) == []


def test_every_change_of_a_tree_is_found(tmp_path: Path) -> None:
    tree = make_tree(tmp_path / "tree", "1.2.0")
    release = Release.from_bytes((tree / "release.json").read_bytes())
    (tree / "kiosk").write_bytes(b"#!/bin/sh\necho 6.6.6\n")
    (tree / "_internal" / "icon.svg").unlink()
    (tree / "_internal" / "libQt.so").unlink()
    (tree / "_internal" / "libQt.so").symlink_to("empty")
    (tree / "_internal" / "sitecustomize.py").write_bytes(b"")
    assert sorted(differences(release, tree)) == [
        "_internal/icon.svg",
        "_internal/libQt.so",
        "_internal/sitecustomize.py",
        "kiosk",
    ]


PATHS = [
    "/etc/passwd",
    "../kiosk",
    "a/../../b",
    "a//b",
    "./a",
    "",
    "a/",
    "a\\b",
    "C:/x",
    "nul\x00",
    "a\n",
    "name.",
    "name ",
    "release.json",
    "x" * 201,
    "/".join(["abcdefghi"] * 41),
]


@pytest.mark.parametrize("path", PATHS)
def test_a_path_stays_in_the_tree(path: str) -> None:
    with pytest.raises(MalformedError):
        check_path(path)
    with pytest.raises(MalformedError):
        Release.from_bytes(listed(file(path)))


@pytest.mark.parametrize(
    ("files", "links"),
    [
        ([file("kiosk")], []),
        ([file("a"), file("a/b")], []),
        ([], [("a", "../../etc/passwd")]),
        ([], [("a", "/etc/passwd")]),
        ([], [("a", "b")]),
        ([], [("a", "a")]),
        ([file("a/b")], [("a", "kiosk")]),
        ([file("x/y")], [("x/z", "y"), ("x/z/w", "y")]),
        ([], [("a/b", "../kiosk"), ("a/b", "../kiosk")]),
    ],
)
def test_nothing_is_written_through_a_link_or_over_another(files: list, links: list) -> None:
    with pytest.raises(MalformedError):
        Release.from_bytes(listed(*files, links=tuple(links)))


@pytest.mark.parametrize(
    "changed",
    [
        {"version": "1.2.0-beta"},
        {"version": "1"},
        {"version": "١.٢"},
        {"platform": "macos-arm64"},
        {"start": "../sh"},
        {"start": "other"},
        {"files": [file(runs=False)]},
        {"files": [{**file(), "pieces": []}]},
        {"files": [{**file(), "pieces": [DIGEST, DIGEST]}]},
        {"files": [{**file(), "pieces": ["AB" * 32]}]},
        {"files": [file(), *(file(f"big{number}", 1 << 29, runs=False) for number in range(5))]},
        {"schema": 17, "oldest_reader": 18},
        {"built_at": "yesterday"},
        {"v": 2},
    ],
)
def test_a_list_that_makes_no_sense_is_refused(changed: dict) -> None:
    with pytest.raises(MalformedError):
        Release.from_bytes(listed(**changed))


@given(st.binary(max_size=200))
def test_any_bytes_are_a_list_or_malformed(data: bytes) -> None:
    with pytest.raises(MalformedError):
        Release.from_bytes(data)


def test_versions_are_ordered_as_numbers() -> None:
    told = ["", "0.9", "1.0", "1.0.1", "1.2", "1.10", "2.0"]
    assert all(version_key(one) < version_key(two) for one, two in itertools.pairwise(told))
    assert version_key("1.2") == version_key("1.2.0")


@given(st.binary(max_size=3000))
def test_a_piece_is_unpacked_as_it_was_and_only_as_that(piece: bytes) -> None:
    from hashlib import sha256

    packed = pack(piece)
    assert unpack(packed, digest=sha256(piece).hexdigest()) == piece
    with pytest.raises(DamagedError):
        unpack(packed, digest=DIGEST)
    with pytest.raises(DamagedError):
        unpack(packed[:-1] + bytes([packed[-1] ^ 1]) + b"tail", digest=DIGEST)


def test_a_device_in_a_tree_is_no_file(tmp_path: Path) -> None:
    import os

    tree = make_tree(tmp_path / "tree", "1.2.0")
    os.mkfifo(tree / "pipe")
    with pytest.raises(MalformedError):
        describe(tree, version="1.2", platform="linux-x86_64", built_at="", start="kiosk", schema=1, oldest_reader=1)
