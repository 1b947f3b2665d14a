"""The machine that an address names. A stranger's link shall not have CI knock at the network that it runs in.

So a name is looked up once, every address that it has must be the internet's, and the connection goes to the one that
was judged: a name that answers otherwise the next time changes nothing (DNS rebinding).
"""

from __future__ import annotations

import ipaddress
import socket

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class PrivateError(Exception):
    """The name leads to this machine, or into its network."""


class NoHostError(Exception):
    """There is no machine of this name; `for_now` where only nobody could be asked."""

    def __init__(self, *, for_now: bool) -> None:
        super().__init__()
        self.for_now = for_now


def machine(host: str, port: int, *, private: bool = False) -> str:
    """The address of `host` to connect to; with `private`, it may be any. Raises `PrivateError`, `NoHostError`."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        raise NoHostError(for_now=error.errno == socket.EAI_AGAIN) from error
    except (UnicodeError, ValueError, OSError) as error:  # no name that a machine can have
        raise NoHostError(for_now=False) from error
    addresses = [str(each[4][0]) for each in found]
    if not addresses:
        raise NoHostError(for_now=False)
    if not private and not all(is_public(address) for address in addresses):
        raise PrivateError
    return addresses[0]


def is_public(address: str) -> bool:
    """Tell whether `address` is one of the internet's, also where it holds another one (IPv6 over or for IPv4)."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved
