"""Where everything is: the API, the parts' streaming door beside it, the page that relays time, the console."""

from __future__ import annotations

from django.contrib import admin
from django.urls import include, path, re_path
from django.views.generic import RedirectView

from sync.server.api import api, nothing_here
from sync.server.console.site import console
from sync.server.courier import door as courier
from sync.server.ingest import uploads
from sync.server.openapi import document as openapi
from sync.server.outreach import board_pages, status_page
from sync.server.outreach import uploads as phone_uploads
from sync.server.public import time_relay
from sync.server.tenant import style_page
from sync.server.updates import pages as updates

admin.autodiscover()
handler500 = "sync.server.failures.failed_page"
urlpatterns = [
    path("api/v1/parts/", uploads.collection),
    path("api/v1/parts/<str:sha256>", uploads.upload),
    path("api/v1/courier/", courier.collection),
    path("api/v1/courier/<str:sha256>", courier.bundle),
    path("api/v1/courier/<str:sha256>/reply", courier.bundle_reply),
    path("api/v1/openapi.json", openapi.page),
    path("api/v1/", api.urls),
    re_path(r"^api/", nothing_here),
    path("waktu", time_relay.page, name="time-relay"),
    path("status", status_page.page, name="status"),
    path("status/berkas", status_page.send, name="status-send"),
    path("status/lagi", status_page.again, name="status-again"),
    path("status/unggah/", phone_uploads.collection, name="status-uploads"),
    path("status/unggah/<uuid:pk>", phone_uploads.upload),
    path("warna.css", style_page.page, name="region-style"),
    path("updates/<path:name>", updates.page),
    path("papan", board_pages.index, name="boards"),
    path("papan/<uuid:pk>", board_pages.page, name="board"),
    path("saya", RedirectView.as_view(pattern_name="own-today")),
    path("saya/", include("sync.server.own.urls")),
    path("", RedirectView.as_view(pattern_name="admin:index")),
    path("console", RedirectView.as_view(pattern_name="admin:index")),
    path("console/", console.urls),
]
