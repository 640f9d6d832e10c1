#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The web page in a real browser, the server behind it against those that mean it harm, and the metrics.

usage: page.py GPUPV GUEST-PROGRAMS PICTURES

Starts a daemon with two partitions, gives one of them work, and does with the page what an administrator does.
Each check goes on from the one before.
"""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time

from browser import BACKSPACE, ENTER, ESCAPE, SPACE, TAB, Browser

gpupv, guest, pictures = (os.path.realpath(path) for path in sys.argv[1:4])
os.makedirs(pictures, exist_ok=True)
work = tempfile.TemporaryDirectory()
os.environ["GPUPV_CONTROL"] = work.name + "/run/control.sock"
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
host = "127.0.0.1:%d" % port

configuration = work.name + "/gpupv.yaml"


def configure(extra=""):
    with open(configuration, "w") as file:
        file.write("""
gpus:
  gpu0: {device: emulated, memory: 4G}
partitions:
  build: {gpu: gpu0, vram: 1G, window: 4G, compute: {minimum: 25%%}}
  web: {gpu: gpu0, vram: 512M, weight: 50}
%s
web: %s
""" % (extra, host))


def control(*arguments):
    return json.loads(subprocess.run([gpupv, *arguments, "--json"], check=True, stdout=subprocess.PIPE).stdout)


def until(condition, seconds=60):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "not in time"
        time.sleep(0.05)


def can_connect():
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


configure()
log = open(work.name + "/log", "w+")
daemon = subprocess.Popen(
    [gpupv, "serve", "--config", configuration, "--runtime-directory", work.name + "/run", "--state-directory",
     work.name + "/state", "--log-format", "json"], stderr=log, env={**os.environ, "LIBDISPATCH_LOG": "stderr"})
until(can_connect)
url = subprocess.run([gpupv, "web"], check=True, stdout=subprocess.PIPE, text=True).stdout.strip()
token = url.rsplit("=", 1)[1]


def ask(method, path, body=None, given=True, **headers):
    """Status, headers and body of an answer. Headers are given with _ for -; None leaves one out."""
    given = token if given is True else given
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    sent = {"Host": host}
    if given:
        sent["Authorization"] = "Bearer " + given
    if body is not None:
        sent["Content-Type"] = "application/json"
    sent.update({name.replace("_", "-"): value for name, value in headers.items()})
    connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    data = None if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
    if data is not None:
        sent.setdefault("Content-Length", str(len(data)))
    for name, value in sent.items():
        if value is not None:
            connection.putheader(name, value)
    connection.endheaders(data)
    answer = connection.getresponse()
    return answer.status, answer.headers, answer.read()


def status(*arguments, **headers):
    return ask(*arguments, **headers)[0]


browser = client = None


# MARK: the server

def the_page_is_sealed():
    code, headers, _ = ask("GET", "/", given=None)
    assert code == 200
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy, policy
    assert headers["X-Content-Type-Options"] == "nosniff" and headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"] == "no-store" and "Access-Control-Allow-Origin" not in headers
    for path in ("/page.js", "/page.css", "/icon.svg"):
        assert status("GET", path, given=None) == 200, path
    assert status("POST", "/", {}, given=None) == 405
    for path in ("/api", "/none", "/../etc/passwd", "/api/v1/none"):
        assert status("GET", path) == 404, path
        assert status("GET", path, given=None) == 401, path


def only_the_token_opens():
    for given in (None, "0" * 64, token[:-1], token + "0"):
        assert status("GET", "/api/v1/overview", given=given) == 401, given
        assert status("DELETE", "/api/v1/partitions/web", given=given) == 401, given
        assert status("POST", "/api/v1/partitions", {"partition": "x", "settings": {}}, given=given) == 401
    assert status("GET", "/api/v1/overview") == 200
    assert status("GET", "/api/v1/overview?token=" + token, given=None) == 401
    assert os.stat(work.name + "/run/web.token").st_mode & 0o777 == 0o600


def other_hosts_and_origins_are_refused():
    for name in ("evil.example", "evil.example:%d" % port, "127.0.0.1", None):
        assert status("GET", "/", given=None, Host=name) == 421, name
        assert status("GET", "/metrics", given=None, Host=name) == 421, name
        assert status("GET", "/api/v1/overview", Host=name) == 421, name
    for origin in ("http://evil.example", "null", "https://" + host):
        assert status("POST", "/api/v1/reload", {}, Origin=origin) == 403, origin
    assert status("POST", "/api/v1/reload", {}, Sec_Fetch_Site="cross-site") == 403
    # A form of another page's can send no JSON.
    assert status("POST", "/api/v1/reload?", b"{}", Content_Type="text/plain") in (400, 403, 200)
    assert status("POST", "/api/v1/partitions", b"{}", Content_Type="text/plain") == 400
    assert status("OPTIONS", "/api/v1/partitions", given=None) == 401


def nonsense_is_refused():
    for body in (b"", b"[]", b"{", b"null", b'{"partition": 1}', b'{"partition": "x"}', b"\xff\xfe", b"[" * 15000):
        assert status("POST", "/api/v1/partitions", body) == 400, body[:20]
    assert status("POST", "/api/v1/partitions", b" " * 20_000) == 400
    code, _, body = ask("POST", "/api/v1/partitions", {"partition": "../x", "settings": {"gpu": "gpu0", "vram": "1M"}})
    assert code == 422 and json.loads(body)["field"] == "name", body
    assert status("DELETE", "/api/v1/partitions/none") == 404
    assert status("PATCH", "/api/v1/partitions/web", {"settings": {"colour": "red"}}) == 422


def a_flood_costs_it_little():
    """Heads without an end, bodies without an end, connections that say nothing: closed, and others are served."""
    flood = [socket.create_connection(("127.0.0.1", port)) for _ in range(100)]
    until(lambda: any(is_closed(one) for one in flood))
    for one in flood:
        one.close()
    assert status("GET", "/api/v1/overview") == 200
    for start in (b"GET / HTTP/1.1\r\nX-Long: ", b"POST /api/v1/partitions HTTP/1.1\r\nHost: x\r\nContent-Length: 9999999999\r\n\r\n"):
        with socket.create_connection(("127.0.0.1", port), timeout=60) as one:
            try:
                one.sendall(start)
                for _ in range(100_000):
                    one.sendall(b"x" * 4096)
                assert False, "it takes everything"
            except (BrokenPipeError, ConnectionResetError):
                pass
    assert status("GET", "/api/v1/overview") == 200


def is_closed(connection):
    connection.setblocking(False)
    try:
        return connection.recv(1) == b""
    except BlockingIOError:
        return False
    except ConnectionResetError:
        return True


def web_process():
    children = subprocess.run(["pgrep", "-P", str(daemon.pid), "-f", "web serve"], stdout=subprocess.PIPE, text=True)
    return int(children.stdout.split()[0]) if children.stdout.split() else None


def its_process_has_no_privileges():
    with open("/proc/%d/status" % web_process()) as file:
        lines = dict(line.rstrip("\n").split(":\t", 1) for line in file if ":\t" in line)
    if os.geteuid() == 0:
        assert "0" not in lines["Uid"].split(), lines["Uid"]
        assert int(lines["CapEff"], 16) == 0 and lines["NoNewPrivs"] == "1"
    # Nor does it ask for some.
    with open(log.name) as said:
        assert "thread priority" not in said.read()


def metrics_are_open():
    code, headers, body = ask("GET", "/metrics", given=None)
    assert code == 200 and headers["Content-Type"].startswith("text/plain; version=0.0.4"), headers
    text = body.decode()
    assert '\ngpupv_partition_memory_budget_bytes{partition="web",gpu="gpu0",segment="local"} ' in text, text
    assert '\ngpupv_partition_state{partition="web",gpu="gpu0",state="idle"} 1\n' in text, text


# MARK: the page

def row(name):
    return '[data-partition="%s"]' % name


def a_page_without_the_token_asks_for_it():
    browser.open("http://%s/" % host)
    browser.wait("document.getElementById('login').open")
    browser.type("#login input", "wrong")
    browser.press([ENTER])
    browser.wait("document.querySelector('#login .error').textContent.includes('token')")
    browser.complaints()  # of the 401s
    browser.open("about:blank")


def the_page_is_live():
    browser.open(url)
    browser.wait("document.getElementById('connection').dataset.state === 'live'")
    assert "token" not in browser.address(), browser.address()
    for name in ("build", "web"):
        browser.wait("document.querySelector(arguments[0]) !== null", row(name))
    assert "idle" in browser.text(row("web") + " .state")
    assert browser.text("#gpus").count("build") == 2, browser.text("#gpus")


def a_partition_is_made_with_the_keyboard():
    browser.run("document.getElementById('reload').focus()")
    browser.press([TAB, ENTER])
    browser.wait("document.getElementById('editor').open")
    assert browser.run("return document.activeElement.name") == "name"
    browser.press([*"render", TAB, TAB, *"lots", ENTER])
    browser.wait("document.querySelector('#editor [data-error=vram]') !== null")
    field = browser.run(
        "const f = document.activeElement; return [f.name, f.getAttribute('aria-invalid'), "
        "document.getElementById(f.getAttribute('aria-describedby')).textContent]")
    assert field[:2] == ["vram", "true"] and "no size" in field[2], field
    browser.screenshot(pictures + "/error.png")
    browser.press([*[BACKSPACE] * 4, *"8G", ENTER])
    browser.wait("document.querySelector('#editor [data-error=vram]')?.textContent.includes('add up')")
    browser.press([*[BACKSPACE] * 2, *"256M", ENTER])
    browser.wait("document.querySelector(arguments[0]) !== null", row("render"))
    browser.wait("!document.getElementById('editor').open")
    assert control("partition", "show", "render")["definition"]["vram"]["maximum"] == 256 << 20
    browser.wait("document.getElementById('events').textContent.includes('partition.created')")


def a_partition_is_resized():
    browser.click(row("render") + " .actions button:first-child")
    browser.wait("document.getElementById('editor').open")
    browser.type("#editor [name=vram]", "384M")
    browser.type('#editor [name="compute.maximum"]', "150%")
    browser.press([ENTER])
    browser.wait("document.querySelector('#editor [data-error=\"compute.maximum\"]') !== null")
    browser.type('#editor [name="compute.maximum"]', "50%")
    browser.press([ENTER])
    browser.wait("!document.getElementById('editor').open")
    definition = control("partition", "show", "render")["definition"]
    assert definition["vram"]["maximum"] == 384 << 20 and definition["compute"]["maximum"] == 0.5, definition
    browser.wait("document.querySelector(arguments[0]).textContent.includes('384M')", row("render"))


def work_is_seen():
    global client
    client = subprocess.Popen(
        [gpupv, "emulate", "--partition", "build", "--", guest + "/partition"], stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, text=True)
    assert client.stdout.readline().startswith("adapter")
    browser.wait("document.querySelector(arguments[0]).textContent.includes('attached')", row("build"))
    browser.wait("parseFloat(document.querySelector(arguments[0] + ' .number:nth-of-type(6)').textContent) > 0", row("build"))
    browser.wait("document.getElementById('events').textContent.includes('vm.attached')")
    browser.wait("document.querySelector(arguments[0] + ' .history path').getAttribute('d').length > 20", row("build"))


def a_worker_that_is_killed_is_seen():
    os.kill(control("partition", "show", "build")["vm"]["worker"], signal.SIGKILL)
    browser.wait("document.getElementById('events').textContent.includes('worker.restarted')")
    browser.wait("document.querySelector(arguments[0] + ' .number:nth-of-type(9)').textContent === '1'", row("build"))
    text = ask("GET", "/metrics", given=None)[2].decode()
    assert 'gpupv_partition_worker_restarts_total{partition="build",gpu="gpu0"} 1\n' in text
    assert 'gpupv_events_total{event="worker.restarted"} 1\n' in text
    log.seek(0)
    events = [json.loads(line) for line in log.read().splitlines()]
    assert any(one.get("event") == "worker.restarted" and one.get("partition") == "build" for one in events)


def the_page_looks_right():
    browser.wait("document.querySelectorAll('dialog[open]').length === 0")
    for scheme in ("light", "dark"):
        browser.prefer(scheme)
        browser.screenshot("%s/page-%s.png" % (pictures, scheme))
    browser.resize(480, 900)
    browser.screenshot(pictures + "/page-narrow.png")
    wide = browser.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, "the page is %d pixels wider than the window" % wide
    browser.resize(1280, 900)
    browser.prefer("light")


def the_page_is_accessible():
    problems = browser.run("""
        const problems = [];
        for (const field of document.querySelectorAll("input, select"))
          if (!field.labels.length) problems.push(`${field.name} has no label`);
        for (const button of document.querySelectorAll("button:not([type=submit])"))
          if (!(button.getAttribute("aria-label") ?? button.textContent).trim()) problems.push("a button has no name");
        for (const meter of document.querySelectorAll("[role=meter]"))
          if (!meter.getAttribute("aria-valuetext")) problems.push("a meter says nothing");
        if (document.documentElement.lang !== "en") problems.push("the page has no language");
        const names = [...document.querySelectorAll("tbody button")].map((one) => one.getAttribute("aria-label"));
        if (new Set(names).size !== names.length) problems.push("two buttons have one name");
        return problems""")
    assert not problems, problems
    # Text can be read: contrast of at least 4.5 to 1, in both schemes.
    for scheme in ("light", "dark"):
        browser.prefer(scheme)
        poor = browser.run("""
            const paint = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
            const rgb = (color) => { paint.clearRect(0, 0, 1, 1); paint.fillStyle = color; paint.fillRect(0, 0, 1, 1);
              return [...paint.getImageData(0, 0, 1, 1).data]; };
            const light = (c) => c.slice(0, 3).map((v) => v / 255)
              .map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
              .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
            const behind = (e) => { for (; e; e = e.parentElement) { const style = getComputedStyle(e);
              if (style.backgroundImage !== "none") return null;
              const c = rgb(style.backgroundColor); if (c[3] === 255) return c; } return [255, 255, 255]; };
            const poor = [];
            for (const e of document.querySelectorAll("body *")) {
              if (![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) || !e.checkVisibility()) continue;
              if (e.matches(":disabled, :disabled *, .hidden, .skip")) continue;
              const back = behind(e);
              if (!back) continue;
              const [a, b] = [light(rgb(getComputedStyle(e).color)), light(back)].sort((x, y) => y - x);
              const ratio = (a + 0.05) / (b + 0.05);
              if (ratio < 4.5) poor.push(`${e.textContent.trim().slice(0, 30)}: ${ratio.toFixed(2)}`);
            }
            return poor""")
        assert not poor, (scheme, poor)
    browser.prefer("light")


def a_file_that_is_wrong_is_told():
    configure("  worse: {gpu: none}")
    browser.click("#reload")
    browser.wait("document.getElementById('message').textContent.includes('worse')")
    browser.wait("document.getElementById('events').textContent.includes('configuration.refused')")
    configure()
    browser.click("#reload")
    browser.wait("document.getElementById('message').textContent.includes('as it was')")


def a_partition_is_deleted():
    def delete(name, answer):
        browser.click(row(name) + " .actions button:last-child")
        browser.wait("document.getElementById('confirm').open")
        answer()
        browser.wait("!document.getElementById('confirm').open")

    # The safe answer has the focus.
    delete("render", lambda: browser.press([SPACE]))
    delete("render", lambda: browser.press([ESCAPE]))
    assert browser.text(row("render")) is not None
    delete("render", lambda: browser.press([TAB, ENTER]))
    browser.wait("document.querySelector(arguments[0]) === null", row("render"))
    assert "render" not in [one["definition"]["name"] for one in control("partition", "list")]
    browser.click(row("build") + " .actions button:last-child")
    browser.wait("document.getElementById('confirm-text').textContent.includes('lose their devices')")
    browser.screenshot(pictures + "/confirm.png")
    browser.click("#confirm .danger")
    browser.wait("document.querySelector(arguments[0]) === null", row("build"))


def what_a_name_says_is_shown_as_text():
    """Nothing of what is shown becomes markup; a problem's text comes from the system."""
    assert browser.run("return document.querySelectorAll('#rows script, #events script').length") == 0
    source = open(os.path.dirname(os.path.abspath(__file__)) + "/../../Sources/Host/Web/Page/page.js").read()
    for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
        assert word not in source, word


def a_server_that_is_killed_comes_back():
    os.kill(web_process(), signal.SIGKILL)
    browser.wait("document.getElementById('connection').dataset.state === 'lost'")
    browser.wait("document.getElementById('login').open", seconds=90)  # there is a new token
    text = subprocess.run([gpupv, "web"], check=True, stdout=subprocess.PIPE, text=True).stdout.strip()
    global token
    assert text != url
    token = text.rsplit("=", 1)[1]
    browser.type("#login input", text)
    browser.press([ENTER])
    browser.wait("document.getElementById('connection').dataset.state === 'live'")


def the_browser_had_nothing_to_complain_of():
    # An answer that is no success is one of its complaints, as is a connection that was closed on purpose.
    told = [text for text in browser.complaints() if "Failed to load resource" not in text and "net::ERR" not in text]
    assert not told, told


checks = [
    the_page_is_sealed, only_the_token_opens, other_hosts_and_origins_are_refused, nonsense_is_refused,
    its_process_has_no_privileges, metrics_are_open, a_page_without_the_token_asks_for_it, the_page_is_live,
    a_partition_is_made_with_the_keyboard, a_partition_is_resized, work_is_seen, a_worker_that_is_killed_is_seen,
    the_page_looks_right, the_page_is_accessible, a_file_that_is_wrong_is_told, a_partition_is_deleted,
    what_a_name_says_is_shown_as_text, a_server_that_is_killed_comes_back, the_browser_had_nothing_to_complain_of,
    a_flood_costs_it_little,
]
failed = 0
try:
    browser = Browser()
    for check in checks:
        started = time.monotonic()
        try:
            check()
            word = "ok    "
        except Exception as error:
            failed += 1
            word = "FAILED"
            print("  | %s: %s" % (type(error).__name__, error))
            browser.screenshot(pictures + "/failed-%s.png" % check.__name__)
        print("%s %6d ms  %s" % (word, (time.monotonic() - started) * 1000, check.__name__.replace("_", " ")), flush=True)
finally:
    if browser:
        browser.end()
    if client:
        client.stdin.close()
        client.wait()
    daemon.terminate()
    daemon.wait()
if failed:
    log.seek(0)
    print("the daemon's log:\n" + log.read())
print("%d passed, %d failed" % (len(checks) - failed, failed))
sys.exit(failed != 0)
