"""How many letters tell a script, and how many of them may be in another."""

import pytest

from geotrack.text.foreign import looks_english


@pytest.mark.parametrize(("letters", "english"), [(19, True), (20, False), (21, False)])
def test_few_letters_tell_no_script(letters, english):
    assert looks_english("ж" * letters) is english
    assert looks_english("x" * letters)


@pytest.mark.parametrize(
    ("latin", "other", "english"),
    [(51, 49, True), (50, 50, True), (49, 51, False)],
)
def test_half_of_the_letters_of_a_story_are_latin(latin, other, english):
    assert looks_english(f"{'x' * latin} {'ж' * other}") is english
    # letters with marks are Latin, and what is no letter does not count
    assert looks_english(f"{'ế' * latin} {'ж' * other} 12345 67890") is english
