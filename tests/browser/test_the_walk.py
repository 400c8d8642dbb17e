"""The walk: a phone, Kazakh, no scripts; from words of daily life to a document that is genuine."""

from collections.abc import Callable

from journeys import comes_in_from_the_card, fills_in, in_order, name_of, number_on
from paper import qr_in, text_of
from people import Person

SERVICE = "Жұмыссыз азаматқа анықтама беру"
DAILY_WORDS = "жумыссыз кагаз керек"
APPLICANT = "Төлегенова Айгүл Серікқызы"
TAKEN_FROM_THE_QUEUE = "5. Өтінішті жұмысқа қабылдау, орындаушыны тағайындау"
PREPARING = "6. Сұрауды орындау, анықтаманы не бас тартуды дайындау"
SIGNING = "11. Шығыс құжатты жасау және қол қою"


def test_a_person_with_a_phone_gets_a_certificate_that_anybody_can_verify(
    somebody: Callable[..., Person], scan: bytes
) -> None:
    aigul = somebody(language="kk")
    she_finds_the_service(aigul)
    she_is_told_what_it_takes_and_by_when(aigul)
    comes_in_from_the_card(aigul, APPLICANT)
    fills_in(aigul, "Абай көшесі, 12", "куәлік.png", scan)
    number = she_sends_it_and_holds_a_receipt(aigul)

    executor, head = somebody("demo-executor", language="kk"), somebody("demo-head", language="kk")
    the_head_resolves(head, number, name_of(executor))
    she_sees_who_has_it(aigul, name_of(executor))
    the_executor_prepares(executor, number)
    the_head_signs(head, number)

    certificate = she_opens_her_certificate(aigul)
    anybody_sees_that_it_is_genuine(somebody(language="kk"), certificate)
    the_history_names_every_step(head, number, name_of(executor), name_of(head))


def she_finds_the_service(aigul: Person) -> None:
    assert aigul.page.locator("html").get_attribute("lang") == "kk"
    aigul.must_read("Мемлекеттен сізге не керек?")
    aigul.fill("Өз сөзіңізбен жазыңыз", DAILY_WORDS)
    aigul.press("Табу")
    aigul.must_read("Табылды: 1")
    aigul.follow(SERVICE)


def she_is_told_what_it_takes_and_by_when(aigul: Person) -> None:
    aigul.must_read(
        SERVICE,
        "Қазір өтініш берсеңіз, жауап мына уақыттан кешікпейді",
        "Тегін",
        "Порталда: бір жұмыс күні",
        "21.13-т.",
        "Жеке куәліктің электрондық көшірмесі",
        "Жұмыссыз ретінде уәкілетті органда тіркелмеген",
    )
    in_order(
        aigul.unfold("Бұл күн қалай есептелді"),
        "өтініш қабылданды",
        "қабылдау күні есепке кірмейді",
        "1-күн",
    )


def she_sends_it_and_holds_a_receipt(aigul: Person) -> str:
    promised = aigul.page.locator("main .due time").first.get_attribute("datetime")
    aigul.must_read("Қазір жіберсеңіз, жауап осы уақыттан кешікпеуге тиіс")
    aigul.press("Өтінішті жіберу")
    aigul.must_read("Өтініш жіберілді", "Жауап осы уақыттан кешікпеуге тиіс", "Енді не болады")
    assert aigul.page.locator("main .due time").first.get_attribute("datetime") == promised
    due = aigul.page.locator("main .due time").first.inner_text()
    counted = aigul.unfold("Бұл күн қалай есептелді")
    in_order(counted, "өтініш қабылданды", "қабылдау күні есепке кірмейді", "1-күн")
    first_day = next(line for line in counted.splitlines() if line.endswith("1-күн."))
    assert due.split(",")[0] in first_day, (due, counted)

    number = number_on(aigul)
    receipt = text_of(aigul.takes(aigul.link_of("Қолхат (PDF)")))
    in_order(receipt, "Өтініш нөмірі", number, "Қабылданған күні", "Қызмет түрі", SERVICE)
    in_order(receipt, "Берілетін күні мен уақыты", due, "Берілетін жері")
    for day in counted.splitlines()[1:]:
        assert day in receipt
    aigul.follow("Өтінішті ашу")
    return number


def the_head_resolves(head: Person, number: str, executor: str) -> None:
    head.must_read("Менің жұмысым", number)
    head.follow(number)
    head.must_read("Жауап беру мерзімі:", "Осы әрекеттің мерзімі:")
    in_order(
        head.reads(),
        TAKEN_FROM_THE_QUEUE,
        "5-әрекет",
        "Бөлім басшылығы",
        "Шекті мерзім",
        "10 минут",
    )
    in_order(head.reads(), "Қалған уақыт", "Өтініш жұмысқа қабылданды")
    head.choose(executor)
    head.press("Орындаушыны тағайындау")
    head.must_read("Орындаушы тағайындалды. Іс енді орындаушыда.")


def she_sees_who_has_it(aigul: Person, executor: str) -> None:
    aigul.page.reload()
    aigul.must_read("Орындаушы: " + executor, "Орындаушы құжаттар мен тізілімді тексеріп жатыр.")
    in_order(aigul.reads(), "Орындалды:", "Жұмысқа қабылдау", "Қазір:", "Дайындау", "Алда:")


def the_executor_prepares(executor: Person, number: str) -> None:
    executor.go("/desk/").must_read(number)
    executor.follow(number)
    executor.waits_for("Тізілімде бар")
    in_order(
        executor.reads(), PREPARING, "6-әрекет", "Шекті мерзім", "1 жұмыс күні", "Қалған уақыт"
    )
    executor.must_read(
        "Орындалмады: мемлекеттік дерекқормен байланыс әлі жоқ.",
        "Тізілімнің жауабы бұл негізді растамайды.",
    )
    executor.choose("Дұрыс", within="Жеке куәліктің электрондық көшірмесі")
    executor.choose("Жұмыссыз ретінде тіркелгені туралы анықтама")
    executor.press("Жобаны басшыға жіберу")
    executor.must_read("Жоба басшының қол қоюына жіберілді.")


def the_head_signs(head: Person, number: str) -> None:
    head.go("/desk/").must_read(number)
    head.follow(number)
    in_order(head.reads(), SIGNING, "11-әрекет", "Шекті мерзім", "актіде шек көрсетілмеген")
    head.must_read(f"Осы анықтама берілген адам: {APPLICANT}.", "Жауап беру мерзімі:")
    head.press("Шешімге қол қою")
    head.must_read("Шешімге қол қойылды.")


def she_opens_her_certificate(aigul: Person) -> bytes:
    aigul.waits_for("Құжатты жүктеп алу (PDF)")
    aigul.must_read("Қызмет көрсетілді. Құжат берілді.")
    certificate = aigul.takes(aigul.link_of("Құжатты жүктеп алу (PDF)"))
    in_order(
        text_of(certificate),
        "Жұмыссыз ретінде тіркелгені туралы анықтама",
        number_on(aigul).split("-")[0] + "-C-",
        APPLICANT,
        "ЖСН: 850314498070.",
        "Тіркелген күні: 01.09.2026.",
        "Электрондық цифрлық қолтаңба қойылған жоқ",
    )
    return certificate


def anybody_sees_that_it_is_genuine(anybody: Person, certificate: bytes) -> None:
    link = qr_in(certificate)
    assert link.startswith(anybody.base + "/verify/")
    anybody.go(link).must_read("Құжат шынайы", "Осында берілген, күшінде")
    anybody.must_not_read(APPLICANT)  # the holder's name is shortened for strangers
    anybody.attach("анықтама.pdf", certificate, "application/pdf")
    anybody.press("Файлды салыстыру")
    anybody.must_read("Құжат шынайы")
    anybody.attach("анықтама.pdf", certificate.replace(b"%%EOF", b"%%EoF"), "application/pdf")
    anybody.page.locator("main form button").last.click()
    anybody.must_read("Файл өзгертілген")
    anybody.page.goto(link[:-2] + "x/")
    anybody.must_read("Мұндай құжат жоқ")


def the_history_names_every_step(head: Person, number: str, executor: str, chief: str) -> None:
    head.page.fill("#desk-find", number)
    head.page.keyboard.press("Enter")
    head.page.wait_for_url("**/desk/cases/**")
    told = head.page.locator("ol.desk-history").inner_text()
    latest_first = (
        "Шешімге қол қойылды",
        chief,
        "Жоба дайындалды",
        executor,
        "Тізілімде бар",
        f"Орындаушы тағайындалды: {executor}",
        chief,
        f"Тіркелді: Өтініштерді тіркеу журналы, нөмірі {number}",
        "1. Деректерді тексеру, өтінішті сақтау және жіберу: орындалды",
        "Мерзім басталды. Жауап беру мерзімі:",
        "Өтініш қабылданды: Порталда",
        APPLICANT,
    )
    in_order(told, *latest_first)
