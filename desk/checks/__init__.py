"""Story to findings: one small module a check."""
