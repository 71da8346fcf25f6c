"""Cut the vocabulary to our languages; make the tokenizer that training and package share."""

import unicodedata
from collections import Counter
from collections.abc import Iterable

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

START, PAD, END, UNKNOWN = 0, 1, 2, 3
FREQUENT = 40_000  # pieces come ordered by frequency


def tokenizer(pieces: list[str], scores: list[float]) -> Tokenizer:
    """Make a Unigram tokenizer with e5's normal form (nmt_nfkc) and offsets into the raw text.

    Marks are cut off first, so that no piece lies across the border of two words.
    """
    unigram = models.Unigram(list(zip(pieces, scores, strict=True)), unk_id=UNKNOWN)
    made = Tokenizer(unigram)
    made.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(r"\s+"), " ")]
    )
    made.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always"),
            pre_tokenizers.Split(Regex(r"▁?[^\w▁]"), behavior="isolated"),
        ]
    )
    return made


def kept(pieces: list[str], whole: Tokenizer, texts: Iterable[str]) -> list[int]:
    """List the rows to keep: seen in the texts, single characters, frequent in our scripts."""
    seen: Counter[int] = Counter()
    for text in texts:
        for line in text.split("\n"):
            seen.update(whole.encode(line, add_special_tokens=False).ids)
    ours = {row for row, piece in enumerate(pieces) if row > UNKNOWN and _ours(piece)}
    single = {row for row in ours if len(pieces[row].strip("▁")) <= 1}
    frequent = {row for row in ours if row < FREQUENT}
    rest = (set(seen) | single | frequent) - {START, PAD, END, UNKNOWN}
    return [START, PAD, END, UNKNOWN, *sorted(rest)]


def _ours(piece: str) -> bool:
    return all(
        letter == "▁"
        or ord(letter) < 0x250
        or 0x400 <= ord(letter) < 0x530
        or (unicodedata.category(letter)[0] in "PSN" and ord(letter) < 0x2E80)
        for letter in piece
    )
