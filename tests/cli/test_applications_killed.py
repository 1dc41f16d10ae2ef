"""收申请时被杀：five hundred apply at once, the server is killed, and no receipt that was given is lost."""

import http.client
import re
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from os import killpg
from threading import Event
from urllib.parse import urlsplit

from tests.contents import material

APPLICANTS, AT_ONCE, KILL_AFTER = 500, 24, 60
RUN = [sys.executable, "-m", "mingtang.cli.main", "run", "--port", "0"]
FORM = "/applications/new/?organ=liuxi"
BOUNDARY = "a-boundary-of-our-own"
RECEIPT = re.compile(
    r"受理编号</dt><dd><strong>(\d+-\d+)</strong>.*?查询码</dt><dd><strong>([^<]+)</strong>", re.DOTALL
)
FIELDS = {
    "organ": "liuxi",
    "wanted": "2025年灌渠清淤工程的验收报告",
    "kind": "citizen",
    "name": "甄申请",
    "phone": "0000-7654321",
    "form": "any",
    "way": "online",
    "website": "",
}


def body_of(fields, image):
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    head = 'Content-Disposition: form-data; name="image"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n'
    return b"".join([*parts, f"--{BOUNDARY}\r\n{head}".encode(), image, f"\r\n--{BOUNDARY}--\r\n".encode()])


def asked(server, method, path, **told):
    connection = http.client.HTTPConnection(server, timeout=30)
    try:
        connection.request(method, path, **told)
        answer = connection.getresponse()
        return answer, answer.read().decode()
    finally:
        connection.close()


def every_receipt_is_kept(place, numbers, *, given):
    """Each number that was told stands in the database once, with its applicant and image; none was skipped."""
    kept = place.execute(
        "SELECT a.year, a.serial, p.name, s.erased_at FROM applications_application a "
        "JOIN applications_particulars p ON p.application_id = a.id JOIN sealed_sealed s ON s.id = p.identity_id "
        "ORDER BY a.serial"
    )
    assert [serial for _, serial, _, _ in kept] == list(range(1, len(kept) + 1))
    assert place.execute("SELECT last FROM applications_counter") == [(len(kept),)]
    assert numbers <= {f"{year}-{serial}" for year, serial, _, _ in kept}
    assert len(numbers) == given
    assert {(name, erased) for _, _, name, erased in kept} == {("甄申请", None)}
    assert place.call("audit", "verify").returncode == 0


def test_killed_while_five_hundred_apply_it_loses_no_receipt_and_skips_no_number(busy, start):
    busy.more |= {"MINGTANG_WORKERS": "2", "MINGTANG_APPLICATIONS_FROM_ONE_ADDRESS": "1000"}
    process = start(RUN, busy.env)
    server = urlsplit(re.search(r"http://\S+?/", process.stdout.readline())[0]).netloc
    answer, page = asked(server, "GET", FORM)
    cookie = answer.getheader("Set-Cookie").split(";")[0]
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    image = material.photograph((120, 80))
    receipts, ended = {}, Event()

    def apply(number):
        if ended.is_set():
            return
        told = {**FIELDS, "csrfmiddlewaretoken": token, "key": f"key-of-{number}"}
        kind = f"multipart/form-data; boundary={BOUNDARY}"
        headers = {"Cookie": cookie, "Content-Type": kind, "Referer": f"http://{server}/"}
        try:
            _, said = asked(server, "POST", "/applications/new/", body=body_of(told, image), headers=headers)
        except (OSError, http.client.HTTPException):
            return
        found = RECEIPT.search(said)
        assert found, said[:2000]
        receipts[number] = found.groups()
        if len(receipts) >= KILL_AFTER and not ended.is_set():
            ended.set()
            killpg(process.pid, signal.SIGKILL)

    with ThreadPoolExecutor(AT_ONCE) as crowd:
        list(crowd.map(apply, range(APPLICANTS)))
    assert len(receipts) >= KILL_AFTER
    assert busy.wait_until_empty(10) == []
    every_receipt_is_kept(busy, {number for number, _ in receipts.values()}, given=len(receipts))
