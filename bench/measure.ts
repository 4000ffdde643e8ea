// Measures the built product, each part beside what limits it, and prints ratios: absolute times drift
// with the machine, ratios of runs that took turns do not. Started by `npm run bench`.
//
//   --only=frame,lists,vault   some parts       --rounds=5   turns of each measurement
import { parseArgs } from "node:util";
import { measureApi } from "./api/api-part.ts";
import { measureDashboard } from "./dashboard/dashboard-part.ts";
import { measureDial } from "./dial/dial-part.ts";
import { measureFrame } from "./frame/frame-part.ts";
import { measureInstall } from "./install/install-part.ts";
import { isWithin, type Row } from "./kit/row.ts";
import { writeReport } from "./kit/write-report.ts";
import { measureLists } from "./lists/lists-part.ts";
import { measureSdk } from "./sdk/sdk-part.ts";
import { measureStart } from "./start/start-part.ts";
import { measureSubmit } from "./submit/submit-part.ts";
import { measureVault } from "./vault/vault-part.ts";

const parts: Readonly<Record<string, (input: { readonly rounds: number }) => Promise<readonly Row[]>>> = {
  frame: measureFrame,
  submit: measureSubmit,
  api: measureApi,
  dial: measureDial,
  lists: measureLists,
  dashboard: measureDashboard,
  vault: measureVault,
  start: measureStart,
  install: measureInstall,
  sdk: measureSdk,
};

const { values } = parseArgs({
  options: {
    only: { type: "string", default: Object.keys(parts).join(",") },
    rounds: { type: "string", default: "5" },
  },
});

const rows: Row[] = [];
for (const name of values.only.split(",")) {
  const measure = parts[name];
  if (measure === undefined)
    throw new Error(`there is no part ${name}; there are ${Object.keys(parts).join(", ")}`);
  process.stdout.write(`measuring ${name} …\n`);
  rows.push(...(await measure({ rounds: Number(values.rounds) })));
}
writeReport({ rows });
// Timed figures of a busy machine may miss a limit once; missing it twice in a row means something.
if (rows.some((row) => isWithin({ row }) === false)) process.exitCode = 1;
