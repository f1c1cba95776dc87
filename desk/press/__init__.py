"""Story and layout to pages: typesetting, coverage of fonts, PDF."""
