"""A webhook leads out, never in, however its address is written."""

import asyncio
import ipaddress

import pytest

from content_hub.errors import Invalid
from content_hub.webhooks.guard import AddressRefused, Guard, Target, is_open


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104 - one that must be refused
        "224.0.0.1",
        "255.255.255.255",
        "240.0.0.1",
        "192.0.2.1",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "::7f00:1",
        "2002:7f00:1::",
        "2002:a01:203::1",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::7f00:1",
        "2001:0:4136:e378:8000:63bf:80ff:fffe",
        "2001:db8::1",
    ],
)
def test_what_stands_for_an_inner_address_is_not_open(address: str) -> None:
    assert not is_open(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34", "64:ff9b::5db8:d822"]
)
def test_the_internet_is_open(address: str) -> None:
    assert is_open(ipaddress.ip_address(address))


def target(url: str, *allow: str) -> Target:
    return asyncio.run(Guard(allow=allow).target_of(url))


@pytest.mark.parametrize(
    "url",
    [
        "https://127.0.0.1/",
        "https://localhost/",
        "https://127.1/",
        "https://2130706433/",
        "https://0x7f.1/",
        "https://[::1]/",
        "https://[::ffff:10.0.0.1]/",
        "http://93.184.216.34/",
    ],
)
def test_addresses_that_lead_inside_or_out_in_the_clear_are_refused(url: str) -> None:
    with pytest.raises(AddressRefused):
        target(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "ftp://shop.example/",
        "file:///etc/passwd",
        "https://",
        "https://name:word@93.184.216.34/",
        "https://93.184.216.34/#a",
        "https://93.184.216.34:99999/",
        "https://[93.184.216.34/",
        "https://93.184.216.34/\x00",
        "https://93.184.216.34/\ud800",
        "https://93.184.216.34\\@10.0.0.1/",
        "https://93.184.216.34/" + "a" * 3000,
    ],
)
def test_what_is_no_address_is_said_so(url: str) -> None:
    with pytest.raises(Invalid) as refused:
        target(url)
    assert refused.value.faults[0].pointer == "/url"


def test_the_operator_allows_networks_by_name_also_in_the_clear() -> None:
    found = target("http://127.0.0.1:8080/hook?a=1", "127.0.0.0/8")
    assert (found.url, found.authority) == ("http://127.0.0.1:8080/hook?a=1", "127.0.0.1:8080")
    with pytest.raises(AddressRefused):
        target("http://10.0.0.1/", "127.0.0.0/8")


def test_the_connection_goes_to_the_address_and_the_name_stays_the_receivers() -> None:
    found = Target(scheme="https", host="shop.example", address="2606:2800:220:1::1", port=443, path="/hook")
    assert (found.url, found.authority) == ("https://[2606:2800:220:1::1]:443/hook", "shop.example")
    odd = Target(scheme="https", host="::1", address="::1", port=8443, path="/")
    assert odd.authority == "[::1]:8443"


def test_a_name_that_leads_nowhere_yet_may_be_named() -> None:
    asyncio.run(Guard().check("https://nowhere.invalid/hook"))
