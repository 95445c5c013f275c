"""Brings catalogs up to their templates, and keeps account of every translation."""

from service.catalogs.update.language import update_catalog, update_language
from service.catalogs.update.ledger import Fate, Line, Update, count_fates
from service.catalogs.update.loss import account_losses, find_losses
from service.catalogs.update.proposals import Bond, Proposal, Proposals, Vanished

__all__ = [
    "Bond",
    "Fate",
    "Line",
    "Proposal",
    "Proposals",
    "Update",
    "Vanished",
    "account_losses",
    "count_fates",
    "find_losses",
    "update_catalog",
    "update_language",
]
