"""The window. It knows the register's door and the domain's words, and nothing under them."""
