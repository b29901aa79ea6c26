"""Where an officer's own pages are. No address names an officer."""

from __future__ import annotations

from django.urls import path

from sync.server.own import (
    flexible_pages,
    hours_pages,
    more_pages,
    numbers_pages,
    objection_pages,
    plan_pages,
    pulse_pages,
    rating_pages,
    today_pages,
    work_pages,
)

urlpatterns = [
    path("", today_pages.index, name="own-today"),
    path("rencana", plan_pages.propose, name="own-plan"),
    path("rencana/salin", plan_pages.copy, name="own-plan-copy"),
    path("kerja", work_pages.index, name="own-work"),
    path("kerja/catat", work_pages.log, name="own-log"),
    path("kerja/<uuid:pk>", work_pages.entry, name="own-entry"),
    path("kerja/<uuid:pk>/buka", work_pages.open_words, name="own-open"),
    path("kerja/<uuid:pk>/betulkan", work_pages.amend, name="own-amend"),
    path("kerja/<uuid:pk>/batal", work_pages.void, name="own-void"),
    path("hadir", hours_pages.index, name="own-hours"),
    path("angka", numbers_pages.index, name="own-numbers"),
    path("angka/<int:pk>", numbers_pages.month, name="own-month"),
    path("keberatan", objection_pages.index, name="own-objections"),
    path("keberatan/baru", objection_pages.new, name="own-object"),
    path("fleksibel", flexible_pages.index, name="own-flexible"),
    path("fleksibel/ajukan", flexible_pages.apply, name="own-apply"),
    path("fleksibel/<uuid:pk>/ajukan", flexible_pages.apply, name="own-apply-again"),
    path("fleksibel/<uuid:pk>/batal", flexible_pages.withdraw, name="own-withdraw"),
    path("fleksibel/<uuid:pk>/banding", flexible_pages.appeal, name="own-appeal"),
    path("fleksibel/mulai", flexible_pages.begin, name="own-begin"),
    path("fleksibel/selesai", flexible_pages.end, name="own-end"),
    path("fleksibel/jawab/<uuid:pk>", flexible_pages.answer, name="own-answer"),
    path("suara", pulse_pages.index, name="own-pulse"),
    path("perilaku", rating_pages.index, name="own-ratings"),
    path("perilaku/<slug:mark>", rating_pages.rate, name="own-rate"),
    path("lainnya", more_pages.index, name="own-more"),
]
