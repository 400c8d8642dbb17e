"""Takes the README's pictures: `python tests/browser/pictures.py` (Chromium and pdftoppm needed)."""

import io
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from demo_site import ROOT, running_site
from people import DESK, PHONE, Person, at_a_screen, signed_in
from PIL import Image
from playwright.sync_api import Browser, sync_playwright
from sample_pages import AIGUL, CARD, applied, prepared, resolved, signed

OUT = ROOT / "docs" / "pictures"
CASES = 60
LONGEST = 1400
"""CSS pixels of a page's height that a picture shows."""
MOST_BYTES = 1_200_000
COLOURS = 128


def kept(png: bytes, name: str, *, scale: int = 1) -> None:
    """Keep a picture: the upper part, few colours."""
    whole = Image.open(io.BytesIO(png)).convert("RGB")
    upper = whole.crop((0, 0, whole.width, min(whole.height, LONGEST * scale)))
    few = upper.quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(OUT / f"{name}.png", optimize=True)
    print(f"{name}.png  {upper.width} x {upper.height}")


def taken(person: Person, name: str, *, scale: int = 1) -> None:
    """A picture of the page somebody looks at."""
    kept(person.page.screenshot(full_page=True), name, scale=scale)


def paper(pdf: bytes, name: str, folder: Path) -> None:
    """A picture of the first page of a paper."""
    source = folder / "paper.pdf"
    source.write_bytes(pdf)
    tool = shutil.which("pdftoppm")
    if tool is None:
        raise SystemExit("pdftoppm is missing (package poppler-utils)")
    page = folder / "paper"
    subprocess.run([tool, "-png", "-r", "90", "-singlefile", source, page], check=True)
    kept(page.with_suffix(".png").read_bytes(), name)


def scan() -> bytes:
    out = io.BytesIO()
    Image.new("L", (240, 160), 235).save(out, "PNG")
    return out.getvalue()


def tour(browser: Browser, base: str, folder: Path) -> None:
    """One application from the home page to the check of the certificate."""
    sharp = {"device_scale_factor": 2}
    aigul = at_a_screen(browser, base, language="kk", screen=PHONE, **sharp)
    taken(aigul, "home-kk-360", scale=2)
    taken(aigul.go(CARD), "card-kk-360", scale=2)
    case = applied(aigul, AIGUL, scan())
    taken(aigul, "sent-kk-360", scale=2)

    head = signed_in(browser, base, "demo-head", language="ru", screen=DESK)
    executor = signed_in(browser, base, "demo-executor", language="ru", screen=DESK)
    taken(head, "desk-ru-1280")
    resolved(head, executor, case)
    executor.go(f"/desk/cases/{case}/").waits_for("Есть в реестре")
    taken(executor, "desk-case-ru-1280")
    taken(aigul.go(f"/cases/{case}/"), "case-kk-360", scale=2)
    prepared(executor, case, "granted")
    signed(head, case)
    aigul.waits_for("QR")

    link = aigul.page.locator("main a[href*='/verify/']").first.get_attribute("href") or ""
    paper(aigul.takes(f"/cases/{case}/result.pdf"), "certificate-kk", folder)
    anybody = at_a_screen(browser, base, language="ru", screen=PHONE, **sharp)
    taken(anybody.go(link), "verify-ru-360", scale=2)


def main() -> int:
    """Take all pictures; 1 if together they weigh too much for a repository."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        raise SystemExit("Chromium is missing")
    OUT.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(prefix="qyzmet-pictures-") as folder,
        running_site(Path(folder), CASES) as site,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        tour(browser, site.base, Path(folder))
        browser.close()
    weight = sum(path.stat().st_size for path in OUT.glob("*.png"))
    print(f"{weight} bytes together, {MOST_BYTES} at most")
    return 1 if weight > MOST_BYTES else 0


if __name__ == "__main__":
    sys.exit(main())
