"""Accounts of the console: who, which role, which halls. First passwords are made here and shown once.

Invariants
- Nobody changes their own role or halls; a superuser's account is nobody's to change but a superuser's.
- A single permission or the superuser mark is not given here; roles are (`roles.py`). Every change leaves a line in
  Django's log of the account.
"""

from __future__ import annotations

import secrets
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.safestring import SafeString

from sync.server.access import sign_ins
from sync.server.console import dates
from sync.server.console.account_security import AccountSecurityPages, state_of
from sync.server.console.icons import chip
from sync.server.console.lists import few_names, named
from sync.server.console.picking import PickField, PickingForm
from sync.server.console.picking_one import initial
from sync.server.console.picking_places import OfficerPick
from sync.server.console.roles import ROLE_NAMES
from sync.server.console.site import console
from sync.server.fleet.models import Site
from sync.server.people.models import Account, Officer, Unit


class RolesField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, group: Group) -> str:
        return ROLE_NAMES.get(group.name, group.name)


class AccountForm(PickingForm, forms.ModelForm):  # type: ignore[type-arg]
    groups = RolesField(Group.objects.filter(name__in=ROLE_NAMES), label="Peran", widget=forms.CheckboxSelectMultiple)
    sites = PickField(
        Site.objects.all(), find_in=("name", "kelurahan", "kecamatan"), label="Balai yang dibina", required=False
    )
    leads = PickField(
        Unit.objects.all(),
        find_in=("name", "short"),
        label="Unit yang dipimpin",
        required=False,
        help_text="Petugas unit ini dan unit di bawahnya; untuk kecamatan dan kelurahan juga balainya.",
    )
    units = PickField(Unit.objects.all(), find_in=("name", "short"), label="Dinas yang dijawab", required=False)
    officer = OfficerPick(
        label="Petugas yang sama",
        required=False,
        help_text="Jawaban untuk balai dicatat atas nama petugas ini.",
    )

    class Meta:
        model = Account
        fields = (
            "username",
            "first_name",
            "last_name",
            "email",
            "groups",
            "sites",
            "leads",
            "units",
            "officer",
            "is_active",
        )
        labels = {
            "username": "Nama akun",
            "first_name": "Nama depan",
            "last_name": "Nama belakang",
            "email": "Surel dinas",
            "is_active": "Boleh masuk",
        }
        help_texts = {"username": "Huruf, angka, dan . _ - @ +", "is_active": "Hapus centang, jangan menghapus akun."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = initial(kwargs.get("instance"), "officer")
        super().__init__(*args, **kwargs)
        self.fields["officer"].queryset = Officer.objects.filter(is_active=True)  # type: ignore[attr-defined]
        self.offer_picks()


@admin.register(Account, site=console)
class AccountAdmin(AccountSecurityPages):
    list_display = ("account_name", "full_name", "role", "halls", "leading", "last_sign_in", "factor", "active")
    search_fields = ("username", "first_name", "last_name")
    search_placeholder = "Nama akun atau nama orang"
    ordering = ("username",)
    nothing_words = "Tidak ada akun yang cocok."
    add_words = "Buat akun"
    adds_with = "people.add_account"
    opens_for_changing = True

    def limited(self, rows: QuerySet[Account], sites: QuerySet[Site]) -> QuerySet[Account]:
        return rows.prefetch_related("groups", "sites", "leads")

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        if not isinstance(request.user, Account) or not request.user.has_perm("people.change_account"):
            return False
        if not isinstance(obj, Account):
            return True
        return obj.pk != request.user.pk and (request.user.is_superuser or not obj.is_superuser)

    @named("Nama akun", ordering="username")
    def account_name(self, row: Account) -> str:
        return row.username

    @named("Nama")
    def full_name(self, row: Account) -> str:
        return row.get_full_name() or "–"

    @named("Peran")
    def role(self, row: Account) -> str:
        return ", ".join(ROLE_NAMES.get(group.name, group.name) for group in row.groups.all()) or "Tanpa peran"

    @named("Balai yang dibina")
    def halls(self, row: Account) -> str:
        return few_names(row.sites.all())

    @named("Memimpin")
    def leading(self, row: Account) -> str:
        return ", ".join(unit.short for unit in row.leads.all()) or "–"

    @named("Terakhir masuk", ordering="last_login")
    def last_sign_in(self, row: Account) -> str:
        return dates.moment(row.last_login) if row.last_login else "Belum pernah"

    @named("Keadaan", ordering="is_active")
    def active(self, row: Account) -> SafeString:
        return chip("Aktif", "check", "ok") if row.is_active else chip("Tidak boleh masuk", "lock")

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.new_password_view)
        urls: list[URLPattern] = super().get_urls()
        return [path("<int:pk>/kata-sandi/", view, name="people_account_new_password"), *urls]

    def add_view(
        self,
        request: HttpRequest,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        return self._edit(request, None)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if request.method == "GET" and object_id == str(request.user.pk) and self.has_change_permission(request):
            return redirect("admin:own_security")  # one's own account is no form of the administrator's
        account = self._changeable(request, object_id)
        return self._edit(request, account)

    def new_password_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        account = self._changeable(request, str(pk))
        if request.method != "POST":
            return redirect("admin:people_account_change", pk)
        return self._show_password(request, account, "Kata sandi baru dibuat")

    def _changeable(self, request: HttpRequest, object_id: str) -> Account:
        account = self.get_object(request, object_id)
        if account is None or not self.has_change_permission(request, account):
            raise PermissionDenied
        assert isinstance(account, Account)
        return account

    def _edit(self, request: HttpRequest, account: Account | None) -> HttpResponse:
        form = AccountForm(request.POST or None, instance=account)
        if request.method != "POST" or form.is_searching() or not form.is_valid():
            title = f"Akun {account.username}" if account else "Buat akun"
            security = state_of(account) if account else None
            context = {"form": form, "account": account, "title": title, "security": security}
            return self._page(request, "console/account.html", context)
        saved = form.save(commit=False)
        saved.is_staff = True
        if account is None:
            saved.set_unusable_password()
        saved.save()
        form.save_m2m()
        changed = ", ".join(form.changed_data) or "-"
        if account is None:
            self.log_addition(request, saved, changed)
            return self._show_password(request, saved, "Akun dibuat")
        self.log_change(request, saved, changed)
        self.message_user(request, f"Akun {saved.username} disimpan.")
        return redirect("admin:people_account_changelist")

    def _show_password(self, request: HttpRequest, account: Account, words: str) -> HttpResponse:
        password = secrets.token_urlsafe(12)
        account.set_password(password)
        account.save(update_fields=["password"])
        sign_ins.end_all(account, "password")
        self.log_change(request, account, words)
        context = {"title": words, "account": account, "password": password}
        response = self._page(request, "console/first_password.html", context)
        response["Cache-Control"] = "no-store"
        return response

    def _page(self, request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
        list_url = reverse("admin:people_account_changelist")
        shared = {**self.admin_site.each_context(request), "opts": self.opts, "list_url": list_url}
        return TemplateResponse(request, template, {**shared, **context})
