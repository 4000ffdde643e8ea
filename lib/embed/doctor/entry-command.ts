/** `latchkey-doctor`: the command of the npm package. */
import { protocolVersion } from "@/lib/shared/embed-protocol/envelope";
import { runDoctor } from "./run-doctor";

declare const LATCHKEY_VERSION: string;

const { code, output } = await runDoctor({
  args: process.argv.slice(2),
  own: { version: LATCHKEY_VERSION, protocol: protocolVersion },
});
console.log(output);
process.exitCode = code;
