"""Runs the steps on the connection that `migrate` hands over; Alembic calls this file."""

from __future__ import annotations

from alembic import context

from consentregister.store.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, transactional_ddl=True)
context.run_migrations()
