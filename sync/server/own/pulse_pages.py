"""/saya/suara: five questions a week. What is answered here is added to sums that nobody can be found in (`merit.pulse`).

Invariant: this page logs nothing, and keeps no answer in a session, an address or a message.
"""

from __future__ import annotations

import re

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from sync.rules import pulse as rule
from sync.server.merit import pulse
from sync.server.own.frame import own_page, show
from sync.server.people.models import Officer


@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest, officer: Officer) -> HttpResponse:
    today, asked = timezone.localdate(), rule.shipped()
    given = {one.id: request.POST.get(one.id, "") for one in asked.questions}
    wrong = ""
    if request.method == "POST":
        try:
            pulse.answer(officer, [_number(text) for text in given.values()], today)
        except pulse.NotWholeError:
            wrong = "Jawab kelima pertanyaan, lalu tekan Kirim."
        except pulse.AnsweredError:
            return redirect("own-pulse")
        else:
            messages.success(request, "Terima kasih. Jawaban Anda sudah dijumlahkan tanpa nama.")
            return redirect("own-pulse")
    context = {
        "title": "Suara saya pekan ini",
        "questions": [(one, given[one.id]) for one in asked.questions],
        "scale": [(str(number), words) for number, words in enumerate(asked.scale, start=rule.LOWEST)],
        "has_answered": pulse.has_answered(officer, today),
        "smallest": asked.smallest_group,
        "wrong": wrong,
    }
    return show(request, officer, "own/pulse.html", context, status=422 if wrong else 200)


def _number(text: str) -> int:
    """0, which no answer is, for anything else than one digit."""
    return int(text) if re.fullmatch("[0-9]", text, re.ASCII) else 0
