"""Each rule on wording with translations that it leaves in peace, and ones that it reports."""

import pytest

from service.catalogs.checks.context import NO_CONTEXT
from service.catalogs.checks.wording import RULES
from service.content.model import Level, Message


def findings(language, msgid, msgstr):
    message = Message("care", None, msgid, Level.SAFETY, "content/care.md", 1, "s")
    return [
        finding
        for rule in RULES
        if rule.knows(language)
        for finding in rule.check(message, msgstr, language, NO_CONTEXT)
    ]


def found(language, msgid, msgstr):
    return {(each.rule, each.severity.value) for each in findings(language, msgid, msgstr)}


GOOD = [
    # words that both languages have, names, codes, addresses
    ("de", "Depression", "Depression"),
    ("fr", "Migraine", "Migraine"),
    ("es", "Hospital general", "Hospital general"),
    ("es", "National Institute of Mental Health", "National Institute of Mental Health"),
    ("es", "0.5 mg/kg", "0.5 mg/kg"),
    ("zh-Hans", "Ketalar", "Ketalar"),
    ("es", "Run `apt install the thing` now.", "Ahora ejecute `apt install the thing`."),
    ("es", "See https://clinic.example/the/help/page now.", "Vea https://clinic.example/the/help/page ahora."),
    ("ar", "the borrow checker", "مدقق الاستعارة (the borrow checker)"),
    ("zh-Hans", "dissociation and more", "解离（dissociation）等"),
    ("en-GB", "The color is gray today.", "The color is gray today."),
    ("de", "He also said so.", "Also sagte er es so."),
    # languages
    ("es", "You can bring someone with you.", "Puede venir con alguien de su familia."),
    ("hu", "You can bring someone with you.", "Magával hozhat valakit a kezelésre is."),
    ("ca", "You can bring someone with you.", "Podeu venir amb algú de la família."),
    ("nb", "You can bring someone with you.", "Du kan ta med deg noen til behandlingen."),
    # scripts
    ("es", "5 μg of β-blocker and Δ9", "5 μg de betabloqueante β y Δ9"),
    ("ru", "USB and Spravato spray", "USB и спрей Spravato"),
    ("ja", "Take the tablets.", "錠剤をのんでください。"),
    ("ko", "Take the tablets.", "알약을 드십시오."),
    ("zh-Hans", "Look out", "瞭望"),
    ("zh-Hant", "The nurse will check it.", "護士會檢查。"),
    # ends
    ("zh-Hans", "Rest now.", "请休息。"),
    ("ar", "Are you well?", "هل أنت بخير؟"),
    ("el", "Are you well?", "Είστε καλά;"),
    ("hi", "Rest now.", "अब आराम करें।"),
    ("th", "Rest now.", "พักผ่อนตอนนี้"),
    ("es", "Rest now!", "Descanse ahora."),
    ("es", "in the United States", "en EE. UU."),
    ("de", "Drinks, food, and so on", "Getränke, Essen usw."),
    ("es", "It may help.[^a]", "Puede ayudar.[^a]"),
    ("es", "**Note:** rest.", "**Nota:** descanse."),
    # marks
    ("es", "Can I drive? No!", "¿Puedo conducir? ¡No!"),
    ("es", "Open a?b and x!=y", "Abra a?b y x!=y"),
    # blanks
    ("fr", "Tell us: why?", "Dites-nous\u00a0: pourquoi\u202f?"),
    ("fr", "Tell us: why?", "Dites-nous : pourquoi ?"),
    ("fr-CA", "Why?", "Pourquoi?"),
    ("es", "At 8:00 take 1,000 mg.", "A las 8:00 tome 1,000 mg."),
    ("es", "one  two", "uno  dos"),
    ("es", "First line,\nsecond line", "Primera línea,\nsegunda línea"),
    # words that may stand twice
    ("fr", "You will notice it.", "Vous vous en apercevrez, nous nous en occupons."),
    ("de", "The illness where the pressure is high", "Die Krankheit, bei der der Druck hoch ist"),
    ("de", "when you take them", "wenn Sie sie nehmen"),
    ("es", "It is very very rare.", "Es muy muy raro."),
    ("tr", "It happens often.", "Sık sık olur."),
    ("zh-Hans", "Its goal is clear every day.", "天天目的的确很清楚，谢谢。"),
    ("zh-Hans", "Rest a bit.", "休息休息。"),
    # lengths
    ("es", "Stop.", "Deje de tomar este medicamento ahora mismo, por favor."),
    ("zh-Hans", "Tell your care team about every medicine that you take.", "请把您使用的每一种药物告诉医护人员。"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "msgid", "msgstr"), GOOD)
def test_good_wording_is_left_in_peace(language, msgid, msgstr):
    assert found(language, msgid, msgstr) == set()


BAD = [
    # the source was left: a text, a sentence, a clause, a word
    ("es", "Do not drive today.", "Do not drive today.", "source-left", "block"),
    ("es", "Talk To Your Doctor", "Talk To Your Doctor", "source-left", "block"),
    ("fr", "Rest. Do not drive today.", "Reposez-vous. Do not drive today.", "source-left", "block"),
    ("de", "It is given only at certified sites.", "Es wird given only at certified sites.", "source-left", "block"),
    ("ar", "Do not drive today.", "Do not drive today.", "source-left", "block"),
    ("zh-Hans", "Rest. Do not drive today.", "请休息。Do not drive today.", "source-left", "block"),
    ("es", "Headache or blurred vision", "Dolor de cabeza o blurred vision", "source-left", "warn"),
    ("fr", "Nausea and headache", "Nausées et headache", "source-left", "warn"),
    ("de", "Bring a warm blanket.", "Bringen Sie a warm blanket mit.", "source-left", "warn"),
    ("pt-BR", "bread and water", "pão and água", "source-left", "warn"),
    ("zh-Hans", "muscle cramps", "muscle cramps", "source-left", "warn"),
    # another language
    ("fr", "Some people feel cold.", "Algunas personas tienen mucho frío.", "language", "block"),
    ("es", "Rest. Ask the nurse for help.", "Descanse. Bitten Sie die Pflegekraft um Hilfe.", "language", "block"),
    ("de", "You may feel weak today.", "Misschien voelt u zich vandaag zwak.", "language", "block"),
    ("pt-BR", "You may feel weak today.", "Es posible que hoy se sienta débil.", "language", "block"),
    ("es", "You may feel weak today.", "You could perhaps become tired when it is late.", "language", "block"),
    ("hu", "You may feel weak.", "You could become tired when it is late and you are with us.", "language", "block"),
    ("ar", "You can take the tablets here.", "شما می توانید این قرص را با آب بخورید", "language", "block"),
    # another script
    ("es", "Rest now.", "Отдохните сейчас.", "script", "block"),
    ("es", "Rest now.", "Descanse 现在.", "script", "block"),
    ("zh-Hans", "Rest now.", "今すぐ休んでください。", "script", "block"),
    ("ar", "You can take it.", "Puede tomar este comprimido con agua.", "script", "block"),
    ("zh-Hans", "Check it.", "檢查。", "chinese-form", "block"),
    ("zh-Hant", "The nurse will check it.", "护士会检查。", "chinese-form", "block"),
    ("es", "treatment", "tratаmiento", "mixed-script", "block"),
    ("de", "today", "hοute", "mixed-script", "block"),
    ("ru", "rest", "отдыx", "mixed-script", "block"),
    # how letters are stored
    ("pt-BR", "You rest.", "Voce\u0302 descansa.", "normal-form", "warn"),
    # ends
    ("zh-Hans", "Rest now.", "请休息", "end-mark", "warn"),
    ("es", "Rest now", "Descanse ahora.", "end-mark", "warn"),
    ("es", "Are you well?", "Usted está bien.", "end-mark", "warn"),
    ("fr", "Tell us:", "Dites-nous.", "end-mark", "warn"),
    ("es", "You rest.", "¿Descansa?", "end-mark", "warn"),
    # marks
    ("es", "Are you well?", "Está bien?", "marks", "warn"),
    ("es", "Are you well? Can you walk?", "¿Está bien? Puede caminar?", "marks", "warn"),
    ("es", "Good!", "Bien!", "marks", "warn"),
    ("ar", "Are you well?", "هل أنت بخير?", "marks", "warn"),
    ("ar", "one, two", "واحد, اثنان", "marks", "warn"),
    ("zh-Hans", "Rest now.", "请休息.", "marks", "warn"),
    ("zh-Hans", "Rest, then eat.", "请休息,然后吃饭。", "marks", "warn"),
    # blanks
    ("es", "one two", "uno  dos", "spacing", "warn"),
    ("es", "Rest now.", "Descanse ahora .", "spacing", "warn"),
    ("es", "Rest, please.", "Descanse ,por favor.", "spacing", "warn"),
    ("es", "Rest. Eat.", "Descanse.Coma.", "spacing", "warn"),
    ("es", "rest, eat", "descanse,coma", "spacing", "warn"),
    ("es", "Rest", " Descanse", "spacing", "warn"),
    ("de", "Why?", "Warum ?", "spacing", "warn"),
    ("fr", "Why?", "Pourquoi?", "spacing", "warn"),
    ("fr", "Tell us:", "Dites-nous:", "spacing", "warn"),
    ("fr", "“rest”", "«repos»", "spacing", "warn"),
    # words that stand twice
    ("es", "Rest on the bed.", "Descanse en la la cama.", "doubled-words", "warn"),
    ("de", "Take the tablets.", "Nehmen Sie die die Tabletten.", "doubled-words", "warn"),
    ("zh-Hans", "You can rest.", "您您可以休息。", "doubled-words", "warn"),
    ("zh-Hans", "Tell the nurse.", "请告诉护士告诉护士。", "doubled-words", "warn"),
    ("ar", "Rest at home.", "استرح في في المنزل.", "doubled-words", "warn"),
    # lengths
    ("es", "Do not eat for 6 hours before your treatment, please.", "No coma.", "proportion", "warn"),
    ("es", "Do not eat for 6 hours before your treatment, please.", "No coma nada. " * 12, "proportion", "warn"),
    ("es", "Do not eat for 6 hours before it. Do not drive for a day.", "No coma durante las 6 horas antes de esto.", "proportion", "warn"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "msgid", "msgstr", "rule", "severity"), BAD)
def test_bad_wording_is_reported(language, msgid, msgstr, rule, severity):
    assert (rule, severity) in found(language, msgid, msgstr)


def test_finding_points_at_the_words():
    msgstr = "Descanse **hoy hoy**. Do not drive today."

    spans = {
        each.rule: each.target_span for each in findings("es", "Rest. Do not drive today.", msgstr)
    }

    assert msgstr[slice(*spans["doubled-words"])] == "hoy hoy"
    assert msgstr[slice(*spans["source-left"])] == "Do not drive today"


def test_words_left_in_brackets_beside_their_translation_are_worth_a_look_at_most():
    msgstr = "اختبارات أخرى (Other kinds of tests here)"

    assert found("ar", "Other kinds of tests here", msgstr) == {("source-left", "warn")}
