"""Decides whether a release may be served by a process with given settings."""

from service.config import Settings
from service.release.store.manifest import Manifest

DEMO_POLICY = "demo"


def refusal(manifest: Manifest, settings: Settings) -> str:
    """Say why a release may not be served here, with what to do; empty when it may (design §5)."""
    if settings.admit_demo:
        return ""
    if manifest.policy == DEMO_POLICY:
        return (
            "its policy is demo, which is for loopback addresses only; publish with the policy of"
            " content/policy.yaml, or serve on 127.0.0.1"
        )
    if manifest.unreviewed_safety and not settings.admit_unreviewed_safety:
        return (
            "it holds safety texts that nobody approved (the source has a status too); give"
            " --allow-unreviewed-safety where you answer for them, or serve on 127.0.0.1"
        )
    return ""
