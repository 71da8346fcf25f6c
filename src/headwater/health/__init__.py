"""How it is: what a user must mend, and figures for those who keep watch."""
