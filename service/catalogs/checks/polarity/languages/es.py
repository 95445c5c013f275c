"""Spanish words of polarity."""

from service.catalogs.checks.polarity.sense import Sense

BREAKS_WORDS = True
PREFIXES = ""
WORDS = {
    Sense.NOT: (
        "si no, no",
        "negativ*",
    ),
    Sense.WITHOUT: (
        "sin",
        "fuera, libre/libres de, exento/exenta/exentos/exentas de, carente*",
    ),
    Sense.UNLESS: (
        """
        a menos que, a no ser que, salvo que, salvo si, salvo, excepto, excepto si, en caso
        contrario
        """,
        """
        si no, exceptua*, excepción, excepciones, exclu*, aparte de, además de, distint* de,
        menos
        """,
    ),
    Sense.AVOID: (
        """
        abstén*, absten*, abstinen*, evite, eviten, evitar, evita, evitan, evitarse, evítelo,
        evítela, evitando, evitarlo, evitado
        """,
        "aléj*, alej*, manténgase lejos, prescind*",
    ),
    Sense.STOP: (
        """
        deje/dejen/dejar/deja/dejan/dejó/dejado/dejando/dejaron/dejo/dejara de, suspend*,
        interrump*, no siga, dejarlo, dejarla, déjelo, déjela, pare, parar, detenga, detener,
        deténgase
        """,
        """
        deten*, parad*, para de, ces*, abandon*, retir*, finaliz*, termin*, acab*, discontin*,
        deja, dejar, deje, dejan, dejarse, parón, pausa*, par*se, cancel*, dejen, dejó, dejaron,
        dejado, fin, desaparec*
        """,
    ),
    Sense.FORBID: (
        "prohib*, prohíb*",
        "desaconsej*, contraindic*, vedad*, impid*, impedir",
    ),
    Sense.PREVENT: (
        "",
        """
        preveng*, prevenir, previen*, prevención, preventiv*, impid*, impedir, imped*, protege*,
        bloque*, evit*, descart*, ahuyent*, frena*
        """,
    ),
    Sense.LACK: (
        "carec*",
        """
        falta, faltan, falte, falten, faltar, falt*, falla, fallan, fallar, falle, fallen,
        falló, fallado, fallo, fallos, fallid*, fracas*, rechaz*, neg*rse, niega*, niegue*,
        negó, negar, negarse, olvid*, omit*, ausen*, pierd*, perd*, pérdida, salt*, ignor*,
        desaparec*, escas*, deneg*, insuficien*, rehúsa*, rehus*, descuid*, oblid*, agot*,
        privad*, dejar de, deja de, oponer*, opon*, incumpl*
        """,
    ),
    Sense.UN: (
        """
        imposible, imposibles, incapaz, incapaces, inseguro, insegura, inseguros, inseguras,
        improbable, improbables, inefica*
        """,
        """
        anormal*, anómal*, indesead*, inacabad*, inaceptabl*, inexplic*, inapt*, inestim*,
        indefens*, imposib*, incapac*, incomplet*, incompatib*, incorrect*, inactiv*,
        inadecuad*, inapropiad*, indebid*, inválid*, ilegal*, ilícit*, inmut*, irregular*,
        irrelevan*, indefinid*, infinit*, desactiv*, deshabilit*, desconoc*, desagrad*,
        insegur*, inestab*, ineficaz, inefic*, improbable*, incómod*, innecesari*, inexpert*,
        inconscien*, inusual*, inesperad*, infrecuen*, intoler*, irrevers*, insomn*, inquiet*,
        indispon*, discapac*, discontin*, poco, poca, mal, mala, malas, malos, malestar,
        difícil, difíciles, difícilmente, apenas, dificult*, dud*, inciert*, incert*, erróne*,
        equivoc*, desempleo, desorient*, no autorizad*, invis*, involunt*, imprecis*, impropi*,
        inexist*, indol*, inocu*, ilimitad*, indirect*
        """,
    ),
    Sense.HINT: (
        "",
        """
        en vez de, en lugar de, más que, raro, rara, raras, raros, rara vez, raramente, lejos,
        en ayunas, en ayuno, ayun*, vacío, contrari*, opuest*, fuera de, gratis, gratuit*
        """,
    ),
    Sense.ONLY: (
        "",
        """
        sólo, solo, solamente, únicamente, único, única, exclusiv*, sino, más que, nada más que,
        recién
        """,
    ),
    Sense.CONCORD: (
        """
        ni ningún, ni ninguno, ni ninguna, ni nada, ni nadie, y no, nunca, jamás, tampoco, ni,
        ningún, ninguno, ninguna, ningunos, ningunas, nada, nadie, ni siquiera
        """,
        "",
    ),
    Sense.OR: (
        "ni ningún, ni ninguno, ni ninguna, ni nada, ni nadie, ni, o, u",
        "",
    ),
    Sense.LEAST: (
        """
        # o más, años/horas/días/meses/semanas/minutos/veces o más, # y más, años y más, años en
        adelante, al menos, por lo menos, como mínimo, un mínimo de, mínimo de, a lo menos, o
        mayores, y mayores, o mayor, y mayor, no menos de, cuando menos, o superior, o
        superiores, como poco, o mas, por lo bajo, no antes de, nunca menos de, no baje de, como
        mínimo de, a partir de los, desde los, como muy pronto, lo más pronto, como pronto
        """,
        """
        o más, mínimo, mínima, mínimos, en adelante, o varios, o varias, uno o más, una o más,
        mínimas, de entrada, mayores de
        """,
    ),
    Sense.MOST: (
        """
        # o menos, años/horas/días/meses/semanas/minutos/veces o menos, como máximo, como mucho,
        a lo sumo, un máximo de, máximo de, no más de, o menores, o menor, y menores, o
        inferior, no superior a, no mayor de, a más tardar, como más, no supere, no superar, o
        inferiores, por debajo de, no supere los, no superen, no sobrepase, no exceda, no
        exceder, sin superar, sin exceder, sin pasar de, ni más de, como muy tarde, como tarde,
        lo más tarde
        """,
        """
        o menos, y menos, máximo, máxima, máximos, máximas, hasta, límite, límites, llega a,
        llegar a, incluso, nada más que, limit*, tope, menos de, dentro de, no pase de, tanto
        como, inferior a, menores de, siempre que, mientras
        """,
    ),
    Sense.OVER: (
        """
        más de, superior a, superiores a, mayor de, mayor que, mayores de, más que, por encima
        de, excede*, exceder, exced*, supera, superan, superar, supere, mayor a, sobrepas*,
        rebas*, en exceso
        """,
        "pasa de, encima, sobre, mayores, supere*, pasad*, más allá",
    ),
    Sense.UNDER: (
        """
        menos de, inferior a, inferiores a, menor de, menor que, menores de, menos que, por
        debajo de, debajo de, menor a
        """,
        "menores, bajo, debajo, casi, no llega a, inferior*, insuficien*",
    ),
    Sense.UP: (
        """
        más, mayor, mayores, aument*, sube, suben, subir, suba, suban, subió, subid*, eleva,
        elevan, elevar, eleve, elevad*, elevó, incrementa*, increment*, más alt*, más larg*, más
        grand*, alto, alta, altos, altas, superior, superiores, crecer, crece, acelera, aceler*,
        sube*, levanta, levante, levantar
        """,
        """
        elev*, sub*, crec*, más bien, agrav*, intens*, levant*, alz*, dupl*, engord*, prolong*,
        fortalec*, refuerz*, exces*, hiper*, acelera*, empeor*, ampl*, gan*, arriba, sum*,
        añad*, agreg*
        """,
    ),
    Sense.DOWN: (
        """
        menos, menor, menores, disminu*, reduc*, reduzc*, redujo, bajar, baja la, baje, bajan,
        bajen, bajó, más baj*, más pequeñ*, más corto, más corta, más cortos, más cortas, más
        débil*, más lev*, inferior, inferiores, descen*, descien*, más leves, menos alt*, más
        bajas, rebaj*, más lig*, caer, cae, caída, baja
        """,
        """
        baj*, poco, poca, pocos, pocas, caen, caiga, alivi*, calm*, minim*, débil*, leve, leves,
        corto, corta, cortos, cortas, joven, jóvenes, pequeñ*, lent*, escas*, atenú*, acort*,
        hipo*, suav*, limit*, abajo, decrec*, mitig*, merm*, ralent*, pierd*, perd*, debilit*,
        ligero, ligera, insuficien*
        """,
    ),
    Sense.HYPER: (
        "hiper*, presión alta, presión arterial alta, tensión alta, azúcar alta, azúcar alto",
        "exces*, alta, alto, elevad*",
    ),
    Sense.HYPO: (
        "hipo*, presión baja, presión arterial baja, tensión baja, azúcar baja, azúcar bajo",
        "baja, bajo, insuficien*, poco, poca, baj*, lent*, falta",
    ),
    Sense.BEFORE: (
        """
        antes, antes de, previo a, previa a, previamente, antes que, de antemano, con
        anterioridad, antes del
        """,
        "previ*, anterior*, con antelación, víspera, por adelantado, lo antes",
    ),
    Sense.AFTER: (
        """
        después, después de, tras, luego de, luego, posterior a, posteriormente, con
        posterioridad, al cabo de, una vez, transcurrid*, pasados, pasadas
        """,
        """
        posterior*, siguiente*, más tarde, más adelante, transcurr*, pasad*, en cuanto, próxim*,
        a partir de, al terminar, a continuación
        """,
    ),
    Sense.UNTIL: (
        "hasta",
        "a que, mientras, a más tardar, antes de, antes que, antes, en espera",
    ),
    Sense.WITHIN: (
        """
        en pocas, en unas, dentro de, en el plazo de, en un plazo, en menos de, en los # días,
        en las # horas, en el plazo
        """,
        "en los, en las, durante los, durante las, siguientes a, siguientes al, siguientes",
    ),
    Sense.GO: (
        """
        siga, sigan, continúe, continúen, continuar, seguir, seguir tomando, reanud*, empiece,
        empiecen, empezar, comience, comenzar, inicie, iniciar, prosiga, proseguir, sígalo,
        empieza, comienza, reinici*, empiece a, empezar a, vuelva a, volver a
        """,
        """
        continú*, continu*, sigue, siguen, sigu*, inici*, empie*, empez*, empec*, comenz*,
        comien*, retom*, mantenga, mantener, manten*, vuelv*, volv*, arran*, prosig*, activ*,
        encend*, nuev*, aún, todavía
        """,
    ),
    Sense.ALLOW: (
        """
        permitido, permitida, permitidos, permitidas, permite, permiten, permitir, permita, se
        puede, se pueden
        """,
        """
        autoriz*, puede, pueden, podrá, permit*, legal, legales, posible, posibilit*, poder,
        deja, dejan, dejar, deje, aprob*, habilit*, admit*, acept*
        """,
    ),
    Sense.SAFE: (
        "seguro, segura, seguros, seguras, sin peligro, sin riesgo, sin riesgos",
        "segur*, inofensiv*, inocu*, a salvo, proteg*, bien",
    ),
    Sense.DANGEROUS: (
        "peligros*, insegur*, dañin*",
        "peligr*, riesg*, arriesg*, nociv*, daño*, perjud*, amenaz*, grave*",
    ),
    Sense.FREQUENT: (
        """
        frecuente, frecuentes, a menudo, con frecuencia, frecuentemente, común, comunes,
        siempre, habituales, habitual, muchas personas, la mayoría
        """,
        """
        habitual*, much*, mayor*, usual*, suel*, normal*, probable*, regular*, cada, comúnmente,
        general*, constante*, más, diari*, típic*, corriente*, todo*, toda*, frecuenc*, seguid*,
        vario*, varia*
        """,
    ),
    Sense.RARE: (
        """
        raro, rara, raros, raras, raramente, rara vez, poco frecuente, poco frecuentes,
        infrecuent*, poco común, poco comunes, rarísim*, pocas veces, inusual*, poco habitual*,
        pocas personas, pocos pacientes, muy pocos, muy pocas, muy poca
        """,
        """
        poco, poca, pocos, pocas, escas*, ocasional*, a veces, excepcional*, apenas, algun*,
        algún, especial*, unos, alguna vez, menos, casi nunca, extrañ*, contad*
        """,
    ),
    Sense.BETTER: (
        "mejor, mejores, mejora, mejoran, mejorar, mejore, mejoren, mejoró, mejoría",
        "mejor*, recuper*, alivi*, bien, bueno*, buena*, san*, ayud*, benefic*",
    ),
    Sense.WORSE: (
        "peor, peores, empeor*, agrava*, agrave*",
        "mal, mala*, grav*, deterior*, dañ*, enferm*, más, pobre*",
    ),
    Sense.DRY: (
        "seco, seca, secos, secas",
        "sec*, sequedad, séc*",
    ),
    Sense.WET: (
        "moj*, húmed*, empap*",
        "agua, bañ*, duch*, sud*, humed*",
    ),
    Sense.MILD: (
        "leve, leves, levemente, ligero, ligera, ligeros, ligeras, ligeramente",
        "suav*, moderad*",
    ),
    Sense.SEVERE: (
        "grave, graves, gravemente, severo, severa, severos, severas",
        "intens*, fuerte*, important*, seri*, agud*, extrem*, gravedad",
    ),
    Sense.FAST: (
        "rápido, rápida, rápidos, rápidas, rápidamente, deprisa, con rapidez",
        """
        pronto, inmediat*, enseguida, brusc*, acelera*, breve*, cort*, veloz*, rapid*, de golpe,
        urg*, repent*, fácil*, de inmediato, súbit*, ágil*
        """,
    ),
    Sense.SLOW: (
        "lento, lenta, lentos, lentas, lentamente, despacio, poco a poco, gradual*, paulatin*",
        """
        progresiv*, cuidad*, tard*, larg*, suav*, lent*, pausad*, prolong*, retras*, retard*,
        con calma, con el tiempo
        """,
    ),
    Sense.EARLY: (
        "temprano, temprana, tempranos, tempranas, tempranamente, pronto, antes",
        """
        precoz, precoces, anterior*, inici*, primer*, mañana, previ*, anticip*, adelant*,
        joven*, ya
        """,
    ),
    Sense.LATE: (
        "tarde, tardía, tardío, tardíos, tardías, más tarde",
        "retras*, después, posterior*, luego, noche, tard*, demor*, más adelante, tras",
    ),
    Sense.HOT: (
        "caliente, calientes",
        "calor*, calur*, tibi*, cálid*, herv*, calient*, fiebre, pica*, templ*",
    ),
    Sense.COLD: (
        "frío, fría, fríos, frías",
        "fresc*, hel*, hiel*, nevera, refriger*, escalofr*, resfri*, frigor*, enfri*, gripe",
    ),
    Sense.OPEN: (
        "abierto, abierta, abiertos, abiertas",
        "abr*, apertur*, destap*",
    ),
    Sense.CLOSED: (
        "cerrado, cerrada, cerrados, cerradas",
        "cierr*, cerr*, sellad*, tapad*, tap*",
    ),
    Sense.FULL: (
        "lleno, llena, llenos, llenas",
        "complet*, enter*, total*, tod*, plen*",
    ),
    Sense.EMPTY: (
        "vacío, vacía, vacíos, vacías, en ayunas",
        "ayun*, nada, sin, vac*",
    ),
    Sense.AWAKE: (
        "despierto, despierta, despiertos, despiertas",
        "despert*, despiert*, alert*, consci*, insomn*",
    ),
    Sense.ASLEEP: (
        "dormido, dormida, dormidos, dormidas",
        "dorm*, duerm*, sueño, inconsci*, somnol*, cansa*, insomn*",
    ),
    Sense.OLDER: (
        "personas/adultos mayores, adulto mayor, ancian*, de edad avanzada",
        "mayor, mayores, viej*, edad",
    ),
    Sense.YOUNGER: (
        "más joven, más jóvenes",
        "joven, jóvenes, menor, menores, niñ*",
    ),
    Sense.LEFT: (
        "izquierd*",
        "qued*, deja*, rest*",
    ),
    Sense.RIGHT: (
        "derecho, derecha",
        "derech*, correct*, justo, bien, adecuad*",
    ),
    Sense.IF: (
        "si, cuando, en caso de que, en caso de",
        "",
    ),
    Sense.ALWAYS: (
        "siempre, cada vez, en todo momento, todas las veces",
        "",
    ),
    Sense.NEVER: (
        "nunca, jamás, en ningún momento",
        "",
    ),
    Sense.FIRST: (
        "primer, primera, primero, primeras, primeros",
        "inicial, iniciales, inici*",
    ),
    Sense.LAST: (
        "última, último, últimas, últimos, final",
        "pasad*, finales",
    ),
}
NEUTRAL = """
sin embargo, no obstante, sin duda, no solo, no sólo, no solamente, no únicamente, sino, sino
también, más o menos, ni que decir, por lo tanto, sobre todo, sobre la, sobre el, sobre los,
sobre las, a no ser, además, subray*, subsec*, sublingual*, subs*, subt*, subc*, bajo control,
bajo supervisión, hasta ahora, no hace falta decir, paracetamol, parece*, para, por más, ya que,
más información, perdón, cortad*, hipótesis, hipotec*, hipervínc*, antesala, más bien, ya no
solo, siempre que, salto de línea, de una vez, una vez al, una vez por, una vez a, una vez cada,
una vez más, otra vez, bajo la supervisión, ganglio*, gana de, ganas de, prevención, probar,
cesárea, acabado de, acaba de, secun*, secre*, sección, secciones, secuenc*, sector*, secto*,
menos mal, por supuesto, desde luego, luego, en absoluto, lo antes posible, cuanto antes, antes
posible, por última vez, por fin, en primer lugar, primeros auxilios, a primera hora, al final,
en caso de que no, a la vez
"""
