"""The steps from one revision of the register to the next, run by Alembic when a register is opened."""
