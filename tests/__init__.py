"""What must hold. The folders mirror the packages."""
