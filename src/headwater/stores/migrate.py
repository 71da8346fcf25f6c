"""Bring a store's tables up to date. Alembic is imported here, and only where it has work to do."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection


def migrate(connection: Connection, revision: str, *, up: bool = True) -> None:
    """Run the migrations up or down to a revision, inside the connection's transaction."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    config.attributes["connection"] = connection
    (command.upgrade if up else command.downgrade)(config, revision)
