// Staff pages: the queue under the keyboard, and the alarm in sight and hearing.
import { watchAlarm } from "./alarm.js";
import { onQueueKey } from "./queue.js";

document.addEventListener("keydown", onQueueKey);
watchAlarm();
