"""Numbers that say where: telephone numbers and the numbers of houses."""

import re
from dataclasses import dataclass

from headwater.analyze.templates import WORD, words
from headwater.languages.measures import Numbers

PARTICLE = 3  # letters of the longest word in a name of a street that has no capital
BACK = 60  # characters before a number that may hold its street
SHORT, LONG = 7, 9  # the fewest figures of a telephone number, alone and after a plus
PHONE = re.compile(
    r"(?<=\+)\d{1,3}(?:[ -]?\(?\d{1,4}\)?){2,5}(?!\d)|\d{2,4}(?:[ -]\d{2,4}){2,4}(?![\d.,])"
)
GROUPED = re.compile(r"\d{1,3}(?: \d{3})+")


@dataclass(frozen=True, slots=True)
class Addresses:
    """How an address of one language stands before the number of its house, or after."""

    before: re.Pattern[str]
    after: re.Pattern[str]


def addresses(data: Numbers) -> Addresses:
    """Compile the words of an address."""
    street = words(data.streets).pattern
    return Addresses(
        before=re.compile(rf"(?<!\w){street}(?P<name>\.?\s(?:[\w'.-]+\s){{0,3}}[\w'.-]+,?\s)$"),
        after=re.compile(rf"\s(?:[\w'-]+\.?\s){{1,3}}{street}"),
    )


def phone_end(low: str, start: int) -> int:
    """Return where the telephone number that begins at ``start`` ends, 0 for none."""
    match = PHONE.match(low, start)
    if not match:
        return 0
    plus = low.startswith("+", start - 1)
    figures = sum(map(str.isdigit, match.group()))
    grouped = not plus and GROUPED.fullmatch(match.group())
    return 0 if grouped or figures < (LONG if plus else SHORT) else match.end()


def is_address(text: str, low: str, start: int, end: int, known: Addresses) -> bool:
    """Say whether the number ``[start, end)`` is that of a house in a street."""
    if match := known.before.search(low, max(0, start - BACK), start):
        return _is_name(text[match.start("name") : start])
    return text[end + 1 : end + 2].isupper() and bool(known.after.match(low, end))


def _is_name(words_between: str) -> bool:
    spelled = WORD.findall(words_between)
    return all(word[0].isupper() or word[0].isdigit() or len(word) <= PARTICLE for word in spelled)
