"""Send one message: signed, to a public address only, without following where it leads."""

import hashlib
import hmac
import ipaddress
import socket
import time

import httpx

_AGENT = "ipcoop"
TIMEOUT = httpx.Timeout(10.0, connect=5.0)


class Undelivered(Exception):
    """A message was not taken; `for_good` says that there is no point in trying again."""

    def __init__(self, reason: str, *, for_good: bool = False) -> None:
        super().__init__(reason)
        self.for_good = for_good


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """What `IPCoop-Signature` holds: an HMAC-SHA256 over `timestamp.body`, so that old ones are no use."""
    return "v1=" + hmac.new(secret.encode(), timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()


def send(client: httpx.Client, url: str, secret: str, body: bytes, *, private: bool) -> None:
    """Post `body`; raises `Undelivered` unless the answer is 2xx."""
    timestamp = str(int(time.time()))
    headers = {
        "Content-Type": "application/json",
        "User-Agent": _AGENT,
        "IPCoop-Timestamp": timestamp,
        "IPCoop-Signature": signature(secret, timestamp, body),
    }
    address = httpx.URL(url)
    try:
        target = _resolved(address, private)
        answer = client.post(
            address.copy_with(host=target),
            content=body,
            headers={**headers, "Host": address.netloc.decode()},
            extensions={"sni_hostname": address.host},
        )
    except (httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeError) as error:
        raise Undelivered(f"it cannot be reached ({error or type(error).__name__})") from error
    if answer.status_code == httpx.codes.GONE:
        raise Undelivered("it answered 410: it wants no more", for_good=True)
    if not answer.is_success:
        raise Undelivered(f"it answered {answer.status_code}")


def _resolved(address: httpx.URL, private: bool) -> str:
    """The address to connect to: looked up once, so that what was judged is what is reached."""
    found = {str(info[4][0]) for info in socket.getaddrinfo(address.host, None, type=socket.SOCK_STREAM)}
    if not private and any(not ipaddress.ip_address(one.split("%")[0]).is_global for one in found):
        raise Undelivered(f"{address.host} is in a private network; IPCOOP_WEBHOOKS_PRIVATE=true allows that")
    return sorted(found, key=lambda one: (":" in one, one))[0]
