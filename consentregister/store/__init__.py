"""How it is kept: tables, migrations, unit of work, plain-SQL reads, log, documents, backups."""
