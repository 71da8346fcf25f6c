"""When which text of an article was seen, and the texts it had before."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "histories",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("sightings", sa.BigInteger, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.create_table(
        "wordings",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("article_id", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.create_index("ix_wordings_article_id", "wordings", ["article_id"])


def downgrade() -> None:
    """Forget what articles said before; what they say now stays."""
    op.drop_table("wordings")
    op.drop_table("histories")
