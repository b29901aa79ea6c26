"""What an officer does on "Kerja hari ini" and "Angka saya" at the end of a day, through the view-models of the pages."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from typing import Any


@dataclass
class OfficersWork:
    chance: random.Random
    counts: Counter[str]

    def of_the_day(self, pages: Any) -> None:
        pages.openDay("work")
        page = pages.plain_day.plain_work
        self._own_plan(page)
        self._confirm(page)
        for _ in range(self.chance.randrange(1, 3)):
            self._entry(page)
        self._correct(page)
        if self.chance.random() < 0.3:
            self._object(pages)

    def _own_plan(self, page: Any) -> None:
        if page.property("canCopy") and self.chance.random() < 0.5:
            page.copyPlan()
            self.counts["plans copied"] += 1
        elif self.chance.random() < 0.4:
            page.writePlan()
            page.setPlan(f"Rapat warga {self.chance.randrange(99)}")
            page.keepPlan()
            self.counts["own plans"] += 1

    def _confirm(self, page: Any) -> None:
        page.openDrafts()
        rows = page._drafts.plain()
        for row in rows:
            if self.chance.random() < 0.2:
                page.pick(row["requestId"])
        page.confirm()
        self.counts["drafts confirmed"] += page.property("notice") == "confirmed"
        if page.property("canUndo") and self.chance.random() < 0.1:
            page.undo()
            self.counts["entries taken back"] += 1
        if page.property("screen") != "today":
            page.step_back()

    def _entry(self, page: Any) -> None:
        page.writeEntry()
        entry = page.plain_entry
        plans = entry._plans.plain()
        if plans and self.chance.random() < 0.7:
            entry.choosePlan(self.chance.choice(plans)["planId"])
        else:
            entry.writeOwn()
            entry.setText("Menata arsip RW")
            entry.goOn()
        entry.setText("Selesai sebagian")
        entry.goOn()
        entry.goOn()
        entry.edit("quantity")
        entry.backspace()
        entry.digit(str(self.chance.randrange(1, 4)))
        entry.goOn()
        entry.moveTime("end", self.chance.choice((0, 10, 25)))
        if self.chance.random() < 0.6:
            entry.edit("photo")
            entry.plain_photo.take()
            entry.goOn()
        entry.save()
        assert page.property("notice") == "logged", (entry.plain_step, entry.property("problem"))
        self.counts["own entries"] += 1

    def _correct(self, page: Any) -> None:
        rows = [row for row in page.plain_entries.plain() if not row["voided"]]
        if rows and self.chance.random() < 0.35:
            page.openEntry(rows[0]["entryId"])
            page.amend()
            page.plain_entry.edit("quantity")
            page.plain_entry.digit("1")
            page.plain_entry.goOn()
            page.plain_entry.save()
            assert page.property("notice") == "amended"
            self.counts["entries amended"] += 1
        if len(rows) > 1 and self.chance.random() < 0.25:
            page.openEntry(rows[-1]["entryId"])
            page.askVoid()
            page.void("duplicate")
            self.counts["entries voided"] += 1

    def _object(self, pages: Any) -> None:
        pages.openDay("numbers")
        page = pages.plain_day.plain_numbers
        page.show("late")
        late = [line for line in page.plain_lines.plain() if line["kind"] == "request"]
        if late:
            page.objectToRequest(late[0]["key"], late[0]["words"])
        else:
            page.show("index")
            page.objectTo()
        page.setWords("Blangko habis hari itu")
        page.send()
        assert page.property("notice") == "objected"
        self.counts["objections"] += 1
