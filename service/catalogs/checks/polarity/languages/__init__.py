"""The words of polarity, a module a language, all of one shape.

`WORDS` gives for each sense the expressions that say it in nearly every sentence, then those that
may say it; `NEUTRAL` lists what holds such a word and says nothing of the kind. Expressions are
parted by commas and written in lower case; `*` at an end stands for any letters (with
`BREAKS_WORDS` only), `#` for a number, `a/b c` for `a c` and `b c`. The longest expression counts.
`BREAKS_WORDS` says that spaces part words; `PREFIXES` is an expression for what may be written
before a word and together with it.

To add a language, write its module and name it in `table.py`; then put sentences into
`tests/catalogs/checks/polarity/`.
"""
