"""Being the program that links go to: one small file for each system, and the guard that uses them."""
