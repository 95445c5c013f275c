"""Changes of addresses over a whole project: content, templates, catalogs, the map."""

from service.catalogs.readdress.assigning import IdsPlan, plan_ids
from service.catalogs.readdress.moving import plan_move, plan_unit_name
from service.catalogs.readdress.plan import Plan, Told
from service.catalogs.readdress.project import list_documents
from service.catalogs.readdress.renaming import plan_document_name
from service.catalogs.readdress.survey import Survey, survey_documents

__all__ = [
    "IdsPlan",
    "Plan",
    "Survey",
    "Told",
    "list_documents",
    "plan_document_name",
    "plan_ids",
    "plan_move",
    "plan_unit_name",
    "survey_documents",
]
