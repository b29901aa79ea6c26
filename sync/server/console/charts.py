"""Charts as SVG, drawn on the server beside the table that says the same: no script, no style of their own, fit for black and white.

Invariants
- A chart stands after its table and adds nothing that the table does not say; screen readers get its one sentence.
- Series differ in pattern, not by colour alone. What is not known is a gap, never zero.
- Words are escaped; numbers come from our own arithmetic.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from sync.server.console.figures import decimal

WIDTH, HEIGHT = 720, 260
_LEFT, _RIGHT, _TOP, _BOTTOM = 76, 12, 18, 50
_SHAPES = ("chart-a", "chart-b", "chart-c")


@dataclass(frozen=True, slots=True)
class Series:
    """One value a label; None: not known."""

    name: str
    values: Sequence[Fraction | int | None]


@dataclass(frozen=True, slots=True)
class Frame:
    """`target`: a line across, with its words. `most`: where the scale ends, when it is not for the values to say."""

    sentence: str
    labels: Sequence[str]
    unit: str = ""
    target: Fraction | None = None
    most: int = 0


def bars(frame: Frame, series: Sequence[Series]) -> SafeString:
    """Groups of bars, one a label; "" when nothing is known."""
    known = [value for one in series for value in one.values if value is not None]
    if not known or not frame.labels:
        return SafeString("")
    top = _rounded_top(max([*known, frame.target or 0, frame.most, 1]))
    parts = [_ticks(top, frame.unit), _bars(frame, series, top), _labels(frame.labels)]
    if frame.target is not None:
        parts.append(_target(frame.target, top))
    return format_html(
        '<figure class="chart"><svg viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>{}</figure>',
        WIDTH,
        HEIGHT,
        frame.sentence,
        SafeString("".join(parts)),
        _legend(series, frame),
    )


def _bars(frame: Frame, series: Sequence[Series], top: Fraction) -> SafeString:
    room = Fraction(WIDTH - _LEFT - _RIGHT, len(frame.labels))
    wide = min(Fraction(44), room * Fraction(7, 10) / len(series))
    drawn = (
        (
            _SHAPES[number % len(_SHAPES)],
            _px(_LEFT + place * room + (room - wide * len(series)) / 2 + number * wide),
            _px(_y(value, top)),
            _px(wide - 2),
            _px(_floor() - _y(value, top)),
            f"{frame.labels[place]}, {one.name}: {decimal(value)}{frame.unit}",
        )
        for number, one in enumerate(series)
        for place, value in enumerate(one.values)
        if value is not None
    )
    return format_html_join(
        "", '<rect class="{}" x="{}" y="{}" width="{}" height="{}" rx="3"><title>{}</title></rect>', drawn
    )


def _ticks(top: Fraction, unit: str) -> SafeString:
    number = 5 if str(int(top)).startswith("5") else 4
    steps = [top * step / number for step in range(number + 1)]
    return format_html_join(
        "",
        '<line class="chart-line" x1="{}" y1="{}" x2="{}" y2="{}"></line><text class="chart-tick" x="{}" y="{}">{}{}</text>',
        (
            (_LEFT, y, WIDTH - _RIGHT, y, _LEFT - 8, _px(Fraction(y) + 4), decimal(step), unit)
            for step in steps
            for y in [_px(_y(step, top))]
        ),
    )


def _labels(labels: Sequence[str]) -> SafeString:
    room = Fraction(WIDTH - _LEFT - _RIGHT, len(labels))
    return format_html_join(
        "",
        '<text class="chart-label" x="{}" y="{}">{}</text>',
        (
            (_px(_LEFT + place * room + room / 2), HEIGHT - _BOTTOM + 20 + 18 * line, words)
            for place, label in enumerate(labels)
            for line, words in enumerate(textwrap.wrap(label, 13)[:2])
        ),
    )


def _target(target: Fraction, top: Fraction) -> SafeString:
    y = _px(_y(target, top))
    return format_html(
        '<line class="chart-target" x1="{}" y1="{}" x2="{}" y2="{}"></line>', _LEFT, y, WIDTH - _RIGHT, y
    )


def _legend(series: Sequence[Series], frame: Frame) -> SafeString:
    words = [(_SHAPES[number % len(_SHAPES)], one.name) for number, one in enumerate(series)]
    if frame.target is not None:
        words.append(("chart-target", f"Target {decimal(frame.target)}{frame.unit}"))
    keys = format_html_join(
        "",
        '<li><svg viewBox="0 0 24 16" aria-hidden="true"><rect class="{} chart-key" x="1" y="1" width="22" height="14" rx="3"></rect></svg>{}</li>',
        words,
    )
    return format_html('<figcaption><ul class="legend">{}</ul></figcaption>', keys)


def _y(value: Fraction | int, top: Fraction) -> Fraction:
    return _floor() - (_floor() - _TOP) * max(Fraction(value), Fraction(0)) / top


def _floor() -> Fraction:
    return Fraction(HEIGHT - _BOTTOM)


def _rounded_top(most: Fraction | int) -> Fraction:
    """The next of 1, 2, 4, 5 or 10 times a power of ten: quarters of it, or fifths of five, are round numbers."""
    power = Fraction(10) ** (len(str(int(most))) - 1)
    return next(power * step for step in (1, 2, 4, 5, 10) if power * step >= most)


def _px(length: Fraction) -> str:
    return f"{float(length):.1f}"
