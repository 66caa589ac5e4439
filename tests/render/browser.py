"""A headless browser that opens pages from the file system, and what it complains of or asks for meanwhile."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, sync_playwright

_PROGRAMS = ("chromium", "google-chrome")
_GRAVE = {"serious", "critical"}


@dataclass
class Visit:
    """A page that is open.

    Args:
        page: to be used.
        complaints: errors of its scripts, and what the browser wrote on its console.
        requests: addresses that it asked for, itself and what it holds inside left out.
    """

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def barriers(self) -> list[str]:
        """What keeps people with disabilities out of the page as it is now, as far as axe-core finds it."""
        found = Axe().run(self.page).response["violations"]
        return [f"{one['id']}: {node['html']}" for one in found if one["impact"] in _GRAVE for node in one["nodes"]]


@contextmanager
def running_browser() -> Iterator[Browser]:
    """Chromium, until the block is left."""
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        pytest.fail("no browser: ./test.sh installs Chromium, on Debian the package chromium", pytrace=False)
    alone = ["--no-sandbox"] if os.geteuid() == 0 else []  # Chromium refuses to run as root otherwise
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=alone)
        yield browser
        browser.close()


@contextmanager
def visit(browser: Browser, path: Path, **options: Any) -> Iterator[Visit]:  # noqa: ANN401 (Playwright's own)
    """A page from the file system, open until the block is left.

    Args:
        browser: opens it.
        path: the page.
        options: of Browser.new_context, such as viewport or color_scheme.
    """
    context = browser.new_context(**options)
    context.set_default_timeout(10_000)
    opened = Visit(context.new_page())
    address = path.absolute().as_uri()

    def note(asked: str) -> None:
        if asked.partition("#")[0] != address and not asked.startswith(("data:", "blob:")):
            opened.requests.append(asked)

    context.on("request", lambda request: note(request.url))
    opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
    opened.page.on("console", lambda message: opened.complaints.append(f"{message.type}: {message.text}"))
    opened.page.goto(address)
    yield opened
    context.close()
