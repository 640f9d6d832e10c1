# SPDX-License-Identifier: Apache-2.0
"""A browser, driven over the WebDriver protocol with nothing but the standard library."""

import base64
import json
import subprocess
import time
import urllib.error
import urllib.request

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
TAB, ENTER, ESCAPE, BACKSPACE, SPACE = "\ue004", "\ue007", "\ue00c", "\ue003", " "


class Browser:
    """A headless Chromium of its own."""

    def __init__(self, width=1280, height=900):
        self.driver = subprocess.Popen(["chromedriver", "--port=0"], stdout=subprocess.PIPE, text=True)
        for line in self.driver.stdout:
            if "successfully on port" in line:
                self.url = "http://127.0.0.1:%d" % int(line.rstrip(".\n").rsplit(" ", 1)[1])
                break
        else:
            raise RuntimeError("chromedriver does not start")
        options = {
            "args": [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                "--window-size=%d,%d" % (width, height),
            ]
        }
        capabilities = {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}
        answer = self.call("POST", "/session", {"capabilities": {"alwaysMatch": capabilities}})
        self.session = "/session/" + answer["sessionId"]

    def call(self, method, path, body=None):
        request = urllib.request.Request(
            self.url + path, method=method, data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(json.load(error)["value"]["message"].splitlines()[0]) from None

    def end(self):
        try:
            self.call("DELETE", self.session)
        finally:
            self.driver.terminate()
            self.driver.wait()

    def open(self, url):
        self.call("POST", self.session + "/url", {"url": url})

    def address(self):
        return self.call("GET", self.session + "/url")

    def run(self, script, *arguments):
        """The value of a function's body in the page."""
        return self.call("POST", self.session + "/execute/sync", {"script": script, "args": list(arguments)})

    def find(self, selector):
        return self.call("POST", self.session + "/element", {"using": "css selector", "value": selector})[ELEMENT]

    def click(self, selector):
        self.call("POST", "%s/element/%s/click" % (self.session, self.find(selector)), {})

    def type(self, selector, text):
        """Types over what is in a field."""
        element = self.find(selector)
        self.call("POST", "%s/element/%s/clear" % (self.session, element), {})
        self.call("POST", "%s/element/%s/value" % (self.session, element), {"text": text})

    def press(self, keys):
        """Presses keys, wherever the focus is."""
        actions = [action for key in keys for action in ({"type": "keyDown", "value": key}, {"type": "keyUp", "value": key})]
        self.call("POST", self.session + "/actions", {"actions": [{"type": "key", "id": "keys", "actions": actions}]})

    def text(self, selector):
        return self.run("return document.querySelector(arguments[0])?.textContent ?? null", selector)

    def wait(self, script, *arguments, seconds=60):
        """Until an expression is true."""
        deadline = time.monotonic() + seconds
        while not self.run("return " + script, *arguments):
            if time.monotonic() > deadline:
                raise AssertionError("not in time: %s %s" % (script, arguments))
            time.sleep(0.05)

    def prefer(self, scheme):
        """Light or dark."""
        self.call("POST", self.session + "/goog/cdp/execute", {
            "cmd": "Emulation.setEmulatedMedia",
            "params": {"features": [{"name": "prefers-color-scheme", "value": scheme}]},
        })

    def resize(self, width, height):
        self.call("POST", self.session + "/window/rect", {"width": width, "height": height})

    def screenshot(self, file):
        with open(file, "wb") as picture:
            picture.write(base64.b64decode(self.call("GET", self.session + "/screenshot")))

    def complaints(self):
        """What the browser has said of errors since it was last asked, refusals of its policy among them."""
        return [entry["message"] for entry in self.call("POST", self.session + "/se/log", {"type": "browser"})
                if entry["level"] == "SEVERE"]
