"""What a story is: frozen values and pure functions, with the standard library only."""
