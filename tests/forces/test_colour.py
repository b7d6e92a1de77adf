"""A force's colour carries white text."""

from server.forces.colour import contrast_with_white, is_usable


def test_contrast_is_what_wcag_says() -> None:
    assert round(contrast_with_white("#000000"), 2) == 21.0
    assert round(contrast_with_white("#ffffff"), 2) == 1.0
    assert round(contrast_with_white("#767676"), 2) == 4.54
    assert is_usable("#767676")
    assert not is_usable("#777777")
