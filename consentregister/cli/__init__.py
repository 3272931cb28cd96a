"""The command line, on the same door as the window."""
