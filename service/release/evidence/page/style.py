"""How the page begins, and how it looks on a screen and on paper."""

STYLE = """
:root { color-scheme: light; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 80rem; padding: 0 1rem; }
table { border-collapse: collapse; margin: 1rem 0; width: 100%; }
caption { font-weight: bold; text-align: start; }
th, td { border: 1px solid #767676; padding: .4rem; text-align: start; vertical-align: top; }
td { overflow-wrap: anywhere; white-space: pre-line; }
td ul { margin: 0; padding-inline-start: 1rem; }
table.texts { table-layout: fixed; }
table.texts th:nth-child(-n+1) { width: 11%; }
table.texts th:nth-child(4), table.texts th:nth-child(5) { width: 13%; }
table.texts th:nth-child(6) { width: 18%; }
table.texts th:nth-child(7) { width: 9%; }
.grave { border-inline-start: .4rem solid #a40000; font-weight: bold; padding-inline-start: .6rem; }
.of-safety { background: #fff3f0; }
@media print {
  body { font-size: 9pt; margin: 0; max-width: none; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  h2 { break-before: page; }
}
"""
HEAD = """\
<!DOCTYPE html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<header>
<h1>{title}</h1>
"""
