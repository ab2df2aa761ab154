"""What several checks of wording say when they tell a habit once."""

from auditlint.api import Words


def with_places(told: Words, number: int) -> Words:
    """The message, with the number of places in the whole report."""
    places = "1 place" if number == 1 else f"{number} places"
    return Words(f"{told.zh}（全文{number}处）", f"{told.en} ({places})")
