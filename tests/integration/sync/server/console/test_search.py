"""Each list of the console that has a search box answers what is typed there."""

from __future__ import annotations

from importlib import import_module

from django.contrib.auth.models import Group

from sync.server.console.site import console
from tests.integration.sync.server.console.conftest import account, client_of

TYPED = ("Keputran", "3578 Keputran", "0190a000-0000-7000-8000-000000000001")


def lists_with_a_search_box() -> list[str]:
    import_module("sync.server.urls")  # registers them
    return [
        f"/console/{model._meta.app_label}/{model._meta.model_name}/"
        for model, its_admin in console._registry.items()
        if its_admin.search_fields
    ]


def test_whoever_may_open_a_list_may_search_it(site) -> None:
    waiting = lists_with_a_search_box()
    assert len(waiting) > 25
    for role in sorted(Group.objects.values_list("name", flat=True)):
        client = client_of(account(role, site))
        opened = [page for page in waiting if client.get(page).status_code == 200]
        for page in opened:
            assert {typed: client.get(page, {"q": typed}).status_code for typed in TYPED} == dict.fromkeys(
                TYPED, 200
            ), page
        waiting = [page for page in waiting if page not in opened]
    assert waiting == []
