"""Qt, and only Qt: widgets that show newsroom state and send it intentions."""
