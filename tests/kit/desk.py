"""An officer at the desk: signs in, opens, decides, updates."""

from playwright.sync_api import Locator, Page

from kit.installation import SignIn


def sign_in(page: Page, base: str, who: SignIn) -> None:
    page.goto(f"{base}/desk/sign-in")
    page.fill("#email", who.email)
    page.fill("#password", who.password)
    page.fill("#code", who.code())
    page.locator("main form button").click()
    page.wait_for_url("**/desk")


def rows_of(page: Page, reference: str) -> Locator:
    """The rows of the queue that lead to this report."""
    return page.locator("main li", has_text=reference).locator(".row")


def open_report(page: Page, reference: str) -> None:
    """From the queue, by its reference."""
    rows_of(page, reference).first.click()
    page.wait_for_url("**/desk/reports/*")


def record_crime(page: Page) -> None:
    """The decision with its reasons; ends on the case."""
    page.check("input[name=decision][value=crime]")
    page.check("input[name=role][value=victim]")
    page.check("input[name=at_risk][value=no]")
    for name, text in {
        "information": "Lock cut, camera over the door.",
        "risk": "No one in danger.",
        "powers": "Theft Act 1968 section 1.",
        "options": "Record; ask for the recording.",
        "action": "Recorded as theft of a pedal cycle.",
    }.items():
        page.fill(f"#decide [name={name}]", text)
    page.locator("#decide button.button").click()
    page.wait_for_load_state()
    if "/desk/cases/" not in page.url:
        page.locator("main a[href*='/desk/cases/']").first.click()
        page.wait_for_url("**/desk/cases/*")


def move_case(page: Page, status: str) -> None:
    page.select_option("#status", status)
    page.locator("form[action$='/status'] button").click()
    page.wait_for_load_state()


def tell_victim(page: Page, text: str) -> None:
    page.fill("[name=message]", text)
    page.locator("form[action$='/message'] button").click()
    page.wait_for_load_state()
