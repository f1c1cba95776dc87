"""Words that are mixed up by habit, general knowledge of English; each line holds words for one another."""

from itertools import combinations

_HABITS = """
no not; now not; it its; then than; this these; this those; that those; has have had; is are; was were
of off; to too two; there their; who whose; whose which; where were; in on; in at; on at; of for; of from
of to; with by; for from; he she; his her; him his; he his; he him; they their; they them; their them; i my
me my; we our; us our; we us; you your; she her; much many; less fewer; lead led; passed past; lose loose
principal principle; practice practise; licence license; advice advise; affect effect; device devise
prophecy prophesy; dependant dependent; complement compliment; council counsel; councillor counsellor
discreet discrete; elicit illicit; ensure insure; stationary stationery; economic economy
economic economical; historic historical; politic political; disburse disperse; formally formerly
personal personnel; moral morale; later latter; quite quiet; site sight cite; whether weather; waive wave
flaunt flout; mitigate militate; pore pour; rein reign rain; tow toe; ware wear where; brake break
bear bare; born borne; breech breach; canvas canvass; cast caste; censor censure; chord cord
coarse course; curb kerb; currant current; defuse diffuse; draft draught; dual duel; faze phase
forego forgo; forward foreword; grisly grizzly; hoard horde; imminent eminent; lightening lightning
metre meter; peak pique peek; pedal peddle; plain plane; pray prey; raise raze; role roll; sceptic septic
storey story; swat swot; team teem; tire tyre; troop troupe; vain vein vane; wet whet; wreak wreck
wrack rack; been being; be been; be being; could would; should would; will would; can could; may might
nor not; if it; as has; as is; since sine; some same; such much; any many; every very; each teach; own won
one won; what that; when then; them then; there three; through though; thought though; through thorough
cause course; because cause; during doing; between among; more most; least last; least less
"""
_BOTH_BRITISH = (
    "practice practise", "licence license", "metre meter", "storey story", "tire tyre", "draft draught",
    "curb kerb", "council counsel", "dependant dependent", "forego forgo", "ensure insure",
    "program programme",
)  # fmt: skip


def habits() -> list[tuple[str, str]]:
    """Return the pairs."""
    groups = (group.split() for line in _HABITS.strip().splitlines() for group in line.split(";"))
    return [pair for group in groups for pair in combinations(group, 2)]


def told_apart() -> set[frozenset[str]]:
    """Return the pairs that look like two spellings of one word, and are not."""
    return {frozenset(pair.split()) for pair in _BOTH_BRITISH}
