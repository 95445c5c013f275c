"""The rules on polarity: what is a fault in a translation, and what is not."""

import pytest

from service.catalogs.checks.polarity import RULES
from service.content.model import Level, Message
from service.content.policy import Severity

CHECKS = {rule.id: rule for rule in RULES}
DANGEROUS = [
    ("de", "Do not drive.", "Fahren Sie.", "negation"),
    ("es", "Drive.", "No conduzca.", "negation"),
    ("es", "Do not drive. Do not drink.", "No conduzca. Beba.", "negation"),
    ("fr", "Never share your medicine.", "Partagez votre médicament.", "negation"),
    ("pt-BR", "You can’t drink alcohol.", "Você pode tomar álcool.", "negation"),
    ("ar", "Do not drive.", "قد السيارة.", "negation"),
    ("zh-Hans", "Do not drive.", "请开车。", "negation"),
    ("zh-Hans", "Avoid alcohol.", "可以饮酒。", "negation"),
    ("de", "It is unsafe.", "Es ist so.", "negation"),
    ("es", "Take it without food.", "Tómelo con comida.", "negation"),
    ("pt-BR", "Keep out of reach of children.", "Mantenha ao alcance das crianças.", "negation"),
    ("es", "Do not stop unless we say so.", "No lo deje si se lo decimos.", "negation"),
    ("es", "Wait at least 24 hours.", "Espere como máximo 24 horas.", "bound"),
    ("es", "Wait at least 24 hours.", "Espere 24 horas.", "bound"),
    ("fr", "Take up to 4 tablets a day.", "Prenez au moins 4 comprimés par jour.", "bound"),
    ("de", "Take no more than 4 tablets.", "Nehmen Sie mehr als 4 Tabletten.", "bound"),
    ("pt-BR", "For people over 65.", "Para pessoas com menos de 65 anos.", "bound"),
    ("zh-Hans", "Wait at least 2 hours.", "最多等2小时。", "bound"),
    ("ar", "Rest for at least an hour.", "استرح ساعة على الأكثر.", "bound"),
    ("de", "Eat before the test.", "Essen Sie nach dem Test.", "order"),
    ("ar", "Do not eat before the test.", "لا تأكل بعد الفحص.", "order"),
    ("fr", "Stay until the nurse comes.", "Restez après la visite.", "order"),
    ("es", "It lowers your blood pressure.", "Aumenta la presión arterial.", "direction"),
    ("fr", "Low thyroid (hypothyroidism).", "Thyroïde (hyperthyroïdie).", "direction"),
    ("zh-Hans", "You have high blood pressure.", "您有低血压。", "direction"),
    ("de", "You may continue the tablets.", "Sie dürfen die Tabletten absetzen.", "opposite"),
    ("es", "Side effects are rare.", "Los efectos secundarios son frecuentes.", "opposite"),
    ("pt-BR", "Call us if it gets worse.", "Ligue se melhorar.", "opposite"),
]
CONDITIONS = [
    ("es", "If you cannot sleep, do not drive.", "Si puede dormir, no conduzca."),
    ("es", "If you do not feel well, drive home.", "Si se siente bien, no conduzca a casa."),
    (
        "de",
        "Do not take it if you cannot swallow.",
        "Nehmen Sie es nicht, wenn Sie schlucken können.",
    ),
    ("fr", "If you cannot call, do not wait.", "Si vous pouvez appeler, n’attendez pas."),
    ("zh-Hans", "If you cannot sleep, do not drive.", "如果能入睡，请勿开车。"),
    ("ar", "If you cannot sleep, do not drive.", "إذا استطعت النوم، فلا تقد السيارة."),
]
HARMLESS = [
    ("es", "Do not drive or use tools.", "No conduzca ni use herramientas."),
    ("es", "Do not take anything.", "No tome nada."),
    ("es", "Do not drive.", "No conduzca (no maneje)."),
    ("es", "It may help. However, rest.", "Puede ayudar. Sin embargo, descanse."),
    ("es", "It is unsafe.", "Es peligroso."),
    ("es", "It is not only safe but cheap.", "No solo es seguro, sino barato."),
    ("fr", "Do not drive or use tools.", "Ne conduisez pas et n’utilisez pas d’outils."),
    ("fr", "Call us before it gets worse.", "Appelez-nous avant que cela ne s’aggrave."),
    ("fr", "Nobody has checked it.", "Personne n’a vérifié cela."),
    ("fr", "You no longer need it.", "Vous n’en avez plus besoin."),
    ("fr", "It costs more.", "Cela coûte plus."),
    ("de", "Take no more than two.", "Nehmen Sie höchstens zwei."),
    ("de", "Do not drive until tomorrow.", "Fahren Sie erst morgen wieder."),
    ("de", "Not only you.", "Nicht nur Sie."),
    ("de", "Take it without food.", "Nehmen Sie es auf nüchternen Magen."),
    ("pt-BR", "It is neither safe nor approved.", "Não é seguro nem aprovado."),
    ("pt-BR", "Never drive.", "Não dirija nunca."),
    ("ar", "Do not drive or swim.", "لا تقد السيارة ولا تسبح."),
    ("ar", "Experts still debate it.", "لا يزال الخبراء يناقشونه."),
    ("ar", "An adverse effect.", "أثر غير مرغوب فيه."),
    ("zh-Hans", "A different medicine.", "另一种不同的药。"),
    ("zh-Hans", "Do not get up unless a nurse is there.", "除非有护士在场，否则请勿起身。"),
    ("zh-Hans", "It causes discomfort.", "会引起不适。"),
    ("zh-Hans", "Keep out of reach of children.", "请放在儿童接触不到的地方。"),
    ("es", "Do not take it unless told.", "Tómelo solo si se lo indican."),
    ("fr", "The total must not exceed 3 g.", "Le total est de 3 g au maximum."),
    ("es", "The wound should stay dry.", "La herida no debe mojarse."),
    ("es", "People aged 65 and older.", "Personas de 65 años o más."),
]


def find(language, msgid, msgstr):
    message = Message("care", None, msgid, Level.SAFETY, "content/care.md", 1, "s")
    return [finding for rule in RULES for finding in rule.check(message, msgstr, language, None)]


@pytest.mark.parametrize(("language", "msgid", "msgstr", "rule"), DANGEROUS)
def test_contrary_is_stopped(language, msgid, msgstr, rule):
    found = find(language, msgid, msgstr)

    assert (rule, Severity.BLOCK) in {(finding.rule, finding.severity) for finding in found}


@pytest.mark.parametrize(("language", "msgid", "msgstr"), CONDITIONS)
def test_not_lost_in_a_condition_is_stopped_though_the_sentence_has_another(
    language, msgid, msgstr
):
    assert {finding.rule for finding in find(language, msgid, msgstr)} == {"negation"}


@pytest.mark.parametrize(("language", "msgid", "msgstr"), HARMLESS)
def test_same_sense_in_other_words_passes(language, msgid, msgstr):
    assert find(language, msgid, msgstr) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples_of_a_rule_are_judged_as_they_say(rule):
    good, bad = find(*_parts(rule.good)), find(*_parts(rule.bad))

    assert rule.id not in {finding.rule for finding in good}
    assert rule.id in {finding.rule for finding in bad}


def _parts(example):
    return example.language, example.msgid, example.msgstr


def test_finding_marks_the_words_where_they_are_written():
    msgid, msgstr = "Eat **before** the test.", "Coma **después** de la prueba."

    (finding,) = find("es", msgid, msgstr)

    assert msgid[slice(*finding.source_span)] == "before"
    assert msgstr[slice(*finding.target_span)].startswith("después")
    assert "before" in finding.message
    assert "después" in finding.message


@pytest.mark.parametrize("text", ["Press `no`.", "See [this][no-label].", "Rest.[^no]"])
def test_what_nobody_reads_denies_nothing(text):
    assert find("es", text, "Descanse.") == []


@pytest.mark.parametrize("language", ["hmn", "zh-Hant", "ja", "he"])
def test_another_language_or_script_is_not_judged(language):
    assert not any(rule.knows(language) for rule in RULES)
    assert find(language, "Do not drive.", "…") == []
