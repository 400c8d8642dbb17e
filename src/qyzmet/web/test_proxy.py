"""The visitor's address behind proxies: believed as far as the operator says, and no further."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from qyzmet.web.proxy import BehindProxies


@pytest.mark.parametrize(
    ("proxies", "header", "seen"),
    [
        (0, "10.9.9.9", "127.0.0.1"),
        (1, "10.9.9.9", "10.9.9.9"),
        (1, "1.2.3.4, 10.9.9.9", "10.9.9.9"),
        (2, "1.2.3.4, 10.9.9.9, 10.0.0.1", "10.9.9.9"),
        (2, "10.9.9.9", "127.0.0.1"),
        (1, "", "127.0.0.1"),
    ],
)
def test_only_our_own_hops_are_believed(settings, proxies, header, seen):
    settings.PROXIES = proxies
    request = RequestFactory().get("/", headers={"x-forwarded-for": header})
    addresses = []
    BehindProxies(lambda r: addresses.append(r.META["REMOTE_ADDR"]) or HttpResponse())(request)
    assert addresses == [seen]
