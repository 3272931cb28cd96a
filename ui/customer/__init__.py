"""The screen in a customer's hands: one form to read, tick and sign, and no way to anything else."""
