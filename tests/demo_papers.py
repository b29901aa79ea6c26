"""Invented papers, drawn flat: what `tests.demo_pictures` lays on a table and photographs.

Invariants
- Nobody's data: every paper says CONTOH, every number is zeros, every name begins with "Contoh". The one exception is the card
  that is held out to be read (`HELD`): the first number of a day in a district, as in the gallery.
- Drawn with Qt and the locked typeface only, so that two machines draw the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import fontpkg_lexend
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QImage, QPainter, QPainterPath, QPen

Picture = NDArray[np.uint8]  # height x width x 3, BGR

INK = "#26323A"
FAINT = "#66757B"
STAMP = "#3C5AA6"
PIXELS_PER_MM = 5.0


def use_typeface() -> None:
    """Needs a running QGuiApplication."""
    QFontDatabase.addApplicationFont(str(Path(fontpkg_lexend.__file__).parent / "files" / "Lexend[wght].ttf"))


class Sheet:
    """A paper in millimetres."""

    def __init__(self, width_mm: float, height_mm: float, colour: str) -> None:
        self.width, self.height = width_mm, height_mm
        self.image = QImage(
            round(width_mm * PIXELS_PER_MM), round(height_mm * PIXELS_PER_MM), QImage.Format.Format_RGB888
        )
        self.image.fill(QColor(colour))
        self.painter = QPainter(self.image)
        self.painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.painter.scale(PIXELS_PER_MM, PIXELS_PER_MM)

    def box(self, x: float, y: float, w: float, h: float, colour: str, *, radius: float = 0.0) -> None:
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(colour))
        self.painter.drawRoundedRect(QRectF(x, y, w, h), radius, radius)

    def line(self, x1: float, y1: float, x2: float, y2: float, *, colour: str = INK, width: float = 0.4) -> None:
        self.painter.setPen(QPen(QColor(colour), width))
        self.painter.drawLine(QPointF(x1, y1), QPointF(x2, y2))

    def text(
        self, x: float, y: float, words: str, size: float, *, colour: str = INK, bold: bool = False, width: float = 0
    ) -> None:
        """`size` is the letters' height in mm; with `width` the words are centred in it."""
        font = QFont("Lexend")
        font.setPixelSize(max(1, round(size * 1.4 * 10)))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 103)
        font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        self.painter.save()
        self.painter.translate(x, y)
        self.painter.scale(0.1, 0.1)
        self.painter.setFont(font)
        self.painter.setPen(QColor(colour))
        across = width * 10 if width else 4000
        where = Qt.AlignmentFlag.AlignHCenter if width else Qt.AlignmentFlag.AlignLeft
        self.painter.drawText(QRectF(0, 0, across, size * 30), where | Qt.AlignmentFlag.AlignTop, words)
        self.painter.restore()

    def rows(
        self, x: float, y: float, rows: Sequence[tuple[str, str]], *, size: float, step: float, value_at: float
    ) -> None:
        for index, (label, value) in enumerate(rows):
            self.text(x, y + index * step, label, size, colour=FAINT)
            self.text(x + value_at, y + index * step, f": {value}", size)

    def stamp(self, x: float, y: float, radius: float, words: str = "CONTOH") -> None:
        """A round office stamp with a signature through it, a little turned."""
        painter = self.painter
        painter.save()
        painter.translate(x, y)
        painter.rotate(-12)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(STAMP), radius * 0.09))
        painter.drawEllipse(QPointF(0, 0), radius, radius)
        painter.setPen(QPen(QColor(STAMP), radius * 0.045))
        painter.drawEllipse(QPointF(0, 0), radius * 0.72, radius * 0.72)
        self.text(-radius, -radius * 0.26, words, radius * 0.26, colour=STAMP, bold=True, width=radius * 2)
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(QColor("#22305C"), radius * 0.075)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawPath(_signature(x + radius * 0.2, y + radius * 0.55, radius))

    def contoh(self) -> None:
        """The word across the paper, so that no copy of it is ever taken for a real one."""
        self.painter.save()
        self.painter.setOpacity(0.10)
        self.painter.translate(self.width / 2, self.height / 2)
        self.painter.rotate(-28)
        size = self.width * 0.11
        self.text(-self.width / 2, -size, "CONTOH", size, colour="#8F1B16", bold=True, width=self.width)
        self.painter.restore()

    def picture(self) -> Picture:
        self.painter.end()
        width, height = self.image.width(), self.image.height()
        rows = np.frombuffer(self.image.constBits(), np.uint8).reshape(height, self.image.bytesPerLine())
        return rows[:, : width * 3].reshape(height, width, 3)[:, :, ::-1].copy()


def _signature(x: float, y: float, size: float) -> QPainterPath:
    """A tall loop, a few small waves, a long last stroke."""

    def at(dx: float, dy: float) -> QPointF:
        return QPointF(x + dx * size, y + dy * size)

    path = QPainterPath(at(-1.3, 0.25))
    path.cubicTo(at(-0.9, -1.1), at(-0.5, -1.0), at(-0.75, 0.2))
    path.cubicTo(at(-0.6, -0.4), at(-0.35, -0.4), at(-0.35, 0.1))
    path.cubicTo(at(-0.2, -0.3), at(0.0, -0.3), at(0.05, 0.1))
    path.cubicTo(at(0.15, -0.2), at(0.35, -0.2), at(0.4, 0.05))
    path.cubicTo(at(0.9, -0.2), at(1.3, -0.25), at(1.5, -0.3))
    return path


def _footprint(sheet: Sheet, x: float, y: float, side: int) -> None:
    """A newborn's foot, 17 mm wide; `side` 1 has its big toe on the left."""
    painter = sheet.painter
    painter.save()
    painter.translate(x, y)
    painter.scale(side * 0.62, 0.62)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#C68FA0"))
    sole = QPainterPath(QPointF(-13, -14))
    sole.cubicTo(QPointF(-14, -28), QPointF(12, -28), QPointF(13, -12))
    sole.cubicTo(QPointF(14, 0), QPointF(8, 6), QPointF(9, 16))
    sole.cubicTo(QPointF(9, 27), QPointF(-9, 27), QPointF(-10, 15))
    sole.cubicTo(QPointF(-11, 4), QPointF(-12, -2), QPointF(-13, -14))
    painter.drawPath(sole)
    for toe_x, toe_y, toe in ((-12, -32, 5.2), (-2, -35, 4.2), (6, -33, 3.8), (12, -29, 3.4), (16, -23, 3.0)):
        painter.drawEllipse(QPointF(toe_x, toe_y), toe, toe)
    painter.restore()


def _letterhead(sheet: Sheet, office: str, title: str, number: str) -> None:
    sheet.box(18, 14, 18, 18, "#5B8F97", radius=9)
    sheet.text(0, 14, "PEMERINTAH CONTOH", 4.2, bold=True, width=sheet.width)
    sheet.text(0, 22, office, 3.6, width=sheet.width)
    sheet.line(16, 38, sheet.width - 16, 38, width=0.9)
    sheet.line(16, 39.6, sheet.width - 16, 39.6, width=0.3)
    sheet.text(0, 48, title, 5.0, bold=True, width=sheet.width)
    sheet.text(0, 58, number, 3.2, colour=FAINT, width=sheet.width)


PERSON = (
    ("NIK", "0000 0000 0000 0000"),
    ("Nama", "Contoh Warga"),
    ("Tempat, tgl. lahir", "Kota Contoh, 00-00-0000"),
    ("Jenis kelamin", "Perempuan"),
    ("Alamat", "Jalan Contoh 00"),
    ("RT / RW", "000 / 000"),
    ("Kelurahan", "Contoh"),
    ("Pekerjaan", "Contoh pekerjaan"),
)


def ktp(nik: str = "0000 0000 0000 0000", born: str = "00-00-0000") -> Picture:
    sheet = Sheet(85.6, 54, "#A9CFDC")
    for index in range(9):
        sheet.box(0, 6 * index, 85.6, 3, "#B4D7E1" if index % 2 else "#A2C9D8")
    sheet.text(0, 2.2, "PROVINSI CONTOH", 2.1, bold=True, width=85.6)
    sheet.text(0, 5.6, "KOTA CONTOH", 2.1, bold=True, width=85.6)
    sheet.text(4, 10, f"NIK : {nik}", 2.5, bold=True)
    person = [(label, value.replace("00-00-0000", born)) for label, value in PERSON[1:]]
    sheet.rows(4, 15.2, person, size=1.55, step=4.1, value_at=20)
    sheet.text(4, 45.5, "Berlaku hingga : CONTOH", 1.55)
    sheet.box(62, 11, 20, 26, "#B5443A")
    sheet.box(68, 15, 8, 10, "#C99A74", radius=4)
    sheet.box(64.5, 26, 15, 11, "#F2EEE4", radius=5)
    sheet.text(60, 39, "KOTA CONTOH", 1.3, width=24)
    sheet.stamp(72, 46, 4.2)
    sheet.contoh()
    return sheet.picture()


def kk() -> Picture:
    sheet = Sheet(297, 210, "#F4F1E7")
    sheet.box(12, 12, 20, 20, "#5B8F97", radius=10)
    sheet.text(0, 12, "KARTU KELUARGA", 7.5, bold=True, width=297)
    sheet.text(0, 27, "No. 0000 0000 0000 0000", 5, width=297)
    sheet.rows(
        16, 44, (("Kepala keluarga", "Contoh Bapak"), ("Alamat", "Jalan Contoh 00")), size=3.2, step=7.5, value_at=42
    )
    sheet.rows(170, 44, (("Kelurahan", "Contoh"), ("Kota", "Contoh")), size=3.2, step=7.5, value_at=38)
    _table(
        sheet,
        64,
        ("No", "Nama lengkap", "NIK", "Jenis kelamin", "Tgl. lahir", "Hubungan"),
        (
            ("1", "Contoh Bapak", "0000000000000000", "Laki-laki", "00-00-0000", "Kepala keluarga"),
            ("2", "Contoh Ibu", "0000000000000000", "Perempuan", "00-00-0000", "Istri"),
            ("3", "Contoh Anak", "0000000000000000", "Perempuan", "00-00-0000", "Anak"),
            ("4", "", "", "", "", ""),
            ("5", "", "", "", "", ""),
        ),
    )
    sheet.text(20, 152, "Dikeluarkan tanggal 00-00-0000", 3.2, colour=FAINT)
    sheet.text(30, 162, "Kepala keluarga", 3.4)
    sheet.text(200, 152, "Kepala Dinas Contoh", 3.4)
    sheet.stamp(230, 178, 15)
    sheet.box(110, 156, 30, 30, "#2C3A40")
    for index in range(36):
        x, y = 111 + 5 * (index % 6), 157 + 5 * (index // 6)
        if (index * 7 + index // 5) % 3:
            sheet.box(x, y, 3.6, 3.6, "#F4F1E7")
    sheet.contoh()
    return sheet.picture()


def _table(sheet: Sheet, top: float, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    columns = (14, 26, 92, 154, 194, 232, 283)
    bottom = top + 13 * (len(rows) + 1)
    sheet.box(14, top, 269, 13, "#C9DAD6")
    for index in range(len(rows) + 2):
        sheet.line(14, top + 13 * index, 283, top + 13 * index, width=0.5)
    for x in columns:
        sheet.line(x, top, x, bottom, width=0.5)
    for y, row in enumerate((heads, *rows)):
        for x, cell in zip(columns, row, strict=False):
            sheet.text(x + 2, top + 13 * y + 4, cell, 3.0, bold=y == 0)


def surat_lahir() -> Picture:
    sheet = Sheet(210, 297, "#F6F3EA")
    _letterhead(sheet, "RUMAH SAKIT CONTOH", "SURAT KETERANGAN LAHIR", "Nomor 000/CONTOH/0000")
    sheet.rows(
        22,
        74,
        (
            ("Telah lahir", "seorang bayi perempuan"),
            ("Nama", "Contoh Bayi"),
            ("Hari, tanggal", "Senin, 00-00-0000"),
            ("Pukul", "00.00 WIB"),
            ("Berat, panjang", "0000 g, 00 cm"),
            ("Anak ke", "0"),
            ("Nama ibu", "Contoh Ibu"),
            ("Nama ayah", "Contoh Bapak"),
            ("Alamat", "Jalan Contoh 00"),
            ("Penolong", "Bidan Contoh"),
        ),
        size=3.7,
        step=11.5,
        value_at=52,
    )
    _footprint(sheet, 60, 228, 1)
    _footprint(sheet, 90, 228, -1)
    sheet.text(130, 204, "Yang menolong", 3.6)
    sheet.stamp(156, 232, 17)
    sheet.line(132, 254, 188, 254)
    sheet.contoh()
    return sheet.picture()


def buku_nikah() -> Picture:
    sheet = Sheet(110, 150, "#6E3B26")
    sheet.box(0, 0, 10, 150, "#562C1B")
    sheet.box(7, 7, 96, 136, "#D9B466", radius=2)
    sheet.box(8.2, 8.2, 93.6, 133.6, "#6E3B26", radius=1.5)
    gold = "#E9C87E"
    sheet.painter.setBrush(Qt.BrushStyle.NoBrush)
    sheet.painter.setPen(QPen(QColor(gold), 3))
    sheet.painter.drawEllipse(QPointF(47, 50), 14, 14)
    sheet.painter.drawEllipse(QPointF(64, 50), 14, 14)
    sheet.text(0, 78, "BUKU NIKAH", 7.5, colour=gold, bold=True, width=110)
    sheet.text(0, 93, "SUAMI", 5.5, colour=gold, bold=True, width=110)
    sheet.text(0, 112, "Kantor Urusan Contoh", 3.6, colour=gold, width=110)
    sheet.text(0, 122, "Nomor 0000/00/00/0000", 3.4, colour=gold, width=110)
    return sheet.picture()


def surat_kehilangan() -> Picture:
    sheet = Sheet(210, 297, "#F3F2EE")
    _letterhead(
        sheet, "KEPOLISIAN SEKTOR CONTOH", "SURAT TANDA PENERIMAAN LAPORAN KEHILANGAN", "Nomor LK/000/CONTOH/0000"
    )
    sheet.text(22, 72, "Yang bertanda tangan di bawah ini menerangkan bahwa:", 3.5)
    sheet.rows(22, 86, PERSON, size=3.6, step=10.5, value_at=52)
    sheet.text(22, 176, "telah melapor kehilangan barang berupa:", 3.5)
    for index, words in enumerate(("1. Satu KTP-el atas nama pelapor", "2. Hilang di sekitar Pasar Contoh")):
        sheet.text(28, 188 + 10 * index, words, 3.6)
    sheet.text(22, 214, "Surat ini berlaku empat belas hari.", 3.5)
    sheet.text(128, 226, "Petugas yang menerima", 3.6)
    sheet.stamp(154, 254, 16)
    sheet.line(130, 276, 186, 276)
    sheet.contoh()
    return sheet.picture()


def akta_lahir() -> Picture:
    sheet = Sheet(210, 297, "#F1EEDC")
    sheet.box(8, 8, 194, 281, "#B7C7A2")
    sheet.box(11, 11, 188, 275, "#F4F1E2")
    sheet.box(92, 22, 26, 26, "#C8A24A", radius=13)
    sheet.text(0, 56, "PENCATATAN SIPIL", 5, bold=True, width=210)
    sheet.text(0, 68, "KUTIPAN AKTA KELAHIRAN", 6, bold=True, width=210)
    sheet.text(0, 82, "Nomor 0000-LU-00000000-0000", 3.6, colour=FAINT, width=210)
    lines = (
        "Berdasarkan Akta Kelahiran Nomor 0000-LU-00000000-0000",
        "bahwa di Kota Contoh pada tanggal nol bulan nol",
        "tahun nol telah lahir:",
        "CONTOH ANAK",
        "anak ke nol, perempuan, dari ayah Contoh Bapak",
        "dan ibu Contoh Ibu.",
        "Kutipan ini sesuai dengan keadaan pada hari ini.",
    )
    for index, words in enumerate(lines):
        sheet.text(0, 104 + 13 * index, words, 4.4 if index != 3 else 6, bold=index == 3, width=210)
    sheet.text(120, 214, "Pejabat Pencatatan Contoh", 3.5)
    sheet.stamp(150, 246, 17)
    sheet.line(124, 268, 184, 268)
    sheet.contoh()
    return sheet.picture()


def surat_pernyataan() -> Picture:
    sheet = Sheet(210, 297, "#F7F5EF")
    sheet.text(0, 30, "SURAT PERNYATAAN", 6.5, bold=True, width=210)
    sheet.text(24, 56, "Saya yang bertanda tangan di bawah ini:", 3.9)
    sheet.rows(24, 72, PERSON[:6], size=3.9, step=12, value_at=54)
    lines = (
        "menyatakan dengan sebenarnya bahwa saya tinggal",
        "di alamat di atas dan tidak keberatan alamat itu",
        "dipakai untuk pendataan. Bila keterangan ini tidak",
        "benar, saya bersedia menanggung akibatnya.",
    )
    for index, words in enumerate(lines):
        sheet.text(24, 152 + 12 * index, words, 4.1)
    sheet.text(130, 212, "Kota Contoh, 00-00-0000", 3.8)
    sheet.box(126, 226, 26, 34, "#D77B86")
    sheet.box(128, 228, 22, 30, "#EBB3B4")
    sheet.text(126, 238, "METERAI\nCONTOH", 2.6, bold=True, width=26)
    sheet.stamp(162, 246, 11, "CONTOH")
    sheet.text(130, 268, "Contoh Warga", 3.8)
    sheet.contoh()
    return sheet.picture()


def rapor() -> Picture:
    sheet = Sheet(210, 297, "#F5F4EE")
    _letterhead(sheet, "SEKOLAH DASAR CONTOH", "LAPORAN HASIL BELAJAR", "Tahun ajaran 0000/0000")
    sheet.rows(22, 70, (("Nama", "Contoh Anak"), ("Kelas", "0 (nol)")), size=3.7, step=10, value_at=40)
    names = ("Agama", "Pancasila", "Bahasa Indonesia", "Matematika", "Ilmu alam dan sosial", "Seni", "Olahraga", "Jawa")
    top = 96
    sheet.box(22, top, 166, 13, "#C9DAD6")
    for index, name in enumerate(("Mata pelajaran", *names)):
        y = top + 13 * index
        sheet.text(26, y + 4, name, 3.5, bold=index == 0)
        sheet.text(150, y + 4, "Nilai" if index == 0 else "00", 3.5, bold=index == 0)
    for index in range(10):
        sheet.line(22, top + 13 * index, 188, top + 13 * index, width=0.5)
    for x in (22, 138, 188):
        sheet.line(x, top, x, top + 13 * 9, width=0.5)
    sheet.text(130, 226, "Wali kelas", 3.6)
    sheet.stamp(156, 250, 15)
    sheet.line(132, 272, 188, 272)
    sheet.contoh()
    return sheet.picture()


PAPERS: dict[str, Callable[[], Picture]] = {
    "ktp": ktp,
    "kk": kk,
    "surat_lahir": surat_lahir,
    "buku_nikah": buku_nikah,
    "surat_kehilangan": surat_kehilangan,
    "akta_lahir": akta_lahir,
    "surat_pernyataan": surat_pernyataan,
    "rapor": rapor,
}
HELD: dict[str, Callable[[], Picture]] = {"ktp": lambda: ktp("3578155308900001", "13-08-1990")}
