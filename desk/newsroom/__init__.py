"""What a person does, joined from the rooms below."""
