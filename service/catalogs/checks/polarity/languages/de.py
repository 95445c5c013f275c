"""German words of polarity."""

from service.catalogs.checks.polarity.sense import Sense

BREAKS_WORDS = True
PREFIXES = ""
WORDS = {
    Sense.NOT: (
        """
        nicht, kein, keine, keinen, keinem, keiner, keines, keins, keinerlei, keinesfalls,
        keineswegs, nie, niemals, niemand*, nichts, nirgend*, weder, nein, auf keinen fall
        """,
        "negativ*, mitnichten, frühestens",
    ),
    Sense.WITHOUT: (
        "ohne",
        """
        außerhalb, *frei, *freie, *freien, *freier, *freies, *freiem, frei von, *los, *lose,
        *losen, *loser, *loses, *losem, befreit, ohne dass
        """,
    ),
    Sense.UNLESS: (
        "es sei denn, außer, ausgenommen, mit ausnahme, außer wenn",
        """
        ausnahm*, ausschließ*, ausgeschlossen, abgesehen, ausschl*, andernfalls, sonst,
        ansonsten
        """,
    ),
    Sense.AVOID: (
        "vermeid*, vermied*, meiden, meide, verzicht*, unterlass*, zu vermeiden",
        """
        verhüt*, fern, fernhalten, fernzuhalten, enthalten sie sich, enthalte*, sehen sie davon
        ab, umgeh*, entgeh*
        """,
    ),
    Sense.STOP: (
        """
        abzusetzen, absetzen, abgesetzt, aufhör*, aufgehört, aufzuhören, stopp*, unterbrech*,
        abbrech*, abgebrochen, abzubrechen, beende*, beendigen
        """,
        """
        hören sie, hört auf, hört das, hörte auf, setz*, brech*, brich*, unterbr*, unterbroch*,
        einstell*, stell*, abbruch, ende*, endet, endete, absetz*, nachlass*, aufgeb*, schluss,
        pausier*, pause*, entzug*, verschwind*, gelöscht, aufhören, abset*, anhalt*, hörte*,
        hört er auf, hört sie auf, hört es auf
        """,
    ),
    Sense.FORBID: (
        "verbiet*, verboten*, untersagt*, unzulässig*, untersag*, nicht erlaubt",
        "verbot*, kontraindiziert, tabu, ausgeschlossen, ausschließ*",
    ),
    Sense.PREVENT: (
        "",
        """
        verhinder*, verhüt*, vorbeug*, abhalt*, schütz*, schutz, blockier*, hinder*, vermeid*,
        verhind*, ausschließ*, abwehr*
        """,
    ),
    Sense.LACK: (
        "versag*, fehlschlag*, fehlgeschlagen, mangelt, misslingt, misslungen",
        """
        fehl*, mangel*, verweiger*, weiger*, ablehn*, abgelehnt, lehn*, vergess*, vergiss*,
        verlier*, verlor*, verlust*, versäum*, auslass*, ausgelassen, übersprung*, überspring*,
        lass*, leugn*, abwesen*, ausbleib*, verpass*, ignor*, schlägt, schlagen, bleib*,
        ausfall*, ausgefallen, entfallen, entfäll*, missach*, entzog*, entbehr*, scheiter*,
        verneint, ausgeht, vernachlässig*, mager
        """,
    ),
    Sense.UN: (
        """
        unmöglich*, unfähig*, unsicher*, unwahrscheinlich*, ungeeignet*, unwirksam*, unbekannt*,
        unklar*, ungefährlich*, illegal*, unnötig*
        """,
        """
        abnorm*, anomal*, anormal*, un*, nichts*, nicht*, irregulär*, irrelevan*, inaktiv*,
        inkompatib*, inkorrekt*, intolera*, instabil*, invalid*, infertil*, illegit*, immun*,
        miss*, fehl*, falsch*, schlecht*, schwer*, schwierig*, wenig, wenige, wenigen, kaum,
        selten*, bewusstlos*, ohnmächtig*, fremd*, schlaflos*, behinder*, störung*, übel*, dys*,
        de*aktiv*, defekt*, entkoffein*, fraglich*, zweifel*, geschwächt*, abhanden
        """,
    ),
    Sense.HINT: (
        "",
        """
        auf nüchternen magen, statt, stattdessen, anstatt, anstelle, nüchtern*, fern, weg,
        jenseits, leer*, gegenteil*, abseits, anders, kostenlos*
        """,
    ),
    Sense.ONLY: (
        "",
        "nur, lediglich, bloß, erst, einzig*, ausschließlich*, allein, sondern, frühestens",
    ),
    Sense.CONCORD: (
        """
        und nicht, und nichts, und kein/keine/keinen/keiner, auch nicht, auch nichts, auch
        kein/keine/keinen, oder kein/keine/keinen
        """,
        "",
    ),
    Sense.OR: (
        "oder, noch",
        "",
    ),
    Sense.LEAST: (
        """
        # oder mehr, jahre/jahren/stunden/tage/wochen/monate oder mehr, # und mehr, mindestens,
        wenigstens, zumindest, oder älter, und älter, oder länger, oder höher, oder darüber, und
        darüber, nicht weniger als, frühestens, mindestdosis, mindestalter, nicht unter, nicht
        weniger, nicht vor, nie weniger als, erst ab, ab einem alter, ab dem alter
        """,
        "oder mehr, minimum, minimal*, aufwärts, mindest*, ab #, mehr als",
    ),
    Sense.MOST: (
        """
        # oder weniger, maximal, höchstens, nicht mehr als, nicht länger als, oder jünger, und
        jünger, spätestens, oder darunter, und darunter, höchstdosis, oder kürzer, nicht höher
        als, nicht später als, allerhöchstens, nicht über, nie mehr als, nicht überschreit*,
        keinesfalls mehr als, kein/keine/keinen mehr als, obergrenze
        """,
        """
        oder weniger, und weniger, maximum, maximale, maximalen, maximaler, bis zu, bis,
        innerhalb, innert, limit*, grenze, weniger als, unter, solange, höchst*, so lange,
        maximal*
        """,
    ),
    Sense.OVER: (
        """
        mehr als, über, größer als, höher als, älter als, länger als, oberhalb, übersteig*,
        überschreit*, überschritten, schwerer als, hinausgeh*, mehr als nur
        """,
        "darüber, hinaus, jenseits, ab, übertr*, hinaus*",
    ),
    Sense.UNDER: (
        """
        weniger als, unter, kleiner als, niedriger als, jünger als, kürzer als, unterhalb,
        geringer als, unterschreit*, leichter als, weniger als nur
        """,
        "knapp, darunter, fast",
    ),
    Sense.UP: (
        """
        wahrscheinlicher, mehr, höher, höhere, höheren, höherer, höherem, höheres, größer*,
        erhöh*, steig*, gestiegen, stieg, stärker*, länger*, zunehm*, zugenommen, zunimmt,
        nehmen zu, nimmt zu, zunahme, vermehr*, ansteig*, anheb*, angehoben, verstärk*, hoch,
        hohe, hohen, hoher, hohem, hohes, hebt, heben, schwerer*, steigt, wächst, schneller*,
        beschleunig*, anheben, öfter
        """,
        """
        anst*, zuge*, gewinn*, verdoppel*, verläng*, überfunktion*, überaktiv*, hyper*, heb*,
        wachs*, verschlimmer*, verschlechter*, steiger*, intensiv*, hoh*, hoch*, ältere*,
        besser*, größt*, stark, starke, starker
        """,
    ),
    Sense.DOWN: (
        """
        unwahrscheinlicher, weniger, niedriger*, geringer*, kleiner*, verringer*, senk*,
        gesenkt*, reduzier*, verminder*, abnehm*, abgenommen, abnimmt, abnahme, nimmt ab, nehmen
        ab, kürzer*, schwächer*, sink*, gesunken, minder*, herabgesetzt*, herabsetz*, leichter*,
        tiefer als, fällt, fallen, sinkt, langsamer*, verlangsam*, herabgesetz*, absenk*,
        abfall*, fällt ab, seltener, tief, tiefer
        """,
        """
        niedrig*, gering*, klein*, wenig, wenige, schwach*, kurz*, fall*, fiel, gefallen,
        langsam*, linder*, abschwäch*, minim*, unterfunktion*, hypo*, verlier*, verlor*,
        verlust*, mild*, leicht*, nachlass*, herunter*, verklein*, senkung*, drossel*,
        rückgang*, beruhig*, verkürz*, dämpf*, tief*, unter, begrenz*, zu wenig, jung*
        """,
    ),
    Sense.HYPER: (
        """
        hyper*, überfunktion*, bluthochdruck*, hoher blutdruck, hohen blutdruck, hohem
        blutdruck, überzucker*, schilddrüsenüberfunktion*, überaktiv*
        """,
        "über*, hoh*, zu viel, hoch*, erhöht*",
    ),
    Sense.HYPO: (
        """
        hypo*, unterfunktion*, niedriger blutdruck, niedrigen blutdruck, niedrigem blutdruck,
        unterzucker*, schilddrüsenunterfunktion*, unteraktiv*, unterkühl*
        """,
        "unter*, niedrig*, zu wenig, gering*, mangel*, tief*",
    ),
    Sense.BEFORE: (
        """
        bevor, ehe, vorher, zuvor, im voraus, vorab, davor, vorherig*, vor der, vor dem, vor
        den, vor einer, vor einem, vor jeder, vor jedem, vor ihrer, vor ihrem, vor beginn,
        vor*her, vor, vorm, vor ablauf
        """,
        "früher*, vorig*, vorbe*, ehemal*, vorangeg*, vormal*, rechtzeitig*, im vorfeld, eher",
    ),
    Sense.AFTER: (
        """
        nach der, nach dem, nach den, nach einer, nach einem, nach jeder, nach jedem, nach
        ihrer, nach ihrem, nachdem, danach, nachher, anschließend*, hinterher, im anschluss,
        nach beginn, nach ablauf, nach, später als
        """,
        "später*, folgend*, seitdem, nächst*, daraufhin, anschluss, folg*, sobald",
    ),
    Sense.UNTIL: (
        "bis",
        "solange, vor*, ehe, so lange, spätestens, bevor",
    ),
    Sense.WITHIN: (
        "innerhalb, innert, binnen, in weniger als, spätestens",
        "",
    ),
    Sense.GO: (
        """
        weiter, fortsetz*, fortgesetzt, fortzusetzen, weiternehm*, weitermach*, wieder beginnen,
        fortfahr*, weiterhin, fortführ*, weiterführ*, weiterzu*, fangen sie
        """,
        """
        beginn*, begonnen, begann, fang*, anfang*, fort*, setz*, start*, gestartet, weiter*,
        noch, wieder*, fahr*, neu*, halten, beibehalt*, behalten, anfäng*, fäng*, einleit*,
        angefangen, anhalt*, aufnehm*, einschalt*, bleib*, immer
        """,
    ),
    Sense.ALLOW: (
        "erlaubt, erlaubte, erlauben, gestattet, gestatten, zulässig, zugelassen, zugelassene",
        """
        erlaub*, darf, dürfen, gestatt*, kann, können, möglich*, ermöglich*, lass*, lässt,
        legal*, zuge*, zulass*, genehmig*, bewilligt, akzept*, könn*
        """,
    ),
    Sense.SAFE: (
        "sicher, sichere, sicheren, sicherer, gefahrlos, unbedenklich*, ungefährlich*, harmlos*",
        "sicher*, geschützt*, schutz*, schütz*, unversehrt",
    ),
    Sense.DANGEROUS: (
        "gefährlich*, unsicher*, riskant*, schädlich*, gefahrvoll*",
        "gefahr*, gefähr*, risik*, schad*, bedroh*, bedenklich*, ernst*, schaden, schäd*",
    ),
    Sense.FREQUENT: (
        """
        häufig, häufige, häufigen, häufiges, häufigste*, oft, immer, die meisten, viele menschen
        """,
        """
        meist*, viel*, mehr*, üblich*, gewöhnlich*, regelmäßig*, jeder*, wahrscheinlich*,
        allgemein*, normal*, alle*, jed*, täglich*, stets, gängig*, verbreit*, typisch*,
        gebräuch*, ständig*, dauer*, häuf*, öfter
        """,
    ),
    Sense.RARE: (
        """
        selten, seltene, seltenen, seltener, seltenes, ungewöhnlich*, gelegentlich*, sehr
        selten, kaum je, wenige menschen, wenigen menschen, nur wenige, nur wenigen, sehr wenige
        """,
        """
        wenig*, manch*, kaum, vereinzelt*, einzeln*, einige*, unwahrsch*, weniger, ausnahm*,
        besonder*, rar, nicht häufig, etlich*
        """,
    ),
    Sense.BETTER: (
        "besser, bessere, besseren, besserer, besseres, verbesser*, besserung, bessert, bessern",
        "gut*, gesund*, erhol*, linder*, hilf*, heil*, beste*, wohl*",
    ),
    Sense.WORSE: (
        "schlechter*, schlimmer*, verschlechter*, verschlimmer*",
        "schlecht*, schlimm*, mehr, schwer*, krank*, stärk*, übel*, schad*",
    ),
    Sense.DRY: (
        "trocken, trockene, trockenen, trockener, trockenes",
        "trocken*, trockn*, getrockn*, austrock*",
    ),
    Sense.WET: (
        "nass, nasse, nassen, nasses, nasser, feucht*, durchnäss*",
        "wasser, bad*, dusch*, schwitz*, schweiß*",
    ),
    Sense.MILD: (
        """
        leicht, leichte, leichten, leichter, leichtes, mild, milde, milden, gering, geringfügig*
        """,
        "schwach*, mäßig*, sanft*, leicht*, moderat*",
    ),
    Sense.SEVERE: (
        "schwer, schwere, schweren, schwerer, schweres, schwerwiegend*, ernst*, schlimm*",
        "stark*, heftig*, intensiv*, akut*, erheblich*, extrem*, schwer*, bedeut*",
    ),
    Sense.FAST: (
        "schnell, schnelle, schnellen, schneller, rasch, rasche, raschen, rascher, zügig*",
        """
        bald, sofort, gleich, kurz*, plötzlich*, umgehend, eilig, unverzüglich*, beschleun*,
        schnell*, eil*, einfach, leicht
        """,
    ),
    Sense.SLOW: (
        "langsam, langsame, langsamen, langsamer, allmählich*, schrittweise",
        """
        vorsichtig*, nach und nach, lang*, verlangsam*, behutsam*, spät*, stufen*, verzöger*,
        gemächlich*, mit der zeit, sacht*
        """,
    ),
    Sense.EARLY: (
        "früh, frühe, frühen, früher, frühes, frühzeitig*, vorzeitig*",
        """
        vor*, bald*, morgen*, erst*, jung*, früh*, schon, bereits, rechtzeitig*, am anfang, zu
        anfang, anfangs
        """,
    ),
    Sense.LATE: (
        "spät, späte, späten, später, spätes, verspätet*",
        "nach*, abend*, danach, verzöger*, verspät*, spät*",
    ),
    Sense.HOT: (
        "heiß, heiße, heißen, heißer, heißes, warm, warme, warmen, warmer",
        "hitze*, wärm*, koch*, brenn*, lauwarm*, erhitz*, fieber*, scharf*, hitz*",
    ),
    Sense.COLD: (
        "kalt, kalte, kalten, kalter, kaltes",
        """
        kühl*, kält*, eis*, gefrier*, frier*, kälte, erkält*, eing*fror*, schüttelfrost, frost*,
        grippe
        """,
    ),
    Sense.OPEN: (
        "offen, offene, offenen, geöffnet*",
        "öffn*, aufmach*, angebroch*, offen*",
    ),
    Sense.CLOSED: (
        "geschlossen*, verschlossen*",
        "schließ*, zumach*, verschließ*, verriegel*, versiegel*, schloss*",
    ),
    Sense.FULL: (
        "voll, volle, vollen, voller, vollem, volles",
        "ganz*, vollständig*, gefüllt*, komplett*, völlig*, gesamt*",
    ),
    Sense.EMPTY: (
        "leer, leere, leeren, leerer, leerem, nüchtern, nüchternen, auf nüchternen magen",
        "leer*, nüchtern*, nichts, fasten*, ohne",
    ),
    Sense.AWAKE: (
        "wach, wache, wachen",
        "wach*, aufwach*, erwach*, bewusst*, wacht, aufgeweckt, schlaflos*",
    ),
    Sense.ASLEEP: (
        "schlafend*, eingeschlafen",
        "schlaf*, schläf*, bewusstlos*, müde*, eingeschl*, einschl*",
    ),
    Sense.OLDER: (
        "ältere, älteren, älterer, älter, ältere*",
        "alt*",
    ),
    Sense.YOUNGER: (
        "jünger*",
        "jung*, kind*",
    ),
    Sense.LEFT: (
        "linke, linken, linker, linkes, linkem, links",
        "übrig*, bleib*, verlass*",
    ),
    Sense.RIGHT: (
        "rechte, rechten, rechter, rechtes, rechtem, rechts",
        "richtig*, recht*, korrekt*, direkt*, gut, genau, sofort",
    ),
    Sense.IF: (
        "wenn, falls, sofern",
        "",
    ),
    Sense.ALWAYS: (
        "immer, stets, jedes mal, jederzeit, ständig, grundsätzlich",
        "",
    ),
    Sense.NEVER: (
        "nie, niemals",
        "",
    ),
    Sense.FIRST: (
        "erste, ersten, erster, erstes, erstem, zuerst, erstmal*",
        "anfang*, beginn*, erst",
    ),
    Sense.LAST: (
        "letzte, letzten, letzter, letztes, letztem, zuletzt",
        "schluss*, ende",
    ),
}
NEUTRAL = """
unerwünschte/unerwünschten wirkung/wirkungen/nebenwirkungen/nebenwirkung, nicht nur, nicht
zuletzt, nicht bloß, nichtsdestotrotz, nichtsdestoweniger, ohnehin, ohnedies, zweifellos, und,
uns, unser*, unter anderem, unterlagen, unterschied*, unterst*, universität*, unter ärztlich*,
unter aufsicht, unter beobachtung, unter der haut, unter die zunge, unterdess*, unterhalt*,
unterleg*, unterleib*, unternehm*, unternahm, unterricht*, untersuch*, unterschr*, unterteil*,
unterwegs, unterzung*, unterschenkel, unterarm*, unterbauch, überall, überblick*, überdies,
übergang*, überhaupt, überleg*, übermorgen, übernehm*, übernimmt, überprüf*, überraschend*,
übersetz*, überwach*, überweis*, überzeug*, überleb*, überlass*, überwieg*, übertrag*, über die,
über den, über das, über ihre*, über ihr, über nacht, mehr über, einmal mehr, vor allem, vor
ort, vorsicht*, vorhanden*, vorteil*, vorstell*, vorlieg*, vorgeh*, vorkomm*, vorschlag*,
vorschr*, vorsorg*, nach hause, nachricht*, nachteil*, nachfrag*, je nach, nach wie vor,
nachbar*, nachschau*, nachweis*, nachgewiesen*, nach außen, nach und nach, nach oben, nach
unten, erste hilfe, um, umso, unit*, union, uniform*, mehr oder weniger, hypothe*, hypno*,
geringste, nie und nimmer, unbedingt, unmittelbar*, ungefähr, unabhängig von, ungeachtet,
dagegen, gegenwärtig, gegenüber, höchstwahrscheinlich, schwerpunkt*, nach bedarf, in der nähe,
in ordnung, innerlich, problemlos*, lose, kostenlos*, arbeitslos*, ratlos*, zweifelsfrei*,
immerhin, einzelheit*, fehler*, wenn auch, weitere, weiteren, weiterer, weiteres, umgehend,
zugehör*, zugang*, unten, zum ersten mal, das erste mal, in erster linie, so bald wie möglich,
so früh wie möglich, letztlich, letztendlich, vor kurzem, nach ansicht, nach angaben, nach ihrer
meinung, letzte woche, letzten monat, nicht mehr so, nicht mehr in der lage, je nachdem, jeweils
"""
