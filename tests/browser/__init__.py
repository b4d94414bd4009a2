"""The pages in real Chromium, judged by axe (axe.min.js is axe-core 4.14.1, MPL-2.0, as Deque publishes it)."""
