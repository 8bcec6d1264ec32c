"""German."""

from brand.languages.language import Language, words

__all__ = ["GERMAN"]

GERMAN = Language(
    code="de",
    abbreviations=words(
        """abb abs allg art aufl bd bsp bspw bzgl bzw ca co dgl dipl dr eig entspr etc evtl exkl ff fr ggf hr hrsg inkl
        ing insb jh kap max med mind min mio mrd mwst nr o od phil pos prof rd s sog st std str tel tsd u usw v vgl vs
        z zzgl zz mr mrs b h a d e i m n r"""
    ),
    months=(
        "januar",
        "februar",
        "märz",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "dezember",
    ),
    speaks=words(
        """sagt sagte sagten sagen schreibt schrieb schreiben meint meinte meinen findet fand erklärt erklärte erzählt
        erzählte berichtet berichtete urteilt urteilte lobt lobte schwärmt schwärmte ruft rief fragt fragte antwortet
        antwortete betont betonte titelt titelte bewertet nennt nannte kommentiert kommentierte resümiert zitiert
        zitierte laut"""
    ),
    works=words(
        """roman romans film films filme buch buchs buches bücher lied lieds song songs album albums artikel artikels
        aufsatz titel titels serie sendung magazin magazins zeitschrift zeitung stück theaterstück studie podcast
        podcasts gedicht kapitel hörbuch band ausstellung beitrag komödie krimi bestseller klassiker märchen
        kurzgeschichte novelle doku dokumentation oper musical hit single schlager"""
    ),
    has_ordinal_stop=True,
)
