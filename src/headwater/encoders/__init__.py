"""What reads along with the rules: models that tag the words of a text."""

from headwater.encoders.base import Encoder

__all__ = ["Encoder"]
