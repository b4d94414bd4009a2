"""What a browser says of itself, in words that its owner recognises."""

import re

# In this order: Edge and Cốc Cốc call themselves Chrome too, and Chrome calls itself Safari.
_BROWSERS = (
    ("Edge", r"Edg\w*/(\d+)"),
    ("Cốc Cốc", r"coc_coc_browser/(\d+)"),
    ("Opera", r"OPR/(\d+)"),
    ("Firefox", r"Firefox/(\d+)"),
    ("Chrome", r"Chrom\w*/(\d+)"),
    ("Safari", r"Version/(\d+).*Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("macOS", "Mac OS X"),
    ("Linux", "Linux"),
)


def named(agent: str) -> str:
    """`Chrome 109, Windows`; what is not known stands as it came, shortened."""
    found = ((name, re.search(pattern, agent)) for name, pattern in _BROWSERS)
    browser = next((f"{name} {match[1]}" for name, match in found if match), "")
    system = next((name for name, mark in _SYSTEMS if mark in agent), "")
    return ", ".join(part for part in (browser, system) if part) or agent[:60]
