"""Who answers what the outbox owes. Order between features: people, offices, registers,
applications, documents, notices; what has to flow back goes through these handlers."""

from qyzmet.features.documents.results import handle_result_paper
from qyzmet.features.notices.actions import handle_notice
from qyzmet.features.registers.actions import handle_checks
from qyzmet.kernel.jobs import Handler

HANDLERS: dict[str, Handler] = {
    "checks": handle_checks,
    "result_paper": handle_result_paper,
    "notice": handle_notice,
}
