"""The wording of notices. Sentences need no case ending on what is put in."""

WORDS: dict[str, dict[str, tuple[str, str]]] = {
    "kk": {
        "registered": (
            "Өтініш тіркелді",
            "Қызмет: {service}. Өтініш нөмірі: {number}. Жауап беру мерзімі: {due}.",
        ),
        "in_work": (
            "Өтініш орындаушыға берілді",
            "Өтініш нөмірі: {number}. Қызмет: {service}. Жауап беру мерзімі: {due}.",
        ),
        "prepared": (
            "Жауап дайындалды",
            "Өтініш нөмірі: {number}. Жауап басшының қол қоюына жіберілді.",
        ),
        "ready": (
            "Нәтиже дайын",
            "Өтініш нөмірі: {number}. Нәтижені жеке кабинеттен ашыңыз: {link}",
        ),
        "handed_over": (
            "Нәтиже берілді",
            "Өтініш нөмірі: {number}. Қызмет: {service}. Нәтиже қолға берілді.",
        ),
        "withdrawn": (
            "Өтініш қайтарып алынды",
            "Өтініш нөмірі: {number}. Іс сіздің сұрауыңыз бойынша жабылды.",
        ),
        "annulled": (
            "Берілген құжаттың күші жойылды",
            "Өтініш нөмірі: {number}. Берілген құжат енді жарамсыз. Толығырақ: {link}",
        ),
    },
    "ru": {
        "registered": (
            "Заявление зарегистрировано",
            "Услуга: {service}. Номер заявления: {number}. Срок ответа: {due}.",
        ),
        "in_work": (
            "Заявление передано исполнителю",
            "Номер заявления: {number}. Услуга: {service}. Срок ответа: {due}.",
        ),
        "prepared": (
            "Ответ подготовлен",
            "Номер заявления: {number}. Ответ направлен на подпись руководителю.",
        ),
        "ready": (
            "Результат готов",
            "Номер заявления: {number}. Откройте результат в личном кабинете: {link}",
        ),
        "handed_over": (
            "Результат выдан",
            "Номер заявления: {number}. Услуга: {service}. Результат выдан на руки.",
        ),
        "withdrawn": (
            "Заявление отозвано",
            "Номер заявления: {number}. Дело закрыто по вашей просьбе.",
        ),
        "annulled": (
            "Выданный документ аннулирован",
            "Номер заявления: {number}. Выданный документ больше не действует. Подробнее: {link}",
        ),
    },
    "en": {
        "registered": (
            "Application registered",
            "Service: {service}. Application number: {number}. Answer due: {due}.",
        ),
        "in_work": (
            "Application given to an executor",
            "Application number: {number}. Service: {service}. Answer due: {due}.",
        ),
        "prepared": (
            "Answer prepared",
            "Application number: {number}. The answer awaits the head's signature.",
        ),
        "ready": (
            "Result ready",
            "Application number: {number}. Open the result in your account: {link}",
        ),
        "handed_over": (
            "Result handed over",
            "Application number: {number}. Service: {service}. The result was handed over.",
        ),
        "withdrawn": (
            "Application withdrawn",
            "Application number: {number}. The application was closed at your request.",
        ),
        "annulled": (
            "Issued document annulled",
            "Application number: {number}. The issued document is no longer valid. More: {link}",
        ),
    },
}
