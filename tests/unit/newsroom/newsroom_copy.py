"""Original copy in the shape of a news site's print page."""

PRINT_PAGE = """\
Harbour Wire | @harbourwire | 04 Mar 2026, 07:15 pm Print

Crews lift the old bell from the Saltmere silt. Photo Courtesy: Port of Saltmere archive
The bell of the drowned church at Saltmere was lifted out of the harbour on Wednesday, in one piece.
Divers had found it in January, mouth down, under two metres of silt.
"We thought that it was a boiler," said Joram Thewlis, who led the dive.
It will be shown in the town hall from May.
- Who owns what the harbour gives back?
- Church bells of the coast, in pictures
- Town hall roof to be mended by summer
"""
