"""Which header fields keep a browser from doing more with an answer than it is for."""

from service.web.response import Header

PLAIN: tuple[Header, ...] = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
)
"""On every answer of the public server: what is read about health is told to no other site."""
CLOSED: tuple[Header, ...] = (*PLAIN, ("Cross-Origin-Resource-Policy", "same-origin"))
"""On what no other site needs (Fetch, Cross-Origin-Resource-Policy)."""
OPEN: tuple[Header, ...] = (
    *PLAIN,
    ("Cross-Origin-Resource-Policy", "cross-origin"),
    ("Access-Control-Allow-Origin", "*"),
)
"""On what pages of any origin may read; nothing here knows who asks."""
INERT: Header = (
    "Content-Security-Policy",
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
)
"""On what is data: opened as a page it loads and runs nothing, and stands in no frame."""
