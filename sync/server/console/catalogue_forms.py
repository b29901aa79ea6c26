"""The forms of the catalogue's editor: a service, a requirement, a question, a question that only decides.

Invariants
- `values()` is what stands in the document; an empty value is left out there. Codes are typed once and never renamed.
- A form finds what it can say at the field itself; the whole is checked by the kiosk's own code when it is saved.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources
from typing import Any

from django import forms
from django.core.validators import RegexValidator

from sync.protocol.patterns import IDENTIFIER, SERVICE
from sync.rules.catalogue_checks import CARD_CHARACTERS
from sync.rules.service import Service
from sync.server.publishing import catalogue_labels as labels
from sync.server.publishing.condition_dialect import as_kiosks_read, as_people_write

LONGEST = 300


def one_line(text: str) -> None:
    """Raises ValidationError: a card shows no tabs, breaks or invisible signs."""
    if not text.isprintable():
        raise forms.ValidationError("Tulis dalam satu baris, tanpa tanda yang tidak terlihat.")


_IDENT = RegexValidator(rf"\A(?:{IDENTIFIER})\Z", "Huruf kecil, angka dan garis bawah, misalnya surat_nikah.")
_CODE = RegexValidator(rf"\A(?:{SERVICE})\Z", "Huruf besar dan tanda hubung, misalnya KEL-DOMISILI.")


def _choices(words: Mapping[str, str]) -> list[tuple[str, str]]:
    return list(words.items())


def _lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def _card(label: str, help_text: str = "", *, required: bool = True) -> forms.CharField:
    """What a resident reads: at most what a card holds."""
    return forms.CharField(
        label=label,
        max_length=CARD_CHARACTERS,
        required=required,
        help_text=help_text,
        validators=[one_line],
        error_messages={"required": "Isi kalimat ini; warga membacanya."},
    )


class ConditionField(forms.CharField):
    """A condition with its few words in Indonesian: dan, atau, bukan, umur(...). In the document stands the language of `conditions`."""

    def prepare_value(self, value: Any) -> Any:
        return as_people_write(value) if isinstance(value, str) else value

    def clean(self, value: Any) -> str:
        return as_kiosks_read(super().clean(value))


def _condition(label: str, help_text: str) -> ConditionField:
    return ConditionField(
        label=label,
        max_length=200,
        required=False,
        help_text=help_text,
        widget=forms.TextInput(attrs={"list": "syarat-siap", "autocomplete": "off", "spellcheck": "false"}),
    )


class NewServiceForm(forms.Form):
    code = forms.CharField(
        label="Kode layanan",
        max_length=32,
        validators=[_CODE],
        help_text="Misalnya KEL-DOMISILI. Tidak dapat diganti kelak.",
    )
    like = forms.ChoiceField(
        label="Mulai dari salinan", help_text="Syarat dan pertanyaannya disalin, lalu Anda sesuaikan."
    )
    name_id = forms.CharField(label="Nama resmi", max_length=120, validators=[one_line])
    short_name = _card("Nama di kios", "Paling banyak tiga kata.")

    def __init__(self, data: Any, *, services: list[tuple[str, str]]) -> None:
        super().__init__(data)
        self.fields["like"].choices = services  # type: ignore[attr-defined]


class ServiceForm(forms.Form):
    short_name = _card("Nama di kios", "Paling banyak tiga kata, seperti yang tertulis di kartu.")
    name_id = forms.CharField(label="Nama resmi", max_length=120, validators=[one_line])
    group = forms.ChoiceField(label="Kartu di layar depan")
    category = forms.ChoiceField(label="Kelompok", choices=_choices(labels.CATEGORIES))
    words = forms.CharField(
        label="Kata pencarian",
        widget=_lines(5),
        max_length=2000,
        help_text="Satu tiap baris, dalam kata sehari-hari: “anak lahir”, “ktp ilang”.",
    )
    notice = _card("Pemberitahuan sebelum mulai", "Boleh kosong.", required=False)
    owner = forms.CharField(label="Pemilik layanan", max_length=120, validators=[one_line])
    system_of_record = forms.CharField(
        label="Sistem tujuan", max_length=120, validators=[one_line], help_text="Tempat permohonan diteruskan."
    )
    output = forms.CharField(label="Hasil", max_length=120, validators=[one_line])
    pickup = forms.ChoiceField(label="Diambil di", choices=_choices(labels.PICKUPS))
    city_target = forms.ChoiceField(label="Janji", choices=_choices(labels.TARGETS))
    published_days = forms.IntegerField(
        label="Standar layanan, hari kerja",
        required=False,
        min_value=1,
        max_value=365,
        help_text="Kosong bila tidak ditetapkan.",
    )
    clock = forms.ChoiceField(label="Jam yang dihitung", choices=_choices(labels.CLOCKS))
    not_counted_when = forms.MultipleChoiceField(
        label="Tidak dihitung bila",
        choices=_choices(labels.EXCEPTIONS),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    offline = forms.ChoiceField(label="Tanpa internet", choices=_choices(labels.OFFLINE))
    switches = forms.MultipleChoiceField(
        label="Sifat layanan", choices=_choices(labels.SWITCHES), required=False, widget=forms.CheckboxSelectMultiple
    )
    sources = forms.CharField(
        label="Dasar hukum dan sumber",
        widget=_lines(3),
        required=False,
        max_length=2000,
        help_text="Satu tiap baris: nomor peraturan, atau alamat halaman resminya.",
    )

    def __init__(self, data: Any, *, service: Mapping[str, Any], groups: list[tuple[str, str]]) -> None:
        super().__init__(data, initial=_service_initial(service))
        self.fields["group"].choices = groups  # type: ignore[attr-defined]
        _keep_known(self.fields["pickup"], service["pickup"])

    def values(self) -> dict[str, Any]:
        told = self.cleaned_data
        plain = (
            "short_name",
            "name_id",
            "group",
            "category",
            "notice",
            "owner",
            "system_of_record",
            "output",
            "pickup",
        )
        return {
            **{key: told[key] for key in (*plain, "offline")},
            "words": _split(told["words"]),
            "sources": _split(told["sources"]),
            **{switch: switch in told["switches"] for switch in labels.SWITCHES},
            "sla": {
                "city_target": told["city_target"],
                "published_standard_working_days": told["published_days"],
                "clock": told["clock"],
                "not_counted_when": told["not_counted_when"],
            },
        }


class RequirementForm(forms.Form):
    name = forms.CharField(
        label="Kode", max_length=32, validators=[_IDENT], help_text="Misalnya surat_nikah. Tidak dapat diganti kelak."
    )
    short = _card("Yang dibaca warga", "Pendek, misalnya “Kartu Keluarga”.")
    hint = _card("Keterangan", "Misalnya “Bawa yang asli”.", required=False)
    label = forms.CharField(label="Nama resmi", max_length=LONGEST, validators=[one_line])
    kind = forms.ChoiceField(label="Jenis", choices=_choices(labels.KINDS))
    art = forms.ChoiceField(label="Gambar", required=False)
    photo = forms.BooleanField(label="Difoto di kios", required=False)
    original_to_show = forms.BooleanField(label="Yang asli ditunjukkan ke petugas", required=False)
    optional = forms.BooleanField(label="Boleh tidak ada", required=False)
    when = _condition("Diminta hanya bila", "Kosong: selalu diminta.")
    only_if = _card("Syaratnya dalam kata warga", "Misalnya “Kalau KTP hilang”. Wajib bila ada syarat.", required=False)
    met_when = _condition("Terpenuhi bila", "Hanya untuk jenis “keadaan”.")

    def __init__(self, data: Any, *, item: Mapping[str, Any], service: Service, is_new: bool) -> None:
        super().__init__(data, initial={**item, "name": item.get("id", "")})
        self.fields["art"].choices = [("", "Surat biasa"), *_pictures()]  # type: ignore[attr-defined]
        _fix_name(self, is_new=is_new)

    def values(self) -> dict[str, Any]:
        return {key: value for key, value in self.cleaned_data.items() if key != "name"}


class QuestionForm(forms.Form):
    name = forms.CharField(
        label="Kode", max_length=32, validators=[_IDENT], help_text="Misalnya tgl_lahir. Tidak dapat diganti kelak."
    )
    question = _card("Pertanyaannya", "Seperti orang bertanya: “Kapan Anda lahir?”")
    hint = _card("Keterangan", required=False)
    title = _card("Nama di kios", "Di atas jawaban, misalnya “NIK Anda”. Kosong: nama resmi.", required=False)
    label = _card("Nama resmi")
    type = forms.ChoiceField(label="Jenis jawaban", choices=_choices(labels.TYPES))
    options = forms.CharField(
        label="Pilihan",
        widget=_lines(5),
        required=False,
        max_length=4000,
        help_text="Untuk “pilih satu” dan “pilih beberapa”. Satu tiap baris: kode = yang dibaca warga.",
    )
    required = forms.BooleanField(label="Wajib dijawab", required=False)
    stage = forms.ChoiceField(label="Tahap", choices=_choices(labels.STAGES))
    when = _condition(
        "Ditanyakan hanya bila", "Kosong: selalu. Hanya pertanyaan wajib yang lebih dahulu dapat dipakai."
    )
    adult = forms.BooleanField(label="NIK pemilik KTP (sudah 17 tahun)", required=False)
    birth = forms.BooleanField(label="Tanggal lahir", required=False)
    future = forms.BooleanField(label="Tanggalnya boleh belum lewat", required=False)
    birth_of = forms.ChoiceField(label="Diusulkan dari NIK", required=False)
    new_name = forms.BooleanField(label="Nama yang baru diberikan (bayi)", required=False)
    min_items = forms.IntegerField(label="Daftar, paling sedikit", required=False, min_value=0, max_value=20)
    max_items = forms.IntegerField(label="Daftar, paling banyak", required=False, min_value=1, max_value=20)

    def __init__(self, data: Any, *, item: Mapping[str, Any], service: Service, is_new: bool) -> None:
        super().__init__(data, initial=_question_initial(item, service))
        self._stage, self._written_stage = self.initial["stage"], item.get("stage", "")
        numbers = [(field.key, field.heading()) for field in service.fields if field.type == "nik"]
        self.fields["birth_of"].choices = [("", "Tidak"), *numbers]  # type: ignore[attr-defined]
        _fix_name(self, is_new=is_new)

    def clean_options(self) -> list[dict[str, str]]:
        found = []
        for line in _split(self.cleaned_data["options"]):
            value, equals, label = (part.strip() for part in line.partition("="))
            if not equals or not value or not label:
                raise forms.ValidationError(f"Tulis “kode = yang dibaca warga”, bukan “{line[:60]}”.")
            found.append({"value": value, "label": label})
        return found

    def values(self) -> dict[str, Any]:
        told = self.cleaned_data
        kind = told["type"]
        plain = (
            "question",
            "hint",
            "title",
            "label",
            "options",
            "required",
            "when",
            "adult",
            "birth",
            "birth_of",
            "new_name",
        )
        return {
            **{key: told[key] for key in plain},
            "type": "text" if kind == "name" else kind,
            "content": "name" if kind == "name" else "",
            "stage": told["stage"] if told["stage"] != self._stage else self._written_stage,
            "past": False if told["future"] else None,
            "min_items": told["min_items"],
            "max_items": told["max_items"],
        }


class DeciderForm(forms.Form):
    name = forms.CharField(
        label="Kode", max_length=32, validators=[_IDENT], help_text="Misalnya diwakilkan. Tidak dapat diganti kelak."
    )
    question = _card("Pertanyaannya", "Dijawab ya atau tidak: “Diwakilkan orang lain?”")
    hint = _card("Keterangan", required=False)
    label = _card("Nama resmi")
    stage = forms.ChoiceField(label="Tahap", choices=_choices(labels.STAGES))
    when = _condition("Ditanyakan hanya bila", "Kosong: selalu.")

    def __init__(self, data: Any, *, item: Mapping[str, Any], service: Service, is_new: bool) -> None:
        super().__init__(data, initial={"stage": "matter", **item, "name": item.get("key", "")})
        _fix_name(self, is_new=is_new)

    def values(self) -> dict[str, Any]:
        told = self.cleaned_data
        kept = {key: told[key] or None for key in ("question", "hint", "label", "when")}
        return {**kept, "stage": told["stage"] if told["stage"] != "matter" else ""}


ITEM_FORMS = {"syarat": RequirementForm, "pertanyaan": QuestionForm, "penentu": DeciderForm}


def _service_initial(service: Mapping[str, Any]) -> dict[str, Any]:
    promise = service["sla"]
    return {
        **service,
        "words": "\n".join(service["words"]),
        "sources": "\n".join(service.get("sources", ())),
        "switches": [switch for switch in labels.SWITCHES if service.get(switch)],
        "city_target": promise["city_target"],
        "published_days": promise["published_standard_working_days"],
        "clock": promise["clock"],
        "not_counted_when": promise.get("not_counted_when", []),
    }


def _question_initial(item: Mapping[str, Any], service: Service) -> dict[str, Any]:
    known = next((field for field in service.fields if field.key == item.get("key")), None)
    options = "\n".join(f"{one['value']} = {one['label']}" for one in item.get("options", ()))
    return {
        **item,
        "name": item.get("key", ""),
        "type": known.type if known else item.get("content", item.get("type", "text")),
        "options": options,
        "stage": known.stage if known else "matter",
        "future": item.get("past") is False,
    }


def _split(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def _fix_name(form: forms.Form, *, is_new: bool) -> None:
    if not is_new:
        form.fields["name"].disabled = True
        form.fields["name"].help_text = "Kode tidak diganti: catatan lama menyebutnya."


def _keep_known(field: forms.Field, value: str) -> None:
    """A value that an earlier hand wrote and no list holds stays possible."""
    assert isinstance(field, forms.ChoiceField)
    if value not in dict(field.choices):  # type: ignore[arg-type]
        field.choices = [*field.choices, (value, value)]  # type: ignore[misc]


def _pictures() -> list[tuple[str, str]]:
    folder = resources.files("assets").joinpath("art", "papers")
    names = sorted(file.name.removesuffix(".svg") for file in folder.iterdir() if file.name.endswith(".svg"))
    return [(name, name.replace("_", " ").capitalize()) for name in names if name != "surat"]
