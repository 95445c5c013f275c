"""French words of polarity."""

from service.catalogs.checks.polarity.sense import Sense

BREAKS_WORDS = True
PREFIXES = "(?:[ldjmtsc]'|qu'|lorsqu'|puisqu')??"
WORDS = {
    Sense.NOT: (
        "pas, non, pas assez",
        "négati*",
    ),
    Sense.WITHOUT: (
        "sans",
        "hors, hors de, en dehors de, dépourvu*, exempt*, libre de, dénué*",
    ),
    Sense.UNLESS: (
        """
        à moins que, à moins qu', à moins de, sauf, sauf si, excepté, hormis, à l'exception de,
        à l'exception du, à l'exception des
        """,
        "exception*, exclu*, en dehors de, autre que, autres que, si ce n'est, à part, outre",
    ),
    Sense.AVOID: (
        """
        absten*, abstien*, abstinen*, évite*, évitez, éviter, évité, évitant, s'abstenir,
        gardez-vous, dispensez-vous
        """,
        "éloign*, renonc*, fuy*",
    ),
    Sense.STOP: (
        "arrêt*, cess*, interromp*, suspend*",
        """
        stopp*, abandonn*, termin*, fin, prend fin, fini*, mettez fin, mettre fin, sevr*,
        retir*, annul*, discontin*, pause, quitt*, dispar*, supprim*
        """,
    ),
    Sense.FORBID: (
        "interdi*, défendu*, proscri*, prohib*",
        "contre-indiqu*, contre-indication*, banni*, déconseill*, exclu*",
    ),
    Sense.PREVENT: (
        "",
        "préven*, prévien*, empêch*, bloqu*, évit*, protèg*, protég*, écart*, entrav*",
    ),
    Sense.LACK: (
        "échou*, refus*",
        """
        manqu*, échec*, absen*, défaut, défaill*, perd*, perte*, oubli*, saut*, omet*, omis*,
        ignor*, nég*, rejet*, déni*, priv*, insuffis*, faute de, carence*, dispar*, nie, nier,
        nient, pén*, rat*, à court, dégén*, rupture*, décl*
        """,
    ),
    Sense.UN: (
        """
        impossible, impossibles, incapable, incapables, improbable, improbables, peu probable,
        peu probables, inefficace, inefficaces, illégal, illégale, illégaux, illégales, inutile,
        inutiles
        """,
        """
        anormal*, anomal*, indésirab*, inachev*, inaccept*, inexpliq*, inapt*, à naître,
        impossib*, incapab*, incapac*, incompl*, incompatib*, incorrect*, inacti*, inadéquat*,
        inadapt*, inappropri*, inconnu*, inexact*, inexistant*, infini*, indéfini*, invalid*,
        illéga*, illicit*, immu*, irréguli*, irréversib*, désactiv*, désagréab*, déconnec*,
        désorient*, inconfort*, incertain*, incertitude*, inconscien*, inefficac*, inhabituel*,
        inattendu*, insomni*, instab*, insuffis*, intolér*, inutil*, involontair*, invisible*,
        improb*, imprévu*, imprécis*, indépend*, indispo*, indolore*, infertil*, infécond*,
        inquiét*, injust*, malais*, mal, mauvais*, peu, difficil*, difficult*, à peine, doute,
        douteu*, rare*, rarement, handicap*, trouble*, erreur*, tort, faux, fausse*, méconnu*,
        non-*, échapp*, sous-*, trop peu, surdit*, dissoci*
        """,
    ),
    Sense.HINT: (
        "",
        """
        au lieu de, plutôt, plutôt que, loin, à jeun, contraire*, opposé*, gratuit*, avant que,
        avant qu'
        """,
    ),
    Sense.ONLY: (
        "",
        "seul, seule, seuls, seules, seulement, uniquement, exclusiv*",
    ),
    Sense.CONCORD: (
        """
        ni aucun, ni aucune, ni rien, jamais, aucun, aucune, aucuns, aucunes, rien, ni, nul,
        nulle, nullement, aucunement, personne n', personne ne, non plus
        """,
        "",
    ),
    Sense.OR: (
        "ni aucun, ni aucune, ni rien, ni, ou",
        "",
    ),
    Sense.PARTICLE: (
        "ne, n'",
        "",
    ),
    Sense.CLOSING: (
        "plus, personne, point, guère, nulle part, que dalle",
        "",
    ),
    Sense.LEAST: (
        """
        # ou plus, ans/heures/jours/mois/semaines/minutes/fois ou plus, # et plus, ans et plus,
        de # ans et plus, au moins, au minimum, un minimum de, ou davantage, ou supérieur*, à
        tout le moins, ou plus âgé*, et plus âgé*, et au-delà, ou au-delà, ou au-dessus, pas
        moins de, pas moins d', pas avant, au plus tôt, pas avant d', d'au moins
        """,
        "ou plus, minimum, minimal, minimale, minimales, et plus",
    ),
    Sense.MOST: (
        """
        # ou moins, ans/heures/jours/mois/semaines/minutes/fois ou moins, au plus, au maximum,
        un maximum de, tout au plus, au plus tard, ou inférieur*, ou plus jeune*, et en dessous,
        ou au-dessous, sans dépasser, sans excéder, pas plus de, pas plus d', pas au-delà de
        """,
        """
        ou moins, et moins, maximum, maximal, maximale, maximales, maximaux, jusqu'à, jusqu'*,
        jusque*, limit*, dans les, atteindre, allant, pouvant aller, plafond*, moins de,
        inférieur*, tant que, aussi longtemps, moins d'
        """,
    ),
    Sense.OVER: (
        """
        plus de, plus d', supérieur à, supérieure à, supérieurs à, supérieures à, au-dessus,
        au-delà, dépass*, excèd*, excéd*, plus que, au dessus de, de plus de, de plus d', à plus
        de
        """,
        "outre, passé, supérieur*, franchi*",
    ),
    Sense.UNDER: (
        """
        moins de, moins d', inférieur à, inférieure à, inférieurs à, inférieures à, au-dessous,
        en dessous, moins que, moins âgé*, de moins de, de moins d'
        """,
        "sous, presque, plus jeune*, inférieur*, n'atteint pas",
    ),
    Sense.UP: (
        """
        davantage, plus élevé*, augment*, accroî*, accru*, hausse*, plus haut*, plus grand*,
        plus fort*, plus importan*, plus long*, supérieur*, élevé, élevée, élevés, élevées, plus
        gros*, plus souvent, plus probable*, relev*, lever, levez, accélèr*, grandi*, s'élèv*,
        surélev*, surélèv*, relève, relèvent
        """,
        """
        mont*, élèv*, élev*, haut, haute, hauts, hautes, plus, lève*, intens*, doubl*, gagn*,
        prolong*, renforc*, accél*, aggrav*, excès, hyper*, suract*, allong*, accent*, amplif*,
        pire*, ajout*
        """,
    ),
    Sense.DOWN: (
        """
        moins, diminu*, rédui*, baiss*, plus bas, plus basse*, plus faible*, plus petit*, plus
        court*, plus léger*, plus légère*, inférieur*, moindre*, abaiss*, moins élevé*, pas
        assez, moins fort*, moins importan*, chute, chuter, tombe, ralenti, ralentit, ralentir,
        ralentissent, abaisse, abaissent
        """,
        """
        bas, basse, basses, faible*, petit*, peu, chut*, tomb*, court*, jeune*, ralent*,
        soulag*, allég*, attén*, minim*, affaibl*, décroî*, insuffis*, hypo*, perdr*, perd,
        perte*, légère*, léger*, calm*, apais*, limit*, descend*, sous, raccourc*, déclin*
        """,
    ),
    Sense.HYPER: (
        "hyper*, tension élevée, tension artérielle élevée, pression élevée",
        "élevé*, haut*, excès, suract*, excessi*",
    ),
    Sense.HYPO: (
        "hypo*, tension basse, tension artérielle basse",
        "insuffis*, bas, basse, peu, faible*, manque, assez, lent*, baisse*",
    ),
    Sense.BEFORE: (
        """
        avant qu', avant, avant de, avant que, avant d', au préalable, préalablement, auparavant
        """,
        "précéd*, veille, plus tôt, antérieur*, préalable, à l'avance, autrefois",
    ),
    Sense.AFTER: (
        "après, ensuite, à la suite de, à l'issue de, une fois, au bout de, par la suite",
        """
        suivant*, suit, suivr*, plus tard, post*, suite, suivi*, ultérieur*, lendemain, à
        partir, au-delà, prochain*
        """,
    ),
    Sense.UNTIL: (
        "jusqu'*",
        """
        avant qu', avant que, jusque*, avant, tant que, tant qu', d'ici, au plus tard, en
        attendant
        """,
    ),
    Sense.WITHIN: (
        "en quelques, en moins de, en moins d', dans un délai, endéans, d'ici",
        "dans les",
    ),
    Sense.GO: (
        "continu*, poursui*, repren*, commenc*, recommenc*, débute*, débuter",
        """
        début*, continuer, encore, maint*, gard*, reprise*, entam*, démarr*, nouve*, lanc*,
        toujours, redémarr*, mettre, initi*, activ*, allum*, rest*, repr*, persist*, renouvel*,
        instaur*
        """,
    ),
    Sense.ALLOW: (
        """
        permis, permise, permises, permet, permettent, autorisé, autorisée, autorisés,
        autorisées, permettre
        """,
        """
        autoris*, peut, peuvent, pouvez, pourr*, permet*, légal*, possible*, laiss*, accept*,
        admis*, légaux, droit, approuv*, homologu*, pouvoir
        """,
    ),
    Sense.SAFE: (
        "sûr, sûre, sûrs, sûres, sans danger, sans risque, sans risques, en toute sécurité",
        "sécurité, inoffensi*, sécuris*, à l'abri, bien, protég*, sécurit*",
    ),
    Sense.DANGEROUS: (
        "dangereu*",
        "danger*, risqu*, nocif*, nociv*, nuisi*, menac*, grave*, péril*, nui*",
    ),
    Sense.FREQUENT: (
        """
        fréquent, fréquente, fréquents, fréquentes, souvent, fréquemment, courant, courante,
        courants, courantes, toujours, la plupart, beaucoup de gens
        """,
        """
        habitu*, nombr*, plupart, beaucoup, plus, commun*, régul*, général*, normal*, majorit*,
        chaque, quotidien*, tout*, tous, probab*, plusieurs, fréquen*, typi*, constamment,
        principal*, répandu*, usuel*
        """,
    ),
    Sense.RARE: (
        """
        rare, rares, rarement, peu fréquent*, peu courant*, peu souvent, exceptionnel*,
        inhabituel*, peu de gens, peu de personnes, peu de patients, très peu
        """,
        """
        peu, quelqu*, parfois, certain*, occasion*, moins, pas, à peine, peu probable*,
        spécial*, quelques, rareté, sporadi*, aucun*, improbab*
        """,
    ),
    Sense.BETTER: (
        "mieux, meilleur, meilleure, meilleurs, meilleures, amélior*",
        "guéri*, rétabl*, soulag*, bien, bon, bonne, récup*, aid*, sain*, bénéf*",
    ),
    Sense.WORSE: (
        "pire, pires, aggrav*, empir*, pis, détérior*",
        "mal, mauvais*, grave*, plus, malade*, dégrad*, moins bien, nui*, sévère*, moins bon*",
    ),
    Sense.DRY: (
        "sec, sèche, secs, sèches, au sec",
        "séch*, sèch*, sécheresse",
    ),
    Sense.WET: (
        "mouill*, humid*, tremp*",
        "eau, bain*, douch*, transp*, humect*, hydrat*",
    ),
    Sense.MILD: (
        "léger, légère, légers, légères, légèrement, bénin, bénigne",
        "modér*, dou*, faible*, bénin*, mineur*",
    ),
    Sense.SEVERE: (
        "grave, graves, gravement, sévère, sévères, sévèrement",
        "intens*, fort*, important*, sérieu*, majeur*, aigu*, violent*, gravité, extrêm*",
    ),
    Sense.FAST: (
        "rapide, rapides, rapidement, vite, en vitesse",
        """
        bientôt, immédiat*, tout de suite, soudain*, accélér*, plus tôt, bref*, brus*, court*,
        urgen*, prompt*, brève*, aussitôt, facil*, en peu
        """,
    ),
    Sense.SLOW: (
        "lent, lente, lents, lentes, lentement, peu à peu, graduel*, petit à petit",
        "progressi*, douc*, long*, ralenti*, tard*, prolong*, retard*, au fil, prudem*",
    ),
    Sense.EARLY: (
        "tôt, précoce, précoces, plus tôt",
        """
        matin*, avant, premi*, début*, en avance, bientôt, anticip*, jeune*, précoc*, initial*,
        déjà, avanc*
        """,
    ),
    Sense.LATE: (
        "tard, tardif, tardive, tardifs, tardives, plus tard",
        "retard*, après, soir*, ensuite, ultérieur*, tardiv*",
    ),
    Sense.HOT: (
        "chaud, chaude, chauds, chaudes",
        "chaleur*, tièd*, bouill*, brûl*, chauf*, fièvre, épic*, tied*",
    ),
    Sense.COLD: (
        "froid, froide, froids, froides",
        """
        frais, fraîche*, glac*, frigo, réfrigér*, gel*, rhume, congel*, refroid*, frisson*,
        grippe*
        """,
    ),
    Sense.OPEN: (
        "ouvert, ouverte, ouverts, ouvertes",
        "ouvr*, entam*, ouvert*",
    ),
    Sense.CLOSED: (
        "fermé, fermée, fermés, fermées",
        "ferm*, scell*, clos*",
    ),
    Sense.FULL: (
        "plein, pleine, pleins, pleines",
        "rempli*, complet*, complèt*, entier*, entièr*, tout*, total*",
    ),
    Sense.EMPTY: (
        "vide, vides, à jeun",
        "vid*, rien, jeun*, jeûn*, sans",
    ),
    Sense.AWAKE: (
        "éveillé, éveillée, éveillés, réveillé, réveillée",
        "éveil*, réveil*, conscien*, alert*, insomn*",
    ),
    Sense.ASLEEP: (
        "endormi, endormie, endormis",
        "dorm*, dor*, sommeil, somnol*, inconscien*, fatig*, insomn*",
    ),
    Sense.OLDER: (
        "plus âgé*, âgé, âgée, âgés, âgées, plus vieux",
        "vieux, vieil*, aîné*",
    ),
    Sense.YOUNGER: (
        "plus jeune*, moins âgé*",
        "jeune*, enfant*",
    ),
    Sense.LEFT: (
        "gauche",
        "rest*, laiss*, quitt*",
    ),
    Sense.RIGHT: (
        "droite, bras droit, œil droit, côté droit, pied droit, main droite, jambe droite",
        "droit*, correct*, bon, bonne, juste*, bien, tout",
    ),
    Sense.IF: (
        "si, s'il, s'ils, quand, lorsque, en cas de",
        "",
    ),
    Sense.ALWAYS: (
        "toujours, à chaque fois, chaque fois, systématiquement, en permanence",
        "",
    ),
    Sense.NEVER: (
        "jamais",
        "",
    ),
    Sense.FIRST: (
        "premier, première, premiers, premières",
        "initial*, début*",
    ),
    Sense.LAST: (
        "dernier, dernière, derniers, dernières, ultime, final",
        "fin",
    ),
}
NEUTRAL = """
effet/effets indésirable/indésirables, prévenez votre, prévenez, prévenir votre, pas seulement,
non seulement, pas à pas, sans doute, pas mal, néanmoins, plus ou moins, d'autant plus, de plus
en plus, de plus, au plus vite, point de vue, points, à ce point, bien que, alors que, ainsi
que, afin que, pour que, parce que, lorsque, une personne, la personne, cette personne,
personnes, toute personne, de la personne, chaque personne, en savoir plus, savoir plus, plus
d'informations, plus d'information, autre personne, sur le, sur la, sur les, sur l', sur un, sur
une, sur votre, surtout, surveill*, sous surveillance, sous contrôle, hypothè*, hypno*,
n'importe, ne serait-ce que, à point, au point, mise au point, soutien*, sous forme, survenir,
survien*, surv*, surm*, surf*, sureau, sûrement, avant tout, après tout, tout à fait, si bien
que, le cas échéant, échéan*, hypers, surnom*, suspension*, cession, d'ailleurs, rien que,
peut-être, ne manquez pas, certain nombre, une fois par, une fois, dès que possible, le plus tôt
possible, premiers secours, premier lieu, au fur et à mesure, en dernier lieu, dernier recours,
en premier, sinon au plus tôt
"""
