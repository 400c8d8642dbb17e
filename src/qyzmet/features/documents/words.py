"""Fixed sentences on papers that the definition of a service does not hold, in kk, ru and en."""

WORDS: dict[str, dict[str, str]] = {
    "kk": {
        "unsigned": (
            "Электрондық цифрлық қолтаңба қойылған жоқ: куәландырушы орталықпен байланыс әлі орнатылмаған. "
            "Құжаттың шынайылығын QR-код немесе нөмір мен код арқылы тексеріңіз."
        ),
        "next.portal": "Бөлім өтінішті қарайды. Әр қадам туралы хабарлама жеке кабинетке келеді.",
        "next.department": "Бөлім өтінішті осы жерде қарайды. Нәтиже өз қолыңызға беріледі.",
        "next.status": "Өтініштің күйін нөмір мен туған күн арқылы біле аласыз.",
        "complain": "Шешіммен келіспесеңіз, осы мекеменің басшысына немесе сотқа жүгіне аласыз.",
        "portal": "портал арқылы, автоматты түрде",
        "account": "жеке кабинетте",
        "head": "Басшы",
        "paper_in_language": "Нысан осы жүйеде жасалған: актідегі үлгі сақталмаған.",
    },
    "ru": {
        "unsigned": (
            "Электронной цифровой подписи нет: связь с удостоверяющим центром ещё не установлена. "
            "Проверьте подлинность по QR-коду или по номеру и коду."
        ),
        "next.portal": "Отдел рассмотрит заявление. О каждом шаге придёт уведомление в личный кабинет.",
        "next.department": "Отдел рассмотрит заявление на месте. Результат выдадут вам на руки.",
        "next.status": "Состояние заявления можно узнать по номеру и дате рождения.",
        "complain": "Если вы не согласны с решением, обратитесь к руководителю этого учреждения или в суд.",
        "portal": "через портал, автоматически",
        "account": "в личном кабинете",
        "head": "Руководитель",
        "paper_in_language": "Форма составлена в этой системе: образец акта не сохранился.",
    },
    "en": {
        "unsigned": (
            "There is no digital signature: no certificate authority is connected yet. "
            "Check that the paper is genuine by the QR code, or by number and code."
        ),
        "next.portal": "The department examines the application. Your account shows a notice at each step.",
        "next.department": "The department examines the application on the spot and hands you the result.",
        "next.status": "You can see the status by number and date of birth.",
        "complain": "If you disagree with the decision, turn to the head of this office or to a court.",
        "portal": "by the portal, automatically",
        "account": "in your account",
        "head": "Head",
        "paper_in_language": "The form was drawn in this system: the act's sample is lost.",
    },
}
