"""How German words address a reader: which are plain evidence, which only seem to be."""

from brand.languages.language import words

__all__ = [
    "CONJUNCTIONS",
    "FORMAL",
    "FORMAL_OWN",
    "INFORMAL",
    "MENTIONS",
    "OPENERS",
    "OWNERS_GENITIVE",
    "PLURAL_NAMES",
    "PLURAL_VERBS",
    "SAYS",
    "THIRD_SINGULAR",
]

FORMAL = words("sie ihnen")
FORMAL_OWN = words("ihr ihre ihrem ihren ihrer ihres ihrerseits")
INFORMAL = words(
    """du dir dich dein deine deinem deinen deiner deines deins euch euer eure eurem euren eurer eures euerem eueren
    eueres deinetwegen euretwegen"""
)
PLURAL_VERBS = words(
    """seid habt könnt wollt müsst sollt dürft mögt wisst werdet wart hattet wärt hättet würdet möchtet könntet solltet
    müsstet dürftet wolltet bekommt findet kennt sucht braucht liebt spart seht lest nehmt gebt kommt macht plant
    wohnt arbeitet bestellt kauft erhaltet wünscht träumt bleibt fahrt denkt genießt"""
)
"""What stands beside the "ihr" that addresses several readers."""
THIRD_SINGULAR = words(
    """ist hat war hatte wird wurde kann konnte will wollte soll sollte muss musste darf durfte mag mochte weiß wusste
    wäre hätte würde könnte möchte bleibt blieb gab kam ging stand lag fand nahm sah schrieb sprach trug half begann
    gewann verließ hieß ließ"""
)
OWNERS_GENITIVE = words("ihrer ihres deiner deines eurer eures")
"""Before these stands what somebody has: "Sicherheit Ihrer Daten"; no imperative leads them."""
PLURAL_NAMES = words("lieben alle beiden zwei drei vier beide süßen hübschen zusammen")
"""After these no owner is meant: "ihr Lieben", "ihr zwei"."""
CONJUNCTIONS = words("wenn ob dass weil was wie wo sobald damit falls bevor solange nachdem warum womit wofür wer")
MENTIONS = words("per das zum beim ans dieses ein vom aufs ins")
"""Before these the pronoun is a word that is spoken about: "per Sie", "das Du"."""
SAYS = words("sagt sagte sage sagst")
"""Before these the pronoun is what is said: "niemand sagt Sie"."""
OPENERS = words(
    """ab aber alle alles als also am an auch auf aus bei beim bis da damit dann das dass den denn der deshalb die dies
    diese doch durch ein eine einen er es für gegen gern heute hier ich im immer in ins ja jede jetzt kein mit mal nach
    nicht noch nun nur ob oder ohne schon seit sie so sobald über um und unser unsere unter vom von vor wann was weil
    wenn wer wie wir wo zu zum zur dank wegen hallo liebe lieber hey hi willkommen danke schön"""
)
"""Words that begin a sentence without being the imperative of a cluster such as "Sichere dir"."""
