"""Decisions closed over the law by the database itself, on SQLite and on PostgreSQL alike.

A ground of another edition fails by a composite foreign key at once; a refusal whose principal
ground was never written fails by a deferred one at commit; a grant can have no ground at all.
"""

from typing import Any

from django.db import migrations

GROUNDS = """
CREATE TABLE kernel_edition_ground (
    edition varchar(64) NOT NULL,
    ground varchar(60) NOT NULL,
    effect varchar(12) NOT NULL CHECK (effect IN ('refuse', 'suspend', 'stop')),
    PRIMARY KEY (edition, ground, effect),
    FOREIGN KEY (edition) REFERENCES kernel_publishededition (fingerprint)
)
"""

DECISION = """
CREATE TABLE kernel_decision (
    authority_id varchar(60) NOT NULL,
    case_id varchar(36) NOT NULL,
    edition varchar(64) NOT NULL,
    outcome varchar(12) NOT NULL,
    principal_ground varchar(60) NULL,
    signer varchar(64) NOT NULL,
    signed_at {moment} NOT NULL,
    PRIMARY KEY (authority_id, case_id),
    UNIQUE (authority_id, case_id, edition, outcome),
    CHECK ((outcome = 'granted' AND principal_ground IS NULL)
        OR (outcome = 'refused' AND principal_ground IS NOT NULL)){principal}
)
"""

DECISION_GROUND = """
CREATE TABLE kernel_decision_ground (
    authority_id varchar(60) NOT NULL,
    case_id varchar(36) NOT NULL,
    edition varchar(64) NOT NULL,
    outcome varchar(12) NOT NULL CHECK (outcome = 'refused'),
    ground varchar(60) NOT NULL,
    effect varchar(12) NOT NULL CHECK (effect = 'refuse'),
    PRIMARY KEY (authority_id, case_id, ground),
    UNIQUE (authority_id, case_id, edition, ground),
    FOREIGN KEY (edition, ground, effect)
        REFERENCES kernel_edition_ground (edition, ground, effect),
    FOREIGN KEY (authority_id, case_id, edition, outcome)
        REFERENCES kernel_decision (authority_id, case_id, edition, outcome)
        ON DELETE CASCADE
)
"""

PRINCIPAL = """
    FOREIGN KEY (authority_id, case_id, edition, principal_ground)
        REFERENCES kernel_decision_ground (authority_id, case_id, edition, ground)
        DEFERRABLE INITIALLY DEFERRED
"""

POSTGRES_NO_UPDATE = """
CREATE FUNCTION kernel_event_is_final() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'an event is appended and never edited'; END $$;
CREATE TRIGGER event_is_final BEFORE UPDATE ON kernel_event
    FOR EACH ROW EXECUTE FUNCTION kernel_event_is_final();
"""

SQLITE_NO_UPDATE = """
CREATE TRIGGER event_is_final BEFORE UPDATE ON kernel_event
BEGIN SELECT RAISE(ABORT, 'an event is appended and never edited'); END
"""


def build(apps: Any, schema_editor: Any) -> None:
    run = schema_editor.connection.cursor().execute
    run(GROUNDS)
    if schema_editor.connection.vendor == "postgresql":
        run(DECISION.format(moment="timestamptz", principal=""))
        run(DECISION_GROUND)
        run(f"ALTER TABLE kernel_decision ADD CONSTRAINT refusal_has_a_ground {PRINCIPAL}")
        run(POSTGRES_NO_UPDATE)
    else:
        run(DECISION.format(moment="datetime", principal="," + PRINCIPAL))
        run(DECISION_GROUND)
        run(SQLITE_NO_UPDATE)


class Migration(migrations.Migration):
    dependencies = (("kernel", "0001_initial"),)
    operations = (migrations.RunPython(build, migrations.RunPython.noop),)
