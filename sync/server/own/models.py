"""What an officer had typed when the sign-in ended, until they are back."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.db import models
from django.utils import timezone

KEPT_FOR = timedelta(hours=12)


class KeptForm(models.Model):
    """`sealed` opens with a key that only the browser has (`kept_forms`); the row ends after some hours, or when it was given back."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    officer = models.UUIDField()
    address = models.CharField(max_length=300)
    sealed = models.BinaryField()
    kept_at = models.DateTimeField(db_index=True)

    @classmethod
    def sweep(cls) -> None:
        """What nobody came back for."""
        cls.objects.filter(kept_at__lt=timezone.now() - KEPT_FOR).delete()

    def __str__(self) -> str:
        return str(self.id)
