"""PostgreSQL finds incidents by the names of their parties and places."""

from __future__ import annotations

from alembic import op

from warledger.ledger.schema import SOUGHT

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the indexes, where the tables were not just made with them."""
    bind = op.get_bind()
    for index in SOUGHT if bind.dialect.name == "postgresql" else ():
        index.create(bind, checkfirst=True)
