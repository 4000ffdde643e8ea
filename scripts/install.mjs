// Installs the packages when they are missing or older than the lock file.
import { installPackages } from "./steps/install-packages.mjs";
import { runScript } from "./steps/run-script.mjs";

await runScript({ main: installPackages });
