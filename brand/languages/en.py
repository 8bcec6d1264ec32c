"""English."""

from brand.languages.language import Language, words

__all__ = ["ENGLISH"]

ENGLISH = Language(
    code="en",
    abbreviations=words(
        """approx apr aug ave co corp dec dept dr e.g eg est etc feb fig gen gov i.e ie inc incl jan jr jul jun ltd mar
        max messrs min mr mrs ms mt no nov oct op pp prof rev sen sep sept sgt sr st vol vs g e i a p u"""
    ),
    months=(
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ),
    speaks=words(
        """says said say writes wrote write thinks thought calls called call reports reported explains explained asks
        asked answers answered raves raved notes noted adds added told tells according reviews reviewed"""
    ),
    works=words(
        """novel film movie book song album article essay series show magazine newspaper play study podcast poem
        chapter audiobook exhibition documentary story musical opera hit single bestseller classic paper report"""
    ),
)
