"""The SQLite desk file."""
