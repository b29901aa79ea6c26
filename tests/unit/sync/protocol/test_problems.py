import json

import pytest

from sync.protocol.canonical import MalformedError
from sync.protocol.problems import PROBLEMS, ProblemError


@pytest.mark.parametrize("code", sorted(PROBLEMS))
def test_a_problem_survives_the_wire(code):
    problem = ProblemError.parse(ProblemError(code, {"expected": 7}).to_json())
    assert (problem.code, problem.status, problem.extra) == (code, PROBLEMS[code].status, {"expected": 7})


def test_the_code_begins_with_the_status_and_the_title_says_what_to_do():
    for code, problem in PROBLEMS.items():
        assert problem.code == code
        assert code.split(".")[0] == str(problem.status)
        assert problem.title.endswith(".")


def test_the_body_is_that_of_rfc_9457():
    assert json.loads(ProblemError("409.1", {"expected": 12}).to_json()) == {
        "type": "urn:balai:problem:409.1",
        "title": PROBLEMS["409.1"].title,
        "status": 409,
        "code": "409.1",
        "expected": 12,
    }


@pytest.mark.parametrize(
    "data", [b"<html>502 Bad Gateway</html>", b"{}", b'{"code":"999.9"}', b'{"code":1}', b"x" * 100_000]
)
def test_a_page_of_a_proxy_is_no_problem_of_ours(data):
    with pytest.raises(MalformedError):
        ProblemError.parse(data)


def test_unknown_codes_and_members_that_hide_ours_are_our_mistake():
    with pytest.raises(ValueError, match="registered"):
        ProblemError("418.1")
    with pytest.raises(ValueError, match="member"):
        ProblemError("409.1", {"status": 200})


def test_the_numbers_of_the_protocol_are_never_given_another_meaning():
    """A code once released stays; add to this list, never change it."""
    assert {code: PROBLEMS[code].title for code in ("409.1", "409.2", "409.3", "409.4", "422.1")} == {
        "409.1": "Facts are missing before the first one sent; send from the expected one.",
        "409.2": "Another fact has this place in the chain; the chain is forked.",
        "409.3": "The kiosk is behind what the city holds of it; its database was rolled back.",
        "409.4": "The kiosk seems to exist twice.",
        "422.1": "A signature or a link of the chain is wrong; what came before it was kept.",
    }
