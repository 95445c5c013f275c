"""Portuguese words of polarity."""

from service.catalogs.checks.polarity.sense import Sense

BREAKS_WORDS = True
PREFIXES = ""
WORDS = {
    Sense.NOT: (
        "se não, não",
        "negativ*",
    ),
    Sense.WITHOUT: (
        "sem",
        "fora, livre/livres de, isento/isenta/isentos/isentas de, desprovid*, carente*",
    ),
    Sense.UNLESS: (
        """
        a menos que, a não ser que, a não ser, salvo se, salvo, exceto, exceto se, excepto, caso
        contrário
        """,
        "se não, exceç*, exclu*, além de, além d*, senão, fora",
    ),
    Sense.AVOID: (
        """
        abstenh*, absten*, abstinên*, evite, evitem, evitar, evita, evitando, evitá-lo,
        evitá-la, evitado
        """,
        "afast*, longe, mantenha distância, prescind*, evit*, dispens*",
    ),
    Sense.STOP: (
        """
        pare, parem, parar, deixe/deixem/deixar/deixou/deixaram/deixando de, suspend*,
        interromp*, interrup*, deixá-lo, cess*
        """,
        """
        para de, param de, parou, pararam, parad*, abandon*, larg*, termin*, acab*, encerr*,
        retir*, cancel*, descontin*, deixar, deixe, deixa, finaliz*, pausa*, fim, desaparec*,
        deixa de, deixam de, desist*, detenh*, det*
        """,
    ),
    Sense.FORBID: (
        "proib*, proíb*, vedad*, interdit*",
        "desaconselh*, contraindic*, imped*, impeç*, interd*",
    ),
    Sense.PREVENT: (
        "",
        """
        prevenir, previn*, prevenç*, preven*, imped*, impeç*, proteg*, protej*, bloque*, evit*,
        descart*, afast*
        """,
    ),
    Sense.LACK: (
        "carec*, recus*, fracass*",
        """
        falta, faltam, falte, faltar, falt*, falh*, neg*r, nega, negou, negam, negad*, negue*,
        esquec*, omit*, omiss*, ausên*, ausent*, perd*, perc*, pul*, ignor*, desaparec*,
        escass*, rejeit*, insuficien*, insucess*, deixa/deixam/deixar de, carên*, esqueç*,
        opon*, opor*, priv*, esgot*, negligen*, salt*, descumpr*
        """,
    ),
    Sense.UN: (
        """
        impossível, impossíveis, incapaz, incapazes, inseguro, insegura, inseguros, inseguras,
        improvável, improváveis, ineficaz, ineficazes, ilegal, ilegais, desnecess*
        """,
        """
        anormal*, anômal*, indesej*, inacabad*, inaceit*, inexplic*, inapt*, impossív*,
        incapac*, incomplet*, incompatív*, incorret*, inativ*, inadequad*, inapropriad*,
        indevid*, inválid*, ilega*, ilícit*, imutáv*, irregular*, irrelevan*, indefinid*,
        infinit*, desativ*, desabilit*, desconhec*, desagrad*, insegur*, instáv*, inefica*,
        improváv*, incômod*, incómod*, incomod*, desconfort*, inconscien*, inesperad*,
        infrequent*, incomun*, incomum, intoler*, irrevers*, insôn*, insón*, inquiet*,
        indispos*, descontin*, pouco, pouca, mal, mau, má, más, mal-*, difícil, difíceis,
        dificil*, dificuld*, apenas, dúvida, duvid*, incert*, errad*, erro, erros, equivoc*,
        desorient*, invis*, involunt*, imprecis*, impróp*, inexist*, indol*, inócu*, indiret*,
        deficiên*, raro, rara, raros, raras
        """,
    ),
    Sense.HINT: (
        "",
        """
        em vez de, ao invés de, em lugar de, raro, rara, raros, raras, raramente, longe, em
        jejum, jejum, contrári*, opost*, fora de, grátis, gratuit*
        """,
    ),
    Sense.ONLY: (
        "",
        "só, somente, apenas, unicamente, único, única, exclusiv*, senão, mais que",
    ),
    Sense.CONCORD: (
        """
        nem nenhum, nem nenhuma, nem nada, nem ninguém, e não, nunca, jamais, nem, nenhum,
        nenhuma, nenhuns, nenhumas, nada, ninguém, tampouco, também não, nem sequer
        """,
        "",
    ),
    Sense.OR: (
        "nem nenhum, nem nenhuma, nem nada, nem ninguém, nem, ou",
        "",
    ),
    Sense.LEAST: (
        """
        # ou mais, anos/horas/dias/meses/semanas/minutos/vezes ou mais, # e mais, anos e mais,
        anos em diante, pelo menos, ao menos, no mínimo, mínimo de, um mínimo de, não menos de,
        não menos que, ou superior, ou superiores, ou acima, e acima, ou mais velh*, ou mais
        velho*, não antes de, nunca menos de, não menos do que, a partir dos, a partir de #
        """,
        "ou mais, mínimo, mínima, mínimos, em diante, mínimas, maiores de",
    ),
    Sense.MOST: (
        """
        # ou menos, anos/horas/dias/meses/semanas/minutos/vezes ou menos, no máximo, máximo de,
        um máximo de, quando muito, não mais de, não mais que, não mais do que, ou inferior, ou
        inferiores, ou abaixo, e abaixo, o mais tardar, ou mais jovens, não superior a, não
        ultrapass*, não exced*, sem passar de, sem ultrapassar, não passe de, não passar de, não
        deve passar de, até no máximo, no máximo até
        """,
        """
        ou menos, e menos, máximo, máxima, máximos, máximas, até, limite, limites, chegar a,
        chega a, menos de, dentro de, tanto quanto, limit*, enquanto, inferior a, menores de,
        teto
        """,
    ),
    Sense.OVER: (
        """
        mais de, mais do que, mais que, superior a, superiores a, acima de, acima d*, maior que,
        maior do que, maiores de, maior de, exced*, ultrapass*, além de, em excesso
        """,
        "passa de, passar de, maiores, sobre, acima, super*, ao longo",
    ),
    Sense.UNDER: (
        """
        menos de, menos do que, menos que, inferior a, inferiores a, abaixo de, abaixo d*, menor
        que, menor do que, menores de, menor de
        """,
        "menores, sob, quase, abaixo, embaixo, inferior*",
    ),
    Sense.UP: (
        """
        mais, maior, maiores, aument*, sobe, sobem, subir, suba, subiu, eleva, elevam, elevar,
        eleve, elevad*, elevou, increment*, mais alt*, mais long*, alto, alta, altos, altas,
        superior, superiores, cresc*, levant*, cresce, acelera, aceler*, dobra
        """,
        """
        elev*, sub*, agrav*, ampli*, intens*, ergu*, dobr*, duplic*, ganh*, engord*, prolong*,
        reforç*, excess*, hiper*, pior*, acrescent*, som*, cima
        """,
    ),
    Sense.DOWN: (
        """
        menos, menor, menores, diminu*, reduz*, reduç*, baixar, baixe, baixou, baixam, mais
        baix*, mais pequen*, mais curt*, mais frac*, mais lev*, inferior, inferiores, abaix*,
        rebaix*, decresc*, cai, caem, cair, queda, quedas, diminuição, mais lent*, baixa a,
        baixar a
        """,
        """
        baix*, pouco, pouca, poucos, poucas, caia, queda*, alivi*, acalm*, calm*, minim*, frac*,
        leve, leves, curt*, jovem, jovens, pequen*, lent*, escass*, perd*, insuficien*, atenu*,
        encurt*, hipo*, suav*, limit*, enfraquec*, desaceler*
        """,
    ),
    Sense.HYPER: (
        "hiper*, pressão alta, pressão arterial alta, tensão alta, açúcar alto",
        "excess*, alta, alto, elevad*",
    ),
    Sense.HYPO: (
        "hipo*, pressão baixa, pressão arterial baixa, tensão baixa, açúcar baixo",
        "baixa, baixo, insuficien*, pouc*, baix*, lent*, falta",
    ),
    Sense.BEFORE: (
        """
        antes, antes de, antes d*, antes que, previamente, de antemão, com antecedência, com
        antecedência de
        """,
        "prévi*, anterior*, véspera, antecip*",
    ),
    Sense.AFTER: (
        """
        depois, depois de, depois d*, após, logo após, em seguida, posteriormente, ao fim de,
        uma vez que, passados, passadas, depois disso, uma vez
        """,
        """
        posterior*, seguinte*, mais tarde, decorrid*, assim que, próxim*, pós*, a partir,
        seguid*
        """,
    ),
    Sense.UNTIL: (
        "até",
        "enquanto, antes, antes de, antes que, o mais tardar, à espera",
    ),
    Sense.WITHIN: (
        """
        em poucas, em algumas, dentro de, no prazo de, em menos de, num prazo, em um prazo, em
        até, nos # dias, nas # horas, dentro do prazo
        """,
        "nos, nas, durante os, durante as",
    ),
    Sense.GO: (
        """
        continu*, siga, seguir tomando, retom*, comece, começar, comecem, começa, começam,
        inicie, iniciar, prossig*, prossegu*, reinici*, continue
        """,
        """
        começ*, come*ou, inici*, segu*, mant*, recomeç*, volt*, ainda, prosseg*, nov*, permane*,
        lig*, ativ*
        """,
    ),
    Sense.ALLOW: (
        """
        permitido, permitida, permitidos, permitidas, permite, permitem, permitir, permita,
        pode-se
        """,
        """
        autoriz*, pode, podem, poderá, permit*, legal, legais, possív*, deix*, aprov*, aceit*,
        poder, possibilit*, admit*
        """,
    ),
    Sense.SAFE: (
        "seguro, segura, seguros, seguras, sem perigo, sem risco, sem riscos, com segurança",
        "segur*, inofensiv*, inócu*, a salvo, proteg*, bem",
    ),
    Sense.DANGEROUS: (
        "perigos*, insegur*",
        "perig*, risc*, arrisc*, nociv*, prejud*, dano*, ameaç*, grave*",
    ),
    Sense.FREQUENT: (
        """
        frequente, frequentes, muitas vezes, com frequência, frequentemente, comum, comuns,
        comumente, sempre, habitual, habituais, muitas pessoas, a maioria
        """,
        """
        habit*, muit*, maior*, usua*, costum*, normal*, prováv*, regular*, cada, ger*, mais,
        tod*, diári*, vári*, típic*, constante*, vezes, frequên*
        """,
    ),
    Sense.RARE: (
        """
        raro, rara, raros, raras, raramente, pouco frequente*, infrequent*, pouco comum, pouco
        comuns, incomum, incomuns, raríssim*, poucas vezes, poucas pessoas, poucos pacientes,
        muito poucas, muito poucos
        """,
        """
        pouc*, escass*, ocasional*, às vezes, excepcional*, apenas, algu*, especial*, uns,
        menos, quase nunca, estranh*, incomun*, alguns
        """,
    ),
    Sense.BETTER: (
        "melhor, melhores, melhora, melhoram, melhorar, melhore, melhorem, melhorou, melhoria",
        "melhor*, recuper*, alivi*, bem, bom, boa, boas, bons, sad*, ajud*",
    ),
    Sense.WORSE: (
        "pior, piores, piora, pioram, piorar, piore, piorem, piorou, agrav*",
        "mal, mau, má, grav*, deterior*, dano*, doen*, mais",
    ),
    Sense.DRY: (
        "seco, seca, secos, secas",
        "sec*, ressec*, secura",
    ),
    Sense.WET: (
        "molh*, úmid*, húmid*, encharc*",
        "água, banh*, chuveir*, suor, umid*, ducha",
    ),
    Sense.MILD: (
        """
        leve, leves, levemente, ligeiro, ligeira, ligeiros, ligeiras, ligeiramente, brando,
        branda
        """,
        "suav*, moderad*",
    ),
    Sense.SEVERE: (
        "grave, graves, gravemente, severo, severa, severos, severas",
        "intens*, fort*, important*, séri*, agud*, extrem*, gravidade",
    ),
    Sense.FAST: (
        "rápido, rápida, rápidos, rápidas, rapidamente, depressa, com rapidez",
        """
        logo, imediat*, brusc*, aceler*, breve*, curt*, rapid*, cedo, urg*, repent*, súbit*,
        fácil*, facil*
        """,
    ),
    Sense.SLOW: (
        """
        lento, lenta, lentos, lentas, lentamente, devagar, aos poucos, gradual*, pouco a pouco,
        vagaros*
        """,
        """
        progressiv*, cuidad*, tard*, long*, suav*, lent*, demor*, prolong*, retard*, com calma,
        atras*
        """,
    ),
    Sense.EARLY: (
        "cedo, precoce, precoces, mais cedo",
        """
        anterior*, inici*, primeir*, manhã, prévi*, antecip*, antes, jovem, jovens, logo, já,
        adiant*
        """,
    ),
    Sense.LATE: (
        "tarde, tardia, tardio, tardios, tardias, mais tarde",
        "atras*, depois, posterior*, após, noite, tard*, demor*, retard*",
    ),
    Sense.HOT: (
        "quente, quentes",
        "calor*, morn*, ferv*, aquec*, febre, picant*",
    ),
    Sense.COLD: (
        "frio, fria, frios, frias",
        "fresc*, gel*, geladeira, refriger*, esfri*, calafri*, resfri*, gripe, frigor*, congel*",
    ),
    Sense.OPEN: (
        "aberto, aberta, abertos, abertas",
        "abr*, abert*, destamp*",
    ),
    Sense.CLOSED: (
        "fechado, fechada, fechados, fechadas",
        "fech*, lacr*, selad*, tampad*",
    ),
    Sense.FULL: (
        "cheio, cheia, cheios, cheias",
        "complet*, inteir*, total*, tod*, plen*",
    ),
    Sense.EMPTY: (
        "vazio, vazia, vazios, vazias, em jejum",
        "jejum, nada, sem, esvazi*",
    ),
    Sense.AWAKE: (
        "acordado, acordada, acordados, acordadas, desperto, desperta",
        "acord*, despert*, alert*, conscien*, insôn*",
    ),
    Sense.ASLEEP: (
        "dormindo, adormecid*",
        "dorm*, durm*, sono, sonol*, inconsci*, adormec*, cansa*, insôn*",
    ),
    Sense.OLDER: (
        "idos*, mais velh*, de idade avançada",
        "maior, maiores, velh*, idade",
    ),
    Sense.YOUNGER: (
        "mais jovem, mais jovens, mais nov*",
        "jovem, jovens, menor, menores, criança*",
    ),
    Sense.LEFT: (
        "esquerd*",
        "deix*, rest*, sobr*",
    ),
    Sense.RIGHT: (
        "direito, direita",
        "direit*, corret*, certo, certa, bem, justo, adequad*",
    ),
    Sense.IF: (
        "se, quando, caso, em caso de",
        "",
    ),
    Sense.ALWAYS: (
        "sempre, toda vez, todas as vezes, a cada vez, o tempo todo",
        "",
    ),
    Sense.NEVER: (
        "nunca, jamais, em momento algum",
        "",
    ),
    Sense.FIRST: (
        "primeiro, primeira, primeiros, primeiras",
        "inicia*, começo",
    ),
    Sense.LAST: (
        "último, última, últimos, últimas, final",
        "passad*, fim",
    ),
}
NEUTRAL = """
efeito/efeitos indesejado/indesejados/indesejável/indesejáveis, no entanto, não obstante, sem
dúvida, não só, não apenas, não somente, mas também, mais ou menos, além disso, sobre o, sobre
a, sobre os, sobre as, sobretudo, sob controle, sob supervisão, até agora, até mesmo, em geral,
saiba mais, mais informações, mais informação, hipótes*, hipotec*, sublingual*, subst*, subs*,
subt*, subc*, secret*, seção, seções, secund*, seguran*, uma vez por, uma vez ao, mais uma vez,
outra vez, preval*, pretend*, prefer*, precis*, presen*, prest*, pressão, pressões, prescr*,
presc*, preocup*, prepar*, prejud*, preço*, preg*, perdão, apesar de, apesar d*, para, nem
sempre fácil, sobrevi*, sobren*, seguro de saúde, já que, pós-graduação, logo, longo,
mal-entend*, determin*, detalh*, detect*, o quanto antes, quanto antes, o mais rápido possível,
primeiros socorros, em primeiro lugar, pela última vez, por fim, no final, assim que possível,
fim de semana
"""
