"""Units and abbreviations that belong to what stands before or between them."""

from brand.languages.language import words

__all__ = ["ABBREVIATIONS", "UNITS"]

UNITS = words(
    """% € £ $ CHF EUR kg g mg t km m cm mm m² cm² km² m³ l ml cl kWh Wh kW W V A mA mAh Ah Hz kHz MHz GHz lm lx dB bar
    Pa hPa °C °F K h min s ms MB GB TB KB kB px dpi km/h kcal kJ N Nm"""
)
ABBREVIATIONS = ("z. B.", "d. h.", "u. a.", "i. d. R.", "o. Ä.", "u. U.", "z. T.", "v. a.", "s. o.", "s. u.", "e. V.")
