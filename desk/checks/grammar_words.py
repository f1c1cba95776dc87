"""Words whose part in grammar no dictionary tells: what counts, what stands for many, what helps a verb."""


def listed(words: str) -> frozenset[str]:
    """Return words written one after another as a set."""
    return frozenset(words.split())


DETERMINERS = listed("the a an this that these those his her its our their my your")
NUMERALS = listed(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
)
AMOUNTS = NUMERALS | listed("few many several dozen hundred thousand million billion couple half")
FINITE = listed("is was has does are were have do")
MODALS = listed("will would shall should can could may might must")
AFTER_A_NOUN = (
    FINITE
    | MODALS
    | listed(
        "of in for on with at by from as into about after between through over against under during without"
        " before within among towards toward upon around across behind beyond despite since until till above"
        " below near off onto throughout to had did who which that whose when where while because although"
        " though if than not never also"
    )
)
"""What a phrase that has a noun ends before."""
ALONE = listed("many both these those few")
"""Words for several that may be a subject alone: “many want”."""
MANY = ALONE | listed("several various numerous countless")
LOTS = listed("number hundreds thousands dozens scores couple handful")
"""What stands before “of” and several."""
SOME_OF = NUMERALS | listed("one several few each dozens hundreds thousands scores")
"""What stands before “of the” and several."""
LABELS = listed(
    "of number no world phase part article section page chapter route aged week day channel type class"
    " level grade first last next past top under over about than every other any some per season series"
    " group round stage division january february march april may june july august september october"
    " november december sept oct nov dec"
)
"""After these a number is a name or a date, or only about so many: phase two, 12 May."""
BODIES = listed(
    "team government police staff group band family council couple crew public party club side committee"
    " board majority number pair trio rest media press union army firm cabinet jury opposition squad"
    " audience crowd population class generation percentage proportion variety range lot bulk remainder"
    " minority half duo quartet force gang community household bank industry ministry management"
    " leadership department unit agency corporation institution association federation parliament congress"
    " enemy clergy faculty elite youth following former latter handful data people company other same few"
    " many rich dead young set string series host raft total average quarter third fifth cattle livestock"
    " pack bunch trust society school college university office commission administration authority"
    " service network chain brigade battalion regiment navy military coalition alliance delegation panel"
    " workforce electorate nation country world village town city tribe regime junta syndicate consortium"
    " orchestra choir cast congregation flock herd top bottom hundred thousand million billion figure"
    " combination mix mixture collection kind sort type rash flurry spate wave crop array selection sample"
    " section share stream slew mass mob pile plethora spread scattering sprinkling glut wealth dozen"
    " score backlog batch cluster cent percent per foursome threesome twosome defence attack midfield"
    " amount quantity guard"
)
"""Nouns for one body of people, or for a quantity, which British copy treats as several where it likes."""
UNITS = listed(
    "minute hour day week month year mile metre kilometre foot inch yard pound dollar euro percent cent"
    " per point goal third quarter fifth half tenth tonne litre kilo acre hectare penny pence"
)
"""Of these several may be one sum: “ten miles is far”."""
KINDS = listed("kind sort type foot stone head")
"""Said of several as they stand: “six foot”, “those kind”."""
RATES = listed("second minute hour day night week month year head time person")
"""After “a” these say how often."""
PEOPLE = listed(
    "residents officials ministers farmers growers workers teachers doctors nurses experts scientists"
    " researchers campaigners protesters demonstrators parents students pupils children voters critics"
    " neighbours councillors detectives officers firefighters engineers investigators prosecutors lawyers"
    " judges magistrates analysts economists traders shoppers customers passengers drivers commuters"
    " motorists fans supporters players managers directors bosses chiefs leaders unions politicians"
    " opponents rebels soldiers troops police patients women men families visitors tourists tenants"
    " landlords owners villagers businesses companies prices sales figures reports plans talks results"
    " rates taxes jobs schools hospitals shares profits"
)
"""What opens a sentence of news without an article; a list, since so do surnames (Woods, Mills, Spears)."""
SUPPOSING = listed("if though wish wishes wished whether unless suppose lest than as would")
"""Near these “he were” is right."""
ASKING = listed(
    "insist insists insisted demand demands demanded recommend recommends recommended suggest suggests"
    " suggested propose proposes proposed ask asks asked request requested require requires required"
    " essential vital important imperative order ordered urge urged necessary stipulated stipulate"
    " condition advise advised lest rather let made make help helped saw watch watched hear heard"
)
"""Near these “he go” is right: “insisted that he go”, “let he who…”."""
ONE_OF_MANY = listed("any only than every no which")
OPENERS = listed("said says that because but when while although though where")
"""After these a clause begins with its subject."""
HELPING = MODALS | listed("do does did had has have is are was were be and or nor than not ought")
"""After these “he” does not begin a clause."""
DOING = listed("do does did")
HAVING = listed("has have had having")
BEING = listed("is are was were be been being")
SUBJECTS = listed("he she it they we you i who which that")
BETWEEN = listed("yet not never also always already just only even ever still now since")
"""What may stand between a helping verb and its verb."""
BEFORE_A_NOUN = listed("a an the this that his her its our their my your no")
BEFORE_TO = listed(
    "have has had want wants wanted need needs needed going able unable try tries tried trying refuse refuses"
    " refused decide decided hope hopes hoped likely unlikely expected ready willing hoping wanting"
)
"""After these “to” begins a verb."""
NOT_PASSIVE = listed("broke bore rose fell ran came became saw woke went wound shrank")
"""Forms of the past that stand after “was” in other senses."""
CLEFT = listed("do does did doing done what all")
"""In a sentence with these the plain verb may stand after “is”: “all you do is wait”."""
AS_THEY_STAND = listed("be have do been used needs had")
UNCHANGED = listed(
    "beat become bet bid broadcast burst cast come cost cut fit forecast hit hurt input knit let lit"
    " offset overcome put quit read rid run set shed shut split spread thrust undercut upset wed wet"
)
"""Verbs whose past, or whose participle, is as the base."""
ALSO_ONE = listed(
    "aircraft arms athletics barracks billiards bowls craft crossroads customs darts deer ethics fish"
    " gallows games goods headquarters hours innings kennels links logistics means mews odds offspring"
    " physics politics premises proceeds savings series shambles sheep species sports statistics tactics"
    " thanks times works media data"
)
"""Nouns that are the same for one and for several, or look like several and may be treated as one."""
IRREGULAR = (
    "arise arose arisen, be was been, bear bore borne, beat beat beaten, become became become, begin "
    "began begun, bite bit bitten, blow blew blown, break broke broken, bring brought brought, build "
    "built built, buy bought bought, catch caught caught, choose chose chosen, come came come, deal dealt "
    "dealt, do did done, draw drew drawn, drink drank drunk, drive drove driven, eat ate eaten, fall fell "
    "fallen, feed fed fed, feel felt felt, fight fought fought, find found found, fly flew flown, forbid "
    "forbade forbidden, forget forgot forgotten, forgive forgave forgiven, freeze froze frozen, get got "
    "got, give gave given, go went gone, grow grew grown, hear heard heard, hide hid hidden, hold held "
    "held, keep kept kept, know knew known, lead led led, leave left left, lose lost lost, make made "
    "made, mean meant meant, meet met met, mistake mistook mistaken, overcome overcame overcome, "
    "overthrow overthrew overthrown, pay paid paid, ride rode ridden, ring rang rung, rise rose risen, "
    "run ran run, say said said, see saw seen, seek sought sought, sell sold sold, send sent sent, shake "
    "shook shaken, shoot shot shot, show showed shown, shrink shrank shrunk, sing sang sung, sink sank "
    "sunk, sleep slept slept, speak spoke spoken, spend spent spent, spring sprang sprung, stand stood "
    "stood, steal stole stolen, swear swore sworn, swim swam swum, take took taken, teach taught taught, "
    "tear tore torn, tell told told, think thought thought, throw threw thrown, undergo underwent "
    "undergone, understand understood understood, undertake undertook undertaken, wake woke woken, wear "
    "wore worn, win won won, withdraw withdrew withdrawn, write wrote written"
)
"""Verbs by their three forms, as they stand in a grammar."""
