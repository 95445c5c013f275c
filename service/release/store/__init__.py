"""The folder of releases: written once, verified when opened, followed while it is served."""

from service.release.store.folder import ReleaseStore

__all__ = ["ReleaseStore"]
