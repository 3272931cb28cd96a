"""What the register is about: frozen values and the pure decision. No clock, no text, no input or output."""
