"""How Alembic runs here: on the connection that the ledger hands it."""

from __future__ import annotations

from alembic import context

from warledger.ledger.schema import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True,
    transactional_ddl=True,
)  # fmt: skip
with context.begin_transaction():
    context.run_migrations()
