"""The small words of six languages; whoever compares two of them leaves out what both have."""

from brand.languages.language import words

__all__ = ["FUNCTION_WORDS"]

FUNCTION_WORDS = {
    "de": words(
        """der die das den dem des und oder aber ist sind war waren hat hatte nicht kein keine keinen mit für auf von
        vom zum zur bei beim nach aus über unter zwischen durch ohne gegen bis seit um in an am im ins so was man es
        als ein eine einen einem einer eines wir ich er sie ihr euch uns du dich dir dein deine deinen deinem deiner
        sich mir mein meine unser unsere unseren ihre ihren ihrem seine wenn weil dass ob wie wo wer wann warum auch
        nur noch schon sehr mehr jetzt hier heute immer wird werden wurde haben habe hast sein kann können muss soll
        sollen will möchte machen gibt alle alles jede jeder diese dieser dieses zu bitte gern schnell bevor damit
        dann dort ganz viel viele wieder nichts etwas her hin da nie all weg los des per de"""
    ),
    "en": words(
        """the a an and of in with you your yours is am are was were been this that these those from have has had hat
        for they we i our ours it its which would should could can will to by their them there when where what who how
        if or but not no than then more most about after before into onto until within without while because each
        every any some all only just also very here now please at be my me us he she his her don doesn didn isn won as
        on out up so man war die do does per there over new des de"""
    ),
    "fr": words(
        """le la les des de du un une et est sont avec pour dans sur vous votre vos nous notre nos que qui ce cette
        ces pas plus par au aux ou mais leur leurs tout tous très être avoir fait il elle ils je en on a se ne sans y"""
    ),
    "it": words(
        """il lo la gli le i di della delle dei degli del con per che non un una uno è sono nel nella sul sulla più
        come anche questo questa tuo tua tuoi nostro nostra alla alle al dal dalla ogni tutti e in a da si se ma"""
    ),
    "es": words(
        """el la los las de del con para por que un una uno es son su sus más como pero este esta estos tu tus nuestro
        nuestra nuestros al lo y o muy todo todos hay en a se no sin te"""
    ),
    "nl": words(
        """de het een en van voor niet met zijn op aan ook maar dat deze die je jouw jij wij ons onze naar bij uit
        wordt worden kan kunnen heeft hebben als dan er nog over door in is te om zo we was want wat alles"""
    ),
}
