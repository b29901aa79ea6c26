"""What every list of the console shares: read-only unless it says otherwise, limited to the account's halls, no bulk actions.

`named(description)` titles a column. A list's emptiness is said in words (`nothing_words`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from operator import or_
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from unfold.admin import ModelAdmin  # type: ignore[import-untyped]
from unfold.views import ChangeList as UnfoldChangeList  # type: ignore[import-untyped]

from sync.server.console.roles import SEE_EVERY_SITE, visible_sites
from sync.server.fleet.models import Site
from sync.server.organisation.scope import led_officers
from sync.server.people.models import Account

MOST_WORDS = 8


def named(description: str, *, ordering: str | None = None) -> Callable[[Any], Any]:
    return admin.display(description=description, ordering=ordering)


def few_names(sites: Iterable[Site], most: int = 3) -> str:
    """For a cell of a table: who looks after three hundred halls would fill the page."""
    names = [site.name for site in sites]
    more = len(names) - most
    return ", ".join(names[:most]) + (f" dan {more} balai lain" if more > 0 else "") or "–"


def _holds(model: type[Model], field: str, word: str) -> Q:
    """`field` as in `search_fields`: a column, `=column` as a whole, one of a related row, or either with `__startswith`."""
    if field.startswith("="):
        return Q(**{f"{field[1:]}__iexact": word})
    of, _, rest = field.partition("__")
    related = model._meta.get_field(of).related_model  # noqa: SLF001 - Django's documented API
    if isinstance(related, type) and rest:
        return Q(**{f"{of}__in": related._default_manager.filter(_holds(related, rest, word)).order_by().values("pk")})  # noqa: SLF001
    return Q(**{field if rest else f"{field}__icontains": word})


class PreparedChangeList(UnfoldChangeList):  # type: ignore[misc]
    """Gives the rows of a page to its admin once, so that nothing is looked up row by row.

    Which rows they are is asked first, by their keys: a whole row is read, and joined, only where it is shown.
    """

    result_list: Any

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        shown: QuerySet[Any] = self.result_list
        keys = list(shown.values_list("pk", flat=True))
        found = {row.pk: row for row in self.queryset.order_by().filter(pk__in=keys)}
        rows = [found[key] for key in keys if key in found]
        self.result_list = rows
        self.model_admin.prepare(rows)


class ReadOnlyAdmin(ModelAdmin):  # type: ignore[misc]
    actions = None
    list_per_page = 50
    show_full_result_count = False
    search_placeholder = ""
    nothing_words = "Belum ada apa-apa di sini."
    list_title = ""  # instead of the model's own plural
    adds_with = changes_with = ""  # the permission that it takes; "": nobody may
    opens_for_changing = False  # a row's page is its form: who may not change it has everything in the list

    def has_add_permission(self, request: HttpRequest) -> bool:
        return _may(request, self.adds_with)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return _may(request, self.changes_with)

    def get_list_display_links(self, request: HttpRequest, list_display: Any) -> Any:
        if self.opens_for_changing and not self.has_change_permission(request):
            return None
        return super().get_list_display_links(request, list_display)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """A row has a page of ours, or only its place in the list: the framework's own page is drawn for another frame."""
        if object_id is not None and request.method == "GET" and self.has_view_permission(request):
            return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")
        page: HttpResponse = super().changeform_view(request, object_id, form_url, extra_context)
        return page

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """What happened to a record is on its own page, from signed facts."""
        raise Http404

    def get_changelist(self, request: HttpRequest, **_options: Any) -> type[ChangeList]:
        return PreparedChangeList

    def prepare(self, rows: Sequence[Any]) -> None:
        """Look up once what the columns of these rows need."""

    def found(self, request: HttpRequest, object_id: str) -> Any:
        """One that the account may see; any other is not there."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        row = self.get_object(request, object_id)
        if row is None:
            raise Http404
        return row

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        assert isinstance(request.user, Account)
        rows: QuerySet[Any] = super().get_queryset(request)
        return self.limited(rows, visible_sites(request.user))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Each word in one of the fields. The name of an officer, unit or hall is looked for where it stands, once, and not beside each row."""
        fields = self.get_search_fields(request)
        for word in search_term.split()[:MOST_WORDS]:
            queryset = queryset.filter(reduce(or_, (_holds(queryset.model, field, word) for field in fields)))
        return queryset, False

    def rendered(
        self, request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
    ) -> TemplateResponse:
        """A page of ours in the console's frame."""
        shared = {**self.admin_site.each_context(request), "opts": self.opts}
        return TemplateResponse(request, template, {**shared, **context}, status=status)

    def limited(self, rows: QuerySet[Any], sites: QuerySet[Site]) -> QuerySet[Any]:
        """What of `rows` belongs to these halls."""
        return rows.filter(site__in=sites)


def _may(request: HttpRequest, permission: str) -> bool:
    return bool(permission) and isinstance(request.user, Account) and request.user.has_perm(permission)


class WrittenAdmin(ReadOnlyAdmin):
    """Its rows are written on a page of ours, `_edit`; None is the row that does not exist yet."""

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        return self._edit(request, None)

    def _edit(self, request: HttpRequest, row: Any) -> HttpResponse:
        raise NotImplementedError


class OfficerRows(ReadOnlyAdmin):
    """Rows that tell of an officer: those of the account's halls, and of the officers whom it leads, wherever they were."""

    def of_halls(self, sites: QuerySet[Site]) -> Q:
        return Q(site__in=sites.values("id"))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        assert isinstance(request.user, Account)
        rows: QuerySet[Any] = ModelAdmin.get_queryset(self, request)
        if request.user.has_perm(SEE_EVERY_SITE):
            return rows
        of_people = Q(officer__in=led_officers(request.user).values("id"))
        return rows.filter(self.of_halls(visible_sites(request.user)) | of_people)
