"""The addresses of merit and efficiency: indicators, the pulse, talent, spending, the mayor's month."""

from __future__ import annotations

from django.contrib.admin import AdminSite
from django.urls import URLPattern

from sync.server.console import city_month_pages, efficiency_pages, kpi_pages, pulse_pages, talent_pages


def urls(site: AdminSite) -> list[URLPattern]:
    kinds = (kpi_pages, pulse_pages, talent_pages, efficiency_pages, city_month_pages)
    return [page for pages in kinds for page in pages.urls(site)]
