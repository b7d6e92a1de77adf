"""What the `piccolo` command and Piccolo's own finder read."""

from piccolo.conf.apps import AppRegistry

from server.plumbing.database.engine import DB

APP_REGISTRY = AppRegistry(apps=["server.plumbing.migrations.piccolo_app"])
__all__ = ["APP_REGISTRY", "DB"]
