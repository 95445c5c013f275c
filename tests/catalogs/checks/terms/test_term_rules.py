"""The rules on terms: what they leave in peace, what they report, and how gravely."""

import pytest

from service.catalogs.checks.context import NO_CONTEXT, Context, Rendering
from service.catalogs.checks.terms import RULES
from service.content.glossary import read_glossary
from service.content.model import Level, Message
from service.content.policy import Severity

GLOSSARY = """\
terms:
  - {id: ketamine, term: ketamine, part_of_speech: noun, definition: d}
  - {id: esketamine, term: esketamine, part_of_speech: noun, definition: d, apart: [ketamine],
     unless: [Spravato], accept: {de: [S-Ketamin*]}}
  - {id: spravato, term: Spravato, part_of_speech: noun, definition: d, translate: false}
  - {id: nausea, term: nausea, part_of_speech: noun, definition: d, variants: [sick to your stomach]}
  - {id: side-effect, term: side effect, part_of_speech: noun, definition: d, variants: [side effects]}
  - {id: spray, term: nasal spray, part_of_speech: noun, definition: d, variants: [nasal sprays]}
  - {id: depression, term: depression, part_of_speech: noun, definition: d}
  - {id: breathing, term: slowed breathing, part_of_speech: noun, definition: d,
     variants: [respiratory depression], accept: {es: [depresión respiratoria]}}
  - {id: receptor, term: NMDA receptor, part_of_speech: noun, definition: d, keep: [NMDA],
     accept: {es: ["receptor* … NMDA"]}}
  - {id: schedule, term: Schedule III, part_of_speech: noun, definition: d, keep: [FDA]}
  - {id: ptsd, term: post-traumatic stress disorder (PTSD), part_of_speech: noun, definition: d,
     variants: [PTSD], accept: {es: [TEPT]}}
  - {id: medicine, term: medicine, part_of_speech: noun, definition: d, variants: [medicines],
     unless: [drug], forbidden: {es: [droga], ar: [مخدر], zh-Hans: [毒品], fr: [drogue]}}
  - {id: dependence, term: dependence, part_of_speech: noun, definition: d, forbidden: {es: [adicción]}}
  - {id: addiction, term: addiction, part_of_speech: noun, definition: d}
  - {id: monitor, term: monitor, part_of_speech: verb, definition: d}
"""
RENDERINGS = {
    "es": {
        "ketamine": "ketamina", "esketamine": "esketamina", "nausea": "náuseas",
        "side-effect": "efecto secundario", "spray": "aerosol nasal", "depression": "depresión",
        "breathing": "respiración lenta", "receptor": "receptor NMDA", "ptsd": "TEPT",
        "medicine": "medicamento", "dependence": "dependencia", "addiction": "adicción",
        "monitor": "vigilar",
    },
    "de": {
        "ketamine": "Ketamin", "esketamine": "Esketamin", "side-effect": "Nebenwirkung",
        "spray": "Nasenspray", "depression": "Depression",
    },
    "ar": {"side-effect": "أثر جانبي (ج. آثار جانبية)", "depression": "الاكتئاب", "medicine": "دواء",
           "ketamine": "كيتامين", "esketamine": "إسكيتامين"},
    "zh-Hans": {"ketamine": "氯胺酮", "esketamine": "艾司氯胺酮", "medicine": "药物"},
    "fr": {"side-effect": "effet indésirable", "spray": "spray nasal", "medicine": "médicament"},
    "hu": {"depression": "depresszió"},
}  # fmt: skip
TERMS = read_glossary(GLOSSARY, "content/glossary.yaml")


def context_of(*, is_approved):
    renderings = {
        language: {term: Rendering(text, is_approved) for term, text in texts.items()}
        for language, texts in RENDERINGS.items()
    }
    return Context(TERMS, renderings)


APPROVED, UNAPPROVED = context_of(is_approved=True), context_of(is_approved=False)


def found(language, msgid, msgstr, context=APPROVED, **fields):
    message = Message("care", None, msgid, Level.SAFETY, "content/care.md", 1, "s", **fields)
    return {
        (finding.rule, finding.severity.value)
        for rule in RULES
        for finding in rule.check(message, msgstr, language, context)
    }


@pytest.mark.parametrize(
    ("language", "msgid", "msgstr"),
    [
        ("es", "Nausea is common.", "La náusea es frecuente."),
        ("es", "Side effects are rare.", "Los efectos secundarios son raros."),
        ("es", "Use the nasal sprays.", "Use los aerosoles nasales."),
        ("es", "It blocks NMDA receptor sites.", "Bloquea los receptores de tipo NMDA."),
        ("es", "Watch for [side effects][side-effects].", "Vigile los [efectos secundarios][side-effects]."),
        ("es", "Depression, then depression again", "La depresión"),
        ("fr", "Side effects are rare.", "Les effets indésirables sont rares."),
        ("fr", "Use the nasal sprays.", "Utilisez les sprays nasaux."),
        ("de", "Side effects of depression", "Nebenwirkungen der Depressionen"),
        ("de", "Ketamine treatment with nasal spray", "Ketaminbehandlung mit Nasensprays"),
        ("ar", "Side effects and depression", "الآثار الجانبية والاكتئاب"),
        ("ar", "a side effect of depression", "أثرٌ جانبيٌّ للاكتئاب"),
        ("zh-Hans", "Take this medicine.", "请服用这种药物。"),
        ("hu", "with depression", "depresszióval"),
    ],
)  # fmt: skip
def test_term_is_known_in_the_forms_of_its_language(language, msgid, msgstr):
    assert found(language, msgid, msgstr) == set()


@pytest.mark.parametrize(
    ("language", "msgid", "msgstr"),
    [
        ("es", "Nausea is common.", "Los vómitos son frecuentes."),
        ("de", "Depression is common.", "Angst ist häufig."),
        ("ar", "with depression", "مع القلق"),
        ("es", "It is studied for PTSD.", "Se estudia para el PTSD."),
    ],
)
def test_other_word_for_an_approved_term_blocks_and_for_another_warns(language, msgid, msgstr):
    assert ("terms", "block") in found(language, msgid, msgstr)
    assert ("terms", "warn") in found(language, msgid, msgstr, UNAPPROVED)


def test_where_forms_are_guessed_or_the_source_paraphrases_an_approved_term_only_warns():
    assert found("hu", "with depression", "szomorúsággal") == {("terms", "warn")}
    assert found("es", "Are you sick to your stomach?", "¿Tiene arcadas?") == {("terms", "warn")}


def test_verbs_and_terms_inside_longer_ones_are_not_looked_for():
    assert found("es", "We monitor you.", "Le observamos.") == set()
    assert found("es", "respiratory depression", "respiración lenta") == set()


def test_definition_of_a_term_need_not_name_it():
    message = Message(
        "glossary", "glossary/nausea.definition", "Nausea.", Level.CLAIM, "content/glossary.yaml", 0, "nausea"
    )  # fmt: skip

    findings = [each for rule in RULES for each in rule.check(message, "Arcadas.", "es", APPROVED)]

    assert findings == []


@pytest.mark.parametrize(
    ("language", "msgid", "msgstr"),
    [
        ("es", "This medicine helps.", "Este medicamento es una droga."),
        ("fr", "These medicines help.", "Ces médicaments, des drogues, aident."),
        ("ar", "This medicine helps.", "هذا الدواء مُخَدِّر والمخدّر يساعد."),
        ("zh-Hans", "This medicine helps.", "这种药物是毒品。"),
        ("es", "It can lead to dependence.", "Puede causar dependencia o adicción."),
    ],
)
def test_forbidden_rendering_blocks_approved_or_not(language, msgid, msgstr):
    assert found(language, msgid, msgstr) == {("forbidden-terms", "block")}
    assert ("forbidden-terms", "block") in found(language, msgid, msgstr, UNAPPROVED)


@pytest.mark.parametrize(
    ("language", "msgid", "msgstr"),
    [
        ("es", "No medicine and no street drug", "Ningún medicamento ni droga"),
        ("es", "Addiction is not dependence.", "La adicción no es dependencia."),
        ("ar", "This medicine is no street drug.", "هذا الدواء ليس من المخدرات"),
        ("es", "This illness", "Esta droga"),
    ],
)
def test_forbidden_rendering_passes_where_the_source_speaks_of_it(language, msgid, msgstr):
    assert found(language, msgid, msgstr) == set()


@pytest.mark.parametrize(
    ("language", "msgid", "msgstr"),
    [
        ("es", "Ketamine may help.", "La esketamina puede ayudar."),
        ("es", "Esketamine may help.", "La ketamina puede ayudar."),
        ("es", "Do not mix up ketamine and esketamine.", "No confunda la ketamina y la ketamina."),
        ("de", "Esketamine may help.", "Eine Ketaminbehandlung kann helfen."),
        ("ar", "Esketamine may help.", "قد يساعد الكيتامين."),
        ("zh-Hans", "Ketamine may help.", "艾司氯胺酮可能有帮助。"),
        ("zh-Hans", "Esketamine may help.", "氯胺酮可能有帮助。"),
        ("es", "Ketamine is old. Esketamine is new.", "La esketamina es antigua. La ketamina es nueva."),
    ],
)  # fmt: skip
def test_name_that_took_the_place_of_the_other_blocks(language, msgid, msgstr):
    assert ("swapped-terms", "block") in found(language, msgid, msgstr)


@pytest.mark.parametrize(
    ("language", "msgid", "msgstr"),
    [
        ("es", "Ketamine helps. Ketamine harms.", "La ketamina ayuda y daña."),
        ("es", "Spravato is no ketamine.", "Spravato (esketamina) no es ketamina."),
        ("de", "Esketamine, not ketamine", "S-Ketamin, nicht Ketamin"),
        ("de", "esketamine instead of ketamine", "statt Ketamin Esketamin"),
        ("zh-Hans", "Esketamine is a form of ketamine.", "艾司氯胺酮是氯胺酮的一种。"),
        ("ar", "ketamine and esketamine", "الكيتامين والإسكيتامين"),
        ("es", "It may help.", "La esketamina puede ayudar."),
    ],
)
def test_names_may_be_dropped_explained_and_moved(language, msgid, msgstr):
    assert found(language, msgid, msgstr) == set()


def test_two_names_in_another_order_are_worth_a_look():
    turned = found(
        "es", "Esketamine is a form of ketamine.", "La ketamina es una forma de esketamina."
    )

    assert turned == {("swapped-terms", "warn")}


@pytest.mark.parametrize(
    ("msgid", "msgstr", "severity"),
    [
        ("Spravato helps.", "Esprabato ayuda.", "block"),
        ("The FDA says so.", "La EMA lo dice.", "block"),
        ("It acts on NMDA.", "Actúa sobre AMPA.", "block"),
        ("Ask the FDA. The FDA knows.", "Pregunte a la FDA, que lo sabe.", "warn"),
        ("Ask them.", "Pregunte a la FDA.", "warn"),
    ],
)
def test_kept_name_must_stand_and_a_lost_or_added_mention_is_told(msgid, msgstr, severity):
    assert ("kept-names", severity) in found("es", msgid, msgstr)


@pytest.mark.parametrize(
    ("language", "msgstr"),
    [("es", "Lo dice la FDA."), ("ar", "تقول الـFDA ذلك."), ("zh-Hans", "FDA这样说。")],
)
def test_kept_name_may_touch_letters_of_another_script(language, msgstr):
    assert found(language, "The FDA says so.", msgstr) == set()


@pytest.mark.parametrize(
    ("msgid", "msgstr", "severity"),
    [
        ("You need an MRI.", "Necesita una TAC.", "block"),
        ("Ask the NIH.", "Pregunte a los CDC.", "block"),
        ("Ask the XYZ.", "Pregunte a la ABCD.", "warn"),
    ],
)
def test_other_acronym_in_the_place_of_one_is_reported(msgid, msgstr, severity):
    assert found("es", msgid, msgstr) == {("acronyms", severity)}


@pytest.mark.parametrize(
    ("msgid", "msgstr"),
    [
        ("You need an MRI.", "Necesita una RM."),
        ("You need an MRI.", "Necesita una resonancia."),
        ("The WHO and HIV", "La OMS y el VIH"),
        ("Your DNA", "Su ADN"),
        ("Do NOT drive in the US.", "NO conduzca en EE. UU."),
        ("STOP NOW", "PARE YA"),
        ("Ask the XYZ.", "Pregunte."),
    ],
)
def test_acronym_may_be_localized_or_written_out(msgid, msgstr):
    assert found("es", msgid, msgstr) == set()


def test_without_a_glossary_only_acronyms_are_looked_for():
    assert found("es", "Ketamine: the FDA warns of nausea.", "Aviso.", NO_CONTEXT) == set()


def test_finding_points_at_the_words_in_the_source_and_in_the_translation():
    message = Message("care", None, "Take **this medicine**.", Level.SAFETY, "care.md", 1, "s")

    [finding] = [
        each
        for rule in RULES
        for each in rule.check(message, "*Droga*, medicamento", "es", APPROVED)
    ]

    assert message.msgid[slice(*finding.source_span)] == "medicine"
    assert "*Droga*, medicamento"[slice(*finding.target_span)] == "Droga"
    assert finding.severity is Severity.BLOCK
    assert "“Droga”" in finding.message
