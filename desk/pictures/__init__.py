"""Photo files: reading, refusing and shrinking them."""
