"""One file for each revision; the first word of its name is the revision."""
