"""Where the raw answer an article was made of lies."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    shown = [sa.Column(name, sa.Text, nullable=False) for name in ("url", "fetched", "digest")]
    op.create_table(
        "kept",
        sa.Column("id", sa.Text, primary_key=True),
        *shown,
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("offset", sa.BigInteger, nullable=False),
        sa.Column("length", sa.BigInteger, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.create_index("ix_kept_url", "kept", ["url"])
    op.create_index("ix_kept_digest", "kept", ["digest"])


def downgrade() -> None:
    """Forget where records lie; the files stay."""
    op.drop_table("kept")
