"""Every clause that akm-03 cites holds, at the lines it cites, the words it is cited for."""

import re
from collections.abc import Callable

import pytest

from qyzmet.catalogue import folder_texts, offices
from qyzmet.standard.model import Element, elements
from qyzmet.standard.publishing import read_definition

DEFINITION = read_definition(folder_texts("akm-03"))
Said = Callable[[tuple[int, int]], str]

# Figures and terms, run together as `said` gives them; all of an element's words have to be there.
WORDS: dict[str, tuple[str, ...]] = {
    "channel.department": ("2.", "уполномоченныморганом"),
    "channel.portal": ("портал",),
    "channel.centre": ("центробслуживаниянаселения",),
    "form_of_provision": ("4.", "частичноавтоматизированная"),
    "basis.administrative_procedures": ("3.", "9-1", "27ноября2000"),
    "basis.employment_law": ("6.", "статьи8", "8)", "23января2001"),
    "basis.register_of_services": ("745", "20июля2010"),
    "basis.standards": ("394", "апреля2011"),
    "information.offices": ("8.", "графикработы"),
    "information.contacts": ("24.", "номерателефонов"),
    "result.certificate": ("7.", "справкиорегистрациивкачествебезработного"),
    "result.refusal": ("18.", "отказа", "письменной"),
    "category.citizen": ("граждане",),
    "category.oralman": ("оралманы",),
    "category.foreigner": ("иностранцы",),
    "category.stateless": ("лицабезгражданства",),
    "term.department.service": ("10минут", "уполномоченныйорган"),
    "term.department.waiting": ("ожидания", "10минут"),
    "term.department.serving": ("обслуживания", "10минут"),
    "term.centre.service": ("трирабочихдня", "деньприемаиденьвыдачи"),
    "term.centre.waiting_submission": ("вочередиприсдаче", "30минут"),
    "term.centre.waiting_collection": ("вочередидополучения", "30минут"),
    "term.centre.serving": ("обслуживания", "30минут"),
    "term.portal.service": ("13)", "одногорабочегодня"),
    "fee": ("5.", "бесплатно"),
    "doc.identity_card": ("удостоверениеличности(паспорт)",),
    "doc.residence_permit": ("иностранцы", "виднажительство"),
    "doc.stateless_certificate": ("лицабезгражданства", "сотметкойорегистрации"),
    "doc.oralman_certificate": ("удостоверениеоралмана",),
    "doc.application": ("2)", "заявлений"),
    "doc.identity_card.scan": ("посредствомпэп", "1)электроннаякопия"),
    "doc.stateless_certificate.scan": ("2)электроннаякопия", "безгражданства"),
    "doc.oralman_certificate.scan": ("3)электроннаякопия", "оралмана"),
    "doc.application.electronic": ("4)электроннаякопиязаявления",),
    "receipt.centre": ("2)вцентре", "расписка"),
    "receipt.centre.number": ("номера",),
    "receipt.centre.intake_date": ("датыприема",),
    "receipt.centre.service": ("вида",),
    "receipt.centre.due": ("даты(время)",),
    "receipt.centre.issue_place": ("меставыдачи",),
    "receipt.centre.accepted_by": ("инспекторацентра",),
    "receipt.portal.number": ("присвоениеномера", "уведомления"),
    "issue.department.in_person": ("15", "наручно"),
    "issue.department.email": ("электроннуюпочту",),
    "issue.portal.account": ("15)", "личныйкабинет"),
    "issue.portal.email": ("16)", "электроннойпочте"),
    "issue.centre.window": ("центра", "наручно"),
    "issue.centre.email": ("электроннуюпочту",),
    "register.unemployed": ("10.", "отсутствиярегистрации"),
    "register.persons.department": ("5)", "гбдфл"),
    "register.persons.centre": ("5)", "гбдфл"),
    "register.persons.portal": ("6)", "гбдфл"),
    "signature.applicant": ("8)", "эцппотребителя"),
    "signature.official": ("10)", "эцпсотрудникагу"),
    "signature.result.department": ("15)", "скзигосударственногооргана"),
    "signature.result.portal": ("14)", "скзигосударственногооргана"),
    "ground.not_registered": ("10.отказ", "вкачествебезработного"),
    "applications": ("регистрация",),
    "certificates_book": ("вкнигевыдачасправокбезработнымгражданам",),
    "suspension": ("приостановления", "неимеется"),
    "stage.apply": ("1)потребитель",),
    "stage.centre_registers": ("2)центр", "регистрацию"),
    "stage.department_works": ("3)уполномоченныйорган",),
    "stage.centre_issues": ("4)центрвыдает",),
    "principle.rights": ("1)", "конституционныхправ"),
    "principle.legality": ("2)законности",),
    "principle.ethics": ("3)", "этики"),
    "principle.information": ("4)", "информации"),
    "principle.confidentiality": ("5)", "конфиденциальности"),
    "principle.safe_keeping": ("6)", "сохранностидокументов"),
    "status.account": ("23.", "историяполученияуслуг"),
    "status.office": ("гу/центр",),
    "staff.minimum": ("12.", "одинсотрудник"),
    "staff.executor": ("ответственногоисполнителя",),
    "staff.windows": ("13.", "окон", "должностьинспектора"),
    "responsible.department_head": ("32.", "руководительуполномоченногооргана"),
    "responsible.centre_head": ("руководительцентра",),
    "responsible.duty": ("вустановленныесроки",),
    "technical.devices": ("31.", "компьютер,интернет"),
    "technical.account": ("1)", "иин"),
    "survey.process": ("1.", "процессаирезультатом", "3)удовлетворен"),
    "survey.information": ("2.", "информацииопорядке", "3)удовлетворен"),
    "notice.account": ("уведомления", "личномкабинете"),
    "notice.centre": ("иисцон",),
    "unit.inspector": ("1)инспекторцентра",),
    "unit.accumulation": ("2)", "накопительногоотдела"),
    "unit.head": ("3)руководство",),
    "unit.executor": ("4)ответственныйисполнитель",),
    "unit.portal": ("пэп",),
    "unit.gateway": ("ршэп(шэп)",),
    "unit.centres_system": ("иисцон",),
    "unit.local_system": ("исмио",),
    "d4": ("456", "приемдокументов,регистрация", "2минуты"),
    "d5": ("456", "наложениерезолюции"),
    "d6": ("456", "проверкиполнотыдокументов", "2минут"),
    "d7": ("789", "подписаниедокумента", "2минуты"),
    "d8": ("789", "расписка", "-2минуты"),
    "g2": ("1234", "гбдфл"),
    "g3": ("1234", "маршрутизация"),
    "g4": ("1234", "отображениестатуса"),
    "g6": ("5678", "сменестатуса"),
    "g7": ("5678", "маршрутизация"),
    "g8": ("5678", "отображение"),
    "g10": ("9101112", "регистрациявыходногодокумента"),
    "g11": ("9101112", "маршрутизация"),
    "g12": ("9101112", "завершения"),
    "p1": ("12345", "проверкаподлинности"),
    "p2": ("12345", "маршрутизация"),
    "p3": ("12345", "присвоениеномера"),
    "p4": ("12345", "статусапоступившие"),
    "p5": ("12345", "принятиевработу", "10минут"),
    "p6": ("678910", "исполнениезапроса", "1рабочийдень"),
    "p7": ("678910", "сменестатуса"),
    "p8": ("678910", "маршрутизация"),
    "p9": ("678910", "отображениеуведомления"),
    "p10": ("678910", "отображениестатусовисполнения"),
    "p11": ("1112131415", "подписаниедокумента"),
    "p12": ("1112131415", "регистрациявыходногодокумента"),
    "p13": ("1112131415", "маршрутизация"),
    "p14": ("1112131415", "отображениевыходногодокумента"),
    "p15": ("1112131415", "отображениестатусаисполнения"),
}
CITED: dict[str, Element] = {
    element.id: element for element in elements(DEFINITION) if element.clause.source == "act"
}


def test_no_clause_of_the_act_goes_unread() -> None:
    assert set(WORDS) == set(CITED)


@pytest.mark.parametrize("element", CITED)
def test_the_cited_lines_hold_the_words(element: str, said: Said) -> None:
    lines = CITED[element].clause.lines
    assert lines is not None
    text = said(lines)
    assert [word for word in WORDS[element] if word not in text] == []


def test_the_same_words_one_line_off_are_not_found(said: Said) -> None:
    """The negative control: addresses are precise enough to miss when they are shifted."""
    shifted = 0
    for element, words in WORDS.items():
        lines = CITED[element].clause.lines
        assert lines is not None
        length = lines[1] - lines[0] + 1
        text = said((lines[0] + length, lines[1] + length))
        shifted += any(word not in text for word in words)
    assert shifted > 0.95 * len(WORDS)


def test_every_line_lies_inside_the_third_regulation() -> None:
    for element in elements(DEFINITION):
        if element.clause.lines:
            assert 6360 <= element.clause.lines[0] <= element.clause.lines[1] <= 8910


def test_the_act_is_the_one_that_is_named(said: Said) -> None:
    act = DEFINITION.standard.act
    head = said((1, 10))
    assert act.repealed is not None
    for figure in (act.number, act.registration, act.repealed.by, "7декабря2011"):
        assert figure.lower() in head
    assert "3июня2013" in head
    assert "выдачасправокбезработнымгражданам" in said((6366, 6367))
    assert act.number.lower() in said((6360, 6364))


def test_the_portal_list_of_papers_forgets_the_residence_permit(said: Said) -> None:
    """What the decision about it rests on; a corrected act would make it void."""
    assert "виднажительство" in said((6542, 6547))
    assert "виднажительство" not in said((6552, 6557))


@pytest.mark.parametrize("office", offices(), ids=lambda office: office.id)
def test_a_row_of_the_directory_is_what_its_lines_print(office, said: Said) -> None:
    text = said(office.clause.lines)
    digits = re.sub(r"\D", "", text)
    for phone in office.phones:
        code, number = phone.split()
        assert re.sub(r"\D", "", code) in digits
        assert re.sub(r"\D", "", number) in digits
    assert office.postcode in digits
    for word in re.findall(r"[а-я]+|\d+", office.address["ru"].lower().replace("ё", "е")):
        assert word in text
    assert office.hours.closes.lstrip("0").replace(":", ".") in text
    assert "воскресенье" in text
    assert ("суббота" in text) == ("saturday" in office.hours.days_off)
