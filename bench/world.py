"""A database of its own for a bench, with the catalogue published and drafts ready to be sent."""

import io
import itertools
import os
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))


def prepare(url: str) -> None:
    """Point this process and its children at a database and a folder made for the bench."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "qyzmet.config.settings"
    os.environ["QYZMET_DATABASE"] = url
    os.environ.setdefault("QYZMET_VAR", tempfile.mkdtemp(prefix="qyzmet-bench-"))
    subprocess.run([sys.executable, "-m", "bench.world"], check=True, cwd=ROOT)


def main() -> None:
    """Tables and editions."""
    from qyzmet.cli.database import bring_up_to_date  # noqa: PLC0415  needs the environment set

    sys.exit(bring_up_to_date())


_serial = itertools.count(1)


def drafts(count: int, offices: int, first: int) -> list[tuple[str, str, str]]:
    """(account id, draft id, office id) of complete drafts, spread over so many offices.

    `first` keeps the invented people of several calls apart.
    """
    import django  # noqa: PLC0415  the environment is set by now

    django.setup()
    from PIL import Image  # noqa: PLC0415

    from qyzmet.cli.demo_world.names import iin_for  # noqa: PLC0415
    from qyzmet.features.applications import drafts as d  # noqa: PLC0415
    from qyzmet.features.offices.queries import serving  # noqa: PLC0415
    from qyzmet.features.people.models import Account, Person  # noqa: PLC0415
    from qyzmet.features.people.queries import actor_of  # noqa: PLC0415

    out = io.BytesIO()
    Image.new("L", (40, 40)).save(out, "PNG")
    places = serving("department")[:offices]
    made = []
    for number in range(first, first + count):
        born = date(1960 + number // 9000 % 40, 1 + number % 12, 1 + number % 28)
        iin = iin_for(born, "f", number)
        person = Person.objects.create(iin=iin, name="Айгүл Төлегенова", birth_date=born)
        account = Account.objects.create(login=iin, person=person)
        actor = actor_of(account, d.today())
        draft = d.start(actor, "akm-03")
        place = places[number % len(places)]
        wrong = d.replace_answers(
            draft,
            {
                "category": "citizen",
                "iin": iin,
                "name": "Айгүл Төлегенова",
                "birth_date": born.isoformat(),
                "territory": place.territory.id,
                "address": "Абай көшесі, 1",
                "phone": "87010000000",
                "receive": "usual",
                "certificate_language": "kk",
            },
        )
        assert not wrong, wrong
        for rule, _ in d.papers_of(draft):
            if not rule.form:
                d.attach(draft, rule.id, "scan.png", out.getvalue())
        made.append((account.pk, draft.pk, place.id))
    return made


if __name__ == "__main__":
    main()
