"""Forms out and scans in. It draws and reads, and never words."""
