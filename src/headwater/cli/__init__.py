"""The command line: one thin command for each thing a user does."""


def main() -> None:
    """Run ``headwater``; the import waits until here, so that ``headwater.cli`` itself is free."""
    from headwater.cli.main import app

    app()
