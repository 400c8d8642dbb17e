"""What an operator does on the first day: officials, the register, a key for a program."""

import pytest

from qyzmet.cli.main import main
from qyzmet.features.people.models import Account, Post
from qyzmet.features.registers.models import UnemployedRecord

pytestmark = pytest.mark.django_db
TABLE = "authority,iin,since,until,card\nakm-emp-kokshetau,{iin},2026-01-05,{until},7\n"


def test_an_official_is_made_with_a_password_shown_once(cast, capsys):
    line = ["official", "n.sadyk", "--office", cast.office.id, "--role", "head"]
    name = cast.representative.person.name
    assert main([*line, "--name", name, "--iin", cast.representative.iin]) == 0
    shown = capsys.readouterr().out
    password = shown.splitlines()[0].rsplit(" ", 1)[1]
    assert Account.objects.get(login="n.sadyk").check_password(password)
    assert Post.objects.get(account__login="n.sadyk").role == "head"


def test_a_wrong_iin_or_another_name_makes_no_official(cast, capsys):
    line = ["official", "n.sadyk", "--office", cast.office.id, "--role", "head"]
    assert main([*line, "--name", "Садық", "--iin", "123"]) == 1
    assert main([*line, "--name", "Садық", "--iin", cast.applicant.iin]) == 1
    told = capsys.readouterr().err
    assert "no IIN" in told and "another name" in told
    assert not Account.objects.filter(login="n.sadyk").exists()


def test_an_unknown_office_is_named(cast, capsys):
    asked = ["official", "x", "--name", "Садық", "--office", "nowhere", "--role", "head"]
    assert main([*asked, "--iin", cast.applicant.iin]) == 1
    assert "nowhere" in capsys.readouterr().err
    assert not Post.objects.filter(account__login="x").exists()


def test_the_register_is_taken_whole_or_not_at_all(cast, tmp_path, capsys):
    UnemployedRecord.objects.all().delete()
    table = tmp_path / "register.csv"
    good = TABLE.format(iin=cast.representative.iin, until="")
    table.write_text(good + "akm-emp-kokshetau,123,2026-01-05,,8\n", encoding="utf-8")
    assert main(["register", str(table)]) == 1
    assert "line 3" in capsys.readouterr().err
    assert not UnemployedRecord.objects.exists()
    table.write_text(good, encoding="utf-8")
    assert main(["register", str(table)]) == 0
    table.write_text(
        TABLE.format(iin=cast.representative.iin, until="2026-03-01"), encoding="utf-8"
    )
    assert main(["register", str(table)]) == 0
    assert str(UnemployedRecord.objects.get().until) == "2026-03-01"


def test_a_key_for_an_unknown_account_is_refused(cast, capsys):
    assert main(["token", "nobody"]) == 1
    assert main(["token", cast.applicant.login]) == 0
    assert len(capsys.readouterr().out.strip()) > 30
