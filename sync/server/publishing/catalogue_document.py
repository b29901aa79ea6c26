"""Changes to a catalogue's document: pure, each gives a new document. What becomes of it is checked by who saves it.

- Codes, ids and keys are never renamed: facts and drafts at the desk name them.
- Order is what residents see: services move among those of their own card, items within their list.
- An empty value is left out, as the shipped catalogue does.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any, Literal

Document = dict[str, Any]
Part = Literal["syarat", "pertanyaan", "penentu"]
# Where the items of a part stand in a service, and what names one.
PARTS: Mapping[str, tuple[str, str]] = {
    "syarat": ("requirements", "id"),
    "pertanyaan": ("form_fields", "key"),
    "penentu": ("flags", "key"),
}
# Left as they are though they say nothing: who reads expects them.
_WRITTEN_EMPTY = frozenset({"published_standard_working_days", "hint", "required", "past", "sources"})


def service_of(document: Mapping[str, Any], code: str) -> Document:
    """Raises KeyError."""
    for service in document["services"]:
        if service["code"] == code:
            return dict(service)
    raise KeyError(code)


def item_of(service: Mapping[str, Any], part: str, name: str) -> Document:
    """Raises KeyError."""
    listed, key = PARTS[part]
    for item in service.get(listed, ()):
        if item[key] == name:
            return dict(item)
    raise KeyError(name)


def with_service(document: Mapping[str, Any], code: str, values: Mapping[str, Any]) -> Document:
    """`values` by key; those of the promise under `sla`."""
    changed, service = _opened(document, code)
    promise = values.get("sla", {})
    _put(service, {key: value for key, value in values.items() if key != "sla"})
    _put(service["sla"], promise)
    return changed


def with_new_service(document: Mapping[str, Any], code: str, like: str, values: Mapping[str, Any]) -> Document:
    """A copy of `like` under a new code, behind it."""
    changed = copy.deepcopy(dict(document))
    services = changed["services"]
    place = next(at for at, service in enumerate(services) if service["code"] == like)
    made = copy.deepcopy(services[place]) | {"code": code, "confidence": "low", "sources": []}
    services.insert(place + 1, made)
    return with_service(changed, code, values)


def without_service(document: Mapping[str, Any], code: str) -> Document:
    changed = copy.deepcopy(dict(document))
    changed["services"] = [service for service in changed["services"] if service["code"] != code]
    return changed


def with_moved_service(document: Mapping[str, Any], code: str, step: int) -> Document:
    """`step` −1 up, 1 down, among the services of the same card; at the end nothing moves."""
    changed, service = _opened(document, code)
    services = changed["services"]
    same = [at for at, one in enumerate(services) if one["group"] == service["group"]]
    here = next(at for at in same if services[at]["code"] == code)
    there = same.index(here) + step
    if 0 <= there < len(same):
        services[here], services[same[there]] = services[same[there]], services[here]
    return changed


def with_item(document: Mapping[str, Any], code: str, part: str, name: str, values: Mapping[str, Any]) -> Document:
    """Changes the item, or adds it at the end."""
    changed, service = _opened(document, code)
    listed, key = PARTS[part]
    items = service.setdefault(listed, [])
    item = next((one for one in items if one[key] == name), None)
    if item is None:
        item = {key: name}
        items.append(item)
    _put(item, values)
    return changed


def without_item(document: Mapping[str, Any], code: str, part: str, name: str) -> Document:
    changed, service = _opened(document, code)
    listed, key = PARTS[part]
    service[listed] = [item for item in service.get(listed, ()) if item[key] != name]
    return changed


def with_moved_item(document: Mapping[str, Any], code: str, part: str, name: str, step: int) -> Document:
    changed, service = _opened(document, code)
    listed, key = PARTS[part]
    items = service.get(listed, [])
    here = next((at for at, item in enumerate(items) if item[key] == name), None)
    if here is not None and 0 <= here + step < len(items):
        items[here], items[here + step] = items[here + step], items[here]
    return changed


def _opened(document: Mapping[str, Any], code: str) -> tuple[Document, Document]:
    changed = copy.deepcopy(dict(document))
    for service in changed["services"]:
        if service["code"] == code:
            return changed, service
    raise KeyError(code)


def _put(target: Document, values: Mapping[str, Any]) -> None:
    """What was empty before and is empty now stays as it is written: saving a form unchanged changes nothing."""
    for key, value in values.items():
        if _is_nothing(value) and _is_nothing(target.get(key)) and (key in target or key not in _WRITTEN_EMPTY):
            continue
        left_out = value is None and key != "published_standard_working_days"
        if left_out or (_is_nothing(value) and key not in _WRITTEN_EMPTY):
            target.pop(key, None)
        else:
            target[key] = value


def _is_nothing(value: Any) -> bool:
    return value is None or value is False or value in ("", [])
