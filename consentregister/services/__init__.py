"""What a user does, one file for each step of the day."""
