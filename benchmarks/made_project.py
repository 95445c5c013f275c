"""Makes a project of many documents in many languages, each sentence a true translation."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from service.catalogs.files import extract_templates, new_catalog, template_path
from service.catalogs.po import load_po, write_po
from service.catalogs.texts import catalog_path
from service.content.load import load_content
from service.release.project import load_domains

SHARED = ("kinds", "policy", "glossary", "sources", "publisher", "style", "languages")
"""What a made project takes from the shipped one."""
SECTIONS = ("how-it-works", "benefits", "side-effects", "precautions")
PARAGRAPHS = 14
"""In a document; with its title, its summary and its headings it has 20 messages."""
ENGLISH = ("Visit {n}", "Room {n}", "Rest in room {n} after the visit.", "Bring form {n} along.")
TRANSLATED: Mapping[str, tuple[str, str, str, str]] = {
    "ar": ("الزيارة {n}", "الغرفة {n}", "استرح في الغرفة {n} بعد الزيارة.", "أحضر معك النموذج {n}."),
    "cs": ("Návštěva {n}", "Pokoj {n}", "Po návštěvě si odpočiňte v pokoji {n}.", "Přineste s sebou formulář {n}."),
    "da": ("Besøg {n}", "Rum {n}", "Hvil dig i rum {n} efter besøget.", "Tag skema {n} med."),
    "de": ("Besuch {n}", "Raum {n}", "Ruhen Sie sich nach dem Besuch in Raum {n} aus.", "Bringen Sie Formular {n} mit."),
    "el": ("Επίσκεψη {n}", "Αίθουσα {n}", "Ξεκουραστείτε στην αίθουσα {n} μετά την επίσκεψη.", "Φέρτε μαζί σας το έντυπο {n}."),
    "es": ("Visita {n}", "Sala {n}", "Descanse en la sala {n} después de la visita.", "Traiga consigo el formulario {n}."),
    "fi": ("Käynti {n}", "Huone {n}", "Lepää huoneessa {n} käynnin jälkeen.", "Ota lomake {n} mukaan."),
    "fr": ("Visite {n}", "Salle {n}", "Reposez-vous dans la salle {n} après la visite.", "Apportez le formulaire {n}."),
    "he": ("ביקור {n}", "חדר {n}", "נוחו בחדר {n} אחרי הביקור.", "הביאו אתכם את טופס {n}."),
    "hu": ("{n}. látogatás", "{n}. szoba", "A látogatás után pihenjen a {n}. szobában.", "Hozza magával a {n}. űrlapot."),
    "it": ("Visita {n}", "Stanza {n}", "Riposi nella stanza {n} dopo la visita.", "Porti con sé il modulo {n}."),
    "ja": ("受診 {n}", "部屋 {n}", "受診の後は部屋 {n} で休んでください。", "用紙 {n} をお持ちください。"),
    "ko": ("방문 {n}", "{n}호실", "방문 후에는 {n}호실에서 쉬십시오.", "양식 {n}을 가져오십시오."),
    "nl": ("Bezoek {n}", "Kamer {n}", "Rust na het bezoek uit in kamer {n}.", "Neem formulier {n} mee."),
    "pl": ("Wizyta {n}", "Sala {n}", "Po wizycie proszę odpocząć w sali {n}.", "Proszę przynieść formularz {n}."),
    "pt-BR": ("Visita {n}", "Sala {n}", "Descanse na sala {n} depois da visita.", "Traga o formulário {n}."),
    "sv": ("Besök {n}", "Rum {n}", "Vila i rum {n} efter besöket.", "Ta med formulär {n}."),
    "tr": ("Ziyaret {n}", "Oda {n}", "Ziyaretten sonra {n} numaralı odada dinlenin.", "{n} numaralı formu yanınızda getirin."),
    "vi": ("Lần khám {n}", "Phòng {n}", "Hãy nghỉ ở phòng {n} sau khi khám.", "Hãy mang theo mẫu đơn {n}."),
    "zh-Hans": ("就诊 {n}", "房间 {n}", "就诊后请在房间 {n} 休息。", "请带上表格 {n}。"),
}  # fmt: skip
"""By language: what stands for each of the English sentences."""


def make_project(root: Path, documents: int, languages: int) -> None:
    """Write content, templates and catalogs below `root`; the same ones each time."""
    shipped = Path(__file__).parent.parent / "content"
    (root / "content").mkdir(parents=True)
    for name in SHARED:
        shutil.copy(shipped / f"{name}.yaml", root / "content")
    for number in range(1, documents + 1):
        (root / "content" / f"visit-{number}.md").write_text(make_document(number), "utf-8")
    domains = load_domains(load_content(root))
    extract_templates(root, domains, datetime(2026, 1, 1, tzinfo=UTC))
    for language in list(TRANSLATED)[:languages]:
        for number in range(1, documents + 1):
            write_catalog(root, language, f"visit-{number}")


def make_document(number: int) -> str:
    """Write one document; the numbers in it are its own."""
    lines = ["---", f"title: Visit {number}", f"summary: Bring form {number} along.", "---"]
    return "\n".join([*lines, *_body(number), ""])


def _body(number: int) -> Iterator[str]:
    for place in range(PARAGRAPHS):
        section, first = divmod(place, PARAGRAPHS // len(SECTIONS))
        if not first and section < len(SECTIONS):
            yield f"\n## Room {number * 100 + section} {{#{SECTIONS[section]}}}\n"
        words = ENGLISH[2 + place % 2].format(n=number * 100 + place)
        yield f"{words} {{#step-{place}}}\n"


def write_catalog(root: Path, language: str, domain: str) -> None:
    """Write the catalog of a document with everything translated."""
    template = load_po(template_path(root, domain), root)
    catalog = new_catalog(language, template)
    for entry in template:
        entry.msgstr = translate(entry.msgid, language)
        catalog.append(entry)
    path = catalog_path(root, language, domain)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(write_po(catalog))


def translate(msgid: str, language: str) -> str:
    """Translate one of the sentences, whatever its number is."""
    number = "".join(filter(str.isdigit, msgid))
    place = ENGLISH.index(msgid.replace(number, "{n}"))
    return TRANSLATED[language][place].format(n=number)


def used_languages(count: int) -> Sequence[str]:
    """Name the languages of a made project."""
    return list(TRANSLATED)[:count]
