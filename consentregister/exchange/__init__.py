"""Files of other programs, in and out. What comes in is hostile until it is read."""
