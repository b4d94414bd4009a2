"""The menu of a phone."""

from cast import Cast
from playwright.sync_api import expect

from browser.looking import Browse


def test_esc_closes_the_menu_and_goes_back_to_its_button(browse: Browse, people: Cast) -> None:
    page = browse("/", people.em, width=360)
    button = page.locator("[data-menu]")
    button.click()
    link = page.locator("#nav a[href='/tim/']")
    expect(link).to_be_visible()
    browse.check(page)
    link.focus()
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
