"""Who brought texts in, whether a suggestion is finished, and how people sign PO files."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add columns that the rows of before leave empty, and a table of names, which may be erased."""
    op.add_column("imports", sa.Column("importer", sa.String(32)))
    op.add_column("suggestions", sa.Column("unfinished", sa.Boolean))
    op.create_table(
        "aliases",
        sa.Column("alias", sa.String(255), nullable=False),
        sa.Column("account", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("alias", name="aliases_pk"),
    )
