"""How it is: what a user must mend, and figures for those who keep watch."""

from headwater.health.checks import Check, State, examine

__all__ = ["Check", "State", "examine"]
