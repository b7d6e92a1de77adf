"""What must go upwards: a few tables, filled at the start. A room leaves with its lines."""

from typing import Any

from server.audit.errand import Handler
from server.audit.events import ERRANDS, EVENTS, GIVE_UP, TIMERS
from server.contact import routes as contact
from server.contact.actions.message_send import send_message
from server.contact.actions.staff_tell import send_to_staff
from server.desk import routes as desk
from server.devices import routes as devices
from server.devices.orphans import forget_orphans
from server.forces import health, manifests
from server.forces import routes as forces
from server.forms.carried import carried
from server.officers import routes as officers
from server.officers.actions.task_open import task_of_errand
from server.plumbing import assets
from server.plumbing.access.sessions import purge_expired_sessions
from server.reporting import adoption
from server.reporting import routes as reporting
from server.reporting.actions.file_arrive import ARRIVE
from server.reporting.actions.report_alarm import raise_alarm
from server.reporting.actions.report_submit import SUBMIT
from server.reporting.alarm import ALARM
from server.reporting.drafts.keep import erase_idle
from server.reporting.rows import report_rows
from server.victims import routes as victims
from server.victims import routes_choices, routes_door, routes_push
from server.victims.actions.code_send import send_code
from server.victims.purging import purge_codes
from sync.bodies import VIEWS, View
from sync.push import MUTATIONS, Mutation

# every HTTP handler; each room's routes.py ends in a list ROUTES
ROUTES: list[Any] = [
    *assets.ROUTES,
    *contact.ROUTES,
    *devices.ROUTES,
    *health.ROUTES,
    *forces.ROUTES,
    *manifests.ROUTES,
    *reporting.ROUTES,
    *adoption.ROUTES,
    *officers.ROUTES,
    *desk.ROUTES,
    *routes_door.ROUTES,
    *routes_choices.ROUTES,
    *routes_push.ROUTES,
    *victims.ROUTES,
]

# what a device may ask: kind -> Mutation
ASKS: list[Mutation] = [SUBMIT, ARRIVE]

# what a feed's row looks like: entity -> async (keys, viewer) -> {key: body}
SEEN: dict[str, View] = {
    "report": report_rows,
}

# verb -> the errands it causes
FOLLOWS: dict[str, list[str]] = {
    "message.queue": ["message.send"],
    "staff.tell": ["staff.tell"],
    "victim.ask": ["code.send"],
}

# an errand's action -> what does it
DOES: dict[str, Handler] = {
    ALARM: raise_alarm,
    "code.send": send_code,
    "message.send": send_message,
    "staff.tell": send_to_staff,
}

# name -> (seconds between ticks, what to do for each force)
TICKS: dict[str, Any] = {
    "blobs.forget": (3600, forget_orphans),
    "drafts.erase": (3600, erase_idle),
    "codes.purge": (3600, purge_codes),
    "sessions.purge": (600, purge_expired_sessions),
}


def wire() -> None:
    """Hand the tables to those who read them; doing it twice changes nothing."""
    MUTATIONS.update({ask.kind: ask for ask in ASKS})
    VIEWS.update(SEEN)
    EVENTS.update(FOLLOWS)
    ERRANDS.update(DOES)
    TIMERS.update(TICKS)
    GIVE_UP[:] = [task_of_errand]
    assets.CARRIED[:] = [carried]
