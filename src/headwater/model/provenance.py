"""Where a finding came from, so that any line on screen leads back to a rule."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Provenance:
    """The step and rule that derived a record, their version, and a score in 0..1."""

    step: str
    rule: str
    version: str = ""
    score: float = 1.0

    @property
    def base(self) -> str:
        """Return the rule without what else agreed with it: "uk-say+model" is "uk-say"."""
        return self.rule.partition("+")[0]
