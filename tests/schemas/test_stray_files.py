"""A photograph of something taken out of a report is not sent with it."""

from typing import Any

from schemas.twins.strays import stray_files
from server.forms.library import definitions

Json = Any
BIKE = definitions()["bicycle-theft"].definition


def photo(name: str, question: str, number: int) -> Json:
    return {"id": name, "question": question, "index": number}


PHOTOS = [photo("a", "bike_photos", 1), photo("b", "bike_photos", 2), photo("c", "photos", 0)]


def test_photos_of_what_is_in_the_report_stay() -> None:
    assert stray_files(BIKE, {"bikes": [{}, {}]}, PHOTOS) == []


def test_the_photo_of_a_bike_taken_out_is_a_stray() -> None:
    assert stray_files(BIKE, {"bikes": [{}]}, PHOTOS) == ["b"]


def test_the_photo_of_a_bike_not_yet_saved_stays() -> None:
    assert stray_files(BIKE, {}, PHOTOS) == ["b"]


def test_a_photo_of_a_question_no_form_asks_is_a_stray() -> None:
    assert stray_files(BIKE, {}, [photo("x", "__proto__", 0), photo("y", "photos", 1)]) == [
        "x",
        "y",
    ]
