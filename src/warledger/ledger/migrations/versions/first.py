"""The first schema: raw and derived tables, and the index of words."""

from __future__ import annotations

from alembic import op

from warledger.ledger.schema import metadata

revision = "0001"
down_revision = None

WORDS = """
CREATE VIRTUAL TABLE report_words USING fts5(
    title, text, content='reports', content_rowid='seq', tokenize='unicode61 remove_diacritics 2')
"""
TRIGGER = """
CREATE TRIGGER reports_words AFTER INSERT ON reports BEGIN
    INSERT INTO report_words(rowid, title, text) VALUES (new.seq, new.title, new.text);
END
"""
POSTGRESQL = (
    "CREATE INDEX report_words ON reports USING gin (to_tsvector('simple', left(title || ' ' || text, 200000)))"
)
"""PostgreSQL's vectors hold a megabyte; the head of a longer report is searched."""


def upgrade() -> None:
    """Make every table and the index of words."""
    bind = op.get_bind()
    metadata.create_all(bind)
    if bind.dialect.name == "sqlite":
        for statement in (WORDS, TRIGGER):
            op.execute(statement)
    else:
        op.execute(POSTGRESQL)
