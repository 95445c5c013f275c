"""The QR symbol that leads from a print to its check."""

import io
from functools import lru_cache

import segno
from markupsafe import Markup


@lru_cache(maxsize=512)
def draw_symbol(url: str) -> Markup:
    """Draw a QR symbol as SVG without a size of its own; dark on white also where the page is dark.

    Error correction M: a creased print still reads.
    """
    buffer = io.BytesIO()
    symbol = segno.make_qr(url, error="m")
    symbol.save(
        buffer, kind="svg", xmldecl=False, svgns=True, omitsize=True, border=4,
        dark="#000", light="#fff", svgclass="qr", lineclass=None, nl=False,
    )  # fmt: skip
    return Markup(buffer.getvalue().decode())  # noqa: S704 - made of squares alone
