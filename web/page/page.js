// What every page does with script. Each part stands alone: without one the page still works.
import { startAutosave } from "./autosave.js";
import { startExit } from "./exit.js";
import { startFiles } from "./files.js";
import { startFocus } from "./focus.js";
import { startForgetting } from "./forget.js";
import { startInstall } from "./install.js";
import { startLanguage } from "./language.js";
import { startMemory } from "./memory.js";
import { startPush } from "./push.js";
import { reveal, startReveal } from "./reveal.js";
import { startSignal } from "./signal.js";
import { startWorker } from "./worker.js";

startExit();
startReveal();
startFocus(reveal);
startForgetting();
startAutosave();
startFiles();
startSignal();
startLanguage();
startInstall();
if ("serviceWorker" in navigator) {
  startMemory();
  startWorker();
  startPush();
}
