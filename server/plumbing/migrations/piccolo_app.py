"""One app and one history for all rooms."""

from pathlib import Path

from piccolo.conf.apps import AppConfig

from server.plumbing.database.rooms import all_tables

APP_CONFIG = AppConfig(
    app_name="peel",
    migrations_folder_path=str(Path(__file__).parent / "history"),
    table_classes=list(all_tables()),
)
