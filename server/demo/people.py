"""The invented force, and the people, places and stories of its neighbourhood."""

import json
from pathlib import Path
from typing import Any

FORCE_ID = "cwm"
FORCE: dict[str, Any] = {
    "name": {"en": "Cwm and Vale Police", "cy": "Heddlu Cwm a Dyffryn"},
    "hosts": ["localhost", "127.0.0.1"],
    "reference": "CWM",
    "covers": ["gwent"],
    "languages": ["en", "cy"],
    "alarm_to": "control.room@cwm.example",
}
NEIGHBOURHOOD: dict[str, Any] = json.loads(
    Path(__file__).with_name("people.json").read_text(encoding="utf-8")
)
