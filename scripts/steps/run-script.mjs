import { isStopping, stopChildren, stopOnSignals } from "./children.mjs";

/**
 * Runs the whole of a script. Whatever ends it, no child is left behind; a failure is one sentence on stderr,
 * after the output of the command that failed, if one did.
 * @param codeWhenStopped exit code after Ctrl+C or SIGTERM; by default the one that names the signal.
 */
export async function runScript({ main, codeWhenStopped }) {
  stopOnSignals({ code: codeWhenStopped });
  try {
    await main();
  } catch (error) {
    // The signal handler ends the process once the children are gone.
    if (isStopping()) return;
    report(error);
    await stopChildren();
    process.exit(typeof error.code === "number" ? error.code : 1);
  }
}

function report(error) {
  const output = typeof error.output === "string" ? error.output.trim() : "";
  if (output !== "") process.stderr.write(`\n${output}\n`);
  process.stderr.write(`\n${error.message}\n`);
}
