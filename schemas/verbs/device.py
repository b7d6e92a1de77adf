"""What is kept on the audit about devices; a device identifies nobody."""

from schemas.verbs import Codes


class DeviceRegister(Codes, tag="device.register"):
    """A device was seen for the first time."""


class DeviceRevoke(Codes, tag="device.revoke"):
    """A device was lost, stolen or handed on, and may send nothing any more."""

    why: str
