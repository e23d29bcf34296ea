"""What new rows can touch is found by rows of their own, and ids are ordered byte by byte on PostgreSQL, too.

Derived rows are dropped: the next question builds them again.
"""

from __future__ import annotations

from alembic import op

from warledger.ledger.schema import DERIVED, metadata

revision = "0002"
down_revision = "0001"

IDS = (("readings", "report"), ("reports", "id"), ("judgements", "id"))


def upgrade() -> None:
    """Make the derived tables anew."""
    bind = op.get_bind()
    metadata.drop_all(bind, DERIVED)
    metadata.create_all(bind, DERIVED)
    op.execute("DELETE FROM state")
    if bind.dialect.name == "postgresql":
        for table, column in IDS:
            op.execute(f'ALTER TABLE {table} ALTER COLUMN {column} TYPE text COLLATE "C"')
