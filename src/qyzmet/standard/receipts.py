"""What a receipt must state. Pure."""

from qyzmet.standard.model import Channel, Definition, ReceiptLine


def receipt_lines(definition: Definition, channel: Channel) -> tuple[ReceiptLine, ...]:
    """The lines of the receipt on this channel in the act's order; none where the act gives no
    receipt there (akm-03 at the department: point 13.1 hands out the certificate itself)."""
    for rule in definition.standard.receipts:
        if rule.channel == channel:
            return rule.lines
    return ()
