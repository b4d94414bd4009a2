"""From a paragraph back to the source it was read from."""

from songhanh.formats.blocks import Paragraph


def bare(text: str) -> str:
    """`text` without its spaces."""
    return "".join(text.split())


def each_letter_leads_back(paragraph: Paragraph, source: str) -> bool:
    """Whether every letter stands in the source where it is told: what stands side by side has more in between."""
    places = (paragraph.at(at, at + 1) for at, letter in enumerate(paragraph.text) if letter.strip())
    return bare(paragraph.text) == "".join(source[place.start : place.end] for place in places)


def leads_back(paragraph: Paragraph, source: str, marks: str = "") -> bool:
    """Whether every stretch of the paragraph shows the same letters in the source, spaces and `marks` apart."""
    drop = str.maketrans("", "", marks)
    for start in range(len(paragraph.text)):
        for end in (start + 1, start + 4, start + 30, len(paragraph.text)):
            if not start < end <= len(paragraph.text):
                continue
            place = paragraph.at(start, end)
            if bare(source[place.start : place.end].translate(drop)) != bare(paragraph.text[start:end].translate(drop)):
                return False
    return True
