"""build/figures.json: one row a measured key, never a typed one."""

import json
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
FILE = ROOT / "build" / "figures.json"


def commit() -> str:
    ask = ["git", "rev-parse", "--short", "HEAD"]
    told = subprocess.run(ask, cwd=ROOT, capture_output=True, text=True, check=False)
    return told.stdout.strip() or "none"


def write_figure(key: str, value: float, target: str, unit: str, seed: int = 0) -> None:
    rows = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else []
    rows = [row for row in rows if row["key"] != key]
    row = {"key": key, "value": round(value, 4), "target": target, "unit": unit}
    rows = sorted([*rows, {**row, "seed": seed, "commit": commit()}], key=lambda row: row["key"])
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    lines = ["| key | value | target | unit | commit |", "|---|---|---|---|---|"]
    lines += ["| {key} | {value} | {target} | {unit} | {commit} |".format(**row) for row in rows]
    FILE.with_suffix(".md").write_text("\n".join(lines) + "\n", encoding="utf-8")
