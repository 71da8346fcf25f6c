"""Input formats: a reader turns one open file into articles and rejects."""

from headwater.readers.answers import read_answer
from headwater.readers.base import Reader
from headwater.readers.inputs import read_inputs

__all__ = ["Reader", "read_answer", "read_inputs"]
