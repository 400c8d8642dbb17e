"""What stands on the specimens, in Kazakh, Russian and English. Every person here is invented."""

from collections.abc import Mapping

import msgspec

from .words import Language

Pairs = tuple[tuple[str, str], ...]


class SpecimenTexts(msgspec.Struct, frozen=True, kw_only=True):
    """The words of one language's specimens."""

    service: str
    department: str
    address: str
    hours: str
    holder: str
    home: str
    clerk: str
    signer: str
    post: str
    receipt_clause: str
    receipt: Pairs
    due: str
    derivation: tuple[str, ...]
    what_next: tuple[str, ...]
    certificate: str
    refusal: str
    granted: tuple[str, ...]
    refused: tuple[str, ...]
    ground: str
    ground_clause: str
    ground_legal_words: str
    reasons: str
    basis: tuple[str, ...]
    signature_note: str
    form_source: str
    complain: str
    letter_subject: str
    letter: tuple[str, ...]
    fields: Pairs
    papers: tuple[str, ...]
    book: str
    book_columns: tuple[str, ...]


TEXTS: Mapping[Language, SpecimenTexts] = {
    "kk": SpecimenTexts(
        service="Жұмыссыз азаматтарға анықтама беру",
        department="Көкшетау қаласының жұмыспен қамту және әлеуметтік бағдарламалар бөлімі",
        address="Ақмола облысы, Көкшетау қаласы, Үлгі көшесі, 1",
        hours="9.00–18.30, түскі үзіліс 13.00–14.30",
        holder="Әбдіқадырова Гүлжаһан Ыбырайқызы",
        home="Үлгі көшесі, 12-үй, 34-пәтер\nКөкшетау қаласы\nАқмола облысы, 020000",
        clerk="Өмірзақова Ләззат Ғабитқызы, инспектор",
        signer="Н. Жүнісов",
        post="Бөлім бастығы",
        receipt_clause="13-т. 2) тармақша",
        receipt=(
            ("Өтініштің нөмірі мен қабылданған күні", "2012-000317, 2012 жылғы 5 наурыз"),
            ("Сұралған қызметтің түрі", "Жұмыссыз азаматтарға анықтама беру"),
            ("Берілетін күні, уақыты және орны", "2012 жылғы 12 наурыз, 9.00-ден, 4-терезе"),
            ("Өтінішті қабылдаған инспектор", "Өмірзақова Ләззат Ғабитқызы"),
        ),
        due="2012 жылғы 12 наурыз, дүйсенбі",
        derivation=(
            "5 наурыз, дүйсенбі: қабылданған күн, мерзімге кірмейді",
            "6, 7 наурыз: 1-ші және 2-ші жұмыс күні",
            "8 наурыз: мереке; 9 наурыз: демалыс күні 11 наурыздан ауыстырылды",
            "11 наурыз, жексенбі: ауыстырылған жұмыс күні, 3-ші күн",
            "12 наурыз, дүйсенбі: берілетін күн, мерзімге кірмейді",
        ),
        what_next=(
            "Орталық өтінішті бөлімге жібереді.",
            "Бөлім сіздің тіркелгеніңізді тексеріп, анықтама немесе дәлелді бас тарту дайындайды.",
            "Нәтижені жеке куәлігіңізбен және осы қолхатпен аласыз.",
        ),
        certificate="Жұмыссыз ретінде тіркелгені туралы анықтама",
        refusal="Мемлекеттік қызмет көрсетуден дәлелді бас тарту",
        granted=(
            "Осы анықтама жоғарыда аталған азаматтың бөлімде жұмыссыз ретінде тіркелгенін "
            "растайды. Тіркелген күні: 2012 жылғы 16 қаңтар.",
            "Анықтама сұралған жерге көрсету үшін берілді.",
        ),
        refused=("Сіздің 2012 жылғы 5 наурыздағы № 2012-000317 өтінішіңіз қаралды.",),
        ground="Сіз бөлімде жұмыссыз ретінде тіркелмегенсіз",
        ground_clause="Регламенттің 10-тармағы",
        ground_legal_words="бұл жерде актінің өз сөздері басылады",
        reasons="2012 жылғы 6 наурызда жұмыссыздар тізілімінен сіздің атыңызға жазба табылмады.",
        basis=("«Халықты жұмыспен қамту туралы» Заң, 8-бап", "Ақмола облысы, А-11/491, 6-тармақ"),
        signature_note="Бұл құжатқа электрондық цифрлық қолтаңба әлі қойылған жоқ. "
        "Шынайылығын осы QR-код немесе нөмір мен код арқылы тексеріңіз.",
        form_source="Анықтаманың нысаны актіде берілмеген; бұл түрін қызмет беруші белгіледі.",
        complain="Бас тартуға бөлімнің жоғары тұрған органына немесе сотқа шағымдануға болады.",
        letter_subject="Өтініш бойынша нәтиженің дайын екені туралы хабарлама",
        letter=(
            "Сіздің өтінішіңіз бойынша нәтиже дайын.",
            "Оны жеке басыңызды куәландыратын құжатпен келіп ала аласыз. Өзіңіз келе алмасаңыз, "
            "сенімхаты бар адам ала алады.",
        ),
        fields=(
            ("Тегі, аты, әкесінің аты", "Әбдіқадырова Гүлжаһан Ыбырайқызы"),
            ("Жеке сәйкестендіру нөмірі", "000000000000"),
            ("Туған күні", "1979 жылғы 14 мамыр"),
            ("Тұрғылықты мекенжайы", "Көкшетау қаласы, Үлгі көшесі, 12-үй, 34-пәтер"),
            ("Телефон", ""),
        ),
        papers=("Жеке куәлік немесе паспорт (түпнұсқасы)", "Осы өтініш, қол қойылған"),
        book="Анықтамаларды тіркеу кітабы",
        book_columns=("Р/с №", "Нөмірі", "Күні", "Кімге берілді", "Ескертпе"),
    ),
    "ru": SpecimenTexts(
        service="Выдача справок безработным гражданам",
        department="Отдел занятости и социальных программ города Кокшетау",
        address="Акмолинская область, город Кокшетау, улица Примерная, 1",
        hours="9.00–18.30, обед 13.00–14.30",
        holder="Абдыкадырова Гульжахан Ибраевна",
        home="ул. Примерная, дом 12, кв. 34\nгород Кокшетау\nАкмолинская область, 020000",
        clerk="Омирзакова Ляззат Габитовна, инспектор",
        signer="Н. Жунусов",
        post="Начальник отдела",
        receipt_clause="п. 13, подп. 2)",
        receipt=(
            ("Номер и дата приёма заявления", "2012-000317, 5 марта 2012 года"),
            ("Вид запрошенной услуги", "Выдача справок безработным гражданам"),
            ("Дата, время и место выдачи", "12 марта 2012 года, с 9.00, окно 4"),
            ("Инспектор, принявший заявление", "Омирзакова Ляззат Габитовна"),
        ),
        due="12 марта 2012 года, понедельник",
        derivation=(
            "5 марта, понедельник: день приёма, в срок не входит",
            "6 и 7 марта: первый и второй рабочий день",
            "8 марта: праздник; 9 марта: выходной, перенесённый с 11 марта",
            "11 марта, воскресенье: рабочий день вместо 9 марта, третий день",
            "12 марта, понедельник: день выдачи, в срок не входит",
        ),
        what_next=(
            "Центр передаёт заявление в отдел.",
            "Отдел проверяет, состоите ли вы на учёте, и готовит справку или отказ.",
            "Результат вы получаете с удостоверением личности и этой распиской.",
        ),
        certificate="Справка о регистрации в качестве безработного",
        refusal="Мотивированный отказ в государственной услуге",
        granted=(
            "Названный выше гражданин состоит в отделе на учёте как безработный. "
            "Дата регистрации: 16 января 2012 года.",
            "Справка выдана для представления по месту требования.",
        ),
        refused=("Ваше заявление № 2012-000317 от 5 марта 2012 года рассмотрено.",),
        ground="Вы не состоите в отделе на учёте как безработный",
        ground_clause="Регламент, пункт 10",
        ground_legal_words="здесь печатаются слова самого акта",
        reasons="6 марта 2012 года в реестре безработных записи на ваше имя не нашлось.",
        basis=("Закон «О занятости населения», статья 8", "Акмолинская область, А-11/491, пункт 6"),
        signature_note="Электронной цифровой подписи на этом документе ещё нет. Проверьте его "
        "подлинность по QR-коду или по номеру и коду.",
        form_source="Формы справки в акте нет; этот вид установил услугодатель.",
        complain="Отказ можно обжаловать в вышестоящий орган или в суд.",
        letter_subject="О готовности результата по вашему заявлению",
        letter=(
            "Результат по вашему заявлению готов.",
            "Его можно получить, имея при себе документ, удостоверяющий личность. Если вы "
            "не можете прийти, его получит человек с вашей доверенностью.",
        ),
        fields=(
            ("Фамилия, имя, отчество", "Абдыкадырова Гульжахан Ибраевна"),
            ("ИИН", "000000000000"),
            ("Дата рождения", "14 мая 1979 года"),
            ("Место жительства", "город Кокшетау, улица Примерная, дом 12, квартира 34"),
            ("Телефон", ""),
        ),
        papers=("Удостоверение личности или паспорт (подлинник)", "Это заявление с подписью"),
        book="Книга выдачи справок",
        book_columns=("№ п/п", "Номер", "Дата", "Кому выдана", "Примечание"),
    ),
    "en": SpecimenTexts(
        service="Certificates for the unemployed",
        department="Department of Employment and Social Programmes of the City of Kokshetau",
        address="1 Specimen Street, Kokshetau, Akmola Region",
        hours="9.00–18.30, lunch 13.00–14.30",
        holder="Abdykadyrova Gulzhakhan Ibraevna",
        home="12 Specimen Street, flat 34\nKokshetau\nAkmola Region, 020000",
        clerk="Omirzakova Lazzat Gabitovna, inspector",
        signer="N. Zhunusov",
        post="Head of the department",
        receipt_clause="point 13, 2)",
        receipt=(
            ("Number and date of acceptance", "2012-000317, 5 March 2012"),
            ("Service asked for", "Certificates for the unemployed"),
            ("Date, time and place of issue", "12 March 2012, from 9.00, window 4"),
            ("Inspector who took the application", "Omirzakova Lazzat Gabitovna"),
        ),
        due="Monday 12 March 2012",
        derivation=(
            "Monday 5 March: the day of acceptance, not counted",
            "6 and 7 March: first and second working day",
            "8 March: a holiday; 9 March: a day off moved from 11 March",
            "Sunday 11 March: a working day in place of 9 March, third day",
            "Monday 12 March: the day of issue, not counted",
        ),
        what_next=(
            "The centre passes the application to the department.",
            "The department checks your registration and prepares a certificate or a refusal.",
            "You collect the result with your identity card and this receipt.",
        ),
        certificate="Certificate of registration as unemployed",
        refusal="Reasoned refusal of a state service",
        granted=(
            "The person named above is registered with the department as unemployed. "
            "Date of registration: 16 January 2012.",
            "Issued to be presented wherever it is required.",
        ),
        refused=("Your application No. 2012-000317 of 5 March 2012 has been considered.",),
        ground="You are not registered with the department as unemployed",
        ground_clause="Regulation, point 10",
        ground_legal_words="the act's own words are printed here",
        reasons="On 6 March 2012 the register of the unemployed held no entry in your name.",
        basis=("Law on Employment of the Population, article 8", "Akmola, A-11/491, point 6"),
        signature_note="This paper bears no digital signature yet. Verify it by the QR code, or by "
        "its number and code.",
        form_source="The act gives no form of the certificate; the provider has set this one.",
        complain="You may appeal to the higher authority or to the court.",
        letter_subject="The result of your application is ready",
        letter=(
            "The result of your application is ready.",
            "You can collect it with your identity document. If you cannot come, a person "
            "with your power of attorney may collect it.",
        ),
        fields=(
            ("Name in full", "Abdykadyrova Gulzhakhan Ibraevna"),
            ("Individual identification number", "000000000000"),
            ("Date of birth", "14 May 1979"),
            ("Address", "12 Specimen Street, flat 34, Kokshetau"),
            ("Telephone", ""),
        ),
        papers=("Identity card or passport (original)", "This application, signed"),
        book="Book of certificates",
        book_columns=("Entry", "Number", "Date", "Issued to", "Remark"),
    ),
}
