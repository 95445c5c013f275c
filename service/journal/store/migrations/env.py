"""Runs migrations on the connection that the caller holds; a journal is never migrated otherwise."""

from alembic import context

from service.journal.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transactional_ddl=True,
)
context.run_migrations()
