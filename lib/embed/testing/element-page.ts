/** A host's page that writes Latchkey's elements; the browser test puts them in and hears what they tell. */
import "@latchkey/embed/element";

const elementLog: [string, unknown][] = [];
Object.assign(window, { elementLog });
// On the document: the events bubble.
for (const name of ["latchkey-success", "latchkey-exit", "latchkey-event", "latchkey-load"])
  document.addEventListener(name, (event) => elementLog.push([name, (event as CustomEvent).detail]));
