"""Thousands of requests again: prefixes, suffixes, duplicates, shuffles, parts, whole requests word for word, from all sides.

Invariants
- Everything is sent by the kiosk that owns it, honestly: none of it may accuse anybody. Only one more kiosk shows an old token
  anew, as a copied disk would: that freezes its chain and changes none of its facts.
- What a kiosk's receipts say never goes back, never beyond what it sent, and what they say is there in the end.
"""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field

import requests
import zstandard

from sync.client.tus import creation_headers
from sync.protocol.batch import join
from sync.protocol.canonical import decode, encode
from sync.protocol.chain_head import ChainHead
from sync.protocol.fact import digest_of
from sync.protocol.problems import ProblemError
from sync.protocol.statements import Receipt
from sync.testing.facts import MadeFact, PlainPart
from sync.trust.sealing import SealedPart
from tests.live_city import LiveCity, LiveKiosk
from tests.reliability.proof.stored import CityRecords, Differences, records_of

MOST_FACTS = 40
_LINES = 3  # connections of one kiosk at once
_A_ROUND = 12  # requests of each line
_MOST_TRIES = 20
_PART_ANSWERS = (200, 201, 409, 423)  # 409, 423: another line sends the same part at this moment
_BUSY = (429, 503)
# A request word for word again: its nonce was used, its token or head may be of yesterday. Never an accusation.
_REPLAYED = (200, 201, 204, 401, 409)


@dataclass(slots=True)
class Sender:
    """A kiosk with a chain that is already made; `seen` are its receipts in the order in which they came on each line."""

    kiosk: LiveKiosk
    facts: list[MadeFact]
    tokens: list[str] = field(default_factory=list)
    prepared: list[requests.PreparedRequest] = field(default_factory=list)
    held: set[str] = field(default_factory=set)
    acked: int = 0
    counted: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def parts(self) -> list[SealedPart]:
        return [part for made in self.facts for part in made.sealed]


def run(city: LiveCity, *, requests_in_all: int, kiosks: int, seed: int) -> tuple[dict[str, object], list[str]]:
    with ExitStack() as held:
        city.codes = city.issue_codes(kiosks + 1)
        senders = [_sender(held, city, seed + number) for number in range(kiosks)]
        copied = _sender(held, city, seed + 1000)
        with ThreadPoolExecutor(kiosks) as pool:
            for done in [pool.submit(_storm, sender, requests_in_all // kiosks, str(seed)) for sender in senders]:
                done.result()
        is_told = _is_told_of_an_old_token(copied)
        found = Differences()
        with records_of(city) as records:
            for sender in senders:
                found.add(_compared(sender, records))
            found.add(records.compare(copied.kiosk.id, copied.facts[: copied.acked], acked=copied.acked, alarms=True))
    wrong = [sentence for sender in senders for sentence in sender.wrong] + found.sentences
    wrong += [] if is_told else ["an old token was taken, and nobody was told"]
    counted: Counter[str] = sum((sender.counted for sender in senders), Counter())
    told: dict[str, object] = {"resends": sum(counted.values()), **dict(sorted(counted.items()))}
    told |= {"kiosks": kiosks, "lost": found.lost, "duplicated": found.duplicated}
    return told | {"false_receipts": found.false_receipts, "old_token_told": is_told, "wrong": len(wrong)}, wrong


def _sender(held: ExitStack, city: LiveCity, seed: int, *, facts: int = MOST_FACTS) -> Sender:
    kiosk = city.enrol()
    held.enter_context(kiosk.session)
    chance = random.Random(seed)
    made = [
        kiosk.maker.add("request_filed", parts=[PlainPart("foto1", "image/jpeg", b"foto")])
        if chance.random() < 0.2
        else kiosk.maker.add("heartbeat")
        for _ in range(facts)
    ]
    return Sender(kiosk, made, [kiosk.token])


def _storm(sender: Sender, count: int, seed: str) -> None:
    """In rounds: the chain grows by one batch that comes on every line at once; then each line sends whatever it likes."""
    chance = random.Random(f"{seed} {sender.kiosk.id}")
    rounds = max(1, count // (_LINES * _A_ROUND))
    ends = [len(sender.facts) * number // rounds for number in range(rounds + 1)]
    with ExitStack() as held, ThreadPoolExecutor(_LINES) as pool:
        lines = [held.enter_context(_line(sender)) for _ in range(_LINES)]
        for number in range(rounds):
            first = min(ends[number] - chance.randint(0, 3), ends[number + 1] - 1)  # never an empty batch
            grown = sender.facts[max(0, first) : max(1, ends[number + 1])]
            requested = [_facts_request(sender, line, [fact.envelope for fact in grown]) for line in lines]
            answers = list(pool.map(lambda pair: _send(sender, *pair), zip(lines, requested, strict=True)))
            if any(answer.status_code not in (200, *_BUSY) for answer in answers):
                sender.wrong.append(f"the same batch on {_LINES} lines: {[answer.text[:200] for answer in answers]}")
            for answer in answers:
                _receipted(sender, answer)
            sender.counted["new_batches"] += _LINES
            for done in [pool.submit(_likes, sender, random.Random(chance.random()), line) for line in lines]:
                done.result()
        _to_the_end(sender, lines[0])


def _likes(sender: Sender, chance: random.Random, session: requests.Session) -> None:
    for _ in range(_A_ROUND - 1):
        name = chance.choice((_batch, _batch, _batch, _again, _part, _missing))(sender, chance, session)
        with sender.lock:
            sender.counted[name] += 1


def _to_the_end(sender: Sender, session: requests.Session) -> None:
    """One honest repetition of everything, until the city was not too busy for it."""
    for _ in range(_MOST_TRIES):
        _receipted(sender, _send(sender, session, _facts_request(sender, session, [f.envelope for f in sender.facts])))
        for part in sender.parts:
            _whole_part(sender, part, session, len(part.body))
        digests = {part.sha256 for part in sender.parts}
        _missing(sender, random.Random(0), session)
        if sender.acked == len(sender.facts) and sender.held >= digests:
            return
        time.sleep(0.5)


def _send(sender: Sender, session: requests.Session, request: requests.PreparedRequest) -> requests.Response:
    """To be sent word for word again only once it was answered: a copy on another line could arrive first and use its nonce."""
    answer = session.send(request, timeout=60)
    with sender.lock:
        sender.prepared.append(request)
    return answer


def _line(sender: Sender) -> requests.Session:
    session = requests.Session()
    session.trust_env = False
    session.auth = sender.kiosk.session.auth
    return session


def _batch(sender: Sender, chance: random.Random, session: requests.Session) -> str:
    """Some stretch of the chain: a prefix, a suffix, an overlap, one that begins too late; sometimes shuffled or doubled."""
    known = sender.acked
    first, most = chance.randrange(known), chance.choice((1, 3, 10, known))
    made = sender.facts[first : min(known, first + most)]
    shape = chance.choice(("straight",) * 5 + ("shuffled", "doubled"))
    lines = [fact.envelope for fact in made]
    if shape == "shuffled":
        chance.shuffle(lines)
    elif shape == "doubled":
        lines = [line for line in lines for _ in range(2)]
    answer = _send(sender, session, _facts_request(sender, session, lines))
    if answer.status_code == 200:
        _receipted(sender, answer, at_least=known)
        return "batches" if shape == "straight" else shape
    if answer.status_code in _BUSY:
        return "busy"
    code = ProblemError.parse(answer.content).code
    allowed = {"409.1"} if shape == "straight" else {"409.1", "422.1", "400.1"}
    if code not in allowed:
        sender.wrong.append(f"a {shape} batch from {first + 1}, {known} known: {code}")
    return "refused"


def _again(sender: Sender, chance: random.Random, session: requests.Session) -> str:
    """An earlier request word for word: same date, same nonce, the token and head of then."""
    with sender.lock:
        request = chance.choice(sender.prepared) if sender.prepared else None
    if request is None:
        return _batch(sender, chance, session)
    answer = session.send(request.copy(), timeout=60)
    if answer.status_code in _BUSY:
        return "busy"
    code = "" if answer.ok else ProblemError.parse(answer.content).code
    if answer.status_code not in _REPLAYED or code not in ("", "401.3", "401.2", "409.1"):
        sender.wrong.append(f"word for word again: {answer.status_code} {code}")
    if answer.status_code == 200 and request.url is not None and request.url.endswith("/facts"):
        _receipted(sender, answer)
    return "word_for_word"


def _part(sender: Sender, chance: random.Random, session: requests.Session) -> str:
    known = [part for made in sender.facts[: sender.acked] for part in made.sealed]
    if not known:
        return _batch(sender, chance, session)
    part = chance.choice(known)
    size = len(part.body)
    return _whole_part(sender, part, session, chance.randrange(1, size) if chance.random() < 0.3 else size)


def _whole_part(sender: Sender, part: SealedPart, session: requests.Session, first: int) -> str:
    headers = creation_headers(
        kiosk=sender.kiosk.id, sha256=part.sha256, size_bytes=len(part.body), first=part.body[:first]
    )
    url = f"{sender.kiosk.api}/parts/"
    request = session.prepare_request(requests.Request("POST", url, headers=headers, data=part.body[:first]))
    answer = _send(sender, session, request)
    if answer.status_code in _BUSY:
        return "busy"
    if answer.status_code not in _PART_ANSWERS:
        sender.wrong.append(f"a part again: {answer.status_code} {answer.text[:200]}")
    return "parts"


def _missing(sender: Sender, _chance: random.Random, session: requests.Session) -> str:
    digests = [part.sha256 for part in sender.parts]
    url = f"{sender.kiosk.api}/kiosks/{sender.kiosk.id}/parts/missing"
    answer = session.post(url, json={"sha256": digests}, timeout=60)
    if answer.status_code in _BUSY:
        return "busy"
    if answer.status_code != 200:
        sender.wrong.append(f"parts/missing: {answer.status_code} {answer.text[:200]}")
        return "missing"
    told = decode(answer.content, limit_bytes=2**20)
    receipt = Receipt.from_object(sender.kiosk.city.opened(encode(told["receipt"]), "receipt"))
    with sender.lock:
        if not sender.held <= set(receipt.parts_held):
            sender.wrong.append("parts that were receipted lack in a later receipt")
        sender.held |= set(receipt.parts_held)
    return "missing"


def _facts_request(
    sender: Sender, session: requests.Session, lines: Sequence[bytes], token: str | None = None
) -> requests.PreparedRequest:
    with sender.lock:
        shown = token or sender.tokens[-1]
    headers = {
        "Content-Type": "application/x-ndjson",
        "Content-Encoding": "zstd",
        "Sync-Token": shown,
        "Chain-Head": sender.kiosk.maker.head.header(),
    }
    url = f"{sender.kiosk.api}/kiosks/{sender.kiosk.id}/facts"
    return session.prepare_request(requests.Request("POST", url, headers=headers, data=zstandard.compress(join(lines))))


def _receipted(sender: Sender, answer: requests.Response, *, at_least: int = 0) -> None:
    if answer.status_code != 200:
        return
    receipt = Receipt.from_object(sender.kiosk.city.opened(answer.content, "receipt"))
    seq = receipt.through_seq
    with sender.lock:
        if not at_least <= seq <= len(sender.facts):
            sender.wrong.append(f"a receipt for {seq}: before {at_least} or beyond {len(sender.facts)}")
        if seq and receipt.head != digest_of(sender.facts[seq - 1].payload):
            sender.wrong.append(f"a receipt for another chain at {seq}")
        if seq > sender.acked or (receipt.sync_token != sender.tokens[-1] and seq == sender.acked):
            sender.tokens.append(receipt.sync_token)
        sender.acked = max(sender.acked, seq)


def _is_told_of_an_old_token(sender: Sender) -> bool:
    """A copy of the disk of three batches ago, with its key: the city must freeze the chain and take nothing from it."""
    kiosk = sender.kiosk
    for first in range(0, 12, 3):
        head = _head_after(sender, first + 3)
        receipt = kiosk.push(sender.facts[first : first + 3], head=head)
        sender.tokens.append(receipt.sync_token)
        sender.acked = receipt.through_seq
    kiosk.dates_a_second_later()
    answer = kiosk.send([fact.envelope for fact in sender.facts[:20]], token=sender.tokens[0])
    return answer.status_code == 409 and ProblemError.parse(answer.content).code == "409.4"


def _head_after(sender: Sender, seq: int) -> ChainHead:
    return ChainHead(1, seq, digest_of(sender.facts[seq - 1].payload))


def _compared(sender: Sender, records: CityRecords) -> Differences:
    found = records.compare(sender.kiosk.id, sender.facts, acked=sender.acked)
    held = records.parts(sender.kiosk.id)
    lacking = [part for part in sender.parts if held.get(part.sha256) != len(part.body)]
    found.lost += len(lacking)
    found.sentences += [f"part {part.sha256[:12]} lacks" for part in lacking]
    return found
