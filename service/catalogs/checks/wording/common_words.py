"""Words that are frequent in any text of a language, and the letters that it has beside a to z."""

from collections.abc import Mapping


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


WORDS: Mapping[str, frozenset[str]] = {
    language: _words(words)
    for language, words in {
        "en": """the a an of and to in is are was were be been being you your yours it its this that these
            those with for from by on at as or not do does did don't have has had can can't cannot
            could may might will would should must if when while who what which how why where there
            their they them he she his her we our us i my me but because before after during about
            into than then so very more most some any all each other also only just such no up out
            over under again between through both few own same too off until here take get feel make
            need know tell ask help call give use people doctor
            bring feeling drive eat drink sleep rest night day morning evening week pain dose
            blood home next someone friend safe never always""",
        "es": """el la los las un una unos unas de del al y o u que en a por para con sin no es son
            está están fue ser estar ha han hay se su sus lo le les me te nos mi tu usted ustedes si
            como más menos muy pero porque cuando donde quien cual esto esta este estos estas ese esa
            eso esos esas algunas algunos alguna alguno todo toda todos todas otro otra otros otras
            puede pueden debe deben tiene tienen hace hacer después antes durante hasta desde entre
            sobre también ya solo sólo cada mismo misma personas médico dolor qué cómo dónde tal vez ayuda llame tome diga tenga hoy mañana siempre nunca poco estaba
            ahora luego así además aunque mientras hay haya sea sean será uso días horas
            debo debemos llevar conmigo puedo quiero siento sienta sienten sentir ayer noche
            leche nuestro nuestra muchos mucha muchas mucho buen bueno buena peor tener tengo
            tienes hago haga decir dígale llamar llamada hablar hable trabajar trabajo
            quedarse dejar deje empezar empiece niño niña niños mujer mujeres hombre hombres
            hijo ojos manos cabeza corazón estómago sangre piel hígado riñones cuerpo dolores
            pastilla pastillas enfermera enfermero enfermedad tratamiento dosis efectos
            presión mareado mareada año años cita aquí allí lejos nadie alguien ningún ninguno
            ninguna cualquier pregunte consulte pida avise beba coma espere conduzca conducir
            salir casa despacio pronto síntomas seguro nuevo nueva acerca usar embarazada
            siguiente anterior
            traiga traer lleve venga vuelva volver vuelve vuelven necesita necesite gafas
            lista crema cuál cuáles quién quiénes adecuado adecuada congele guarde caja
            manejar viernes lunes cosas ropa fácil luz ella ellos nosotros fueron era habla
            pueda podría deberá suele suelen""",
        "fr": """le la les un une des de du au aux et ou où que qui en dans par pour avec sans ne pas
            plus est sont être était avoir ont il elle ils elles on nous vous je tu se sa son ses
            leur leurs ce cet cette ces si comme mais parce quand dont même très peut peuvent doit
            doivent faut fait faire après avant pendant jusqu'à depuis entre sur sous aussi chaque
            tout toute tous toutes autre autres certains certaines quelques votre vos notre nos mon
            ma mes lui eux médecin personnes peut-être aide demandez appelez prenez
            aujourd'hui demain toujours jamais peu maintenant ensuite ainsi bien jours heures c'est n'est d'un d'une qu'il l'on quelqu'un s'il s'ils lorsque lorsqu'il n'y aucun aucune
            dois devrais devons apporter puis pouvez pouvons veux sens sentir sentez hier nuit
            lait beaucoup meilleur pire dire appeler prendre manger parler travailler boire
            rester restez arrêter arrêtez commencer enfant enfants femme femmes homme yeux
            mains tête cœur estomac sang peau foie reins corps douleur douleurs médicament
            médicaments comprimé comprimés infirmière maladie traitement effets tension
            vertiges nausées semaine mois année années heure jour matin soir vérifiez buvez
            mangez attendez conduisez conduire maison sûr nouveau nouvelle utiliser enceinte
            suivant
            apportez venez revenir besoin lunettes liste quelle quel quelles quels travail
            gardez boîte choses facile pourrait devriez pharmacien""",
        "de": """der die das den dem des ein eine einen einem einer eines und oder aber nicht kein
            keine keinen ist sind war waren wird werden wurde wurden hat haben hatte kann können darf
            dürfen muss müssen soll sollen sie er es wir ihr ich ihnen ihm ihn ihre ihren ihrem ihrer
            mit von vom zu zum zur bei beim in im an am auf aus für durch gegen ohne um nach vor über
            unter zwischen während bis seit als wie wenn weil dass ob auch nur noch schon sehr mehr
            so dann da hier dort diese dieser dieses diesen diesem jede jeder jedes alle einige
            andere man sich etwas viel vielleicht hilfe menschen bitte arzt nehmen fragen heute morgen immer nie
            wenig jetzt wieder zuerst tage stunden sofort
            mitbringen sollte trinken schlafen essen arbeiten sprechen kind kinder frau mann
            augen hände kopf herz magen blut haut leber nieren körper schmerzen medikament
            medikamente tablette tabletten krankheit behandlung dosis wirkung nebenwirkungen
            blutdruck schwindlig übelkeit woche wochen monat monate jahr jahre stunde tag
            nacht abend morgens termin fühlen fahren lassen warten hause neu sicher schwanger
            bringen brille liste welche welcher welches arbeit bewahren schachtel dinge leicht
            könnte sollten creme""",
        "pt": """o a os as um uma uns umas de do da dos das em no na nos nas ao aos à às e ou que por
            pelo pela pelos pelas para com sem não é são está estão foi ser estar ter tem têm há se
            seu sua seus suas você vocês ele ela eles elas eu nós me lhe isso isto este esta esse
            essa aquele mais menos muito mas porque quando onde quem qual como já só também até desde
            entre sobre depois antes durante cada mesmo mesma todo toda todos todas outro outra
            outros outras pode podem deve devem algumas alguns pessoas médico talvez ajuda ligue tome diga tenha hoje amanhã sempre nunca pouco estava
            agora logo assim além embora enquanto haja seja sejam será uso dias horas
            devo devemos levar comigo posso quero sinto sinta sentem sentir ontem noite leite
            nosso nossa muitos muita muitas bom boa melhor pior tenho fazer faço faça dizer
            ligar ligação falar fale trabalhar trabalho ficar deixar deixe parar começar
            comece criança crianças mulher mulheres homem homens filho olhos mãos cabeça
            coração estômago sangue pele fígado rins corpo dor dores remédio remédios
            enfermeira enfermeiro doença tratamento dose doses efeitos pressão tonto tonta
            enjoo mês ano anos consulta perto longe aqui ali ninguém alguém nenhum nenhuma
            qualquer pergunte peça avise beba coma espere dirija dirigir sair casa devagar
            cedo sintomas seguro novo nova usar grávida seguinte anterior
            traga trazer leve venha volte voltar volta voltam precisa precise óculos lista
            creme quais adequado adequada congele guarde caixa coisas roupa fácil luz foram
            era fala possa poderia deverá costuma costumam""",
        "it": """il lo la i gli le un uno una di del dello della dei degli delle a al allo alla ai
            agli alle da dal dalla in nel nella nei nelle con su sul sulla per tra fra e o ma che chi
            cui non è sono era essere avere ha hanno si se come più meno molto anche quando dove
            perché dopo prima durante ogni stesso tutto tutti altre altri questo questa questi queste
            quello può possono deve devono suo sua suoi lei loro lui noi voi io mi ti ci vi medico
            persone forse aiuto chieda chiami prenda oggi domani sempre mai poco ora così giorni
            devo dobbiamo portare sentire dolore testa cuore sangue fegato reni corpo farmaco
            farmaci compressa compresse infermiere malattia trattamento effetti pressione
            settimana settimane mese anno anni ore notte sera mattina mangiare bere dormire
            guidare prendere chiamare bisogno quanto quali giorno bambini
            porti porta occhiali lista quale lavoro potrebbe scatola cose facile pelle torna
            tornare
            occhi secchi pericoloso stomaco collaterali casa acqua mani""",
        "nl": """de het een van en of in op te aan bij met voor door naar uit om over onder tussen
            tijdens tot na niet geen is zijn was waren wordt worden werd heeft hebben had kan kunnen
            mag moet moeten zal zullen u uw ik je jij hij zij ze wij we hun hen dit dat deze die er
            als maar ook nog wel dan toen wanneer omdat want wie wat waar hoe elke alle andere
            sommige veel meer zeer zo zich misschien iemand iets welke vraag hulp neem bel mensen arts vandaag morgen altijd nooit weinig nu dagen uur
            meenemen brengen duizelig voelen voelt pijn hoofdpijn bloeddruk behandeling
            medicijn medicijnen tabletten ziekte kind kinderen vrouw nacht avond week weken
            maand jaar eten drinken slapen rijden kunt krijgt thuis
            breng bril lijst werk werken bewaar doos dingen mogen zult huid terug
            ogen droog gevaarlijk hoofd hart bloed nieren bent gaan ziekenhuis minuten mond
            bijwerkingen moe misselijk""",
        "sv": """och att det som en ett är på av för med till den de inte om har kan ska du din jag vi
            han hon från eller när efter före under vid också men mer mycket alla andra detta dessa
            utan""",
        "da": """og at det som en et er på af for med til den de ikke om har kan skal du din jeg vi
            han hun fra eller når efter før under ved også men mere meget alle andre dette disse
            uden""",
        "nb": """og at det som en et er på av for med til den de ikke om har kan skal du din jeg vi
            han hun fra eller når etter før under ved også men mer mye alle andre dette disse uten""",
        "pl": """i w na z do nie się to jest są że o po za od jak ale lub oraz przez przy dla może
            które który która jego jej ich był była być ma mają tego tym ten ta te pod jeśli gdy
            kiedy przed podczas także tylko""",
        "tr": """ve bir bu için ile mi ne olarak olan gibi çok daha sonra önce değil veya ama var yok
            her şey ise kadar göre siz sizin ben biz onlar""",
        "ro": """și în de la cu pe pentru nu este sunt care că un o ale al mai din sau dacă după
            înainte fi poate trebuie dumneavoastră când prin între foarte acest această""",
        "ca": """el la els les un una de del dels al als i o que en amb per no és són està ser seu
            seva aquest aquesta més molt però quan abans després també pot vostè""",
        "id": """yang dan di ke dari untuk dengan ini itu tidak adalah anda pada atau akan dapat juga
            oleh dalam jika setelah sebelum""",
        "ru": """и в не на что с по для как это от при или если до после вы ваш его их может быть""",
        "uk": """і в не на що з для як це від при або якщо до після ви ваш його їх може бути та""",
        "ar": """من في على إلى أن عن مع هذا هذه التي الذي لا ما كان أو إذا قد بعد قبل كل هل أي لم لن
            لدى عند غير بعض""",
        "fa": """در به از که این را با است برای های می یا شما تا اگر کنید نیست بود آن هم باید شود""",
        "ur": """اور کے میں کی ہے سے کو پر یہ کا نہیں آپ ہیں""",
    }.items()
}
LETTERS: Mapping[str, frozenset[str]] = {
    "en": frozenset(),
    "es": frozenset("áéíñóúü"),
    "fr": frozenset("àâæçéèêëîïôœùûüÿ"),
    "de": frozenset("äöüß"),
    "pt": frozenset("àáâãçéêíóôõúü"),
    "it": frozenset("àèéìíîòóùú"),
    "nl": frozenset("éëïóöüèê"),
    "sv": frozenset("åäöé"),
    "da": frozenset("æøåé"),
    "nb": frozenset("æøåéò"),
    "pl": frozenset("ąćęłńóśźż"),
    "tr": frozenset("çğıöşüâî"),
    "ro": frozenset("ăâîșşțţ"),
    "ca": frozenset("àçèéíïòóúü"),
    "id": frozenset(),
    "ru": frozenset("ыэъё"),
    "uk": frozenset("іїєґ"),
    "ar": frozenset("ةىكي"),
    "fa": frozenset("پچژگکی"),
    "ur": frozenset("ٹڈڑےہںپچژگکی"),
}
"""Of languages of other scripts, those letters that tell them apart."""

ENDINGS: Mapping[str, frozenset[str]] = {
    language: _words(endings)
    for language, endings in {
        "en": "ing ings ed tion tions ness ment ments ly ght th ive ous ful less ty ity sh ck able ible ance ence",
        "es": """ción ciones sión siones dad dades ado ada ados adas ido ida idos idas miento mientos able
            ables ible ibles mente oso osa osos osas ía ías ica ico icos icas eza ando iendo ar arse irse
            illo illa ente entes ante antes ra ta tas to tos no na nos nas""",
        "fr": """tion tions ment ments eux euse euses ique iques eur eurs ité able ables ible ibles aire
            aires elle elles ement ance ances ence ences ante antes ire ière ier oire ois ez ure ter rer
            ger ner cer ser vent sent tent nent rent re res ne nes te tes le les se ses ue ues que ques""",
        "de": """ung ungen heit heiten keit keiten lich liche lichen licher isch ische ischen schaft tion
            iert ieren haft sam los mittel ten sten chen ern tet cht rt lt nt rn ende enden""",
        "pt": """ção ções são sões dade dades ado ada ados adas ido ida idos idas mento mentos ável áveis
            ível íveis mente oso osa osos osas ico ica icos icas eza ando endo indo ar agem ões eira eiro
            inho ente entes ante antes ra ta tas to tos no na nos nas""",
        "it": """zione zioni sione tà mento menti are ere ire ato ata ati ate ito iti ico ica ici iche
            ello ella ezza oso osa ggio mente ando endo abile ibile bili sse tto tta tti ente enti ante
            anti ra re ta to ti te no ne ni""",
        "nl": """ing ingen heid lijk lijke isch ische tie ties teit baar zaam elen eren ijn ijk ijf ijd
            oek oen oor aar aak aal eel een eer oog oot uur uit dt gt kt pt ten den gen ken""",
    }.items()
}
"""How words of five letters or more often end."""

SURELY_ENGLISH = _words(
    """the and with your you not before after should would when while which what their they this that
    these those does cannot because during about between through until been our where why from very each
    headache headaches dizziness dizzy breathing breath heart blood pressure sleep sleepy tired weak
    weakness treatment treatments doctor doctors nurse nurses medicine medicines tablet tablets pill pills
    food driving drive hours hour days weeks months years blurred feeling feelings feel thoughts
    swelling rash fever cough throat chest stomach bladder kidney kidneys liver skin eyes bleeding
    pregnancy breastfeeding pregnant throwing healthy disease illness drug drugs help loss appetite
    seizures seizure unconscious higher lower careful safe unsafe taking painful"""
)
"""Words of patient information that are words of English alone."""
