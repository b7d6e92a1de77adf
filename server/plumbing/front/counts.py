"""How many answers of which kind, for /metrics: routes' patterns and statuses, nobody's data."""

from collections import Counter

answers: Counter[tuple[str, str, int]] = Counter()
milliseconds: Counter[str] = Counter()


def count(method: str, route: str, status: int, took_ms: float) -> None:
    answers[method, route, status] += 1
    milliseconds[route] += int(took_ms * 1000)


def exposition() -> str:
    """Prometheus' text format, version 0.0.4."""
    lines = ["# TYPE peel_answers_total counter"]
    lines += [
        f'peel_answers_total{{method="{method}",route="{route}",status="{status}"}} {number}'
        for (method, route, status), number in sorted(answers.items())
    ]
    lines.append("# TYPE peel_answer_microseconds_total counter")
    lines += [
        f'peel_answer_microseconds_total{{route="{route}"}} {number}'
        for route, number in sorted(milliseconds.items())
    ]
    return "\n".join(lines) + "\n"
