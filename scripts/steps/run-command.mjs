import { startChild } from "./children.mjs";

/** Output kept for the report of a failed command, in characters. */
const kept = 20_000;

/** A command ended with an error; `output` is the end of what it printed. */
class CommandError extends Error {
  constructor({ title, code, output }) {
    super(`${title} failed (exit code ${code}).`);
    this.name = "CommandError";
    this.output = output;
  }
}

/**
 * Runs a command in the project folder.
 * @param title what the error calls the command.
 * @param quiet collects the output and gives it back, also in the error; otherwise it goes straight to the console.
 * @throws CommandError when it ends with another code than 0 or cannot be started.
 */
export async function runCommand({ title, command, args = [], env = {}, quiet = true }) {
  const stdio = quiet ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"];
  const child = startChild({ command, args, env, stdio });
  let output = "";
  const keep = (text) => {
    output = (output + text).slice(-kept);
  };
  child.stdout?.setEncoding("utf8").on("data", keep);
  child.stderr?.setEncoding("utf8").on("data", keep);
  child.on("error", (error) => keep(error.message));
  const code = await child.ended;
  if (code !== 0) throw new CommandError({ title, code, output });
  return output;
}
